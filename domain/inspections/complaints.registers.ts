/**
 * Complaints (khiếu nại): what is complained about and how it goes on. Who complains is kept apart (`complaint_person`), with the body that handles it
 * alone; this register holds no name.
 */
import { accept, refuse } from '../kernel/decision.ts'
import type { RegisterActDeclaration, RegisterDeclaration, RegisterField } from '../kernel/register.ts'
import { inspectionsLaw } from './inspections.law.ts'
import { complaintGrounds, complaintHandlers, complaintSubjects, headOf, inspectedKinds, isInspected, secondHandlers } from './inspections.model.ts'
import { clockOf, dayOf, textOf } from './inspections.rules.ts'
import type { Role } from '../kernel/actor.ts'

const number: RegisterField = { key: 'paperNumber', kind: 'text', longest: 80 }
const files: RegisterField = { key: 'files', kind: 'files', longest: 20, screenOnly: true }
const own = [{ roles: complaintHandlers, whose: 'agency' as const }]
const what: readonly RegisterField[] = [{ key: 'subject', kind: 'choice', options: complaintSubjects, required: true }, { key: 'about', kind: 'agency', agencyKinds: inspectedKinds, required: true }, { key: 'madeOn', kind: 'day' }, { key: 'summary', kind: 'long-text', longest: 2000, required: true }]
/** Twelve digits are somebody's number: nobody's stands in a register. */
const namesSomebody = (text: unknown): boolean => typeof text === 'string' && /(?<!\d)\d{12}(?!\d)/.test(text)

const acts: Readonly<Record<string, RegisterActDeclaration>> = {
  receive: {
    begins: true, by: own, fields: [...what, files],
    decide: (_, act, context) => {
      if (namesSomebody(act.data['summary'])) return refuse('complaint-names-nobody', { field: 'summary' })
      const about = context.agency(String(act.data['about']))
      if (!about) return refuse('unknown-agency', { field: 'about' })
      // The body whose decision or conduct it is decides first.
      if (about.id !== context.actor.agencyId) return refuse('complaint-elsewhere', { agency: about.name, field: 'about' }, { citation: inspectionsLaw.on('complaint-accept', act.occurredOn)!.citation, confidence: 'unverified' })
      if (dayOf(act.data['madeOn']) && dayOf(act.data['madeOn'])! > act.occurredOn) return refuse('dates-reversed', { from: String(act.data['madeOn']), to: act.occurredOn, field: 'madeOn' })
      return accept({ status: 'received', unitId: about.unitId, agencyId: about.id, values: { ...act.data, instance: 'first', aboutName: about.name } })
    },
  },
  'receive-second': {
    begins: true, by: [{ roles: secondHandlers, whose: 'agency' }], law: 'complaint-second', fields: [{ key: 'first', kind: 'record', register: 'complaints', required: true }, { key: 'madeOn', kind: 'day' }, { key: 'summary', kind: 'long-text', longest: 2000, required: true }, files],
    needs: (act) => [{ register: 'complaints', id: String(act.data['first']) }],
    decide: (_, act, context) => {
      if (namesSomebody(act.data['summary'])) return refuse('complaint-names-nobody', { field: 'summary' })
      const first = context.related[0]
      const unit = first ? context.unit(first.state.unitId) : undefined
      if (!first || !unit || unit.provinceId !== context.actor.provinceId || first.state.values['instance'] !== 'first') return refuse('unknown-record', { field: 'first' })
      if (first.state.agencyId === context.actor.agencyId) return refuse('complaint-same-body', { field: 'first' })
      // Also where the first body let its time pass without deciding.
      if (first.state.status === 'second') return refuse('record-twice')
      return accept({
        status: 'received', unitId: context.actor.unitId, agencyId: context.actor.agencyId,
        values: { ...act.data, instance: 'second', subject: first.state.values['subject'], about: first.state.values['about'], aboutName: first.state.values['aboutName'] },
        follows: [{ register: 'complaints', recordId: first.id, type: 'second-made', data: {}, key: 'second' }],
      })
    },
  },
  accept: { from: ['received'], by: own, law: 'complaint-accept', fields: [number, files], decide: (_, act) => accept({ status: 'accepted', values: { ...act.data, acceptedOn: act.occurredOn } }) },
  refuse: { from: ['received'], by: own, law: 'complaint-accept', fields: [{ key: 'ground', kind: 'choice', options: complaintGrounds, required: true }, { key: 'told', kind: 'long-text', required: true, longest: 2000 }, number, files], decide: (_, act) => accept({ status: 'refused', values: { ...act.data, endedOn: act.occurredOn } }) },
  meet: { from: ['accepted'], by: own, fields: [{ key: 'dialogue', kind: 'long-text', longest: 2000 }, files], decide: (_, act) => accept({ values: { ...act.data, dialogueOn: act.occurredOn } }) },
  decide: {
    from: ['accepted'], by: own, law: 'complaint-decide-first', fields: [{ key: 'result', kind: 'choice', options: ['right', 'partly-right', 'wrong'], required: true }, { ...number, required: true }, { key: 'redress', kind: 'long-text', longest: 2000 }, files],
    decide: (_, act) => {
      if (act.data['result'] !== 'wrong' && !textOf(act.data['redress'])) return refuse('redress-missing', { field: 'redress' })
      return accept({ status: 'decided', values: { ...act.data, decidedOn: act.occurredOn } })
    },
  },
  'send-decision': { from: ['decided'], by: own, law: 'complaint-send', fields: [files], decide: (_, act) => accept({ values: { sentOn: act.occurredOn, ...(act.data['files'] ? { files: act.data['files'] } : {}) } }) },
  withdraw: { from: ['received', 'accepted'], by: own, fields: [files], decide: (_, act) => accept({ status: 'withdrawn', values: { ...act.data, endedOn: act.occurredOn } }) },
  // Only as a consequence of the second complaint, at the body above.
  'second-made': { from: ['received', 'accepted', 'decided', 'refused'], by: [], fields: [], decide: (_, act) => accept({ status: 'second', values: { secondOn: act.occurredOn } }) },
  close: { from: ['decided', 'second'], by: own, fields: [{ key: 'carriedOut', kind: 'long-text', longest: 2000 }, files], decide: (_, act) => accept({ status: 'closed', values: { ...act.data, endedOn: act.occurredOn } }) },
}

