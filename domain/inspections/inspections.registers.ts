/** Inspections: planned by what is known, announced, held with a checklist of the law, concluded; over when every finding is closed. */
import { accept, refuse } from '../kernel/decision.ts'
import { shortCitation } from '../kernel/instruments.ts'
import type { RegisterActDeclaration, RegisterContext, RegisterDeclaration, RegisterField, RegisterState } from '../kernel/register.ts'
import { complaintsRegister } from './complaints.registers.ts'
import { findingsRegister } from './findings.registers.ts'
import { inspectionsLaw } from './inspections.law.ts'
import { causes, inspectedHeads, inspectedKinds, inspecting, isInspected } from './inspections.model.ts'
import { checklistIds, clockOf, dayOf, ruleFor, setClock, textOf } from './inspections.rules.ts'

const files: RegisterField = { key: 'files', kind: 'files', longest: 20, screenOnly: true }
const number: RegisterField = { key: 'decisionNumber', kind: 'text', longest: 80, required: true }
const byInspecting = [{ roles: inspecting, whose: 'province' as const }]
const results = ['kept', 'not-kept', 'not-applicable', 'not-looked-at'] as const
const checklist: RegisterField = { key: 'checklist', kind: 'rows', longest: 200, screenOnly: true, fields: [{ key: 'rule', kind: 'choice', options: checklistIds, required: true }, { key: 'result', kind: 'choice', options: results, required: true }, { key: 'seen', kind: 'text', longest: 200 }] }

/** Only the body that planned it goes on with it; nobody inspects himself. */
export function refusedTo(state: RegisterState | null, context: RegisterContext) {
  if (context.actor.role === 'system') return null
  const own = textOf(state?.values['inspecting'])
  if (own !== null && own !== context.actor.agencyId && (context.agencyNow?.(own) ?? own) !== context.actor.agencyId) return refuse('inspection-of-others')
  return null
}
const guarded = (then: NonNullable<RegisterActDeclaration['decide']>): NonNullable<RegisterActDeclaration['decide']> => (state, act, context) => refusedTo(state, context) ?? then(state, act, context)

const acts: Readonly<Record<string, RegisterActDeclaration>> = {
  plan: {
    begins: true, by: byInspecting, fields: [
      { key: 'inspected', kind: 'agency', agencyKinds: inspectedKinds, required: true }, { key: 'cause', kind: 'choice', options: causes, required: true }, { key: 'plannedOn', kind: 'day', required: true }, { key: 'scope', kind: 'long-text', longest: 2000 }, files,
    ],
    decide: (_, act, context) => {
      const inspected = context.agency(String(act.data['inspected']))
      if (!inspected) return refuse('unknown-agency', { field: 'inspected' })
      if (!isInspected(inspected.kind)) return refuse('not-inspected', { field: 'inspected' })
      if (inspected.id === context.actor.agencyId) return refuse('inspects-itself', { field: 'inspected' })
      if (dayOf(act.data['plannedOn'])! < act.occurredOn) return refuse('dates-reversed', { from: act.occurredOn, to: String(act.data['plannedOn']), field: 'plannedOn' })
      // Until it is announced the plan stands with the body that inspects.
      return accept({ status: 'planned', unitId: inspected.unitId, agencyId: context.actor.agencyId, values: { ...act.data, inspecting: context.actor.agencyId, inspectedName: inspected.name } })
    },
  },
  change: {
    from: ['planned'], by: byInspecting, fields: [{ key: 'plannedOn', kind: 'day' }, { key: 'scope', kind: 'long-text', longest: 2000 }, files],
    decide: guarded((_, act) => accept({ values: Object.fromEntries(Object.entries(act.data).filter(([, value]) => value !== null && value !== undefined)) })),
  },
  announce: {
    from: ['planned'], by: byInspecting, fields: [number, { key: 'startsOn', kind: 'day', required: true }, { key: 'endsOn', kind: 'day', required: true }, { key: 'members', kind: 'count', lowest: 1, highest: 50 }, files],
    decide: guarded((state, act) => {
      const [startsOn, endsOn] = [dayOf(act.data['startsOn'])!, dayOf(act.data['endsOn'])!]
      if (endsOn < startsOn) return refuse('dates-reversed', { from: startsOn, to: endsOn, field: 'endsOn' })
      if (startsOn < act.occurredOn) return refuse('announced-late', { startsOn, field: 'startsOn' })
      return accept({ status: 'announced', agencyId: String(state!.values['inspected']), values: { ...act.data, announcedOn: act.occurredOn } })
    }),
  },
  hold: {
    from: ['announced'], by: byInspecting, fields: [checklist, { key: 'sample', kind: 'count', highest: 10_000 }, { key: 'minutesNumber', kind: 'text', longest: 80 }, files],
    decide: guarded((state, act, context) => {
      const startsOn = dayOf(state!.values['startsOn'])
      if (startsOn && act.occurredOn < startsOn) return refuse('held-before-start', { startsOn, field: 'occurredOn' })
      const kind = context.agency(String(state!.values['inspected']))?.kind ?? ''
      for (const line of (act.data['checklist'] as readonly { readonly rule: string }[] | null | undefined) ?? []) {
        if (!ruleFor(line.rule, kind, act.occurredOn)) return refuse('rule-not-for-body', { field: 'checklist' })
      }
      return accept({ status: 'held', values: { ...act.data, heldOn: act.occurredOn } })
    }),
  },
  conclude: {
    from: ['held'], by: byInspecting, law: 'inspection-conclusion', fields: [{ ...number, key: 'conclusionNumber' }, { key: 'conclusion', kind: 'long-text', required: true }, files],
    needs: (_, __, context) => [{ register: 'findings', parentId: context.recordId }],
    decide: guarded((state, act, context) => {
      // What the checklist says was not kept stands as a finding, with its article and its remedy.
      const found = new Set(context.related.map((record) => record.state.values['rule']))
      const missing = ((state!.values['checklist'] as readonly { readonly rule: string; readonly result: string }[] | undefined) ?? []).find((line) => line.result === 'not-kept' && !found.has(line.rule))
      if (missing) {
        const rule = ruleFor(missing.rule, context.agency(String(state!.values['inspected']))?.kind ?? '', dayOf(state!.values['heldOn']) ?? act.occurredOn)
        return refuse('finding-missing', { article: rule ? shortCitation(rule.row.citation) : missing.rule })
      }
      return accept({ status: 'concluded', values: { ...act.data, concludedOn: act.occurredOn, findings: context.related.length } })
    }),
  },
  finish: {
    from: ['concluded'], by: byInspecting, fields: [files], needs: (_, __, context) => [{ register: 'findings', parentId: context.recordId, open: true }],
    decide: guarded((_, act, context) => (context.related.length > 0 ? refuse('findings-open', { n: context.related.length }) : accept({ status: 'finished', values: { finishedOn: act.occurredOn } }))),
  },
  cancel: { from: ['planned', 'announced'], by: byInspecting, fields: [{ key: 'reason', kind: 'long-text', required: true, longest: 1000 }], decide: guarded((_, act) => accept({ status: 'cancelled', values: act.data })) },
}

