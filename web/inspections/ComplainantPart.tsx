/** Who complains: on the record of a complaint, for the body that handles it. Opened only when asked for. */
import { useState, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { readComplainant, writeComplainant, type Complainant } from '@hoa-nhap/domain/inspections/inspections.contract'
import { complaintHandlers } from '@hoa-nhap/domain/inspections/inspections.model'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { Answer, sentenceOf } from '../ui/states.tsx'
import { inspectionsText } from './inspections.text.ts'
import './inspections.css'

export function ComplainantPart({ recordId, agencyId }: { readonly recordId: string; readonly agencyId: string }) {
  const text = inspectionsText.useText()
  const { post } = useSignedIn()
  const [open, setOpen] = useState(false)
  const own = post.agencyId === agencyId && complaintHandlers.includes(post.role)
  return (
    <Section title={text('person.title')}>
      <Sheet>
        <div className="complainant">
          {!own ? <p className="note">{text('person.not')}</p> : <p className="note">{text('person.note')}</p>}
          {own && !open ? <p><Button onClick={() => setOpen(true)}>{text('person.show')}</Button></p> : null}
          {own && open ? <Opened recordId={recordId} /> : null}
        </div>
      </Sheet>
    </Section>
  )
}

function Opened({ recordId }: { readonly recordId: string }) {
  const text = inspectionsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [writing, setWriting] = useState(false)
  const found = useAsk(readComplainant, { params: { id: recordId } })
  return (
    <Answer of={found} rows={2}>
      {({ person }) => (writing ? <Form recordId={recordId} person={person} onDone={() => setWriting(false)} /> : (
        <>
          {person ? (
            <dl>
              <dt>{text('person.name')}</dt><dd>{person.name}</dd>
              {person.phone ? <><dt>{text('person.phone')}</dt><dd><a className="link" href={`tel:${person.phone}`}>{person.phone}</a></dd></> : null}
              {person.address ? <><dt>{text('person.address')}</dt><dd>{person.address}</dd></> : null}
              {person.note ? <><dt>{text('person.more')}</dt><dd>{person.note}</dd></> : null}
              <dt /><dd className="note">{text('person.at', { time: formatTime(person.recordedAt), day: formatDay(dayOf(person.recordedAt as Instant), language, today) })}</dd>
            </dl>
          ) : <p>{text('person.none')}</p>}
          <p><Button onClick={() => setWriting(true)}>{text(person ? 'person.change' : 'person.write')}</Button></p>
        </>
      ))}
    </Answer>
  )
}

function Form({ recordId, person, onDone }: { readonly recordId: string; readonly person: Complainant | null; readonly onDone: () => void }) {
  const text = inspectionsText.useText()
  const [values, setValues] = useState({ name: person?.name ?? '', phone: person?.phone ?? '', address: person?.address ?? '', note: person?.note ?? '' })
  const send = useSend(writeComplainant, [readComplainant.id])
  const save = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ params: { id: recordId }, body: { name: values.name, phone: values.phone || null, address: values.address || null, note: values.note || null } }, { onSuccess: onDone })
  }
  const field = (key: keyof typeof values, label: string, longest: number) => <label key={key}>{label}<Input value={values[key]} maxLength={longest} autoComplete="off" onChange={(event) => setValues({ ...values, [key]: event.target.value })} /></label>
  return (
    <form onSubmit={save} autoComplete="off" className="complainant" style={{ padding: 0 }}>
      {field('name', text('person.name'), 100)}{field('phone', text('person.phone'), 11)}{field('address', text('person.address'), 300)}
      <label>{text('person.more')}<Input.TextArea rows={3} maxLength={1000} value={values.note} onChange={(event) => setValues({ ...values, note: event.target.value })} /></label>
      {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
      <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={values.name.trim() === ''}>{text('person.save')}</Button><Button onClick={onDone}>{text('person.cancel')}</Button></p>
    </form>
  )
}
