/** Reception points, equipment, and the act that selects a public unit. */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { accept, refuse } from '../kernel/decision.ts'
import type { RegisterDeclaration, RegisterField } from '../kernel/register.ts'
import { hoursField, services } from './facilities.model.ts'
import { bySigner, changed, dayOf, hoursFault, listOf, textOf, to } from './facilities.rules.ts'

const provinceReaders = ['province-police', 'province-police-director', 'province-planner', 'province-health', 'province-labour', 'district-labour', 'district-chair', 'inspector'] as const satisfies readonly Role[]
const communeReaders = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'counsellor'] as const satisfies readonly Role[]
const keepers = ['commune-chair', 'commune-social', 'commune-police-chief', 'commune-police'] as const satisfies readonly Role[]
const files: RegisterField = { key: 'files', kind: 'files', longest: 10, screenOnly: true }

const receptionFields: readonly RegisterField[] = [
  { key: 'address', kind: 'text', longest: 300, required: true }, { key: 'phone', kind: 'phone' }, { ...hoursField, required: true },
  // By title, never by name: the public list shows these words.
  { key: 'posts', kind: 'texts', longest: 10, required: true },
]

/** The place of each commune where people register for rehabilitation. */
export const receptionRegister: RegisterDeclaration = {
  id: 'reception-points',
  reads: [{ roles: [...provinceReaders, ...communeReaders], sight: 'province' }, { roles: ['ministry-police'], sight: 'all' }],
  fields: receptionFields, columns: ['address', 'phone', 'posts'], statuses: ['open', 'closed'], closed: ['closed'], serial: true,
  acts: {
    open: {
      begins: true, by: [{ roles: keepers, whose: 'unit' }], law: 'keep-reception', fields: [{ key: 'unitId', kind: 'unit', unitLevel: 'commune' }, ...receptionFields],
      needs: (act, _, context) => [{ register: 'reception-points', unitId: textOf(act.data['unitId']) ?? context.actor.unitId, open: true }],
      decide: bySigner('keep-reception', (_, act, context) => {
        if (context.related.length > 0) return refuse('reception-twice', {})
        if (listOf(act.data['posts']).length === 0) return refuse('posts-missing', { field: 'posts' })
        const fault = hoursFault(act.data['hours'])
        if (fault) return refuse(fault, { field: 'hours' })
        const { unitId, ...values } = act.data
        return accept({ unitId: textOf(unitId) ?? context.actor.unitId, status: 'open', values })
      }),
    },
    change: { from: ['open'], by: [{ roles: keepers, whose: 'unit' }], fields: receptionFields.map(({ required: _, ...field }) => field), decide: changed },
    close: { from: ['open'], by: [{ roles: keepers, whose: 'unit' }], fields: [{ key: 'ground', kind: 'text', required: true }], decide: to('closed') },
  },
  label: (state) => String(state.values['address'] ?? ''),
  imports: { act: 'open', sameBy: ['unitId'] },
}