const inspectionsRegister: RegisterDeclaration = {
  id: 'inspections',
  // The inspected body reads it once it has been announced: from then on it stands with that body.
  reads: [{ roles: inspecting, sight: 'province' }, { roles: inspectedHeads.filter((role) => !(inspecting as readonly string[]).includes(role)), sight: 'agency' }],
  fields: [
    { key: 'inspected', kind: 'agency', agencyKinds: inspectedKinds }, { key: 'inspecting', kind: 'agency' }, { key: 'cause', kind: 'choice', options: causes }, { key: 'plannedOn', kind: 'day' }, { key: 'scope', kind: 'long-text' }, { key: 'decisionNumber', kind: 'text' }, { key: 'announcedOn', kind: 'day' },
    { key: 'startsOn', kind: 'day' }, { key: 'endsOn', kind: 'day' }, { key: 'members', kind: 'count' }, { key: 'heldOn', kind: 'day' }, { key: 'sample', kind: 'count' }, { key: 'minutesNumber', kind: 'text' }, checklist, { key: 'conclusionNumber', kind: 'text' }, { key: 'conclusion', kind: 'long-text' },
    { key: 'concludedOn', kind: 'day' }, { key: 'findings', kind: 'count' }, { key: 'finishedOn', kind: 'day' }, { key: 'reason', kind: 'long-text' }, files,
  ],
  columns: ['inspected', 'inspecting', 'cause', 'plannedOn', 'heldOn', 'findings'],
  statuses: ['planned', 'announced', 'held', 'concluded', 'finished', 'cancelled'], closed: ['finished', 'cancelled'],
  acts,
  label: (state) => String(state.values['inspectedName'] ?? state.values['inspected'] ?? ''),
  onDay: (state) => dayOf(state.values['heldOn']) ?? dayOf(state.values['startsOn']) ?? dayOf(state.values['plannedOn']),
  duesOf: (state, { calendar }) => {
    const inspectingAgency = textOf(state.values['inspecting']) ?? state.agencyId
    const mine = { bound: inspectingAgency.startsWith('inspector:') ? ('inspector' as const) : ('province-police' as const), agencyId: inspectingAgency }
    if (state.status === 'planned') return setClock(inspectionsLaw.on('inspection-planned', state.openedOn), dayOf(state.values['plannedOn']), mine)
    if (state.status === 'announced') return setClock({ ...inspectionsLaw.on('inspection-planned', state.openedOn)!, act: 'hold' }, dayOf(state.values['endsOn']), mine)
    if (state.status === 'held') return clockOf(inspectionsLaw.on('inspection-conclusion', state.since), dayOf(state.values['heldOn']), 'reported', calendar, mine)
    return []
  },
  imports: { act: 'plan', sameBy: ['inspected', 'plannedOn'] },
}

export const inspectionsRegisters: readonly RegisterDeclaration[] = [inspectionsRegister, findingsRegister, complaintsRegister]
