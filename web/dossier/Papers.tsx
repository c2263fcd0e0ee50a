/** The papers of a dossier: acts that have a form or a number, latest first. */
import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { actTitle, formWords } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Section, Sheet } from '../ui/page.tsx'
import { Loading } from '../ui/states.tsx'
import { dossierText } from './dossier.text.ts'

const few = 4

export function Papers({ measures, pending }: { readonly measures: readonly MeasureView[]; readonly pending: boolean }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const [all, setAll] = useState(false)
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
      </Sheet>
    </Section>
  )
}
