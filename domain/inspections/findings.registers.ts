/** Findings: an article, the evidence, a remedy with its clock, a second look. The inspected body says what it remedied; only the inspecting side closes. */
import { accept, refuse } from '../kernel/decision.ts'
import type { Confidence } from '../kernel/citation.ts'
import { longCitation, shortCitation } from '../kernel/instruments.ts'
import type { RegisterActDeclaration, RegisterContext, RegisterDeclaration, RegisterField, RegisterState } from '../kernel/register.ts'
import { inspectionsLaw } from './inspections.law.ts'
import { headOf, inspectedHeads, inspectedKinds, inspecting, isInspected, severities } from './inspections.model.ts'
import { checklistIds, clockOf, dayOf, ruleFor, textOf } from './inspections.rules.ts'

const evidence: RegisterField = { key: 'evidence', kind: 'files', longest: 20, screenOnly: true }
const byInspecting = [{ roles: inspecting, whose: 'province' as const }]

/** Another body than the one that found it, or the inspected body itself where it inspects elsewhere. */
function notTheInspecting(state: RegisterState, context: RegisterContext) {
  if (context.actor.role === 'system') return null
  if (context.actor.agencyId === state.agencyId) return refuse('inspected-cannot-close')
  const own = textOf(state.values['inspecting'])
  return own !== null && (context.agencyNow?.(own) ?? own) !== context.actor.agencyId && own !== context.actor.agencyId ? refuse('inspection-of-others') : null
}
const byThoseWhoFound = (then: NonNullable<RegisterActDeclaration['decide']>): NonNullable<RegisterActDeclaration['decide']> => (state, act, context) => notTheInspecting(state!, context) ?? then(state, act, context)

const acts: Readonly<Record<string, RegisterActDeclaration>> = {
  record: {
    begins: true, by: byInspecting,
    fields: [
      { key: 'inspection', kind: 'record', register: 'inspections', required: true }, { key: 'rule', kind: 'choice', options: checklistIds, required: true }, { key: 'found', kind: 'long-text', required: true, longest: 2000 }, { key: 'cases', kind: 'count', highest: 100_000 },
      { key: 'remedyBy', kind: 'day', required: true }, evidence,
    ],
    needs: (act) => [{ register: 'inspections', id: String(act.data['inspection']) }],
    decide: (_, act, context) => {
      const inspection = context.related[0]
      if (!inspection || !['announced', 'held'].includes(inspection.state.status)) return refuse('finding-without-inspection', { field: 'inspection' })
      const values = inspection.state.values
      if (context.actor.role !== 'system' && values['inspecting'] !== context.actor.agencyId) return refuse('inspection-of-others')
      const inspected = context.agency(String(values['inspected']))
      const rule = inspected ? ruleFor(String(act.data['rule']), inspected.kind, act.occurredOn) : null
      if (!inspected || !rule) return refuse('rule-not-for-body', { field: 'rule' })
      if (dayOf(act.data['remedyBy'])! <= act.occurredOn) return refuse('dates-reversed', { from: act.occurredOn, to: String(act.data['remedyBy']), field: 'remedyBy' })
      return accept({
        status: 'open', unitId: inspected.unitId, agencyId: inspected.id,
        values: { ...act.data, inspected: inspected.id, inspectedName: inspected.name, inspecting: String(values['inspecting']), severity: rule.severity, article: shortCitation(rule.row.citation), articleLong: longCitation(rule.row.citation), citation: rule.row.citation, confidence: rule.row.confidence },
      })
    },
  },
  remedy: {
    from: ['open'], by: [{ roles: inspectedHeads, whose: 'agency' }], fields: [{ key: 'remedy', kind: 'long-text', required: true, longest: 2000 }, { ...evidence, key: 'remedyEvidence' }],
    decide: (_, act) => accept({ status: 'remedied', values: { ...act.data, remediedOn: act.occurredOn } }),
  },
  recheck: {
    from: ['remedied'], by: byInspecting, law: 'finding-recheck', fields: [{ key: 'sufficient', kind: 'yes-no', required: true }, { key: 'recheckNote', kind: 'long-text', longest: 2000 }, { key: 'remedyBy', kind: 'day' }, { ...evidence, key: 'recheckEvidence' }],
    decide: byThoseWhoFound((_, act) => {
      const { sufficient, remedyBy, ...data } = act.data
      if (sufficient === true) return accept({ status: 'closed', values: { ...data, closedOn: act.occurredOn, recheckedOn: act.occurredOn } })
      if (!dayOf(remedyBy) || dayOf(remedyBy)! <= act.occurredOn) return refuse('new-remedy-day', { field: 'remedyBy' })
      return accept({ status: 'open', values: { ...data, remedyBy, remediedOn: null, recheckedOn: act.occurredOn } })
    }),
  },
  close: {
    from: ['open', 'remedied'], by: byInspecting, fields: [{ key: 'closedBecause', kind: 'long-text', required: true, longest: 2000 }, { ...evidence, key: 'recheckEvidence' }],
    decide: byThoseWhoFound((_, act) => accept({ status: 'closed', values: { ...act.data, closedOn: act.occurredOn } })),
  },
  // The list of who may help is changed by whoever signs there: here a violation is passed on, which starts that office's clock and withdraws nothing.
  'pass-on-facility': {
    from: ['open', 'remedied'], by: byInspecting, fields: [{ key: 'facility', kind: 'record', register: 'facilities', required: true }], needs: (act) => [{ register: 'facilities', id: String(act.data['facility']) }],
    decide: byThoseWhoFound((state, act, context) => passedOn(state!, 'facilities', String(act.data['facility']), act.occurredOn, context)),
  },
  'pass-on-provider': {
    from: ['open', 'remedied'], by: byInspecting, fields: [{ key: 'provider', kind: 'record', register: 'providers', required: true }], needs: (act) => [{ register: 'providers', id: String(act.data['provider']) }],
    decide: byThoseWhoFound((state, act, context) => passedOn(state!, 'providers', String(act.data['provider']), act.occurredOn, context)),
  },
}

