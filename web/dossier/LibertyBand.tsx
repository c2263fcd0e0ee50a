/** Promise 1 at the head of a dossier: the last lawful day of every running term, the plan of the ending, and the alarm once it has passed. */
import type { ReactNode } from 'react'
import { alarmClock, libertyOf, planClock } from '@hoa-nhap/domain/kernel/liberty'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DeadlineView, MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { roleName } from '../access/access.text.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { actTitle, actVerb, boundName, measureName, stepWords } from '../measures/labels.ts'
import { formatBirth, formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Cite } from '../ui/Cite.tsx'
import { Icon } from '../ui/icons.tsx'
import { caseNumbers } from './DossierHead.tsx'
import { dossierText } from './dossier.text.ts'
import type { Person } from './use-dossier.ts'

const libertyAt = (measure: MeasureView, today: PlainDate) => libertyOf({ open: measure.open, termEndsOn: measure.termEndsOn as PlainDate | null, endedOn: measure.endedOn as PlainDate | null }, today)

/** Prints the sheet for the person alone; the mark is taken away when the paper is made. */
function printSheet(measureId: string): void {
  const sheet = document.querySelector<HTMLElement>(`[data-sheet='${measureId}']`)
  const [root, mark] = [document.documentElement.dataset, sheet?.dataset ?? {}]
  root['print'] = 'sheet'
  mark['printing'] = ''
  window.addEventListener('afterprint', () => { delete root['print']; delete mark['printing'] }, { once: true })
  window.print()
}

export function LibertyBands({ person, measures, deadlines }: { readonly person: Person; readonly measures: readonly MeasureView[]; readonly deadlines: readonly DeadlineView[] }): ReactNode {
  const { today } = useNow()
  const shown = measures.map((measure) => ({ measure, liberty: libertyAt(measure, today) })).filter(({ liberty }) => liberty.phase === 'beyond' || liberty.phase === 'planning' || liberty.daysBeyond > 0)
  return shown.map(({ measure, liberty }) => {
    const own = deadlines.filter((deadline) => deadline.measureId === measure.id)
    if (liberty.phase === 'beyond') return <Alarm key={measure.id} person={person} measure={measure} daysBeyond={liberty.daysBeyond} alarm={own.find((deadline) => deadline.clock === alarmClock)} />
    if (liberty.phase === 'planning') return <Plan key={measure.id} measure={measure} daysLeft={liberty.daysLeft ?? 0} steps={own.filter((deadline) => deadline.clock === planClock)} />
    return <ReleasedLate key={measure.id} person={person} measure={measure} daysBeyond={liberty.daysBeyond} />
  })
}

function Alarm({ person, measure, daysBeyond, alarm }: { readonly person: Person; readonly measure: MeasureView; readonly daysBeyond: number; readonly alarm: DeadlineView | undefined }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const release = measure.nextActs?.find((act) => act.allowed && act.type === alarm?.act) ?? measure.nextActs?.find((act) => act.allowed && act.type !== 'correct')
  return (
    <>
      <section className="liberty liberty-beyond" role="alert" aria-label={t('liberty.beyond', { count: daysBeyond })}>
        <Icon name="refuse" size={22} />
        <div>
          <h2>{t('liberty.beyond', { count: daysBeyond })}</h2>
          <p>{t('liberty.last', { measure: measureName(measure.kind), day: formatDay(measure.termEndsOn!, language) })} {measure.facilityName ? t('liberty.kept', { place: measure.facilityName }) : null} {alarm ? <Cite citation={alarm.citation} confidence={alarm.confidence} /> : null}</p>
          <p>{t('liberty.only')} {alarm ? t('liberty.who', { who: boundName(measure.deadlines?.find((deadline) => deadline.clock === alarmClock && deadline.id.endsWith('/release'))?.bound ?? alarm.bound) }) : null}</p>
          <p className="liberty-acts no-print">
            {release ? <ButtonLink look="primary" to="/bien-phap/$id/viec/$type" params={{ id: measure.id, type: release.type }} aria-label={`${actVerb(measure.kind, release.type)}: ${actTitle(measure.kind, release.type)}`}>{actTitle(measure.kind, release.type)}</ButtonLink> : null}
            <button type="button" className="link" onClick={() => printSheet(measure.id)}>{t('liberty.print')}</button>
          </p>
        </div>
      </section>
      <PersonSheet person={person} measure={measure} daysBeyond={daysBeyond} />
    </>
  )
}

