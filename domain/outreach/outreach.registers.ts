/** Registers of outreach and of what communes do together. None of them names a person; a name given with consent lies in a table of its own (`names.contract.ts`). */
import type { Role } from '../kernel/actor.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { RegisterDeclaration, RegisterField, RegisterState } from '../kernel/register.ts'
import {
  criteriaInForce, decideContact, decideFinishRound, decideModelResult, decidePlanRound, decidePropose, decideSetCriterion, fundSources, modelKinds, offers, partnerKinds, sameProposal,
} from './outreach.rules.ts'
import { outreachRoles } from './roles.rules.ts'

const field = (key: string, kind: RegisterField['kind'], more: Partial<RegisterField> = {}): RegisterField => ({ key, kind, ...more })
const required = { required: true } as const
const text = (state: RegisterState, key: string): string => (typeof state.values[key] === 'string' ? state.values[key] : '')
const dayOf = (state: RegisterState, key: string): PlainDate | null => (typeof state.values[key] === 'string' ? (state.values[key] as PlainDate) : null)
const optional = (fields: readonly RegisterField[]): RegisterField[] => fields.map(({ required: _, ...rest }) => rest)

const contact = [
  field('point', 'text', required), field('met', 'count', { ...required, lowest: 1, highest: 2000 }), field('firstTime', 'count', { highest: 2000 }), field('offered', 'choices', { ...required, options: offers }),
  field('agreed', 'count', { ...required, highest: 2000 }), field('refused', 'count', { ...required, highest: 2000 }), field('referred', 'count', { highest: 2000 }), field('materials', 'count', { highest: 100_000 }), field('helpers', 'count', { highest: 100 }),
] as const

/** By point and day. Read by the own service only: no police, no committee, nobody above. */
export const contactsRegister: RegisterDeclaration = {
  id: 'outreach-contacts', reads: [{ roles: outreachRoles, sight: 'agency' }],
  fields: [...contact, field('metOn', 'day')], columns: ['point', 'metOn', 'met', 'agreed', 'refused', 'referred', 'offered'], statuses: ['recorded'], closed: [],
  acts: { record: { begins: true, fields: contact, by: [{ roles: outreachRoles, whose: 'agency' }], decide: decideContact } },
  label: (state) => text(state, 'point'), onDay: (state) => dayOf(state, 'metOn'), imports: { act: 'record', sameBy: ['point', 'met'] },
}

const roundKeepers: readonly Role[] = ['commune-police', 'commune-police-chief', 'health-station', 'assessor', 'province-police']
const round = [field('name', 'text', required), field('periodFrom', 'day', required), field('periodTo', 'day', required), field('orderNumber', 'text'), field('due', 'count', required)] as const

/** A round of assessment: days and numbers only. Who is due stands in the post's own clocks and is never copied here. */
export const roundsRegister: RegisterDeclaration = {
  id: 'review-rounds',
  reads: [{ roles: ['commune-police', 'commune-police-chief', 'health-station'], sight: 'unit' }, { roles: ['assessor'], sight: 'agency' }, { roles: ['province-police', 'province-police-director'], sight: 'province' }],
  fields: [...round, ...['invited', 'came', 'assessed'].map((key) => field(key, 'count')), field('finishedOn', 'day'), field('reason', 'text')],
  columns: ['periodFrom', 'periodTo', 'due', 'invited', 'came', 'assessed'], statuses: ['planned', 'finished', 'cancelled'], closed: ['finished', 'cancelled'],
  acts: {
    plan: { begins: true, fields: round, by: [{ roles: roundKeepers, whose: 'agency' }], decide: decidePlanRound },
    finish: { from: ['planned'], fields: [field('invited', 'count', required), field('came', 'count', required), field('assessed', 'count', required)], by: [{ roles: roundKeepers, whose: 'agency' }], decide: decideFinishRound },
    cancel: { from: ['planned'], fields: [field('reason', 'text', required)], by: [{ roles: roundKeepers, whose: 'agency' }], decide: (_state, act) => ({ ok: true, value: { status: 'cancelled', values: act.data } }) },
  },
  label: (state) => text(state, 'name'), onDay: (state) => dayOf(state, 'periodFrom'), endsOn: (state) => dayOf(state, 'periodTo'),
}

const modelKeepers: readonly Role[] = ['commune-chair', 'commune-social', 'commune-police-chief', 'health-station', 'counsellor', 'union-office', 'team-member', 'province-planner', 'province-police', 'province-health', 'province-labour', 'district-labour', 'district-chair']
const partners = field('partners', 'rows', { fields: [field('partner', 'text', required), field('partnerKind', 'choice', { ...required, options: partnerKinds }), field('part', 'text')] })
const funds = field('funds', 'rows', { fields: [field('source', 'choice', { ...required, options: fundSources }), field('amount', 'money', required), field('year', 'count', { ...required, lowest: 2020, highest: 2100 })] })
const model = [field('name', 'text', required), field('kind', 'choice', { ...required, options: modelKinds }), field('place', 'text'), field('decisionNumber', 'text'), field('capacity', 'count', { highest: 10_000 }), partners, funds] as const

