/** "Đợt rà soát": whom a clock of the law names in the post's own sight. Nothing is searched here. */
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { listReviewDue, type ReviewDue } from '@hoa-nhap/domain/outreach/outreach.contract'
import { useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { clockTitle } from '../measures/labels.ts'
import { formatDay, formatPerson, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Cite } from '../ui/Cite.tsx'
import { DoneMark, LateMark, LaterMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { outreachText } from './outreach.text.ts'
import './outreach.css'

export function ReviewPage() {
  const text = outreachText.useText()
  const due = useItems(listReviewDue, {})
  return (
    <Page title={text('review.title')} subtitle={text('review.subtitle')} className="review" actions={(
      <>
        <ButtonLink to="/so/$register" params={{ register: 'review-rounds' }}>{text('review.rounds')}</ButtonLink>
        <ButtonLink look="primary" to="/so/$register/moi/$type" params={{ register: 'review-rounds', type: 'plan' }}>{text('review.open')}</ButtonLink>
      </>
    )}>
      <p className="note outreach-note">{text('review.note')}</p>
      <Answer of={due} rows={5}>
        {(items) => (items.length === 0 ? <Empty mark={<DoneMark />} title={text('review.none')} note={text('review.none.note')} /> : <Due items={items} />)}
      </Answer>
    </Page>
  )
}

function Due({ items }: { readonly items: readonly ReviewDue[] }): ReactNode {
  const text = outreachText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const people = new Set(items.map((item) => item.personId ?? item.measureId)).size
  return (
    <Section id="due" title={text('review.due')} count={text('review.count', { count: people })}>
      <Sheet>
        <table className="table cards-on-phone">
          <thead><tr><th scope="col">{text('review.person')}</th><th scope="col">{text('review.what')}</th><th scope="col">{text('review.when')}</th><th scope="col">{text('review.unit')}</th></tr></thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} data-row>
                <td data-label={text('review.person')}>{item.personId && item.personName ? <Link className="link" to="/nguoi/$id" params={{ id: item.personId }} data-act>{formatPerson(item.personName, item.birthYear)}</Link> : <span className="note">{text('review.hidden')}</span>}</td>
                <td data-label={text('review.what')}><span>{clockTitle(item.clock)} <Cite citation={item.citation} confidence={item.confidence} /></span></td>
                <td data-label={text('review.when')}><span className={item.overdue ? 'covered covered-not-reached' : 'covered'}>{item.overdue ? <LateMark size={16} /> : <LaterMark size={16} />} {item.dueAt ? `${formatTime(item.dueAt)} ` : ''}{formatDay(item.dueOn, language, today)}{item.overdue ? `, ${text('review.overdue')}` : ''}</span></td>
                <td data-label={text('review.unit')}>{item.unitName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </Section>
  )
}