function passedOn(state: RegisterState, register: 'facilities' | 'providers', recordId: string, on: string, context: RegisterContext) {
  const record = context.related[0]
  if (!record) return refuse('unknown-record', { field: register === 'facilities' ? 'facility' : 'provider' })
  if (record.state.agencyId !== state.agencyId) return refuse('record-of-another-body', { field: register === 'facilities' ? 'facility' : 'provider' })
  if (state.values['severity'] !== 'suspension-ground') return refuse('no-suspension-ground')
  // What was only recalled is remedied, and drives nothing harder.
  if (state.values['confidence'] === 'unverified') return refuse('rule-unverified')
  if (state.values['passedOnOn']) return refuse('record-twice')
  const ground = `${String(state.values['articleLong'] ?? '')}: ${String(state.values['found'] ?? '')}`.slice(0, 4000)
  return accept({ values: { passedOnOn: on }, follows: [{ register, recordId, type: 'record-violation', data: { ground }, key: 'violation' }] })
}

/** The last day of a person is a fact of his own case; any other finding is as sure as its article was read. */
const rested = (state: RegisterState): Confidence => (state.values['severity'] === 'liberty' ? 'verified' : (state.values['confidence'] as Confidence))

export const findingsRegister: RegisterDeclaration = {
  id: 'findings',
  reads: [{ roles: inspecting, sight: 'province' }, { roles: inspectedHeads.filter((role) => !(inspecting as readonly string[]).includes(role)), sight: 'agency' }],
  fields: [
    { key: 'inspection', kind: 'record', register: 'inspections' }, { key: 'inspected', kind: 'agency', agencyKinds: inspectedKinds }, { key: 'inspecting', kind: 'agency' }, { key: 'rule', kind: 'choice', options: checklistIds }, { key: 'article', kind: 'text' }, { key: 'severity', kind: 'choice', options: severities },
    { key: 'found', kind: 'long-text' }, { key: 'cases', kind: 'count' }, { key: 'remedyBy', kind: 'day' }, { key: 'remedy', kind: 'long-text' }, { key: 'remediedOn', kind: 'day' }, { key: 'recheckNote', kind: 'long-text' }, { key: 'recheckedOn', kind: 'day' }, { key: 'closedBecause', kind: 'long-text' }, { key: 'closedOn', kind: 'day' },
    { key: 'passedOnOn', kind: 'day' }, evidence, { ...evidence, key: 'remedyEvidence' }, { ...evidence, key: 'recheckEvidence' },
  ],
  columns: ['inspected', 'article', 'severity', 'remedyBy', 'remediedOn', 'closedOn'],
  statuses: ['open', 'remedied', 'closed'], closed: ['closed'],
  acts,
  label: (state) => `${String(state.values['article'] ?? '')} · ${String(state.values['inspectedName'] ?? '')}`,
  parentOf: (state) => textOf(state.values['inspection']),
  onDay: (state) => dayOf(state.values['remedyBy']),
  duesOf: (state, { calendar }) => {
    const kind = state.agencyId.split(':')[0]!
    const inspectingAgency = textOf(state.values['inspecting']) ?? state.agencyId
    const citation = state.values['citation'] as { readonly instrument: string; readonly article: string }
    if (state.status === 'open' && isInspected(kind)) {
      const dueOn = dayOf(state.values['remedyBy'])
      // The day was set by the inspecting side; the article is the one that was not kept.
      return dueOn ? [{ clock: 'finding-remedy', kind: 'max', dueOn, bound: headOf[kind], agencyId: state.agencyId, act: 'remedy', citation, confidence: rested(state), why: [{ say: 'due', on: dueOn }] }] : []
    }
    if (state.status === 'remedied') return clockOf(inspectionsLaw.on('finding-recheck', dayOf(state.values['remediedOn']) ?? state.since), dayOf(state.values['remediedOn']), 'reported', calendar, { bound: inspectingAgency.startsWith('inspector:') ? 'inspector' : 'province-police', agencyId: inspectingAgency })
    return []
  },
  // An act on a provider's or facility's record may follow.
  serial: true,
}
