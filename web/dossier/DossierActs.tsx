/** What may be done with the dossier today, and what may not, over all measures. */
import { useState, type ReactNode } from 'react'
import { libertyOf } from '@hoa-nhap/domain/kernel/liberty'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DeadlineView, MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { useNow, useSignedIn } from '../app/session.ts'
import { waysOf } from '../people/register.form.ts'
import { actTitle, actVerb, formWords, isVisit, refusalSentence } from '../measures/labels.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Clock } from '../ui/Clock.tsx'
import { LawfulActs, UnlawfulActs, type NextActItem } from '../ui/NextActs.tsx'
import { pieces } from '../ui/pieces.text.ts'
import { dossierText } from './dossier.text.ts'
import type { Person } from './use-dossier.ts'

type Act = NonNullable<MeasureView['nextActs']>[number]
type Offered = { readonly measure: MeasureView; readonly act: Act }

/** Offered acts over all measures; corrections have their own place beside the entry they correct. */
function offered(measures: readonly MeasureView[], allowed: boolean): readonly Offered[] {
  const acts = measures.flatMap((measure) => (measure.nextActs ?? []).filter((act) => act.allowed === allowed && act.type !== 'correct').map((act) => ({ measure, act })))
  const keyOf = ({ act }: Offered): string => act.dueAt ?? act.dueOn ?? '9999'
  return acts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
}

function ActButton({ measure, act, primary }: Offered & { readonly primary: boolean }): ReactNode {
  const label = actVerb(measure.kind, act.type)
  const look = primary ? ('primary' as const) : ('default' as const)
  return isVisit(act.type)
    ? <ButtonLink look={look} to="/nguoi/$id/lan-gap" params={{ id: measure.personId }} aria-label={`${label}: ${actTitle(measure.kind, act.type)}`}>{label}</ButtonLink>
    : <ButtonLink look={look} to="/bien-phap/$id/viec/$type" params={{ id: measure.id, type: act.type }} aria-label={`${label}: ${actTitle(measure.kind, act.type)}`}>{label}</ButtonLink>
}

/** The act that is due first, as the one button of a phone. */
export function firstAct(measures: readonly MeasureView[]): ReactNode {
  const first = offered(measures, true)[0]
  if (!first) return null
  const { measure, act } = first
  const label = actTitle(measure.kind, act.type)
  return isVisit(act.type)
    ? <ButtonLink look="primary" block to="/nguoi/$id/lan-gap" params={{ id: measure.personId }}>{label}</ButtonLink>
    : <ButtonLink look="primary" block to="/bien-phap/$id/viec/$type" params={{ id: measure.id, type: act.type }}>{label}</ButtonLink>
}

/** What comes first is due or common; the rest is one step away. */
const firstActs = 6

export function ActsOfToday({ person, measures, deadlines }: { readonly person: Person; readonly measures: readonly MeasureView[]; readonly deadlines: readonly DeadlineView[] }): ReactNode {
  const t = dossierText.useText()
  const p = pieces.useText()
  const { post } = useSignedIn()
  const { now, today } = useNow()
  const [all, setAll] = useState(false)
  const list = offered(measures, true)
  const due = list.findIndex(({ act }) => act.dueOn !== null)
  // Past the last lawful day nothing is offered but the ending.
  const mayBegin = waysOf(post.role).length > 0 && !measures.some((measure) => libertyOf({ open: measure.open, termEndsOn: measure.termEndsOn as PlainDate | null, endedOn: null }, today).phase === 'beyond')
  const items: NextActItem[] = list.map((one, index) => {
    const { measure, act } = one
    const deadline = deadlines.find((candidate) => candidate.measureId === measure.id && candidate.act === act.type)
    const source = deadline ?? (act.dueOn ? { kind: 'max', dueOn: act.dueOn, dueAt: act.dueAt, opensOn: act.opensOn } : null)
    return {
      id: `${measure.id}${act.type}`, title: actTitle(measure.kind, act.type), form: act.form ? formWords(act.form) : null, citation: act.citation, confidence: act.confidence,
      clock: source ? <Clock deadline={source} now={now} /> : undefined,
      words: act.signer === post.role ? t('signer.you') : t('signer.record'),
      action: <ActButton {...one} primary={index === Math.max(0, due)} />,
    }
  })
  if (items.length === 0 && person.measures.length === 0) {
    return <p className="next-none">{p('next.none')} <ButtonLink to="/dang-ky" search={{ nguoi: person.id }}>{t('measures.begin')}</ButtonLink></p>
  }
  return (
    <>
      <LawfulActs acts={all ? items : items.slice(0, firstActs)} />
      {mayBegin ? <p className="acts-more no-print"><ButtonLink to="/dang-ky" search={{ nguoi: person.id }}>{t('measures.another')}</ButtonLink></p> : null}
      {items.length > firstActs ? <p className="acts-more no-print"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'acts.few' : 'acts.more', { count: items.length - firstActs })}</button></p> : null}
    </>
  )
}

export function UnlawfulToday({ measures }: { readonly measures: readonly MeasureView[] }): ReactNode {
  useLanguage()
  const items: NextActItem[] = offered(measures, false).map(({ measure, act }) => ({
    id: `${measure.id}${act.type}`, title: actTitle(measure.kind, act.type), form: act.form ? formWords(act.form) : null,
    citation: act.refusal?.citation ?? act.citation, confidence: act.refusal?.confidence ?? act.confidence,
    words: act.refusal ? refusalSentence(act.refusal) : '',
  }))
  return <UnlawfulActs acts={items} />
}
