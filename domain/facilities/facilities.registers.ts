/** The registers around places: facilities, providers, reception points, equipment, and the selection of public units. */
import type { Role } from '../kernel/actor.ts'
import { accept, refuse } from '../kernel/decision.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterActDeclaration, RegisterDeclaration, RegisterField } from '../kernel/register.ts'
import { allConditions } from './competence.law.ts'
import { facilitiesLaw } from './facilities.law.ts'
import { areasField, detailFields, facilityTypes, optional, publicationChannels, publicationsField } from './facilities.model.ts'
import { answering, bySigner, changed, dayOf, due, placed, published, suspended, to, withBeds, withConditions, withCount } from './facilities.rules.ts'
import { equipmentRegister, receptionRegister, selectionRegister } from './facilities.registers.small.ts'
import { providersRegister } from './providers.registers.ts'

const facilityStaff = ['facility-head', 'facility-intake', 'facility-health', 'facility-counsellor', 'facility-workshop', 'facility-guard', 'facility-accounts'] as const satisfies readonly Role[]
export const publicWorkReaders = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'counsellor', 'substitution-clinician', 'assessor', 'province-police', 'province-police-director', 'province-planner', 'province-health', 'province-labour', 'district-labour', 'district-chair', 'inspector'] as const satisfies readonly Role[]

const licensing = ['province-labour', 'province-police', 'province-police-director'] as const satisfies readonly Role[]
const number: RegisterField = { key: 'decisionNumber', kind: 'text', longest: 80 }
const files: RegisterField = { key: 'files', kind: 'files', longest: 10, screenOnly: true }
const conditions: RegisterField = { key: 'conditionsMet', kind: 'choices', options: allConditions, longest: 40 }
const inProvince = (roles: readonly Role[]) => [{ roles, whose: 'province' as const }]

const opening: readonly RegisterField[] = [
  { key: 'agencyId', kind: 'agency', agencyKinds: ['rehab-facility'], required: true }, { key: 'name', kind: 'text', required: true }, { key: 'type', kind: 'choice', options: facilityTypes, required: true }, { key: 'seatUnit', kind: 'unit', unitLevel: 'commune', required: true },
  ...detailFields, { key: 'founder', kind: 'text' },
]

