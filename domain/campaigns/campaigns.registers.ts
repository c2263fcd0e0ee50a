/** The registers of communication: campaigns, and what was done in them. Whom an activity reached is a count with how it was counted; nobody is named. */
import type { RegisterDeclaration, RegisterField, RegisterState } from '../kernel/register.ts'
import {
  activitiesOf, ageGroups, audiences, campaignOf, channels, countings, decideChangeCampaign, decideFinishCampaign, decideHold, decidePlanActivity, decidePlanCampaign, duesOfActivity, topics,
} from './campaigns.rules.ts'
import { activityKeepers, campaignPlanners, coverageReaders } from './roles.rules.ts'

const field = (key: string, kind: RegisterField['kind'], more: Partial<RegisterField> = {}): RegisterField => ({ key, kind, ...more })
const required = { required: true } as const
const text = (state: RegisterState, key: string): string => (typeof state.values[key] === 'string' ? state.values[key] : '')
const day = (state: RegisterState, key: string) => (typeof state.values[key] === 'string' ? (state.values[key] as typeof state.openedOn) : null)

const plan = [
  field('name', 'text', required), field('topics', 'choices', { ...required, options: topics }), field('audiences', 'choices', { ...required, options: audiences }), field('ageGroups', 'choices', { ...required, options: ageGroups }),
  field('periodFrom', 'day', required), field('periodTo', 'day', required), field('directiveNumber', 'text'), field('clauseLabel', 'text'), field('message', 'long-text'), field('units', 'units', { unitLevel: 'commune', screenOnly: true }),
] as const

export const campaignsRegister: RegisterDeclaration = {
  id: 'campaigns', reads: [{ roles: coverageReaders, sight: 'province' }],
  fields: [...plan, field('result', 'long-text'), field('reason', 'text')], columns: ['topics', 'audiences', 'periodFrom', 'periodTo', 'directiveNumber'],
  statuses: ['planned', 'running', 'finished', 'cancelled'], closed: ['finished', 'cancelled'],
  acts: {
    plan: { begins: true, fields: plan, by: [{ roles: campaignPlanners, whose: 'agency' }], decide: decidePlanCampaign },
    change: { fields: plan.map(({ required: _, ...rest }) => rest), by: [{ roles: campaignPlanners, whose: 'agency' }], decide: decideChangeCampaign },
    start: { from: ['planned'], fields: [], by: [{ roles: campaignPlanners, whose: 'agency' }], decide: () => ({ ok: true, value: { status: 'running', values: {} } }) },
    finish: { from: ['planned', 'running'], fields: [field('result', 'long-text')], by: [{ roles: campaignPlanners, whose: 'agency' }], needs: activitiesOf, decide: decideFinishCampaign },
    cancel: { from: ['planned', 'running'], fields: [field('reason', 'text', required)], by: [{ roles: campaignPlanners, whose: 'agency' }], decide: (_state, act) => ({ ok: true, value: { status: 'cancelled', values: act.data } }) },
  },
  label: (state) => text(state, 'name'), onDay: (state) => day(state, 'periodFrom'), endsOn: (state) => day(state, 'periodTo'),
  imports: { act: 'plan', sameBy: ['name', 'periodFrom'] },
}

const planned = [
  field('campaignId', 'record', { ...required, register: 'campaigns' }), field('title', 'text', required), field('channel', 'choice', { ...required, options: channels }), field('plannedOn', 'day', required), field('place', 'text'),
  field('units', 'units', { unitLevel: 'commune' }), field('schoolId', 'agency', { agencyKinds: ['school'] }),
] as const
const held = [
  field('unitsReached', 'units', { unitLevel: 'commune' }), field('reach', 'count', required), field('reachCounted', 'choice', { ...required, options: countings }),
  field('evidence', 'files', { screenOnly: true }), field('evidenceLink', 'link'), field('reportNumber', 'text'), field('place', 'text'),
] as const

export const activitiesRegister: RegisterDeclaration = {
  id: 'campaign-activities', reads: [{ roles: coverageReaders, sight: 'province' }],
  fields: [...planned, field('heldOn', 'day'), ...held.filter((each) => each.key !== 'place').map(({ required: _, ...rest }) => rest), field('reason', 'text')],
  columns: ['channel', 'plannedOn', 'heldOn', 'unitsReached', 'schoolId', 'reach', 'reachCounted'],
  statuses: ['planned', 'held', 'cancelled'], closed: ['held', 'cancelled'],
  acts: {
    plan: { begins: true, fields: planned, by: [{ roles: activityKeepers, whose: 'agency' }], needs: campaignOf, decide: decidePlanActivity },
    hold: { from: ['planned'], fields: held, by: [{ roles: activityKeepers, whose: 'agency' }], needs: campaignOf, decide: decideHold },
    'add-evidence': {
      from: ['held'], fields: [field('evidence', 'files', { screenOnly: true }), field('evidenceLink', 'link'), field('reportNumber', 'text')], by: [{ roles: activityKeepers, whose: 'agency' }],
      decide: (state, act) => ({ ok: true, value: { values: { ...act.data, ...(Array.isArray(act.data['evidence']) ? { evidence: [...(Array.isArray(state?.values['evidence']) ? (state.values['evidence'] as string[]) : []), ...(act.data['evidence'] as string[])] } : {}) } } }),
    },
    cancel: { from: ['planned'], fields: [field('reason', 'text', required)], by: [{ roles: activityKeepers, whose: 'agency' }], decide: (_state, act) => ({ ok: true, value: { status: 'cancelled', values: act.data } }) },
  },
  label: (state) => text(state, 'title'), parentOf: (state) => text(state, 'campaignId') || null, onDay: (state) => day(state, 'heldOn') ?? day(state, 'plannedOn'), duesOf: duesOfActivity,
}

export const campaignsRegisters: readonly RegisterDeclaration[] = [campaignsRegister, activitiesRegister]