function ReleasedLate({ person, measure, daysBeyond }: { readonly person: Person; readonly measure: MeasureView; readonly daysBeyond: number }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  return (
    <>
      <section className="liberty liberty-late" aria-label={t('liberty.late', { count: daysBeyond })}>
        <Icon name="refuse" size={20} />
        <p>{t('liberty.released', { measure: measureName(measure.kind), day: formatDay(measure.endedOn!, language) })} {t('liberty.late', { count: daysBeyond })} <button type="button" className="link no-print" onClick={() => printSheet(measure.id)}>{t('liberty.print')}</button></p>
      </section>
      <PersonSheet person={person} measure={measure} daysBeyond={daysBeyond} />
    </>
  )
}

function Plan({ measure, daysLeft, steps }: { readonly measure: MeasureView; readonly daysLeft: number; readonly steps: readonly DeadlineView[] }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  return (
    <section className="liberty liberty-plan" aria-label={t('liberty.plan', { measure: measureName(measure.kind) })}>
      <Icon name="tasks" size={20} />
      <div>
        <h2>{t('liberty.plan', { measure: measureName(measure.kind) })}</h2>
        <p>{daysLeft === 0 ? t('progress.endsToday', { day: formatDay(measure.termEndsOn!, language) }) : t('progress.ends', { day: formatDay(measure.termEndsOn!, language), count: daysLeft })}. {t('liberty.free')}</p>
        {steps.length > 0 ? (
          <ol className="liberty-steps">
            {steps.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).map((step) => <li key={step.id}><b>{formatDay(step.dueOn, language)}</b> <span>{stepWords(step.why.find((each) => each.say.startsWith('plan.'))?.say ?? '') || (step.act ? actTitle(measure.kind, step.act) : '')}</span> <span className="note">{boundName(step.bound)}</span></li>)}
          </ol>
        ) : null}
      </div>
    </section>
  )
}

/** The sheet a person is given: what the last lawful day was, and how many days it has been passed. Seen on paper only. */
function PersonSheet({ person, measure, daysBeyond }: { readonly person: Person; readonly measure: MeasureView; readonly daysBeyond: number }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const { now, today } = useNow()
  const rows: readonly (readonly [string, string | null])[] = [
    [t('sheet.name'), `${person.name}, ${formatBirth(person.birth)}`], [t('sheet.case'), caseNumbers(person)], [t('sheet.measure'), measureName(measure.kind)], [t('measure.agency'), measure.agencyName], [t('measure.facility'), measure.facilityName],
    [t('measure.started'), measure.startedOn && formatDay(measure.startedOn, language)], [t('sheet.last'), formatDay(measure.termEndsOn!, language)],
    [t('sheet.beyond'), `${t('measure.beyond.days', { count: daysBeyond })} (${measure.open ? t('sheet.until', { day: formatDay(today, language) }) : t('sheet.released', { day: formatDay(measure.endedOn!, language) })})`],
  ]
  return (
    <section className="person-sheet" data-sheet={measure.id} aria-hidden="true">
      <h2>{t('sheet.title')}</h2>
      <dl>{rows.flatMap(([name, value]) => (value ? [<div key={name}><dt>{name}</dt><dd>{value}</dd></div>] : []))}</dl>
      <p>{t('sheet.right')}</p>
      <p className="print-foot">{t('printed', { number: caseNumbers(person), post: `${roleName(post.role)}, ${post.unitName}`, time: `${formatTime(now)} ${formatDay(today, language)}` })}</p>
    </section>
  )
}