const acts: Readonly<Record<string, RegisterActDeclaration>> = {
  'record-existing': {
    begins: true, by: inProvince(licensing), law: 't3-licensed-facility',
    fields: [...opening, { key: 'licenceNumber', kind: 'text', longest: 80 }, { key: 'licencedOn', kind: 'day' }, { key: 'licenceEndsOn', kind: 'day' }, { key: 'startedOn', kind: 'day' }, conditions, files],
    decide: (_, act, context) => {
      if (act.data['type'] === 'private' && !act.data['licenceNumber']) return refuse('licence-missing', { field: 'licenceNumber' })
      const placement = placed(act, context)
      return placement.ok ? accept({ ...placement.value, status: 'operating' }) : placement
    },
  },
  apply: {
    begins: true, by: inProvince(licensing), law: 'licence-grant', fields: [...opening, conditions, files],
    decide: (_, act, context) => {
      if (act.data['type'] !== 'private') return refuse('licence-private-only', { field: 'type' })
      const placement = placed(act, context, { appliedOn: act.occurredOn })
      return placement.ok ? accept({ ...placement.value, status: 'applied' }) : placement
    },
  },
  grant: {
    from: ['applied'], by: inProvince(['province-labour', 'province-police-director']), law: 'sign-licence', fields: [{ key: 'licenceNumber', kind: 'text', longest: 80, required: true }, { key: 'licenceEndsOn', kind: 'day' }, conditions, files],
    decide: bySigner('sign-licence', withConditions(() => 'private', to('operating', (act) => ({ licencedOn: act.occurredOn })))),
  },
  refuse: { from: ['applied'], by: inProvince(['province-labour', 'province-police-director']), law: 'licence-grant', fields: [{ key: 'ground', kind: 'long-text', required: true }, number, files], decide: bySigner('sign-licence', to('refused')) },
  'start-service': { from: ['operating'], by: [{ roles: ['facility-head'], whose: 'agency' }, ...inProvince(licensing)], fields: [], law: 'licence-idle-suspend', decide: (state, act) => (state?.values['startedOn'] ? refuse('record-twice', {}) : accept({ values: { startedOn: act.occurredOn } })) },
  'record-violation': { from: ['operating'], by: inProvince([...licensing, 'inspector']), law: 'licence-suspend', fields: [{ key: 'ground', kind: 'long-text', required: true }, number, files], decide: (_, act) => accept({ values: { ...act.data, violationOn: act.occurredOn } }) },
  suspend: {
    from: ['operating'], by: inProvince(['province-labour', 'province-police-director']), law: 'licence-suspension-term', fields: [{ key: 'ground', kind: 'long-text', required: true }, { key: 'months', kind: 'count', lowest: 1, highest: 24, required: true }, number, files],
    decide: bySigner('sign-licence', suspended((on) => (facilitiesLaw.on('private-suspension-length', on) ? 'private-suspension-length' : 'licence-suspension-term'))),
  },
  'report-remedy': { from: ['suspended'], by: [{ roles: ['facility-head'], whose: 'agency' }, ...inProvince(licensing)], law: 'licence-reissue', fields: [{ key: 'remedy', kind: 'long-text', required: true }, files], decide: (_, act) => accept({ values: { ...act.data, remedyOn: act.occurredOn } }) },
  resume: { from: ['suspended'], by: inProvince(['province-labour', 'province-police-director']), law: 'licence-reissue', fields: [number, files], decide: bySigner('sign-licence', to('operating', () => ({ suspendedUntil: null, remedyOn: null, violationOn: null }))) },
  'request-withdrawal': { from: ['operating', 'suspended'], by: [{ roles: ['facility-head'], whose: 'agency' }, ...inProvince(licensing)], law: 'licence-revoke-request', fields: [{ key: 'ground', kind: 'long-text', required: true }, files], decide: (_, act) => accept({ values: { ...act.data, withdrawalAskedOn: act.occurredOn } }) },
  withdraw: { from: ['operating', 'suspended'], by: inProvince(['province-labour', 'province-police-director']), law: 'licence-revoke-violation', fields: [{ key: 'ground', kind: 'long-text', required: true }, number, files], decide: bySigner('sign-licence', to('withdrawn', (act) => ({ withdrawnOn: act.occurredOn }))) },
  'record-beds': { from: ['operating', 'suspended'], by: [{ roles: ['facility-head', 'facility-intake'], whose: 'agency' }, ...inProvince(licensing)], fields: [{ ...areasField, required: true }], decide: withBeds },
  'record-day': { from: ['operating', 'suspended'], by: [{ roles: ['facility-head', 'facility-intake', 'facility-guard'], whose: 'agency' }], fields: [{ key: 'present', kind: 'count', highest: 20_000, required: true }, { key: 'away', kind: 'count', highest: 20_000 }, { key: 'waiting', kind: 'count', highest: 20_000 }], decide: withCount },
  'change-details': { by: [{ roles: ['facility-head'], whose: 'agency' }, ...inProvince(licensing)], fields: [{ key: 'name', kind: 'text' }, ...optional(detailFields)], decide: changed },
  'record-publication': { from: ['operating', 'suspended'], by: inProvince([...licensing, 'district-chair']), fields: [{ key: 'channel', kind: 'choice', options: publicationChannels, required: true }, { key: 'link', kind: 'link' }, { key: 'place', kind: 'text' }, files], decide: published },
  close: { by: inProvince(licensing), fields: [{ key: 'ground', kind: 'long-text', required: true }, number], decide: to('closed') },
}

