/** One measure at a time: its row, and everything recorded, corrected entries included. */
import { useId, useState, type ReactNode } from 'react'
import { libertyOf } from '@hoa-nhap/domain/kernel/liberty'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { roleName } from '../access/access.text.ts'
import { useNow } from '../app/session.ts'
import { actTitle, formWords, measureName } from '../measures/labels.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Cite } from '../ui/Cite.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { Loading } from '../ui/states.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { dossierText } from './dossier.text.ts'
import type { EventView } from './dossier.timeline.ts'
import type { Person } from './use-dossier.ts'

export function MeasureTabs({ person, measures, pending }: { readonly person: Person; readonly measures: readonly MeasureView[]; readonly pending: boolean }): ReactNode {
  const t = dossierText.useText()
  const id = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  if (measures.length === 0) return null
  const current = measures.find((measure) => measure.id === chosen) ?? measures.find((measure) => measure.open && measure.startedOn) ?? measures.findLast((measure) => measure.open) ?? measures.at(-1)!
  const move = (step: number): void => {
    const next = measures[(measures.indexOf(current) + step + measures.length) % measures.length]!
    setChosen(next.id)
    document.getElementById(`${id}${next.id}`)?.focus()
  }
  return (
    <Section title={t('measures')} id="measures">
      <div className="measure-tabs" role="tablist" aria-label={t('measures')}>
        {measures.map((measure) => (
          <button
            key={measure.id} id={`${id}${measure.id}`} type="button" role="tab" aria-selected={measure === current} aria-controls={`${id}panel`} tabIndex={measure === current ? 0 : -1}
            onClick={() => setChosen(measure.id)} onKeyDown={(event) => { if (event.key === 'ArrowRight') move(1); else if (event.key === 'ArrowLeft') move(-1) }}
          >{measureName(measure.kind)}{measures.some((other) => other !== measure && other.kind === measure.kind) ? ` · ${measure.registeredOn.slice(0, 4)}` : ''}</button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${current.id}`}>
        <Sheet>
          <MeasureFacts measure={current} record={recordOf(person, current)} />
          {current.events ? <Events personId={person.id} measure={current} events={current.events} /> : pending ? <Loading rows={3} /> : null}
        </Sheet>
      </div>
    </Section>
  )
}

/** The case number under which the measure was recorded, where the person has more than one. */
const recordOf = (person: Person, measure: MeasureView): string | null => (person.linked?.length ? (person.linked.find((record) => record.id === measure.personId)?.caseNumber ?? person.caseNumber) : null)

function MeasureFacts({ measure, record }: { readonly measure: MeasureView; readonly record: string | null }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { daysBeyond } = libertyOf({ open: measure.open, termEndsOn: measure.termEndsOn as PlainDate | null, endedOn: measure.endedOn as PlainDate | null }, today)
  const facts: readonly (readonly [string, string | null])[] = [
    [t('measure.case'), record], [t('measure.status'), t(measure.open ? 'measure.open' : 'measure.closed')], [t('measure.unit'), measure.unitName], [t('measure.agency'), measure.agencyName], [t('measure.facility'), measure.facilityName],
    [t('measure.registered'), formatDay(measure.registeredOn, language)], [t('measure.started'), measure.startedOn && formatDay(measure.startedOn, language)], [t('measure.term'), measure.termEndsOn && formatDay(measure.termEndsOn, language)],
    [t('measure.beyond'), daysBeyond > 0 ? t('measure.beyond.days', { count: daysBeyond }) : null], [t('measure.ended'), measure.endedOn && formatDay(measure.endedOn, language)], [t('measure.regime'), t(`regime.${measure.regime}`)],
  ]
  return <dl className="measure-facts">{facts.flatMap(([name, value]) => (value ? [<div key={name}><dt>{name}</dt><dd>{value}</dd></div>] : []))}</dl>
}

const firstEvents = 10

function Events({ personId, measure, events }: { readonly personId: string; readonly measure: MeasureView; readonly events: readonly EventView[] }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const [correcting, setCorrecting] = useState<EventView | null>(null)
  const mayCorrect = measure.nextActs?.some((act) => act.type === 'correct' && act.allowed) ?? false
  const sequenceOf = (id: unknown): number | null => events.find((event) => event.id === id)?.sequence ?? null
  const [all, setAll] = useState(false)
  const sorted = events.toSorted((a, b) => (a.occurredOn === b.occurredOn ? b.sequence - a.sequence : a.occurredOn < b.occurredOn ? 1 : -1))
  const shown = all ? sorted : sorted.slice(0, firstEvents)
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('events')}>
      <table className="table cards-on-phone events">
        <caption className="sr-only">{t('events')}</caption>
        <thead><tr>{(['day', 'what', 'who', 'paper', 'law'] as const).map((column) => <th key={column} scope="col">{t(`event.${column}`)}</th>)}{mayCorrect ? <th scope="col"><span className="sr-only">{t('event.act')}</span></th> : null}</tr></thead>
        <tbody>
          {shown.map((event) => {
            const corrected = event.replacedBy !== null
            const target = event.type === 'correct' ? sequenceOf(event.data['replaces']) : null
            return (
              <tr key={event.id} id={`event-${event.id}`} className={corrected ? 'corrected' : undefined}>
                <td data-label={t('event.day')}><span>{formatDay(event.occurredOn, language)}{event.occurredAt ? ` ${formatTime(event.occurredAt)}` : ''}</span></td>
                <td data-label={t('event.what')}>
                  <span><span className="event-name">{actTitle(measure.kind, event.type)}</span>{corrected ? <> <span className="tag">{t('event.corrected')}</span></> : null}{target ? <span className="note"> {t('event.corrects', { number: target })}</span> : null}</span>
                </td>
                <td data-label={t('event.who')}><span>{event.role === 'system' ? t('event.system') : <>{roleName(event.role)}<span className="note event-agency">{event.agencyName}</span></>}</span></td>
                <td data-label={t('event.paper')}><span>{[event.form ? formWords(event.form) : null, event.paperNumber].filter(Boolean).join(' · ')}</span></td>
                <td data-label={t('event.law')}><span>{event.citation ? <Cite citation={event.citation} confidence={event.confidence} /> : null}</span></td>
                {mayCorrect ? <td>{corrected || event.type === 'correct' || event.role === 'system' ? null : <button type="button" className="link no-print" aria-label={`${t('event.act')}: ${actTitle(measure.kind, event.type)}, ${formatDay(event.occurredOn, language)}`} onClick={() => setCorrecting(event)}>{t('event.act')}</button>}</td> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      {shown.length < sorted.length ? <p className="events-all"><button type="button" className="link" onClick={() => setAll(true)}>{t('events.all', { count: sorted.length })}</button></p> : null}
      {correcting ? <CorrectDialog personId={personId} measure={measure} event={correcting} onClose={() => setCorrecting(null)} /> : null}
    </div>
  )
}
