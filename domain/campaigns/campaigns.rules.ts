/** What may be written down of a campaign and its activities, and whom the activities reached. Pure. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { deadlineOf, dueOf } from '../kernel/deadline.ts'
import type { Role } from '../kernel/actor.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterDue, RegisterOutcome, RegisterState, RegisterValues, RelatedQuery } from '../kernel/register.ts'
import { campaignsLaw, longestCampaignMonths } from './campaigns.law.ts'

export const audiences = ['pupils', 'students', 'workers', 'families', 'people-who-use', 'people-after-rehab', 'officials', 'everybody'] as const
export const ageGroups = ['under-12', 'from-12-to-15', 'from-16-to-17', 'from-18-to-30', 'from-31-to-60', 'over-60', 'all-ages'] as const
export const topics = ['law', 'harms', 'refusing', 'ways-to-rehab', 'substitution', 'after-rehab', 'against-stigma', 'hiv-prevention'] as const
export const channels = ['meeting', 'loudspeaker', 'portal', 'youtube', 'zalo', 'press', 'school-lesson'] as const
export type Channel = (typeof channels)[number]
/** How a number of people reached was found. */
export const countings = ['sign-in-sheet', 'head-count', 'households', 'views', 'members', 'copies', 'estimate'] as const
export type Counting = (typeof countings)[number]

/** What a channel can be counted by; an estimate says that it is one. */
export const countingsOf: Readonly<Record<Channel, readonly Counting[]>> = {
  meeting: ['sign-in-sheet', 'head-count', 'estimate'], loudspeaker: ['households', 'estimate'], portal: ['views'], youtube: ['views'], zalo: ['views', 'members'],
  press: ['copies', 'views', 'estimate'], 'school-lesson': ['sign-in-sheet', 'head-count'],
}

const textOf = (values: RegisterValues, key: string): string => (typeof values[key] === 'string' ? values[key] : '')
const dayIn = (values: RegisterValues, key: string): PlainDate | null => (typeof values[key] === 'string' ? (values[key] as PlainDate) : null)
const listOf = (values: RegisterValues, key: string): readonly string[] => (Array.isArray(values[key]) ? (values[key] as string[]) : [])

/** A period of days, the last not before the first, not longer than anybody plans. */
export function judgePeriod(values: RegisterValues): Decision<true> {
  const [from, to] = [dayIn(values, 'periodFrom'), dayIn(values, 'periodTo')]
  if (from === null || to === null) return accept(true)
  if (to < from) return refuse('period-reversed', { field: 'periodTo' })
  if (to > addMonths(from, longestCampaignMonths)) return refuse('campaign-too-long', { months: longestCampaignMonths, field: 'periodTo' })
  return accept(true)
}

export function decidePlanCampaign(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const period = judgePeriod(act.data)
  return period.ok ? accept({ status: 'planned', values: act.data }) : period
}

export function decideChangeCampaign(state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const period = judgePeriod({ ...state?.values, ...act.data })
  return period.ok ? accept({ values: act.data }) : period
}

/** A campaign ends when none of its activities waits for its result. */
export function decideFinishCampaign(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const waiting = context.related.filter((each) => each.register === 'campaign-activities' && each.state.status === 'planned').length
  return waiting > 0 ? refuse('activities-waiting', { count: waiting }) : accept({ status: 'finished', values: act.data })
}

export const activitiesOf = (_act: RegisterAct, _state: RegisterState | null, context: Pick<RegisterContext, 'recordId'>): readonly RelatedQuery[] => [{ register: 'campaign-activities', parentId: context.recordId, open: true }]

export const campaignOf = (act: RegisterAct, state: RegisterState | null): readonly RelatedQuery[] => {
  const campaignId = textOf(act.data, 'campaignId') || (state ? textOf(state.values, 'campaignId') : '')
  return campaignId ? [{ register: 'campaigns', id: campaignId }] : []
}

/** Units of the same province, as it is now or as it was before a merger. */
function sameProvince(context: Pick<RegisterContext, 'unit' | 'unitNow'>, one: string, other: string): boolean {
  const now = (id: string) => context.unit(context.unitNow?.(id) ?? id)?.provinceId ?? context.unit(id)?.provinceId
  return context.unit(one)?.provinceId === context.unit(other)?.provinceId || now(one) === now(other)
}

