/** One line per visit kept on this device: to be sent, sent, or waiting for a look. */
import { Link } from '@tanstack/react-router'
import { getMeasure } from '@hoa-nhap/domain/measures/measures.contract'
import { call } from '../api/client.ts'
import { formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, PauseMark, WarnMark } from '../ui/icons.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { actTitle } from './labels.ts'
import { measuresText } from './measures.text.ts'
import { dropVisit, resendVisit, useVisits } from './visit-queue.ts'

export function VisitQueue() {
  const text = measuresText.useText()
  const language = useLanguage()
  const visits = useVisits()
  if (!visits.length) return null
  const waiting = visits.filter((visit) => visit.state === 'waiting').length
  const review = visits.filter((visit) => visit.state === 'conflict' || visit.state === 'refused').length
  const again = async (id: string, measureId: string) => {
    const measure = await call(getMeasure, { params: { id: measureId } }).catch(() => null)
    if (measure) await resendVisit(id, measure.sequence)
  }
  return (
    <Section id="tren-may" title={text('visit.device')} end={<span className="note">{text('visit.counts', { waiting, review })}</span>}>
      <Sheet>
        <ul className="rows queue" aria-live="polite">
          {visits.toReversed().map((visit) => (
            <li key={visit.act.id}>
              {visit.state === 'sent' ? <DoneMark /> : visit.state === 'waiting' ? <PauseMark /> : <WarnMark />}
              <span><Link to="/nguoi/$id" params={{ id: visit.personId }} className="quiet">{visit.person}</Link> {visit.act.occurredAt ? <span className="note">{formatTime(String(visit.act.occurredAt))}</span> : null}{visit.act.type === 'record-visit' ? null : <span className="note"> · {actTitle('', visit.act.type)}</span>}</span>
              <span className="state-word">{visit.state === 'waiting' ? text('visit.waiting') : visit.state === 'sent' && visit.sentAt ? text('visit.sent', { time: formatTime(visit.sentAt) }) : null}</span>
              {visit.state === 'conflict' || visit.state === 'refused' ? (
                <p className="why">
                  {visit.state === 'conflict' ? <Link to="/nguoi/$id" params={{ id: visit.personId }} className="link">{text('visit.conflict')}</Link> : language === 'en' ? visit.detailEn : visit.detail}{' '}
                  <button type="button" className="link" onClick={() => void again(visit.act.id, visit.measureId)}>{text('visit.resend')}</button>{' '}
                  <button type="button" className="link" onClick={() => void dropVisit(visit.act.id)}>{text('visit.drop')}</button>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      </Sheet>
      <p className="note more-line">{text('visit.device.note')}</p>
    </Section>
  )
}
