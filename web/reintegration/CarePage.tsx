/**
 * The one door to what the law keeps apart, for the care staff of one place. The same empty page where nothing is kept and where the reader is not
 * charged with this person. No draft is kept on the device.
 */
import { useState, type ReactNode } from 'react'
import { useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { readCare, recordCare } from '@hoa-nhap/domain/people/care.contract'
import { newId, type RequestOf } from '../api/client.ts'
import { isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore } from '../ui/form-store.ts'
import { Area, Choose, DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, NotFound, sentenceOf } from '../ui/states.tsx'
import { reintegrationText } from './reintegration.text.ts'
import './reintegration.css'

const kinds = ['hiv', 'hepatitis-b', 'hepatitis-c', 'tuberculosis', 'other'] as const
const mostDays = 180

export function CarePage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const text = reintegrationText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { post } = useSignedIn()
  const allowed = (readCare.access as readonly Role[]).includes(post.role)
  const found = useAsk(readCare, { params: { id } }, { enabled: allowed })
  const trail = [{ to: `/nguoi/${id}/hoa-nhap`, label: text('person.title') }]
  const shown = (on: string) => formatDay(on, language, today)
  if (!allowed || (found.isError && isNotFound(found.error))) return <Page title={text('care.title')} trail={trail}><NotFound /></Page>
  return (
    <Page title={text('care.title')} trail={trail}>
      <p className="note entry-help">{text('care.note')}</p>
      <Answer of={found} rows={3}>
        {(data) => data.results.length === 0 ? <Empty title={text('care.none')} note={text('care.none.note')} /> : (
          <Sheet>
            <ul className="rows">
              {data.results.map((result) => (
                <li key={result.id} className="reintegration-row" data-row>
                  <div><span className="last-day">{shown(result.on)}</span> <b>{text(`care.kind.${result.kind}`)}</b><p className="entry-says">{result.text}</p>
                    {result.handover ? <p>{text('care.handover', { place: result.handover.place, days: result.handover.days })}</p> : null}
                    <p className="note">{[result.toldPersonOn ? text('care.told.person', { day: shown(result.toldPersonOn) }) : '', result.toldRepresentativeOn ? text('care.told.family', { day: shown(result.toldRepresentativeOn) }) : ''].filter(Boolean).join(' · ')}</p></div>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </Answer>
      <AddResult id={id} />
    </Page>
  )
}

type Values = { on?: string; kind?: string; text?: string; place?: string; days?: string }
function AddResult({ id }: { readonly id: string }) {
  const text = reintegrationText.useText()
  const { today } = useNow()
  const [entry, setEntry] = useState(newId)
  const send = useSend(recordCare, ['care.read'])
  const store = useFormStore<Values>(() => ({ on: showDay(today) }))
  const needed = (value: unknown) => (typeof value === 'string' && value.trim() ? null : text('care.needed'))
  const daysOf = (given: unknown): number | null => { const days = Number(String(given ?? '').trim()); return String(given ?? '').trim() !== '' && Number.isInteger(days) && days >= 0 && days <= mostDays ? days : null }
  const save = () => {
    const [first] = store.judgeAll()
    if (first) return focusField('cham-soc', first.name)
    const values = store.values()
    const day = readDay(values.on ?? '', today)
    const days = daysOf(values.days)
    if (!day.ok) return
    const body = { id: entry, kind: values.kind, on: day.value, text: values.text!.trim(), ...(values.place?.trim() && days !== null ? { handover: { place: values.place.trim(), days } } : {}) } as RequestOf<typeof recordCare>['body']
    send.mutate({ params: { id }, body }, { onSuccess: () => { setEntry(newId()); store.start({ on: showDay(today) }) } })
  }
  const keys = useFormKeys({ submit: save })
  return (
    <Section title={text('care.add')} id="ghi-them">
      <div ref={keys}>
        <FormFrame store={store} name="cham-soc" onSubmit={save}>
          <Sheet className="form-part">
            <div className="fields">
              <Field name="on" label={text('act.when')} span={2} judge={(value) => { const day = readDay(String(value ?? ''), today); return !day.ok ? say(day.code, day.facts) : day.value > today ? text('future') : null }}><DayInput /></Field>
              <Field name="kind" label={text('care.kind')} span={3} judge={needed}><Choose empty="" options={kinds.map((value) => ({ value, label: text(`care.kind.${value}`) }))} /></Field>
              <Field name="text" label={text('care.text')} judge={needed}><Area maxLength={4000} /></Field>
              <Field name="place" label={text('care.place')} optional span={4} judge={(value) => (Boolean(String(value ?? '').trim()) === Boolean(String(store.get('days') ?? '').trim()) ? null : text('care.both'))}><Input maxLength={200} autoComplete="off" /></Field>
              <Field name="days" label={text('care.days')} optional span={2} judge={(value) => (String(value ?? '').trim() === '' || daysOf(value) !== null ? null : text('care.days.form'))}><Input inputMode="numeric" autoComplete="off" /></Field>
            </div>
          </Sheet>
          {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
          <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('act.save')}</Button></div>
        </FormFrame>
      </div>
    </Section>
  )
}