/** Communes of the same province, and a school of it. A commune's own post speaks for its own commune. */
function judgePlaces(values: RegisterValues, unitsKey: string, context: RegisterContext, unitId: string): Decision<true> {
  const own = context.unit(unitId)
  for (const id of listOf(values, unitsKey)) {
    const unit = context.unit(id)
    if (!unit || unit.level !== 'commune') return refuse('unknown-unit', { field: unitsKey })
    const inReach = own?.level === 'commune' ? id === unitId || context.unitNow?.(unitId) === id : sameProvince(context, id, unitId)
    if (!inReach) return refuse('unit-not-yours', { field: unitsKey })
  }
  const schoolId = textOf(values, 'schoolId')
  if (!schoolId) return accept(true)
  const school = context.agency(schoolId)
  if (!school || school.kind !== 'school' || !sameProvince(context, school.unitId, unitId)) return refuse('not-a-school', { field: 'schoolId' })
  return accept(true)
}

export function decidePlanActivity(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const campaign = context.related.find((each) => each.register === 'campaigns')
  if (!campaign) return refuse('unknown-campaign', { field: 'campaignId' })
  if (campaign.state.status === 'finished' || campaign.state.status === 'cancelled') return refuse('campaign-over', { field: 'campaignId' })
  const { values } = campaign.state
  const [from, to, planned] = [dayIn(values, 'periodFrom'), dayIn(values, 'periodTo'), dayIn(act.data, 'plannedOn')]
  if (planned && from && to && (planned < from || planned > to)) return refuse('outside-campaign', { from, to, field: 'plannedOn' })
  const [home, there] = [context.unit(context.actor.unitId), context.unit(campaign.state.unitId)]
  // A campaign of one commune is its own; one of a province is open to everybody who works in it.
  if (!sameProvince(context, context.actor.unitId, campaign.state.unitId) || (there?.level === 'commune' && there.id !== context.actor.unitId && home?.level === 'commune')) return refuse('unknown-campaign', { field: 'campaignId' })
  if (textOf(act.data, 'channel') === 'school-lesson' && !textOf(act.data, 'schoolId')) return refuse('school-needed', { field: 'schoolId' })
  const places = judgePlaces(act.data, 'units', context, context.actor.unitId)
  return places.ok ? accept({ status: 'planned', values: act.data }) : places
}

/** What was held: on which day, whom it reached, how that was counted, and what shows it. */
export function decideHold(state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  if (!state) return refuse('not-found')
  const values: RegisterValues = { ...state.values, ...act.data }
  const channel = textOf(values, 'channel') as Channel
  if (!countingsOf[channel].includes(textOf(values, 'reachCounted') as Counting)) return refuse('counting-of-channel', { field: 'reachCounted' })
  if (values['reach'] === 0) return refuse('held-without-reach', { field: 'reach' })
  if (channel === 'school-lesson' && !textOf(values, 'schoolId')) return refuse('school-needed', { field: 'schoolId' })
  if (listOf(values, 'evidence').length === 0 && !textOf(values, 'evidenceLink') && !textOf(values, 'reportNumber')) return refuse('evidence-needed', { field: 'evidence' })
  const places = judgePlaces(values, 'unitsReached', context, state.unitId)
  if (!places.ok) return places
  const campaign = context.related.find((each) => each.register === 'campaigns')
  return accept({
    status: 'held', values: { ...act.data, heldOn: act.occurredOn },
    // The first activity that is held begins the campaign, unless it was written down only later.
    ...(campaign?.state.status === 'planned' && campaign.state.openedOn <= act.occurredOn ? { follows: [{ register: 'campaigns', recordId: campaign.id, type: 'start', data: {}, key: 'start' }] } : {}),
  })
}

const reporter: Readonly<Record<string, Role>> = {
  'commune-police': 'commune-police-chief', 'commune-committee': 'commune-social', 'health-station': 'health-station', 'counselling-point': 'counsellor', union: 'union-office', school: 'school',
  'province-committee': 'province-planner', 'province-police': 'province-police', 'province-health': 'province-health', 'province-labour': 'province-labour', 'district-committee': 'district-chair', 'district-labour': 'district-labour',
}

/** The role that writes the result down at the agency that keeps the record; a union of a commune has helpers, one of a province an office. */
export function reporterOf(agencyId: string): Role {
  const [kind = '', unit = ''] = agencyId.split(':')
  return kind === 'union' && unit.startsWith('c-') ? 'team-member' : (reporter[kind] ?? 'province-planner')
}

/** A planned activity whose day has come waits for its result. */
export function duesOfActivity(state: RegisterState, context: Pick<RegisterContext, 'calendar'>): readonly RegisterDue[] {
  const planned = dayIn(state.values, 'plannedOn')
  if (state.status !== 'planned' || planned === null) return []
  const row = campaignsLaw.on('campaign-activity-report', planned)
  return row ? deadlineOf(row, dueOf(row, { on: planned, anchor: 'planned' }, context.calendar), { bound: reporterOf(state.agencyId), act: 'hold' }) : []
}
