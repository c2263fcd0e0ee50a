/** "Ghi lần tiếp cận": made for one hand on a phone. Numbers first; a name only where its bearer agrees. */
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { offers } from '@hoa-nhap/domain/outreach/outreach.rules'
import { listRecords, openRecord } from '@hoa-nhap/domain/registers/registers.contract'
import { newId } from '../api/client.ts'
import { useItems, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { useNow } from '../app/session.ts'
import { WithWords } from '../registers/WithRegister.tsx'
import { wordsOf } from '../registers/register-words.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DoneMark } from '../ui/icons.tsx'
import { DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { Names } from './Names.tsx'
import { outreachText } from './outreach.text.ts'
import { Stepper } from './Stepper.tsx'
import './outreach.css'

const register = 'outreach-contacts'
type Values = { id?: string; point?: string; day?: string; met?: string; agreed?: string; refused?: string; firstTime?: string; referred?: string; materials?: string; helpers?: string; offered?: readonly string[] }
const main = ['met', 'agreed', 'refused'] as const
const further = ['firstTime', 'referred', 'materials', 'helpers'] as const
const counted = (value: string | undefined): number => Number(value ?? '') || 0
/** The bounds of the register's own fields. */
const bounds = { met: [1, 2000], agreed: [0, 2000], refused: [0, 2000], firstTime: [0, 2000], referred: [0, 2000], materials: [0, 100_000], helpers: [0, 100] } as const

export function OutreachPage() {
  const text = outreachText.useText()
  const [contact, setContact] = useState<string | null>(null)
  return (
    <WithWords>
      {(words) => {
        const named = wordsOf(words, register).options?.['offered'] ?? {}
        return (
          <Page title={text('title')} subtitle={text('subtitle')} className="outreach">
            <ContactForm offerName={(offer) => named[offer] ?? offer} onSaved={setContact} />
            <Names offerName={(offer) => named[offer] ?? offer} contactId={contact} />
            <Recent />
          </Page>
        )
      }}
    </WithWords>
  )
}

function ContactForm({ offerName, onSaved }: { readonly offerName: (offer: string) => string; readonly onSaved: (contactId: string | null) => void }): ReactNode {
  const text = outreachText.useText()
  const { today } = useNow()
  const fresh = (point?: string): Values => ({ id: newId(), day: showDay(today), met: '', agreed: '0', refused: '0', offered: ['information'], ...(point ? { point } : {}) })
  const store = useFormStore<Values>(() => fresh())
  const values = useValues(store)
  const draft = useDraft<Values>('outreach-contact', (kept) => store.put({ ...kept }))
  store.onChange = (_, all) => draft.save(all)
  const sending = useSend(openRecord, ['registers.list'])
  const [saved, setSaved] = useState<{ point: string; met: number } | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)

  const save = async () => {
    if (sending.isPending) return
    const [first] = store.judgeAll()
    if (first) return focusField('tiep-can', first.name)
    const day = readDay(values.day ?? '', today)
    if (!day.ok) return
    if (counted(values.agreed) + counted(values.refused) > counted(values.met)) return setWrong(text('sum'))
    setWrong(null)
    const data = {
      point: (values.point ?? '').trim(), offered: [...(values.offered ?? [])], met: counted(values.met), agreed: counted(values.agreed), refused: counted(values.refused),
      ...Object.fromEntries(further.flatMap((key) => (values[key] ? [[key, counted(values[key])]] : []))),
    }
    try {
      const record = await sending.mutateAsync({ params: { register }, body: { id: values.id ?? newId(), type: 'record', occurredOn: day.value, data } })
      await draft.discard()
      setSaved({ point: data.point, met: data.met })
      onSaved(record.id)
      window.scrollTo({ top: 0 })
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  const keys = useFormKeys({ submit: () => void save(), draft: () => draft.save(values, true) })
  const judgeCount = (key: keyof typeof bounds) => (value: unknown) => {
    const typed = String(value ?? '')
    const [min, max] = bounds[key]
    return (typed === '' && min > 0) || Number(typed || 0) < min || Number(typed || 0) > max ? text('count', { min, max }) : null
  }
  if (saved) {
    return (
      <Sheet className="done-panel outreach-done">
        <p className="done-head" role="status"><DoneMark size={22} /> {text('saved', { count: saved.met, point: saved.point })}</p>
        <p className="form-foot"><Button type="primary" onClick={() => { store.start(fresh(saved.point)); setSaved(null); onSaved(null) }}>{text('another')}</Button></p>
      </Sheet>
    )
  }
  return (
    <div ref={keys}>
      <FormFrame store={store} name="tiep-can" onSubmit={() => void save()}>
        <Sheet className="outreach-form">
          <div className="fields">
            <Field name="point" label={text('point')} hint={text('point.hint')} span={4} judge={(value) => (String(value ?? '').trim() ? null : say('needed'))}><input className="field-input" maxLength={200} autoComplete="off" /></Field>
            <Field name="day" label={text('day')} span={2} judge={(value) => { const day = readDay(String(value ?? ''), today); return !day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null }}><DayInput /></Field>
            {main.map((key) => <Field key={key} name={key} label={text(key)} span={2} judge={judgeCount(key)}><Stepper label={text(key)} /></Field>)}
            <Field group name="offered" label={text('offered')} judge={(value) => (Array.isArray(value) && value.length > 0 ? null : text('pick'))}><Offers offerName={offerName} label={text('offered')} /></Field>
          </div>
          <details className="outreach-more">
            <summary>{text('more')}</summary>
            <div className="fields">{further.map((key) => <Field key={key} name={key} label={text(key)} optional span={3} judge={judgeCount(key)}><Stepper label={text(key)} /></Field>)}</div>
          </details>
          {wrong ? <FieldError>{wrong}</FieldError> : null}
          <div className="outreach-foot"><Button type="primary" htmlType="submit" size="large" block loading={sending.isPending}>{text('save')}</Button><p className="note">{text('who')}</p></div>
        </Sheet>
      </FormFrame>
    </div>
  )
}

function Offers({ value = [], onChange, offerName, label, id, ...rest }: { readonly value?: readonly string[]; readonly onChange?: (value: readonly string[]) => void; readonly offerName: (offer: string) => string; readonly label: string; readonly id?: string; readonly 'aria-invalid'?: boolean; readonly 'aria-describedby'?: string }): ReactNode {
  return (
    <div className="picks" role="group" aria-label={label} aria-describedby={rest['aria-describedby']}>
      {offers.map((offer, index) => (
        <label key={offer} className="pick">
          <input type="checkbox" {...(index === 0 && id ? { id } : {})} checked={value.includes(offer)} onChange={(event) => onChange?.(event.target.checked ? [...value, offer] : value.filter((each) => each !== offer))} /><DoneMark size={16} />{offerName(offer)}
        </label>
      ))}
    </div>
  )
}

function Recent(): ReactNode {
  const text = outreachText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const recent = useItems(listRecords, { params: { register }, query: { limit: 6 } })
  return (
    <Section id="recent" title={text('recent')} end={<Link className="link" to="/so/$register" params={{ register }}>{text('recent.all')}</Link>}>
      <Answer of={recent} rows={3}>
        {(items) => (items.length === 0 ? <Empty title={text('recent.none')} /> : (
          <Sheet>
            <ul className="rows">
              {items.map((item) => (
                <li key={item.id} data-row>
                  <Link className="row-link" to="/so/$register/$id" params={{ register, id: item.id }} data-act>
                    <b>{item.label}</b><span>{formatDay(item.onDay, language, today)}</span>
                    <span className="note">{text('recent.line', { met: formatNumber(Number(item.values['met'] ?? 0), language), agreed: formatNumber(Number(item.values['agreed'] ?? 0), language), refused: formatNumber(Number(item.values['refused'] ?? 0), language) })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </Sheet>
        ))}
      </Answer>
    </Section>
  )
}
