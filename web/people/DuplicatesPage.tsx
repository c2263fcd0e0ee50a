/** The records post decides whether two files are one person. */
import { useState, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { decideDuplicate, listDecidedDuplicates, listDuplicates } from '@hoa-nhap/domain/people/duplicates.contract'
import type { AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatPerson } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { peopleText } from './people.text.ts'
import './people.css'

const stale = ['people.duplicates', 'people.decided-duplicates']
type Pair = AnswerOf<typeof listDuplicates>['items'][number]

function PairCard({ pair }: { readonly pair: Pair }) {
  const text = peopleText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useSend(decideDuplicate, stale)
  const decide = (decision: 'same-person' | 'different-people') => {
    if (reason.trim().length < 3) {
      setMissing(true)
      document.getElementById(`ly-do-${pair.id}`)?.focus()
      return
    }
    setMissing(false)
    send.mutate({ params: { id: pair.id }, body: { decision, reason: reason.trim() } })
  }
  return (
    <li>
      <Sheet className="pair">
        <p className="note">{text('doubles.raised', { day: formatDay(pair.raisedOn, language, today) })} · {text('doubles.same')}: {pair.same.map((same) => text(`doubles.same.${same}`)).join(', ')}</p>
        <div className="pair-people">{[pair.a, pair.b].map((person) => <div key={person.id}><b>{formatPerson(person.name, person.birthYear)}</b><p className="note">{person.unitName}</p></div>)}</div>
        <label className="field-label" htmlFor={`ly-do-${pair.id}`}>{text('doubles.reason')}</label>
        <Input id={`ly-do-${pair.id}`} value={reason} onChange={(event) => setReason(event.target.value)} aria-label={text('doubles.reason.for', { a: pair.a.name, b: pair.b.name })} {...(missing ? { status: 'error' as const, 'aria-invalid': true } : {})} />
        {missing ? <FieldError>{text('doubles.reason.needed')}</FieldError> : send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        <p className="form-foot"><Button onClick={() => decide('same-person')} loading={send.isPending}>{text('doubles.one')}</Button><Button onClick={() => decide('different-people')} disabled={send.isPending}>{text('doubles.two')}</Button></p>
      </Sheet>
    </li>
  )
}

type Decided = AnswerOf<typeof listDecidedDuplicates>['items'][number]
/** A pair has no name here: the end of its number tells it from others. */
const shortNumber = (id: string): string => id.slice(-6)

function DecidedPairs() {
  const text = peopleText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const decided = useAsk(listDecidedDuplicates, {})
  const [chosen, setChosen] = useState<Decided | null>(null)
  return (
    <Section id="da-ket-luan" title={text('doubles.decided')} count={decided.data?.items.length || undefined}>
      <Answer of={decided} rows={2}>
        {({ items }) => (items.length === 0 ? <Empty title={text('doubles.decided.none')} /> : (
          <>
            <p className="note pair-note">{text('doubles.decided.note')}</p>
            <Sheet>
              <ul className="rows">
                {items.map((pair) => {
                  const day = formatDay(pair.decidedOn, language, today)
                  return (
                    <li key={pair.id} className="decided-pair" data-row>
                      <span><b>{text(`doubles.is.${pair.decision}`)}</b> <span className="note">{text('doubles.decided.on', { day })} · {text('doubles.number', { number: shortNumber(pair.id) })} · {text('doubles.same')}: {pair.same.map((same) => text(`doubles.same.${same}`)).join(', ')}</span></span>
                      <Button onClick={() => setChosen(pair)} aria-label={text(pair.decision === 'same-person' ? 'doubles.undo.for' : 'doubles.redo.for', { number: shortNumber(pair.id), day })} data-act>{text(pair.decision === 'same-person' ? 'doubles.undo' : 'doubles.redo')}</Button>
                    </li>
                  )
                })}
              </ul>
            </Sheet>
          </>
        ))}
      </Answer>
      {chosen ? <DecideAgain pair={chosen} onClose={() => setChosen(null)} /> : null}
    </Section>
  )
}

function DecideAgain({ pair, onClose }: { readonly pair: Decided; readonly onClose: () => void }) {
  const text = peopleText.useText()
  const send = useSend(decideDuplicate, stale)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const way = pair.decision === 'same-person' ? 'undo' : 'redo'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const short = reason.trim().length < 3
    setMissing(short)
    if (short) return document.getElementById('ly-do-lai')?.focus()
    send.mutate({ params: { id: pair.id }, body: { decision: way === 'undo' ? 'different-people' : 'same-person', reason: reason.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text(`doubles.${way}.title`)} onClose={onClose}>
      <form className="decide-again" onSubmit={submit} noValidate>
        <p>{text(`doubles.${way}.note`)}</p>
        <div className="field">
          <label htmlFor="ly-do-lai">{text('doubles.reason')}</label>
          <Input id="ly-do-lai" data-first maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} {...(missing ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'ly-do-lai-error' } : {})} />
          {missing ? <FieldError id="ly-do-lai-error">{text('doubles.reason.needed')}</FieldError> : send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        </div>
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text(`doubles.${way}.do`)}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </form>
    </Dialog>
  )
}

export function DuplicatesPage() {
  const text = peopleText.useText()
  const pairs = useAsk(listDuplicates, { query: { limit: 50 } })
  return (
    <Page title={text('doubles.title')} subtitle={text('doubles.subtitle')}>
      <Section id="cho-ket-luan" title={text('doubles.wait')} count={pairs.data?.items.length || undefined}>
        <Answer of={pairs} rows={3}>{(data) => (data.items.length ? <ul>{data.items.map((pair) => <PairCard key={pair.id} pair={pair} />)}</ul> : <Empty title={text('doubles.none')} note={text('doubles.none.note')} />)}</Answer>
      </Section>
      <DecidedPairs />
    </Page>
  )
}