export const complaintsRegister: RegisterDeclaration = {
  id: 'complaints',
  reads: [{ roles: complaintHandlers, sight: 'agency' }, { roles: ['inspector', 'province-police', 'province-police-director'], sight: 'province' }],
  fields: [
    ...what.map(({ required: _, ...field }) => field), { key: 'instance', kind: 'choice', options: ['first', 'second'] }, { key: 'first', kind: 'record', register: 'complaints' }, { key: 'acceptedOn', kind: 'day' }, { key: 'dialogueOn', kind: 'day' }, { key: 'dialogue', kind: 'long-text' }, { key: 'decidedOn', kind: 'day' },
    { key: 'result', kind: 'choice', options: ['right', 'partly-right', 'wrong'] }, { key: 'redress', kind: 'long-text' }, { key: 'sentOn', kind: 'day' }, { key: 'secondOn', kind: 'day' }, { key: 'ground', kind: 'choice', options: complaintGrounds }, { key: 'told', kind: 'long-text' }, { key: 'carriedOut', kind: 'long-text' }, { key: 'endedOn', kind: 'day' }, number, files,
  ],
  columns: ['subject', 'about', 'instance', 'madeOn', 'acceptedOn', 'decidedOn', 'result'],
  statuses: ['received', 'accepted', 'decided', 'second', 'closed', 'refused', 'withdrawn'], closed: ['closed', 'refused', 'withdrawn'],
  acts,
  imports: { act: 'receive', sameBy: ['about', 'madeOn', 'subject'] },
  label: (state) => `${String(state.values['aboutName'] ?? '')} · ${state.openedOn.split('-').toReversed().join('/')}`,
  onDay: (state) => state.openedOn,
  duesOf: (state, { calendar }) => {
    const kind = state.agencyId.split(':')[0]!
    const handler: Role = isInspected(kind) ? headOf[kind] : 'inspector'
    const mine = { bound: handler, agencyId: state.agencyId }
    const row = (id: string, on = state.since) => inspectionsLaw.on(id, on)
    if (state.status === 'received') return clockOf(row('complaint-accept'), state.openedOn, 'notice-received', calendar, mine)
    if (state.status === 'accepted') return clockOf(row(state.values['instance'] === 'second' ? 'complaint-decide-second' : 'complaint-decide-first'), dayOf(state.values['acceptedOn']), 'registered', calendar, mine)
    if (state.status !== 'decided') return []
    const decidedOn = dayOf(state.values['decidedOn'])
    return state.values['sentOn'] ? (state.values['instance'] === 'second' ? [] : clockOf(row('complaint-second'), dayOf(state.values['sentOn']), 'told', calendar, { bound: 'person', agencyId: state.agencyId, act: 'close' })) : clockOf(row('complaint-send'), decidedOn, 'decided', calendar, mine)
  },
}
