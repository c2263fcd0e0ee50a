/** Providers: who helps at home and in the community, who assesses, treats and counsels; registered, published, suspended, withdrawn. */
import type { Role } from '../kernel/actor.ts'
import { accept, refuse } from '../kernel/decision.ts'
import type { RegisterActDeclaration, RegisterDeclaration, RegisterField } from '../kernel/register.ts'
import { allConditions, signersOn } from './competence.law.ts'
import { facilitiesLaw } from './facilities.law.ts'
import { detailFields, optional, providerKinds, publicationChannels, publicationsField } from './facilities.model.ts'
import { answering, bySigner, changed, dayOf, due, placed, published, suspended, to, withConditions } from './facilities.rules.ts'

const readers = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'counsellor', 'substitution-clinician', 'assessor', 'province-police', 'province-police-director', 'province-planner', 'province-health', 'province-labour', 'district-labour', 'district-chair', 'inspector'] as const satisfies readonly Role[]
const offices = ['district-labour', 'district-chair', 'province-labour', 'province-police', 'province-police-director'] as const satisfies readonly Role[]
const publishing = ['district-chair', 'province-police-director'] as const satisfies readonly Role[]
const own = { roles: ['home-provider', 'assessor', 'substitution-clinician', 'health-station', 'counsellor'] as const satisfies readonly Role[], whose: 'agency' as const }
const inProvince = (roles: readonly Role[]) => ({ roles, whose: 'province' as const })

const number: RegisterField = { key: 'decisionNumber', kind: 'text', longest: 80 }
const files: RegisterField = { key: 'files', kind: 'files', longest: 10, screenOnly: true }
const conditions: RegisterField = { key: 'conditionsMet', kind: 'choices', options: allConditions, longest: 40 }
const opening: readonly RegisterField[] = [
  { key: 'agencyId', kind: 'agency', agencyKinds: ['home-provider', 'medical-centre', 'assessing-facility', 'health-station', 'counselling-point', 'rehab-facility'] }, { key: 'name', kind: 'text', required: true }, { key: 'kind', kind: 'choice', options: providerKinds, required: true },
  // How many people it can serve at a time; the key by which a province may share its places out.
  { key: 'seatUnit', kind: 'unit', unitLevel: 'commune', required: true }, ...detailFields, { key: 'places', kind: 'count', highest: 10_000 },
]
/** Named and published by the Department of Health, or set up by the commune; the others are published on application. */
const named = ['assessing-facility', 'substitution-site', 'detox-place', 'health-station', 'counselling-point']

