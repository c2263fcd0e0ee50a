/** Giving a place, and the roll call. */
import { useState, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { placePerson, recordRollCall } from '@hoa-nhap/domain/facilities/facilities.contract'
import { newId, ProblemError } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { facilitiesText } from './facilities.text.ts'
import { whoWords, type Board, type Somebody } from './board.ts'

const stale = ['facilities.night-board']

export function PlaceDialog({ person, areas, coming, onClose }: { readonly person: Somebody; readonly areas: Board['areas']; readonly coming: boolean; readonly onClose: (said?: string) => void }) {
  const text = facilitiesText.useText()
  const send = useSend(placePerson, stale)
  const [id] = useState(newId)
  const [area, setArea] = useState(person.area ?? '')
  const [bed, setBed] = useState(person.bed === null ? '' : String(person.bed))
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(area === '')
    if (area === '') return document.getElementById('khu')?.focus()
    send.mutate({ body: { id: send.error instanceof ProblemError ? newId() : id, measureId: person.measureId, area, ...(bed.trim() === '' ? {} : { bed: Number(bed) }), kept: coming } }, { onSuccess: ({ over, taken, beds }) => onClose(over ? text('place.over', { area, taken, beds }) : undefined) })
  }
  return (
    <Dialog title={text('place.title', { who: whoWords(person) })} onClose={() => onClose()}>
      <form className="board-form" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="khu">{text('place.area')}</label>
          <select id="khu" className="field-input" data-first value={area} onChange={(event) => setArea(event.target.value)} aria-invalid={missing || undefined} aria-describedby={missing ? 'khu-loi' : undefined}>
            <option value="" />
            {areas.map((each) => <option key={each.name} value={each.name}>{each.name}{each.taken === null ? '' : ` (${text('beds.of', { taken: each.taken, beds: each.beds - each.outOfService })})`}</option>)}
          </select>
          {missing ? <FieldError id="khu-loi">{text('place.choose')}</FieldError> : null}
        </div>
        <div className="field"><label htmlFor="giuong">{text('place.bed')}</label><Input id="giuong" inputMode="numeric" maxLength={4} value={bed} onChange={(event) => setBed(event.target.value.replaceAll(/\D/g, ''))} /></div>
        {coming ? <p className="note">{text('place.keep')}</p> : null}
        {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('place.save')}</Button><Button onClick={() => onClose()}>{text('close')}</Button></p>
      </form>
    </Dialog>
  )
}

export function RollCallDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const text = facilitiesText.useText()
  const send = useSend(recordRollCall, stale)
  const [id] = useState(newId)
  const [counted, setCounted] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const right = /^\d{1,5}$/.test(counted)
    setMissing(!right)
    if (!right) return document.getElementById('dem')?.focus()
    send.mutate({ body: { id: send.error instanceof ProblemError ? newId() : id, counted: Number(counted) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text('roll')} onClose={onClose}>
      <form className="board-form" onSubmit={submit} noValidate>
        <p>{text('roll.expected', { present: board.present, away: board.away })}</p>
        <div className="field"><label htmlFor="dem">{text('roll.counted')}</label><Input id="dem" data-first inputMode="numeric" maxLength={5} value={counted} onChange={(event) => setCounted(event.target.value.replaceAll(/\D/g, ''))} {...(missing ? { status: 'error' as const, 'aria-invalid': true } : {})} />{missing ? <FieldError>{text('roll.needed')}</FieldError> : send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}</div>
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('roll.save')}</Button><Button onClick={onClose}>{text('close')}</Button></p>
      </form>
    </Dialog>
  )
}