const facilitiesRegister: RegisterDeclaration = {
  id: 'facilities',
  reads: [{ roles: publicWorkReaders, sight: 'province' }, { roles: facilityStaff, sight: 'agency' }, { roles: ['ministry-police'], sight: 'all' }],
  fields: [
    ...opening.filter((field) => field.key !== 'agencyId'), { key: 'province', kind: 'unit', unitLevel: 'province' }, { key: 'receivedBy', kind: 'agency', screenOnly: true }, { key: 'appliedOn', kind: 'day' }, { key: 'licenceNumber', kind: 'text' }, { key: 'licencedOn', kind: 'day' }, { key: 'licenceEndsOn', kind: 'day' },
    { key: 'startedOn', kind: 'day' }, areasField, { key: 'beds', kind: 'count' }, { key: 'outOfService', kind: 'count' }, { key: 'present', kind: 'count' }, { key: 'away', kind: 'count' }, { key: 'waiting', kind: 'count' }, { key: 'countedOn', kind: 'day' }, { key: 'overCapacity', kind: 'yes-no' },
    { key: 'violationOn', kind: 'day' }, { key: 'ground', kind: 'long-text' }, { key: 'suspendedUntil', kind: 'day' }, { key: 'remedyOn', kind: 'day' }, { key: 'remedy', kind: 'long-text' }, { key: 'withdrawalAskedOn', kind: 'day' }, { key: 'withdrawnOn', kind: 'day' }, number, conditions, publicationsField, files,
  ],
  columns: ['name', 'type', 'seatUnit', 'beds', 'outOfService', 'present', 'waiting', 'countedOn', 'licenceNumber', 'suspendedUntil'],
  statuses: ['applied', 'operating', 'suspended', 'withdrawn', 'refused', 'closed'], closed: ['withdrawn', 'refused', 'closed'],
  acts,
  label: (state) => String(state.values['name'] ?? ''),
  endsOn: (state) => dayOf(state.values['licenceEndsOn']),
  duesOf: (state, { calendar }) => {
    const [applied, licenced, violation, remedy, asked, suspendedUntil] = (['appliedOn', 'licencedOn', 'violationOn', 'remedyOn', 'withdrawalAskedOn', 'suspendedUntil'] as const).map((key) => dayOf(state.values[key]))
    const office = (on: PlainDate) => answering('sign-licence', state, on)
    const row = (on: PlainDate | null, ...ids: string[]) => (on ? ids.map((id) => facilitiesLaw.on(id, on)).find((each) => each !== undefined) : undefined)
    const isPrivate = state.values['type'] === 'private'
    if (state.status === 'applied') return due(row(applied!, 'licence-grant', 'private-licence'), applied!, 'applied', calendar, { ...office(applied!), act: 'grant' })
    if (state.status === 'suspended') {
      const reissue = remedy ? due(row(remedy, 'licence-reissue', 'private-licence-reissue'), remedy, 'remedied', calendar, { ...office(remedy), act: 'resume' }) : []
      const term = row(state.since, 'licence-suspension-term', 'private-suspension-length')
      // The end of a suspension is a term: it lapses or is lifted, and nobody is late for it but the office that must look again.
      return [...reissue, ...(term && suspendedUntil ? [{ clock: term.id, kind: 'term' as const, dueOn: suspendedUntil, ...office(state.since), act: 'resume', citation: term.citation, confidence: term.confidence, why: [{ say: 'anchor.suspended', on: state.since }, { say: 'term-last-day', on: suspendedUntil }] }] : [])]
    }
    if (state.status !== 'operating') return []
    return [
      ...(isPrivate && licenced && !state.values['startedOn'] ? [
        ...due(row(licenced, 'licence-idle-suspend', 'private-idle'), licenced, 'licenced', calendar, { bound: 'facility-head', act: 'start-service' }),
        ...due(row(licenced, 'licence-idle-revoke'), licenced, 'licenced', calendar, { bound: 'facility-head', act: 'start-service' }),
      ] : []),
      ...(violation ? due(row(violation, 'licence-suspend', 'private-fix'), violation, 'violation', calendar, { ...office(violation), act: 'suspend' }) : []),
      ...(asked ? due(row(asked, 'licence-revoke-request'), asked, 'withdrawal-asked', calendar, { ...office(asked), act: 'withdraw' }) : []),
    ]
  },
  imports: { act: 'record-existing', sameBy: ['name', 'seatUnit'] },
}

/** Months after which an unused licence may be withdrawn; the day itself, for screens. */
export const idleRevokeOn = (licencedOn: PlainDate): PlainDate | null => {
  const row = facilitiesLaw.on('licence-idle-revoke', licencedOn)
  return row?.value ? addMonths(licencedOn, row.value) : null
}
export const facilitiesRegisters: readonly RegisterDeclaration[] = [facilitiesRegister, providersRegister, receptionRegister, equipmentRegister, selectionRegister]