const acts: Readonly<Record<string, RegisterActDeclaration>> = {
  'record-existing': {
    begins: true, by: [inProvince(offices), inProvince(['province-health'])], fields: [...opening, { key: 'publishedOn', kind: 'day', required: true }, number, conditions, files],
    decide: (_, act, context) => {
      if (dayOf(act.data['publishedOn'])! > act.occurredOn) return refuse('dates-reversed', { from: String(act.data['publishedOn']), to: act.occurredOn, field: 'publishedOn' })
      const placement = placed(act, context)
      return placement.ok ? accept({ ...placement.value, status: 'published' }) : placement
    },
  },
  apply: {
    begins: true, by: [own, inProvince(offices)], law: 'publish-provider', fields: [...opening, conditions, files],
    decide: (_, act, context) => {
      if (named.includes(String(act.data['kind']))) return refuse('named-not-applied', { field: 'kind' })
      const placement = placed(act, context, { appliedOn: act.occurredOn })
      return placement.ok ? accept({ ...placement.value, status: 'applied' }) : placement
    },
  },
  designate: {
    begins: true, by: [inProvince(['province-health']), { roles: ['commune-chair'], whose: 'unit' }], law: 'sign-designation', fields: [...opening, number, conditions, files],
    decide: (state, act, context) => {
      const kind = String(act.data['kind'])
      if (!named.includes(kind)) return refuse('applied-not-named', { field: 'kind' })
      // A counselling point is set up in the commune; the others are named by Health.
      if (context.actor.role === 'commune-chair' && kind !== 'counselling-point') return refuse('not-competent', { signer: signersOn('sign-designation', act.occurredOn)[0] ?? 'province-health' })
      const decide = withConditions(() => (kind === 'assessing-facility' ? 'assessing' : null), (_before, given, at) => {
        const placement = placed(given, at, { publishedOn: given.occurredOn })
        return placement.ok ? accept({ ...placement.value, status: 'published' }) : placement
      })
      return decide(state, act, context)
    },
  },
  publish: {
    from: ['applied'], by: [inProvince(publishing)], law: 'sign-publication', fields: [number, conditions, files],
    decide: bySigner('sign-publication', withConditions(() => 'provider', to('published', (act) => ({ publishedOn: act.occurredOn })))),
  },
  refuse: { from: ['applied'], by: [inProvince(publishing)], law: 'sign-publication', fields: [{ key: 'ground', kind: 'long-text', required: true }, number], decide: bySigner('sign-publication', to('refused')) },
  'start-service': { from: ['published'], by: [own, inProvince(offices)], law: 'provider-idle', fields: [], decide: (state, act) => (state?.values['startedOn'] ? refuse('record-twice', {}) : accept({ values: { startedOn: act.occurredOn } })) },
  'record-violation': {
    from: ['published'], by: [inProvince(['district-labour', 'province-labour', 'district-chair', 'province-police', 'province-police-director']), { roles: ['commune-police-chief'], whose: 'unit' }], law: 'provider-violation-record',
    fields: [{ key: 'ground', kind: 'long-text', required: true }, number, files], decide: bySigner('record-violation', (_, act) => accept({ values: { ...act.data, violationOn: act.occurredOn } })),
  },
  suspend: {
    from: ['published'], by: [inProvince(publishing), inProvince(['province-health'])], law: 'provider-suspend', fields: [{ key: 'ground', kind: 'long-text', required: true }, { key: 'months', kind: 'count', lowest: 1, highest: 24, required: true }, number, files],
    decide: (state, act, context) => (named.includes(String(state?.values['kind'])) ? bySigner('sign-designation', suspended(() => 'none'))(state, act, context) : bySigner('sign-publication', suspended(() => (facilitiesLaw.on('provider-suspension-length', act.occurredOn) ? 'provider-suspension-length' : 'licence-suspension-term')))(state, act, context)),
  },
  'report-remedy': { from: ['suspended'], by: [own, inProvince(offices)], law: 'republish-provider', fields: [{ key: 'remedy', kind: 'long-text', required: true }, files], decide: (_, act) => accept({ values: { ...act.data, remedyOn: act.occurredOn } }) },
  resume: {
    from: ['suspended'], by: [inProvince(publishing), inProvince(['province-health'])], law: 'republish-provider', fields: [number, files],
    decide: (state, act, context) => bySigner(named.includes(String(state?.values['kind'])) ? 'sign-designation' : 'sign-publication', to('published', () => ({ suspendedUntil: null, remedyOn: null, violationOn: null })))(state, act, context),
  },
  withdraw: {
    from: ['published', 'suspended'], by: [inProvince(publishing), inProvince(['province-health'])], law: 'sign-publication', fields: [{ key: 'ground', kind: 'long-text', required: true }, number, files],
    decide: (state, act, context) => bySigner(named.includes(String(state?.values['kind'])) ? 'sign-designation' : 'sign-publication', to('withdrawn', (given) => ({ withdrawnOn: given.occurredOn })))(state, act, context),
  },
  'stop-service': { from: ['published', 'suspended'], by: [own, inProvince(offices), { roles: ['commune-chair'], whose: 'unit' }], fields: [{ key: 'ground', kind: 'long-text', required: true }], decide: to('ended') },
  'change-details': { by: [own, inProvince([...offices, 'province-health']), { roles: ['commune-chair'], whose: 'unit' }], fields: [{ key: 'name', kind: 'text' }, ...optional(detailFields), { key: 'places', kind: 'count', highest: 10_000 }], decide: changed },
  'record-publication': {
    from: ['published', 'suspended'], by: [inProvince([...offices, 'province-health']), { roles: ['commune-chair', 'commune-social', 'commune-police-chief'], whose: 'unit' }],
    fields: [{ key: 'channel', kind: 'choice', options: publicationChannels, required: true }, { key: 'link', kind: 'link' }, { key: 'place', kind: 'text' }, files], decide: published,
  },
}

