/** The papers of a dossier: acts that have a form or a number, latest first. */
import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { paperReaders } from '@hoa-nhap/domain/documents/papers.roles.rules'
import type { MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { useSignedIn } from '../app/session.ts'
import { actTitle, formWords, measureName } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Section, Sheet } from '../ui/page.tsx'
import { Loading } from '../ui/states.tsx'
import { dossierText } from './dossier.text.ts'

const few = 4

export function Papers({ measures, pending }: { readonly measures: readonly MeasureView[]; readonly pending: boolean }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const [all, setAll] = useState(false)
  const reads = (paperReaders as readonly string[]).includes(post.role)
  const papers = measures
    .flatMap((measure) => (measure.events ?? []).filter((event) => (event.form || event.paperNumber) && !event.replacedBy).map((event) => ({ measure, event })))
    .toSorted((a, b) => (a.event.occurredOn < b.event.occurredOn ? 1 : -1))
  const shown = all ? papers : papers.slice(0, few)
  return (
    <Section title={t('papers')} id="papers">
      <Sheet className="papers">
        {papers.length === 0 ? (pending ? <Loading rows={2} /> : <p className="note">{t('papers.none')}</p>) : (
          <ul>
            {shown.map(({ measure, event }) => (
              <li key={`${measure.id}${event.id}`}>
                <Link className="link" to="." hash={`event-${event.id}`}>{actTitle(measure.kind, event.type)}</Link>
                <span className="paper-day">{formatDay(event.occurredOn, language)}</span>
                <span className="note">{[event.form ? formWords(event.form) : null, event.paperNumber, event.agencyName].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
        {papers.length > few ? <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'papers.few' : 'papers.all', { count: papers.length })}</button> : null}
        {reads && measures.length > 0 ? (
          <p className="papers-doors no-print">{t('papers.write')} {measures.toSorted((a, b) => Number(b.open) - Number(a.open)).map((measure, index) => <span key={measure.id}>{index > 0 ? ' · ' : ''}<Link className="link" to="/bien-phap/$id/giay-to" params={{ id: measure.id }}>{measureName(measure.kind)}{measures.some((other) => other !== measure && other.kind === measure.kind) ? ` ${measure.registeredOn.slice(0, 4)}` : ''}</Link></span>)}</p>
        ) : null}
      </Sheet>
    </Section>
  )
}
