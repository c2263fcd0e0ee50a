/** Contacts before any registration, review rounds, models, and the recognition of communes. Pure. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { foldText } from '../kernel/vietnamese-text.ts'
import type { RegisterAct, RegisterContext, RegisterOutcome, RegisterState, RegisterValues, RelatedQuery } from '../kernel/register.ts'

export const offers = ['information', 'counselling', 'assessment', 'rehabilitation', 'substitution', 'health-care', 'hiv-test', 'supplies', 'legal-help', 'social-help'] as const
/** How somebody said that his name may be kept. */
export const consentWays = ['in-writing', 'spoken-before-witness', 'spoken'] as const

const number = (values: RegisterValues, key: string): number => (typeof values[key] === 'number' ? values[key] : 0)
const text = (values: RegisterValues, key: string): string => (typeof values[key] === 'string' ? values[key] : '')

/** Whoever was met took something up, or said no, or will think about it: never more than were met. A no has no consequence and is only a number. */
export function decideContact(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const [met, agreed, refused, referred] = ['met', 'agreed', 'refused', 'referred'].map((key) => number(act.data, key)) as [number, number, number, number]
  if (agreed + refused > met) return refuse('more-than-met', { met, sum: agreed + refused, field: 'agreed' })
  if (referred > agreed) return refuse('referred-beyond-agreed', { agreed, referred, field: 'referred' })
  return accept({ status: 'recorded', values: { ...act.data, metOn: act.occurredOn } })
}

export function decidePlanRound(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  return text(act.data, 'periodTo') < text(act.data, 'periodFrom') ? refuse('period-reversed', { field: 'periodTo' }) : accept({ status: 'planned', values: act.data })
}

/** Numbers of a round: who was due, was asked to come, came, was assessed. None can be larger than the one before. */
export function decideFinishRound(state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const values: RegisterValues = { ...state?.values, ...act.data }
  const order = ['due', 'invited', 'came', 'assessed'] as const
  for (const [index, key] of order.entries()) {
    const before = order[index - 1]
    if (before && number(values, key) > number(values, before)) return refuse('round-numbers', { field: key, count: number(values, key), most: number(values, before) })
  }
  return accept({ status: 'finished', values: { ...act.data, finishedOn: act.occurredOn } })
}

export const partnerKinds = ['committee', 'police', 'health', 'union', 'enterprise', 'school', 'religious', 'family-club', 'other'] as const
export const fundSources = ['state-budget', 'local-budget', 'enterprise', 'donation', 'project', 'own'] as const
export const modelKinds = ['home-rehabilitation', 'community-rehabilitation', 'support-group', 'family-club', 'work-after-rehab', 'counselling-point'] as const

export function decideModelResult(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const [joined, finished] = [number(act.data, 'joined'), number(act.data, 'finished')]
  return finished > joined ? refuse('finished-beyond-joined', { joined, finished, field: 'finished' }) : accept({ values: { ...act.data, resultOn: act.occurredOn } })
}

export const criteriaInForce = (_act: RegisterAct, _state: RegisterState | null, context: Pick<RegisterContext, 'actor'>): readonly RelatedQuery[] => [{ register: 'drug-free-criteria', provinceId: context.actor.provinceId, open: true }]
/** The same commune is proposed once for a year. */
export const sameProposal = (act: RegisterAct, state: RegisterState | null, context: Omit<RegisterContext, 'related'>): readonly RelatedQuery[] => [
  ...criteriaInForce(act, state, context), { register: 'drug-free-communes', unitId: text(act.data, 'unitId') || context.actor.unitId },
]

type Answered = { readonly criterion: string; readonly met: boolean }
const answersOf = (values: RegisterValues): readonly Answered[] => (Array.isArray(values['answers']) ? (values['answers'] as Answered[]) : [])

/** The commune answers every criterion in force; what follows from the answers is decided by people, never computed. */
export function decidePropose(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const unitId = text(act.data, 'unitId') || context.actor.unitId
  if (context.unit(unitId)?.level !== 'commune') return refuse('unknown-unit', { field: 'unitId' })
  const criteria = context.related.filter((each) => each.register === 'drug-free-criteria' && text(each.state.values, 'validFrom') <= act.occurredOn)
  if (criteria.length === 0) return refuse('no-criteria')
  const answered = new Set(answersOf(act.data).map((each) => each.criterion))
  const left = criteria.filter((each) => !answered.has(each.id)).length
  if (left > 0) return refuse('criteria-unanswered', { count: left, field: 'answers' })
  const twice = context.related.some((each) => each.register === 'drug-free-communes' && each.id !== context.recordId && each.state.values['year'] === act.data['year'] && each.state.status !== 'refused')
  if (twice) return refuse('proposed-already', { year: number(act.data, 'year'), field: 'year' })
  return accept({ status: 'proposed', unitId, values: { ...act.data, communeName: context.unit(unitId)!.name } })
}

/** A criterion stands with the number of the decision that set it. */
export function decideSetCriterion(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const same = context.related.some((each) => each.register === 'drug-free-criteria' && each.id !== context.recordId && foldText(text(each.state.values, 'name')) === foldText(text(act.data, 'name')))
  return same ? refuse('criterion-twice', { field: 'name' }) : accept({ status: 'in-force', values: act.data })
}
