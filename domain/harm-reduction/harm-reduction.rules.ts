/** Supplies by point and month without names, and who may send somebody, with consent, to which health body. Pure. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { foldText } from '../kernel/vietnamese-text.ts'
import { addDays, addMonths, day, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterOutcome, RegisterState, RegisterValues, RelatedQuery } from '../kernel/register.ts'

export const services = ['hiv-test', 'hepatitis-test', 'tuberculosis-test', 'arv', 'substitution', 'overdose-care', 'wound-care', 'mental-health', 'other-care'] as const
export const referralAnswers = ['came', 'did-not-come', 'sent-on'] as const

/** Counts of a month, in the order of the form. Tests are counted as offered and done; results are nobody's count here. */
export const supplyCounts = ['contacts', 'needlesGiven', 'needlesCollected', 'condoms', 'naloxoneGiven', 'naloxoneUsed', 'hivTests', 'otherTests', 'referralsHiv', 'referralsSubstitution', 'referralsRehabilitation', 'referralsOther'] as const

const number = (values: RegisterValues, key: string): number => (typeof values[key] === 'number' ? values[key] : 0)
const text = (values: RegisterValues, key: string): string => (typeof values[key] === 'string' ? values[key] : '')
const two = (value: number): string => String(value).padStart(2, '0')

/** The last day of the month that a record is about; null where the month is not known. */
export function lastDayOfMonth(values: RegisterValues): PlainDate | null {
  const [year, month] = [number(values, 'year'), number(values, 'month')]
  return year === 0 || month < 1 || month > 12 ? null : addDays(addMonths(day(`${year}-${two(month)}-01`), 1), -1)
}
export const supplyLabel = (values: RegisterValues): string => `${text(values, 'point')} · ${two(number(values, 'month'))}/${number(values, 'year')}`

export const sameMonth = (act: RegisterAct, _state: RegisterState | null, context: Pick<RegisterContext, 'actor'>): readonly RelatedQuery[] => [{ register: 'harm-reduction-supplies', agencyId: context.actor.agencyId, label: foldText(supplyLabel(act.data)) }]

/** One report for each point and month, of a month that has ended or runs. */
export function decideSupplies(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const last = lastDayOfMonth(act.data)
  if (last === null) return refuse('no-such-month', { month: number(act.data, 'month'), field: 'month' })
  if (`${act.data['year'] as number}-${two(number(act.data, 'month'))}` > context.today.slice(0, 7)) return refuse('month-in-future', { field: 'month' })
  if (supplyCounts.every((key) => number(act.data, key) === 0)) return refuse('nothing-counted', { field: 'needlesGiven' })
  if (context.related.some((each) => each.id !== context.recordId && foldText(supplyLabel(each.state.values)) === foldText(supplyLabel(act.data)))) return refuse('month-reported', { field: 'month' })
  return accept({ status: 'reported', values: act.data })
}
