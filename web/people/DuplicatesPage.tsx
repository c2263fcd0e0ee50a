/** The records post decides whether two files are one person. */
import { useState } from 'react'
import { Button, Input } from 'antd'
import { decideDuplicate, listDuplicates } from '@hoa-nhap/domain/people/duplicates.contract'
import type { AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatPerson } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { peopleText } from './people.text.ts'
import './people.css'

type Pair = AnswerOf<typeof listDuplicates>['items'][number]

function PairCard({ pair }: { readonly pair: Pair }) {
  const text = peopleText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useSend(decideDuplicate, ['people.duplicates'])
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

export function DuplicatesPage() {
  const text = peopleText.useText()
  const pairs = useAsk(listDuplicates, { query: { limit: 50 } })
  return (
    <Page title={text('doubles.title')} subtitle={text('doubles.subtitle')}>
      <Answer of={pairs} rows={3}>{(data) => (data.items.length ? <ul>{data.items.map((pair) => <PairCard key={pair.id} pair={pair} />)}</ul> : <Empty title={text('doubles.none')} note={text('doubles.none.note')} />)}</Answer>
    </Page>
  )
}
