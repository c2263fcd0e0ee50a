/** Registers without people: courses of schools, employers, openings. An officer refers a person to one of them; nothing proposes a person for a place. */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterDeclaration, RegisterField, RegisterOutcome, RegisterState } from '../kernel/register.ts'
import { trades } from './reintegration.model.ts'

const required = { required: true } as const
const field = (key: string, kind: RegisterField['kind'], more: Omit<RegisterField, 'key' | 'kind'> = {}): RegisterField => ({ key, kind, ...more })

const communes = ['commune-chair', 'commune-social', 'commune-police', 'commune-police-chief', 'counsellor'] as const satisfies readonly Role[]
const facilities = ['facility-head', 'facility-counsellor', 'facility-workshop'] as const satisfies readonly Role[]
const provinces = ['province-labour', 'province-planner', 'province-police', 'province-police-director', 'union-office'] as const satisfies readonly Role[]
const reads: RegisterDeclaration['reads'] = [{ roles: [...communes, ...facilities, ...provinces], sight: 'province' }, { roles: ['school', 'employer'], sight: 'agency' }]
/** Who keeps a record: the commune's social officer and chair, the facility, the school or employer its own, the province's labour office. */
const keepers = (own: Role): RegisterDeclaration['acts'][string]['by'] => [
  { roles: ['commune-social', 'commune-chair'], whose: 'unit' }, { roles: ['facility-head', 'facility-counsellor', own], whose: 'agency' }, { roles: ['province-labour', 'province-planner'], whose: 'province' },
]
const optional = (fields: readonly RegisterField[]): RegisterField[] => fields.map(({ required: _, ...each }) => each)

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const dayOf = (value: unknown): PlainDate | null => (typeof value === 'string' && isPlainDate(value) ? value : null)
const countOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

type Decide = (state: RegisterState | null, act: RegisterAct, context: RegisterContext) => Decision<RegisterOutcome>
const opened = (act: RegisterAct, status: string): Decision<RegisterOutcome> => {
  const { unitId, ...values } = act.data
  return accept({ status, values, ...(textOf(unitId) ? { unitId: textOf(unitId) } : {}) })
}
const to = (status: string): Decide => (_, act) => accept({ status, values: act.data })

const seasons = (given: Readonly<Record<string, unknown>>): Decision<never> | null => {
  const [starts, ends] = [dayOf(given['startsOn']), dayOf(given['endsOn'])]
  return starts && ends && ends < starts ? refuse('dates-reversed', { from: starts, to: ends, field: 'endsOn' }) : null
}

const courseFields: readonly RegisterField[] = [
  field('name', 'text', required), field('school', 'text', required), field('trade', 'choice', { ...required, options: trades }), field('level', 'choice', { options: ['under-three-months', 'elementary', 'intermediate'] }),
  field('places', 'count', { ...required, lowest: 1, highest: 1000 }), field('startsOn', 'day', required), field('endsOn', 'day', required), field('venue', 'text'), field('atFacility', 'yes-no'), field('fee', 'money'),
  field('paidBy', 'choice', { options: ['state', 'person', 'school', 'fund'] }), field('phone', 'phone'), field('conditions', 'long-text', { longest: 600 }),
]
const coursesOfSchools: RegisterDeclaration = {
  id: 'courses-of-schools', reads, fields: [...courseFields, field('taught', 'count'), field('completed', 'count'), field('ground', 'text')], columns: ['name', 'school', 'trade', 'startsOn', 'endsOn', 'places', 'paidBy'],
  statuses: ['open', 'running', 'ended', 'cancelled'], closed: ['ended', 'cancelled'],
  acts: {
    announce: { begins: true, by: keepers('school'), fields: [field('unitId', 'unit'), ...courseFields], decide: (_, act) => seasons(act.data) ?? opened(act, 'open') },
    change: { from: ['open', 'running'], by: keepers('school'), fields: optional(courseFields), decide: (state, act) => seasons({ ...state!.values, ...act.data }) ?? accept({ values: act.data }) },
    start: { from: ['open'], by: keepers('school'), fields: [field('taught', 'count', { highest: 1000 })], decide: to('running') },
    end: {
      from: ['running'], by: keepers('school'), fields: [field('taught', 'count', { ...required, highest: 1000 }), field('completed', 'count', { ...required, highest: 1000 })],
      decide: (_, act) => (countOf(act.data['completed']) > countOf(act.data['taught']) ? refuse('more-completed-than-taught', { field: 'completed' }) : accept({ status: 'ended', values: act.data })),
    },
    cancel: { from: ['open', 'running'], by: keepers('school'), fields: [field('ground', 'text', required)], decide: to('cancelled') },
  },
  label: (state) => `${String(state.values['name'] ?? '')} · ${String(state.values['school'] ?? '')}`,
  onDay: (state) => dayOf(state.values['startsOn']), endsOn: (state) => dayOf(state.values['endsOn']),
  // The course's own days: they inform, and mark nobody.
  duesOf: (state) => {
    const [starts, ends] = [dayOf(state.values['startsOn']), dayOf(state.values['endsOn'])]
    const due = (clock: string, dueOn: PlainDate, act: string) => [{ clock, kind: 'max' as const, dueOn, bound: 'commune-social' as const, act, citation: cite('LOCAL', ''), confidence: 'unverified' as const, why: [] }]
    if (state.status === 'open' && starts) return due('course-starts', starts, 'start')
    return state.status === 'running' && ends ? due('course-ends', ends, 'end') : []
  },
  imports: { act: 'announce', sameBy: ['name', 'school', 'startsOn'] },
}

