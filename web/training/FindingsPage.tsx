/** Findings that rest on a certificate found false, of people in sight: a human looks at each of them again. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Link, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { reviewFinding, trainingFindings } from '@hoa-nhap/domain/training/training.contract'
import { reviewers } from '@hoa-nhap/domain/training/training.model'
import type { AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { Picks } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { trainingText } from './training.text.ts'
import './training.css'

type Found = AnswerOf<typeof trainingFindings>['items'][number]

export function FindingsPage(): ReactNode {
  const text = trainingText.useText()
  const search = useSearch({ from: '/signed/tap-huan/xem-lai' })
  const findings = useAsk(trainingFindings, { query: search.chung_chi ? { certificate: search.chung_chi } : {} })
  const [asked, setAsked] = useState<Found | null>(null)
  return (
    <Page title={text('review.title')} subtitle={text('review.help')} trail={[{ to: '/so', label: text('title') }]} className="training">
      <Answer of={findings} rows={4}>
        {({ items, reach }) => (
          <>
            {reach ? <p className="past-note" role="status">{text('review.reach', reach)}</p> : null}
            {items.length === 0 ? <Empty title={text('review.none')} /> : <Sheet><ul className="rows">{items.map((item) => <Row key={item.eventId} item={item} onAsk={() => setAsked(item)} />)}</ul></Sheet>}
          </>
        )}
      </Answer>
      {asked ? <Review item={asked} onClose={() => setAsked(null)} /> : null}
    </Page>
  )
}

function Row({ item, onAsk }: { readonly item: Found; readonly onAsk: () => void }): ReactNode {
  const text = trainingText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { post } = useSignedIn()
  const may = (reviewers as readonly string[]).includes(post.role)
  const on = (each: string) => formatDay(each, language, today)
  return (
    <li className="review-item" data-row>
      <div>
        <p><Link className="link" to="/nguoi/$id" params={{ id: item.personId }} search={{}} data-act><b>{item.personName}</b></Link></p>
        <p className="note">{text('review.on', { day: on(item.onDay) })} · {text('review.certificate', { number: item.certificateNumber })}{item.doubtedOn ? `, ${text('review.found', { day: on(item.doubtedOn) })}` : ''}</p>
      </div>
      {item.review && item.reviewedOn ? <p className="note">{text('review.done', { what: text(`review.${item.review}`), day: on(item.reviewedOn) })}{item.paperNumber ? ` · ${item.paperNumber}` : ''}</p>
        : may && item.doubtedOn ? <Button onClick={onAsk} aria-label={text('review.go.for', { name: item.personName })}>{text('review.go')}</Button> : null}
    </li>
  )
}

function Review({ item, onClose }: { readonly item: Found; readonly onClose: () => void }): ReactNode {
  const text = trainingText.useText()
  const send = useSend(reviewFinding, [trainingFindings.id])
  const [review, setReview] = useState('')
  const [paper, setPaper] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (review !== 'stands' && review !== 'assess-again') return setWrong(text('review.missing'))
    setWrong(null)
    send.mutate({ params: { measure: item.measureId, event: item.eventId }, body: { review, ...(paper.trim() ? { paperNumber: paper.trim() } : {}) } } as never, { onSuccess: onClose, onError: (error) => setWrong(sentenceOf(error)) })
  }
  return (
    <Dialog title={text('review.go.for', { name: item.personName })} onClose={onClose}>
      <form className="review-form" onSubmit={go}>
        <Picks label={text('review.choose')} value={review} onChange={setReview} options={[{ value: 'stands', label: text('review.stands') }, { value: 'assess-again', label: text('review.assess-again') }]} />
        <label>{text('review.paper')}<Input value={paper} maxLength={60} autoComplete="off" onChange={(event) => setPaper(event.target.value)} /></label>
        {wrong ? <FieldError>{wrong}</FieldError> : null}
        <p><Button type="primary" htmlType="submit" loading={send.isPending}>{text('review.save')}</Button></p>
      </form>
    </Dialog>
  )
}