export const providersRegister: RegisterDeclaration = {
  id: 'providers',
  reads: [{ roles: readers, sight: 'province' }, { roles: own.roles, sight: 'agency' }, { roles: ['ministry-police'], sight: 'all' }],
  fields: [
    ...opening.filter((field) => field.key !== 'agencyId'), { key: 'province', kind: 'unit', unitLevel: 'province' }, { key: 'receivedBy', kind: 'agency', screenOnly: true }, { key: 'appliedOn', kind: 'day' }, { key: 'publishedOn', kind: 'day' }, { key: 'startedOn', kind: 'day' }, { key: 'violationOn', kind: 'day' },
    { key: 'ground', kind: 'long-text' }, { key: 'suspendedUntil', kind: 'day' }, { key: 'remedyOn', kind: 'day' }, { key: 'remedy', kind: 'long-text' }, { key: 'withdrawnOn', kind: 'day' }, number, conditions, publicationsField, files,
  ],
  columns: ['name', 'kind', 'seatUnit', 'phone', 'services', 'publishedOn', 'suspendedUntil'],
  statuses: ['applied', 'published', 'suspended', 'withdrawn', 'refused', 'ended'], closed: ['withdrawn', 'refused', 'ended'],
  acts,
  label: (state) => String(state.values['name'] ?? ''),
  onDay: (state) => dayOf(state.values['publishedOn']) ?? state.openedOn,
  duesOf: (state, { calendar }) => {
    const kind = String(state.values['kind'])
    const [applied, publishedOn, violation, remedy, suspendedUntil] = (['appliedOn', 'publishedOn', 'violationOn', 'remedyOn', 'suspendedUntil'] as const).map((key) => dayOf(state.values[key]))
    const rule = named.includes(kind) ? 'sign-designation' : 'sign-publication'
    const row = (on: typeof applied, ...ids: string[]) => (on ? ids.map((id) => facilitiesLaw.on(id, on)).find((each) => each !== undefined) : undefined)
    if (state.status === 'applied') return due(row(applied!, 'publish-provider', 'provider-publication'), applied!, 'applied', calendar, { ...answering(rule, state, applied!), act: 'publish' })
    if (state.status === 'suspended') {
      const term = row(state.since, 'licence-suspension-term', 'provider-suspension-length')
      return [
        ...(remedy ? due(row(remedy, 'republish-provider'), remedy, 'remedied', calendar, { ...answering(rule, state, remedy), act: 'resume' }) : []),
        ...(term && suspendedUntil ? [{ clock: term.id, kind: 'term' as const, dueOn: suspendedUntil, ...answering(rule, state, state.since), act: 'resume', citation: term.citation, confidence: term.confidence, why: [{ say: 'anchor.suspended', on: state.since }, { say: 'term-last-day', on: suspendedUntil }] }] : []),
      ]
    }
    if (state.status !== 'published' || named.includes(kind)) return []
    return [
      ...(publishedOn && !state.values['startedOn'] ? due(row(publishedOn, 'provider-idle'), publishedOn, 'published', calendar, { bound: 'provider', act: 'start-service' }) : []),
      ...(violation ? due(row(violation, 'provider-suspend'), violation, 'violation', calendar, { ...answering(rule, state, violation), act: 'suspend' }) : []),
    ]
  },
  imports: { act: 'record-existing', sameBy: ['name', 'seatUnit', 'kind'] },
}
