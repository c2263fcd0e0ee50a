/** Who the person is, as far as this post may know, and the progress of the running term. */
import { useState, type ReactNode } from 'react'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import { daysBetween, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DeadlineView, MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { revealPersonalNumber } from '@hoa-nhap/domain/people/people.contract'
import { unitHistory } from '@hoa-nhap/domain/organization/organization.contract'
import { call } from '../api/client.ts'
import { useAsk } from '../api/hooks.ts'
import { roleName } from '../access/access.text.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { measureName, stepWords } from '../measures/labels.ts'
import { formatBirth, formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Cite } from '../ui/Cite.tsx'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { colourOf } from './dossier.timeline.ts'
import { dossierText } from './dossier.text.ts'
import type { Person } from './use-dossier.ts'

/** The residence of today, what its unit is called now, and the one before it where the name has changed. */
export function residenceWords(person: Pick<Person, 'residences'>, nowUnit: string | null, say: { day: (on: string) => string; before: (values: { day: string; unit: string }) => string; now: (unit: string) => string }): string | null {
  const kept = person.residences.toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const current = kept.find((residence) => residence.to === null) ?? kept[0]
  if (!current) return null
  const former = kept.find((residence) => residence !== current && residence.to !== null && residence.unitName !== current.unitName)
  const address = current.addressAsWritten ?? ''
  const place = address.includes(current.unitName) ? address : [address, current.unitName].filter(Boolean).join(', ')
  const more = [nowUnit && nowUnit !== current.unitName ? say.now(nowUnit) : null, former ? say.before({ day: say.day(current.from), unit: former.unitName }) : null].filter(Boolean).join('; ')
  return more ? `${place} (${more})` : place
}

/** The name of the unit that a former one became; null where it still stands or was divided among several. */
function useUnitNow(person: Person): string | null {
  const current = person.residences.find((residence) => residence.to === null)
  const history = useAsk(unitHistory, { params: { id: current?.unitId ?? '' } }, { enabled: current?.unitId.endsWith('-old') ?? false })
  const successors = history.data?.successors ?? []
  return successors.length === 1 ? successors[0]!.name : null
}

export function Identity({ person, purpose }: { readonly person: Person; readonly measures: readonly MeasureView[]; readonly purpose: Purpose }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const nowUnit = useUnitNow(person)
  return (
    <div className="identity">
      <p>{[formatBirth(person.birth), t(person.sex), residenceWords(person, nowUnit, { day: (on) => formatDay(on, language), before: (values) => t('before', values), now: (unit) => t('nowUnit', { unit }) }) ?? t('noResidence')].join(' · ')}</p>
      <p className="identity-small">{t('case', { number: caseNumbers(person) })} · <PersonalNumber person={person} /></p>
      {person.linked?.length ? <p className="identity-small">{t('linked')} {person.linked.map((record) => otherWords(person, record)).filter(Boolean).join(' ')}</p> : null}
      <p className="identity-small identity-opened"><Icon name="lock" size={15} /> {t('opened', { time: formatTime(person.openedAt), purpose: t(`purpose.said.${purpose}`) })}</p>
    </div>
  )
}

type Linked = NonNullable<Person['linked']>[number]
/** `HN-20-06004-0173`, or both numbers where two records are one person. */
export const caseNumbers = (person: Pick<Person, 'caseNumber' | 'linked'>): string =>
  (person.linked ?? []).reduce((said, record) => dossierText.say('case.and', { a: said, b: record.caseNumber }), person.caseNumber)
/** What the other record has written otherwise; nothing where both say the same. */
function otherWords(person: Person, record: Linked): string | null {
  const what = [record.name === person.name ? null : record.name, record.birth === person.birth ? null : formatBirth(record.birth), record.personalNumberEnding && record.personalNumberEnding !== person.personalNumberEnding ? `•••• •••• ${record.personalNumberEnding}` : null].filter(Boolean).join(', ')
  return what ? dossierText.say('linked.written', { number: record.caseNumber, what }) : null
}

function PersonalNumber({ person }: { readonly person: Person }): ReactNode {
  const t = dossierText.useText()
  const [shown, setShown] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  if (person.personalNumberEnding === null) return t('number.none')
  const reveal = (): void => {
    call(revealPersonalNumber, { params: { id: person.id } }).then((answer) => setShown(answer.personalNumber), (error: unknown) => setWrong(sentenceOf(error)))
  }
  return (
    <>
      {t('number')} <span className="personal-number">{shown ?? `•••• •••• ${person.personalNumberEnding}`}</span>{' '}
      {shown ? null : <button type="button" className="link no-print" onClick={reveal}>{t('number.show')}</button>}
      {wrong ? <span role="alert"> {wrong}</span> : null}
    </>
  )
}

/** Day n of N of the running term, and how its end was found. */
export function TermProgress({ measure, deadlines }: { readonly measure: MeasureView; readonly deadlines: readonly DeadlineView[] }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [start, end] = [measure.startedOn as PlainDate, measure.termEndsOn as PlainDate]
  // The first and the last day both count.
  const days = daysBetween(start, end) + 1
  const gone = Math.max(0, Math.min(days, daysBetween(start, today) + 1))
  const left = daysBetween(today, end)
  const term = deadlines.find((deadline) => deadline.measureId === measure.id && deadline.kind === 'term')
  const words = left > 0 ? t('progress.ends', { day: formatDay(end, language), count: left }) : left === 0 ? t('progress.endsToday', { day: formatDay(end, language) }) : t('progress.over', { day: formatDay(end, language) })
  return (
    <div className="term-progress">
      <p className="term-head"><b>{measureName(measure.kind)}</b><span>{t('progress.day', { day: gone, days })}</span></p>
      <svg width="100%" height="8" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="8" fill="var(--sunken)" /><rect width={(gone / days) * 100} height="8" fill={`var(--chart-${colourOf(measure.kind)})`} /></svg>
      <p className="term-foot">{measure.facilityName ? `${t('liberty.kept', { place: measure.facilityName })} ` : ''}{words}{term && term.why.length > 0 ? <> · <WhyThisDate deadline={term} /></> : null}</p>
    </div>
  )
}

/** Each step of a computed date, in order, with its article. */
export function WhyThisDate({ deadline }: { readonly deadline: DeadlineView }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  return (
    <Popover className="link" label={t('why')} title={t('why')}>
      <p className="popover-title">{t('why')}</p>
      <ol className="why-steps">
        {deadline.why.map((step, index) => <li key={index}><span>{stepWords(step.say, step.facts ?? {})}</span><span className="when">{step.at ? `${formatTime(step.at)} ${formatDay(step.on ?? step.at.slice(0, 10), language)}` : step.on ? formatDay(step.on, language) : ''}</span></li>)}
      </ol>
      <p><Cite citation={deadline.citation} confidence={deadline.confidence} /></p>
    </Popover>
  )
}

export function PrintFoot({ person }: { readonly person: Person }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const { now, today } = useNow()
  return <p className="print-only print-foot">{t('printed', { number: caseNumbers(person), post: `${roleName(post.role)}, ${post.unitName}`, time: `${formatTime(now)} ${formatDay(today, language)}` })}</p>
}