export const modelsRegister: RegisterDeclaration = {
  id: 'rehab-models', reads: [{ roles: [...modelKeepers, 'commune-police', 'province-police-director', 'inspector'], sight: 'province' }],
  fields: [...model, field('startedOn', 'day'), field('resultOn', 'day'), field('joined', 'count'), field('finished', 'count'), field('inWork', 'count'), field('summary', 'long-text'), field('evidence', 'files', { screenOnly: true }), field('reason', 'text')],
  columns: ['kind', 'place', 'startedOn', 'joined', 'finished', 'inWork'], statuses: ['planned', 'running', 'ended'], closed: ['ended'],
  acts: {
    plan: { begins: true, fields: model, by: [{ roles: modelKeepers, whose: 'agency' }], decide: (_state, act) => ({ ok: true, value: { status: 'planned', values: act.data } }) },
    change: { fields: optional(model), by: [{ roles: modelKeepers, whose: 'agency' }] },
    start: { from: ['planned'], fields: [], by: [{ roles: modelKeepers, whose: 'agency' }], decide: (_state, act) => ({ ok: true, value: { status: 'running', values: { startedOn: act.occurredOn } } }) },
    'record-result': {
      from: ['running'], fields: [field('joined', 'count', { ...required, highest: 10_000 }), field('finished', 'count', { ...required, highest: 10_000 }), field('inWork', 'count', { highest: 10_000 }), field('summary', 'long-text'), field('evidence', 'files', { screenOnly: true })],
      by: [{ roles: modelKeepers, whose: 'agency' }], decide: decideModelResult,
    },
    end: { fields: [field('reason', 'text', required)], by: [{ roles: modelKeepers, whose: 'agency' }], decide: (_state, act) => ({ ok: true, value: { status: 'ended', values: act.data } }) },
  },
  label: (state) => text(state, 'name'),
}

const communeReaders: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'union-office', 'team-member', 'province-police', 'province-police-director', 'province-planner', 'province-health', 'inspector', 'district-chair']
const deciders: readonly Role[] = ['province-planner', 'province-police-director', 'district-chair']

/** What a commune must show to be recognised, as rows with their days and the decision that set them. */
export const criteriaRegister: RegisterDeclaration = {
  id: 'drug-free-criteria', reads: [{ roles: communeReaders, sight: 'province' }],
  fields: [field('name', 'text', required), field('meaning', 'long-text'), field('decisionNumber', 'text', required), field('issuedOn', 'day', required), field('validFrom', 'day', required), field('validTo', 'day'), field('endedBy', 'text')],
  columns: ['decisionNumber', 'validFrom', 'validTo'], statuses: ['in-force', 'ended'], closed: ['ended'],
  acts: {
    set: {
      begins: true, fields: [field('name', 'text', required), field('meaning', 'long-text'), field('decisionNumber', 'text', required), field('issuedOn', 'day', required), field('validFrom', 'day', required)],
      by: [{ roles: deciders, whose: 'agency' }], needs: criteriaInForce, decide: decideSetCriterion,
    },
    end: { fields: [field('endedBy', 'text', required)], by: [{ roles: deciders, whose: 'province' }], decide: (_state, act) => ({ ok: true, value: { status: 'ended', values: { ...act.data, validTo: act.occurredOn } } }) },
  },
  label: (state) => text(state, 'name'), onDay: (state) => dayOf(state, 'validFrom'), endsOn: (state) => dayOf(state, 'validTo'),
}

const decision = [field('decisionNumber', 'text', required), field('note', 'text')] as const
const answers = field('answers', 'rows', { ...required, fields: [field('criterion', 'record', { ...required, register: 'drug-free-criteria' }), field('met', 'yes-no', required), field('shownBy', 'text')] })

/** Recognised by a decision of people with its number. Nothing here is computed, counted up or put in an order. */
export const communesRegister: RegisterDeclaration = {
  id: 'drug-free-communes', reads: [{ roles: communeReaders, sight: 'province' }],
  fields: [field('communeName', 'text'), field('year', 'count', { lowest: 2020, highest: 2100 }), optional([answers])[0]!, field('checkedOn', 'day'), ...optional(decision), field('decidedOn', 'day'), field('reason', 'text')],
  columns: ['year', 'decisionNumber', 'decidedOn'], statuses: ['proposed', 'checked', 'recognised', 'refused', 'withdrawn'], closed: ['refused', 'withdrawn'],
  acts: {
    propose: { begins: true, fields: [field('year', 'count', { ...required, lowest: 2020, highest: 2100 }), answers], by: [{ roles: ['commune-chair', 'commune-police-chief'], whose: 'unit' }], needs: sameProposal, decide: decidePropose },
    check: { from: ['proposed'], fields: [field('note', 'text')], by: [{ roles: ['province-police', 'district-chair'], whose: 'province' }], decide: (_state, act) => ({ ok: true, value: { status: 'checked', values: { ...act.data, checkedOn: act.occurredOn } } }) },
    recognise: { from: ['checked'], fields: decision, by: [{ roles: deciders, whose: 'province' }], decide: (_state, act) => ({ ok: true, value: { status: 'recognised', values: { ...act.data, decidedOn: act.occurredOn } } }) },
    refuse: { from: ['proposed', 'checked'], fields: [field('reason', 'text', required)], by: [{ roles: deciders, whose: 'province' }], decide: (_state, act) => ({ ok: true, value: { status: 'refused', values: { ...act.data, decidedOn: act.occurredOn } } }) },
    withdraw: { from: ['recognised'], fields: [field('decisionNumber', 'text', required), field('reason', 'text', required)], by: [{ roles: deciders, whose: 'province' }], decide: (_state, act) => ({ ok: true, value: { status: 'withdrawn', values: act.data } }) },
  },
  label: (state) => [text(state, 'communeName'), String(state.values['year'] ?? '')].filter(Boolean).join(' · '), onDay: (state) => dayOf(state, 'decidedOn'), serial: true,
}

export const outreachRegisters: readonly RegisterDeclaration[] = [contactsRegister, roundsRegister, modelsRegister, criteriaRegister, communesRegister]
