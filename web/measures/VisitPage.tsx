/** "Ghi lần gặp": made for one hand and no line. What is saved waits on the device and is sent by itself. */
import { useState } from 'react'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { testFields } from '@hoa-nhap/domain/assessment/assessment.model'
import { instantAt } from '@hoa-nhap/domain/kernel/plain-date'
import type { MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { getPerson } from '@hoa-nhap/domain/people/people.contract'
import { visitFields } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'
import { newId, type AnswerOf } from '../api/client.ts'
import { useConnection } from '../api/connection.ts'
import { useAsk } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { appText } from '../app/app.text.ts'
import { useNow } from '../app/session.ts'
import { formatBirth, formatDay, formatPerson, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, readTime, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Field, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DoneMark, Icon } from '../ui/icons.tsx'
import { Area, DayInput, Picks } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { dataOf } from './act-values.ts'
import { fieldLabel, measureName, choiceLabel } from './labels.ts'
import { measuresText } from './measures.text.ts'
import { queueVisit, type QueuedVisit } from './visit-queue.ts'
import { VisitQueue } from './VisitQueue.tsx'
import './act.css'

type Person = AnswerOf<typeof getPerson>
const [metField, whereField, needField] = visitFields as readonly [(typeof visitFields)[number], (typeof visitFields)[number], (typeof visitFields)[number]]
const [sampleField, resultField] = testFields as readonly [(typeof testFields)[number], (typeof testFields)[number]]

/** Whether the post may record this act on the measure now, as far as the answer says. */
const takes = (measure: MeasureView, type: string): boolean => measure.open && (measure.nextActs ? measure.nextActs.some((act) => act.type === type && act.allowed) : ['voluntary-home', 'post-rehab'].includes(measure.kind))
const lastVisit = (measure: MeasureView) => measure.events?.findLast((event) => event.type === 'record-visit' && !event.replacedBy)

export function VisitPage() {
  const { id } = useParams({ from: '/signed/nguoi/$id/lan-gap' })
  const text = measuresText.useText()
  const app = appText.useText()
  const person = useAsk(getPerson, { params: { id } })
  const { online } = useConnection()
  return (
    <Page title={text('visit.title')} trail={[{ to: '/nguoi', label: app('nav.people') }]} className="visit">
      {online ? null : <p className="offline-strip" role="status"><Icon name="offline" size={18} /> {text('visit.offline')}</p>}
      <Answer of={person} rows={4}>{(data) => <VisitForm key={data.id} person={data} />}</Answer>
      <VisitQueue />
    </Page>
  )
}

type Values = { measureId?: string; date?: string; time?: string; met?: string; where?: string; need?: string; note?: string; test?: string; sample?: string }

function VisitForm({ person }: { readonly person: Person }) {
  const text = measuresText.useText()
  const language = useLanguage()
  const { now, today } = useNow()
  const [saved, setSaved] = useState<QueuedVisit['state'] | null>(null)
  const [busy, setBusy] = useState(false)
  const open = person.measures.filter((measure) => takes(measure, 'record-visit'))
  const store = useFormStore<Values>(() => ({ ...(open[0] ? { measureId: open[0].id } : {}), date: showDay(today), time: formatTime(now), met: 'yes', test: 'none' }))
  const values = useValues(store)
  const draft = useDraft<Values>(`visit-draft/${person.id}`, (kept) => store.put({ ...kept, date: showDay(today), time: formatTime(now) }))
  store.onChange = (_, all) => draft.save(all)
  const test = values.test ?? 'none'
  const measure = open.find((each) => each.id === values.measureId) ?? open[0]
  const last = measure ? lastVisit(measure) : undefined
  const picks = (field: (typeof visitFields)[number]) => (field.options ?? []).map((value) => ({ value, label: choiceLabel(field.name, value) }))

  const save = async () => {
    if (!measure || busy) return
    const [first] = store.judgeAll()
    if (first) {
      focusField('lan-gap', first.name)
      return
    }
    const day = readDay(values.date ?? '', today)
    const time = values.time?.trim() ? readTime(values.time) : null
    if (!day.ok || (time && !time.ok)) return
    const data = dataOf(visitFields, { ...values }, today)
    if (!data) return
    setBusy(true)
    const common = { occurredOn: day.value as string, ...(time ? { occurredAt: instantAt(day.value, time.value) as string } : {}) }
    const base = { measureId: measure.id, personId: person.id, person: formatPerson(person.name, Number(person.birth.slice(0, 4))) }
    const visit = await queueVisit({ ...base, act: { id: newId(), type: 'record-visit', ...common, basedOn: measure.sequence, data } })
    if (values.test && values.test !== 'none') {
      await queueVisit({ ...base, act: { id: newId(), type: 'record-test', ...common, basedOn: measure.sequence + (visit.state === 'sent' ? 1 : 0), data: { sample: values.sample, testResult: values.test } } })
    }
    await draft.discard()
    setBusy(false)
    setSaved(visit.state)
    window.scrollTo({ top: 0 })
  }
  const keys = useFormKeys({ submit: () => void save(), draft: () => draft.save(values, true) })

  const head = (
    <Sheet className="visit-person">
      <h2>{person.name}</h2>
      <p>{formatBirth(person.birth)}{person.residences[0] ? ` · ${[person.residences[0].addressAsWritten, person.residences[0].unitName].filter(Boolean).join(', ')}` : ''}{measure ? ` · ${measureName(measure.kind)}` : ''}</p>
      <p className="note">{last ? text('visit.last', { day: formatDay(last.occurredOn, language, today) }) : measure?.events ? text('visit.first') : null}</p>
    </Sheet>
  )
  if (!measure) return <>{head}<Empty title={text('visit.none')} action={<ButtonLink to="/nguoi/$id" params={{ id: person.id }}>{text('act.done.dossier')}</ButtonLink>} /></>
  if (saved) {
    return (
      <>
        {head}
        <Sheet className="done-panel">
          <p className="done-head" role="status"><DoneMark size={22} /> {text(saved === 'sent' ? 'visit.saved' : 'visit.saved.offline')}</p>
          <p className="form-foot"><ButtonLink look="primary" to="/nguoi/$id" params={{ id: person.id }}>{text('act.done.dossier')}</ButtonLink><ButtonLink to="/nguoi" search={{ viec: 'lan-gap' }}>{text('visit.another')}</ButtonLink></p>
        </Sheet>
      </>
    )
  }
  return (
    <div ref={keys}>
      {head}
      <FormFrame store={store} name="lan-gap" onSubmit={() => void save()}>
        {open.length > 1 ? <div className="visit-block"><Field group name="measureId" label={text('visit.choose')}><Picks label={text('visit.choose')} options={open.map((each) => ({ value: each.id, label: measureName(each.kind) }))} /></Field></div> : null}
        <div className="visit-block">
          <h2>{text('visit.when')}</h2>
          <div className="fields">
            <Field name="date" label={text('visit.date')} span={3} judge={(value) => { const day = readDay(String(value ?? ''), today); return !day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null }}><DayInput /></Field>
            <Field name="time" label={text('visit.time')} hint={text('visit.time.note')} span={3} judge={(value) => { const time = String(value ?? '').trim() ? readTime(String(value)) : null; return time && !time.ok ? say(time.code) : null }}><DayInput /></Field>
            <Field group name={whereField.name} label={fieldLabel(measure.kind, 'record-visit', whereField.name)} judge={(value) => (value ? null : say('needed'))}><Picks label={fieldLabel(measure.kind, 'record-visit', whereField.name)} options={picks(whereField)} /></Field>
          </div>
        </div>
        <div className="visit-block"><Field group name={metField.name} label={fieldLabel(measure.kind, 'record-visit', metField.name)}><Picks even label={fieldLabel(measure.kind, 'record-visit', metField.name)} options={[{ value: 'yes', label: text('yes') }, { value: 'no', label: text('no') }]} /></Field></div>
        {takes(measure, 'record-test') ? (
          <div className="visit-block">
            <Field group name="test" label={text('visit.test')}><Picks even label={text('visit.test')} options={[{ value: 'none', label: text('visit.test.none') }, ...(resultField.options ?? []).map((value) => ({ value, label: choiceLabel('testResult', value) }))]} /></Field>
            {test !== 'none' ? <Field group name="sample" label={fieldLabel(measure.kind, 'record-test', 'sample')} judge={(value) => (value ? null : say('needed'))}><Picks label={fieldLabel(measure.kind, 'record-test', 'sample')} options={(sampleField.options ?? []).map((value) => ({ value, label: choiceLabel('sample', value) }))} /></Field> : null}
          </div>
        ) : null}
        <div className="visit-block"><Field group name={needField.name} label={fieldLabel(measure.kind, 'record-visit', needField.name)} optional><Picks label={fieldLabel(measure.kind, 'record-visit', needField.name)} options={picks(needField)} /></Field></div>
        <div className="visit-block"><Field name="note" label={text('visit.note')} optional><Area maxLength={1000} /></Field></div>
        <div className="visit-foot"><Button type="primary" htmlType="submit" size="large" block loading={busy}>{text('visit.save')}</Button><p className="note">{text('visit.once')}</p></div>
      </FormFrame>
    </div>
  )
}