const employerFields: readonly RegisterField[] = [
  field('name', 'text', required), field('branch', 'choice', { ...required, options: ['farming', 'forestry', 'craft', 'building', 'industry', 'trade', 'services', 'public-works', 'cooperative', 'other'] }), field('address', 'text', { ...required, longest: 300 }), field('phone', 'phone'), field('contact', 'text'),
  field('workers', 'count', { highest: 1_000_000 }), field('agreedOn', 'day'), field('terms', 'long-text', { longest: 600 }),
]
const employers: RegisterDeclaration = {
  id: 'employers', reads, fields: [...employerFields, field('ground', 'text')], columns: ['name', 'branch', 'address', 'workers', 'agreedOn'], statuses: ['active', 'paused', 'ended'], closed: ['ended'],
  acts: {
    enter: { begins: true, by: keepers('employer'), fields: [field('unitId', 'unit'), ...employerFields], decide: (_, act) => opened(act, 'active') },
    change: { from: ['active', 'paused'], by: keepers('employer'), fields: optional(employerFields) },
    pause: { from: ['active'], by: keepers('employer'), fields: [field('ground', 'text', required)], decide: to('paused') },
    resume: { from: ['paused'], by: keepers('employer'), fields: [], decide: to('active') },
    end: { from: ['active', 'paused'], by: keepers('employer'), fields: [field('ground', 'text', required)], decide: to('ended') },
  },
  label: (state) => String(state.values['name'] ?? ''), imports: { act: 'enter', sameBy: ['name'] },
}

const openingFields: readonly RegisterField[] = [
  field('job', 'text', required), field('places', 'count', { ...required, lowest: 1, highest: 10_000 }), field('wageFrom', 'money', { highest: 500_000_000 }), field('wageTo', 'money', { highest: 500_000_000 }), field('contract', 'choice', { options: ['none', 'season', 'fixed-term', 'open-ended'] }),
  field('hoursAWeek', 'number', { lowest: 1, highest: 60 }), field('untilDay', 'day'), field('meals', 'yes-no'), field('lodging', 'yes-no'), field('conditions', 'long-text', { longest: 600 }),
]
const wages = (given: Readonly<Record<string, unknown>>): Decision<never> | null => (countOf(given['wageTo']) > 0 && countOf(given['wageTo']) < countOf(given['wageFrom']) ? refuse('wage-reversed', { field: 'wageTo' }) : null)
const openings: RegisterDeclaration = {
  id: 'openings', reads, fields: [field('employerId', 'record', { register: 'employers' }), ...openingFields, field('filled', 'count'), field('ground', 'text')], columns: ['job', 'places', 'wageFrom', 'wageTo', 'contract', 'untilDay'], statuses: ['open', 'filled', 'closed'], closed: ['filled', 'closed'],
  acts: {
    offer: {
      begins: true, by: keepers('employer'), fields: [field('unitId', 'unit'), field('employerId', 'record', { ...required, register: 'employers' }), ...openingFields],
      needs: (act) => [{ register: 'employers', id: textOf(act.data['employerId']) }],
      decide: (_, act, context) => {
        const employer = context.related[0]
        if (!employer) return refuse('employer-unknown', { field: 'employerId' })
        if (employer.state.status !== 'active') return refuse('employer-not-active', { field: 'employerId' })
        return wages(act.data) ?? accept({ status: 'open', unitId: textOf(act.data['unitId']) ?? employer.state.unitId, values: Object.fromEntries(Object.entries(act.data).filter(([key]) => key !== 'unitId')) })
      },
    },
    change: { from: ['open'], by: keepers('employer'), fields: optional(openingFields), decide: (state, act) => wages({ ...state!.values, ...act.data }) ?? accept({ values: act.data }) },
    fill: { from: ['open'], by: keepers('employer'), fields: [field('filled', 'count', { ...required, lowest: 1, highest: 10_000 })], decide: to('filled') },
    close: { from: ['open'], by: keepers('employer'), fields: [field('ground', 'text', required)], decide: to('closed') },
  },
  label: (state) => String(state.values['job'] ?? ''), parentOf: (state) => textOf(state.values['employerId']) ?? null, endsOn: (state) => dayOf(state.values['untilDay']),
}

export const reintegrationRegisters: readonly RegisterDeclaration[] = [coursesOfSchools, employers, openings]