/** Equipment of a facility or provider: planned, bought, in use by a date. */
export const equipmentRegister: RegisterDeclaration = {
  id: 'equipment',
  reads: [{ roles: provinceReaders, sight: 'province' }, { roles: ['facility-head', 'facility-accounts', 'facility-health', 'home-provider', 'substitution-clinician', 'assessor', 'health-station', 'commune-chair', 'commune-social', 'commune-police-chief'], sight: 'agency' }],
  fields: [
    { key: 'name', kind: 'text', required: true }, { key: 'place', kind: 'text' }, { key: 'quantity', kind: 'count', lowest: 1, highest: 100_000, required: true }, { key: 'plannedFunds', kind: 'money' }, { key: 'spentFunds', kind: 'money' }, { key: 'source', kind: 'choice', options: ['state-budget', 'province-budget', 'own-funds', 'aid'] }, { key: 'inUseBy', kind: 'day', required: true },
    { key: 'boughtOn', kind: 'day' }, { key: 'inUseOn', kind: 'day' }, { key: 'contractNumber', kind: 'text' }, files,
  ],
  columns: ['name', 'place', 'quantity', 'plannedFunds', 'spentFunds', 'inUseBy', 'boughtOn', 'inUseOn'],
  statuses: ['planned', 'bought', 'in-use', 'cancelled', 'retired'], closed: ['cancelled', 'retired'],
  acts: {
    plan: {
      begins: true, by: [{ roles: ['facility-head', 'facility-accounts', 'home-provider', 'substitution-clinician', 'health-station', 'assessor', 'commune-chair', 'commune-police-chief'], whose: 'agency' }, { roles: ['province-police', 'province-labour', 'province-planner', 'province-health'], whose: 'province' }],
      fields: [
        { key: 'agencyId', kind: 'agency', agencyKinds: ['rehab-facility', 'medical-centre', 'assessing-facility', 'health-station', 'home-provider', 'counselling-point', 'commune-police', 'commune-committee'] }, { key: 'name', kind: 'text', required: true }, { key: 'place', kind: 'text' }, { key: 'quantity', kind: 'count', lowest: 1, highest: 100_000, required: true }, { key: 'plannedFunds', kind: 'money' },
        { key: 'source', kind: 'choice', options: ['state-budget', 'province-budget', 'own-funds', 'aid'] }, { key: 'inUseBy', kind: 'day', required: true }, files,
      ],
      decide: (_, act, context) => {
        if (dayOf(act.data['inUseBy'])! < act.occurredOn) return refuse('dates-reversed', { from: act.occurredOn, to: String(act.data['inUseBy']), field: 'inUseBy' })
        const { agencyId, ...values } = act.data
        const agency = context.agency(textOf(agencyId) ?? context.actor.agencyId)
        if (!agency) return refuse('unknown-agency', { field: 'agencyId' })
        return accept({ unitId: agency.unitId, agencyId: agency.id, status: 'planned', values })
      },
    },
    buy: { from: ['planned'], by: [{ roles: ['facility-head', 'facility-accounts', 'home-provider', 'substitution-clinician', 'health-station', 'assessor', 'commune-chair', 'commune-police-chief'], whose: 'agency' }, { roles: ['province-police', 'province-labour', 'province-planner', 'province-health'], whose: 'province' }], fields: [{ key: 'spentFunds', kind: 'money', required: true }, { key: 'contractNumber', kind: 'text', longest: 80 }, files], decide: to('bought', (act) => ({ boughtOn: act.occurredOn })) },
    'put-in-use': { from: ['bought', 'planned'], by: [{ roles: ['facility-head', 'facility-accounts', 'home-provider', 'substitution-clinician', 'health-station', 'assessor', 'commune-chair', 'commune-police-chief'], whose: 'agency' }, { roles: ['province-police', 'province-labour', 'province-planner', 'province-health'], whose: 'province' }], fields: [files], decide: to('in-use', (act) => ({ inUseOn: act.occurredOn })) },
    retire: { from: ['in-use'], by: [{ roles: ['facility-head', 'facility-accounts', 'home-provider', 'substitution-clinician', 'health-station', 'assessor', 'commune-chair', 'commune-police-chief'], whose: 'agency' }], fields: [{ key: 'ground', kind: 'text', required: true }], decide: to('retired') },
    cancel: { from: ['planned', 'bought'], by: [{ roles: ['facility-head', 'facility-accounts', 'home-provider', 'substitution-clinician', 'health-station', 'assessor', 'commune-chair', 'commune-police-chief'], whose: 'agency' }, { roles: ['province-police', 'province-labour', 'province-planner', 'province-health'], whose: 'province' }], fields: [{ key: 'ground', kind: 'text', required: true }], decide: to('cancelled') },
  },
  label: (state) => String(state.values['name'] ?? ''),
  onDay: (state) => dayOf(state.values['inUseBy']),
  // The plan's own date, not one of the law: it informs.
  duesOf: (state) => {
    const by = dayOf(state.values['inUseBy'])
    if (!by || (state.status !== 'planned' && state.status !== 'bought')) return []
    return [{ clock: 'equipment-in-use', kind: 'asap', dueOn: by, bound: 'facility-head', act: state.status === 'planned' ? 'buy' : 'put-in-use', citation: cite('LOCAL', ''), confidence: 'unverified', why: [{ say: 'anchor.planned', on: state.openedOn }, { say: 'due', on: by }] }]
  },
  imports: { act: 'plan', sameBy: ['name', 'place', 'inUseBy'] },
}

/** The act by which a public unit is chosen to provide services, with the funds for it. */
export const selectionRegister: RegisterDeclaration = {
  id: 'unit-selection',
  reads: [{ roles: [...provinceReaders, ...communeReaders], sight: 'province' }, { roles: ['substitution-clinician', 'assessor'], sight: 'agency' }],
  fields: [
    { key: 'selected', kind: 'agency', required: true }, { key: 'selectedName', kind: 'text' }, { key: 'services', kind: 'choices', options: services, required: true }, { key: 'form', kind: 'choice', options: ['assigned', 'ordered'], required: true }, { key: 'decisionNumber', kind: 'text', longest: 80, required: true }, { key: 'funds', kind: 'money' },
    { key: 'fromDay', kind: 'day', required: true }, { key: 'toDay', kind: 'day' }, files,
  ],
  columns: ['selectedName', 'services', 'form', 'decisionNumber', 'funds', 'fromDay', 'toDay'],
  statuses: ['in-force', 'ended'], closed: ['ended'],
  acts: {
    select: {
      begins: true, by: [{ roles: ['district-chair', 'province-planner'], whose: 'province' }], law: 'sign-selection',
      fields: [
        { key: 'selected', kind: 'agency', agencyKinds: ['medical-centre', 'health-station', 'counselling-point', 'rehab-facility'], required: true }, { key: 'services', kind: 'choices', options: services, required: true }, { key: 'form', kind: 'choice', options: ['assigned', 'ordered'], required: true },
        { key: 'decisionNumber', kind: 'text', longest: 80, required: true }, { key: 'funds', kind: 'money' }, { key: 'fromDay', kind: 'day', required: true }, { key: 'toDay', kind: 'day' }, files,
      ],
      decide: bySigner('sign-selection', (_, act, context) => {
        const agency = context.agency(String(act.data['selected']))
        if (!agency) return refuse('unknown-agency', { field: 'selected' })
        if (!['medical-centre', 'health-station', 'counselling-point', 'rehab-facility'].includes(agency.kind)) return refuse('public-unit-only', { field: 'selected' })
        const [from, until] = [dayOf(act.data['fromDay']), dayOf(act.data['toDay'])]
        if (from && until && until < from) return refuse('dates-reversed', { from, to: until, field: 'toDay' })
        return accept({ unitId: agency.unitId, agencyId: agency.id, status: 'in-force', values: { ...act.data, selectedName: agency.name } })
      }),
    },
    end: { from: ['in-force'], by: [{ roles: ['district-chair', 'province-planner'], whose: 'province' }], fields: [{ key: 'ground', kind: 'text', required: true }], decide: bySigner('sign-selection', to('ended')) },
  },
  label: (state) => String(state.values['selectedName'] ?? state.values['selected'] ?? ''),
  onDay: (state) => dayOf(state.values['fromDay']),
  endsOn: (state) => dayOf(state.values['toDay']),
}
