/** Openings this post was told of: what was said before opening, judged by somebody else, told to the person. */
import { useState, type FormEvent } from 'react'
import { Button } from 'antd'
import { listOpenings, noteTold, reviewOpening } from '@hoa-nhap/domain/access/break-glass.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { LateMark } from '../ui/icons.tsx'
import { Area, DayInput, Picks } from '../ui/inputs.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { roleName } from './access.text.ts'
import { glassText } from './break-glass.text.ts'

type Item = AnswerOf<typeof listOpenings>['items'][number]
type Asked = { readonly item: Item; readonly about: 'judge' | 'told' }

export function OpeningsToJudge() {
  const text = glassText.useText()
  const openings = useAsk(listOpenings, {})
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <>
      <Answer of={openings} rows={3}>
        {({ items }) => {
          const waiting = items.filter((item) => item.reviewedAt === null)
          const judged = items.filter((item) => item.reviewedAt !== null)
          return (
            <>
              <Section id="can-xem-xet" title={text('review')} count={waiting.length || undefined}>
                {waiting.length ? <Rows items={waiting} onAsk={setAsked} /> : <Empty title={text('review.none')} />}
              </Section>
              {judged.length ? <Section id="da-xem-xet" title={text('reviewed')} count={judged.length}><Rows items={judged} onAsk={setAsked} /></Section> : null}
            </>
          )
        }}
      </Answer>
      {asked?.about === 'judge' ? <Judge item={asked.item} onClose={() => setAsked(null)} /> : asked ? <Told item={asked.item} onClose={() => setAsked(null)} /> : null}
    </>
  )
}

function Rows({ items, onAsk }: { readonly items: readonly Item[]; readonly onAsk: (asked: Asked) => void }) {
  const text = glassText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const day = (on: string) => formatDay(on, language, today)
  return (
    <Sheet>
      <ul className="rows">
        {items.map((item) => {
          const when = { time: formatTime(item.at), day: day(dayOf(item.at as Instant)) }
          const late = item.reviewedAt === null && item.reviewBy < today
          return (
            <li key={item.id} className="glass-item" data-row>
              <div>
                <p><b>{text(`kind.${item.kind}`)}</b> · {item.holder} <span className="note">{text('review.who', { role: roleName(item.role), ...when })}</span></p>
                <p>{item.reason}</p>
                <p className="note">{item.article}</p>
                <p className="note">
                  {item.outcome ? text(item.outcome) : late ? <span className="ink-brick"><LateMark size={14} /> {text('review.late', { day: day(item.reviewBy) })}</span> : text('review.by', { day: day(item.reviewBy) })}
                  {item.kind === 'care-card' ? ` · ${item.toldOn ? text('told.on', { day: day(item.toldOn) }) : item.toldNot ? text('told.not') : text('told.by', { day: day(item.tellBy) })}` : ''}
                </p>
              </div>
              <p className="glass-acts">
                {item.reviewedAt === null ? item.own ? <span className="note">{text('review.own')}</span> : <Button onClick={() => onAsk({ item, about: 'judge' })} aria-label={text('review.open.for', when)} data-act>{text('review.open')}</Button> : null}
                {item.kind === 'care-card' && !item.toldOn && !item.toldNot ? <Button onClick={() => onAsk({ item, about: 'told' })} aria-label={text('told.open.for', when)}>{text('told.open')}</Button> : null}
              </p>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

function Judge({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const text = glassText.useText()
  const send = useSend(reviewOpening, ['access.openings', 'access.notices'])
  const [outcome, setOutcome] = useState('')
  const [note, setNote] = useState('')
  const [sent, setSent] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!outcome) return document.getElementById('judge-outcome')?.focus()
    if (!note.trim()) return document.getElementById('judge-note')?.focus()
    send.mutate({ params: { id: item.id }, body: { outcome: outcome as 'justified', note: note.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text('review.title')} onClose={onClose}>
      <form className="glass-form" onSubmit={submit} noValidate>
        <dl className="glass-card"><div><dt>{text('review.reason')}</dt><dd>{item.reason}</dd></div><div><dt>{text('review.article')}</dt><dd>{item.article}</dd></div></dl>
        <div className="field"><p className="field-label">{text('outcome')}</p><Picks id="judge-outcome" label={text('outcome')} value={outcome} onChange={setOutcome} options={(['justified', 'not-justified'] as const).map((value) => ({ value, label: text(value) }))} />{sent && !outcome ? <FieldError>{text('outcome.needed')}</FieldError> : null}</div>
        <div className="field"><label htmlFor="judge-note">{text('note')}</label><Area id="judge-note" maxLength={1000} value={note} onChange={setNote} {...(sent && !note.trim() ? { 'aria-invalid': true, 'aria-describedby': 'judge-note-error' } : {})} />{sent && !note.trim() ? <FieldError id="judge-note-error">{text('note.needed')}</FieldError> : null}</div>
        {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('save')}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </form>
    </Dialog>
  )
}

function Told({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const text = glassText.useText()
  const { today } = useNow()
  const send = useSend(noteTold, ['access.openings'])
  const [way, setWay] = useState('told')
  const [on, setOn] = useState(showDay(today))
  const [because, setBecause] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = readDay(on, today)
    const trouble = way === 'told' ? (!day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null) : because.trim() ? null : text('told.because.needed')
    setWrong(trouble)
    if (trouble) return document.getElementById(way === 'told' ? 'told-day' : 'told-because')?.focus()
    send.mutate({ params: { id: item.id }, body: way === 'told' && day.ok ? { on: day.value } : { notBecause: because.trim() } }, { onSuccess: onClose })
  }
  const marks = wrong ? { 'aria-invalid': true, 'aria-describedby': 'told-error' } as const : {}
  return (
    <Dialog title={text('told.title')} onClose={onClose}>
      <form className="glass-form" onSubmit={submit} noValidate>
        <div className="field"><p className="field-label">{text('told.way')}</p><Picks label={text('told.way')} value={way} onChange={(next) => { setWay(next); setWrong(null) }} options={[{ value: 'told', label: text('told.yes') }, { value: 'not', label: text('told.no') }]} /></div>
        {way === 'told' ? <div className="field"><label htmlFor="told-day">{text('told.day')}</label><DayInput id="told-day" value={on} onChange={setOn} {...marks} /></div> : <div className="field"><label htmlFor="told-because">{text('told.because')}</label><Area id="told-because" maxLength={1000} value={because} onChange={setBecause} {...marks} /></div>}
        {wrong ? <FieldError id="told-error">{wrong}</FieldError> : send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('told.save')}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </form>
    </Dialog>
  )
}
