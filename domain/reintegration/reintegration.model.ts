/** Entries of the work for one person: which there are, in which compartment they lie, who writes them, what each asks for. */
import { z } from 'zod'
import type { Role } from '../kernel/actor.ts'
import { PlainDateSchema, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterField } from '../kernel/register.ts'

export type EntryTable = 'work_entry' | 'support_entry' | 'support_meeting' | 'behaviour_rating' | 'treatment_entry'
export const entryTables: readonly EntryTable[] = ['work_entry', 'support_entry', 'support_meeting', 'behaviour_rating', 'treatment_entry']

const police: readonly Role[] = ['commune-police', 'commune-police-chief']
const committee: readonly Role[] = ['commune-chair', 'commune-social']
const workStaff: readonly Role[] = ['facility-head', 'facility-counsellor', 'facility-workshop']
const supporters: readonly Role[] = [...police, ...committee, 'counsellor', ...workStaff]
/** Those who treat; each place by itself. */
export const treatingRoles: readonly Role[] = ['facility-head', 'facility-health', 'health-station', 'substitution-clinician']

const field = (key: string, kind: RegisterField['kind'], more: Omit<RegisterField, 'key' | 'kind'> = {}): RegisterField => ({ key, kind, ...more })
const required = { required: true } as const
const choice = (key: string, ...options: string[]): RegisterField => field(key, 'choice', { required: true, options })

export const trades = ['sewing', 'welding', 'motorbike-repair', 'electrics', 'carpentry', 'masonry', 'husbandry', 'crops', 'cooking', 'hairdressing', 'computing', 'driving', 'other'] as const
export const supportKinds = ['one-off', 'training-fee', 'release-meals', 'fare', 'clothes', 'tuition', 'loan', 'tools', 'other'] as const
export const medicines = ['methadone', 'buprenorphine', 'other-running', 'none'] as const
export const ratings = ['good', 'fair', 'average', 'weak'] as const

export type EntryDeclaration = { readonly table: EntryTable; readonly by: readonly Role[]; readonly fields: readonly RegisterField[] }

export const entryTypes = {
  wish: { table: 'work_entry', by: supporters, fields: [field('learnTrade', 'yes-no', required), field('trade', 'choice', { options: trades }), field('jobAdvice', 'yes-no', required), field('work', 'text', { longest: 200 })] },
  eligibility: { table: 'work_entry', by: [...police, ...committee, 'facility-head', 'facility-counsellor'], fields: [field('eligible', 'yes-no', required), field('because', 'choice', { options: ['age', 'health', 'time-left', 'schooling', 'trained-before', 'other'] })] },
  advice: { table: 'work_entry', by: supporters, fields: [choice('about', 'job', 'trade'), choice('how', 'in-person', 'group', 'telephone'), choice('outcome', 'informed', 'referred', 'thinking', 'declined'), field('note', 'long-text', { longest: 1000 })] },
  referral: { table: 'work_entry', by: supporters, fields: [choice('to', 'course', 'opening'), field('recordId', 'record', required), field('agreed', 'yes-no', required)] },
  'referral-answer': { table: 'work_entry', by: supporters, fields: [field('referralId', 'record', required), choice('answer', 'accepted', 'declined-by-person', 'no-place', 'not-suitable')] },
  training: { table: 'work_entry', by: supporters, fields: [choice('step', 'began', 'completed', 'left'), field('trainingId', 'record'), field('trade', 'choice', { options: trades }), field('courseId', 'record', { register: 'courses-of-schools' }), field('place', 'text'), field('paidBy', 'choice', { options: ['state', 'person', 'school', 'fund'] }), field('certificate', 'text', { longest: 60 })] },
  placement: { table: 'work_entry', by: supporters, fields: [field('openingId', 'record', { register: 'openings' }), field('employer', 'text', required), field('job', 'text', required), choice('kind', 'employed', 'seasonal', 'own-work', 'family-work'), field('wage', 'money', { highest: 200_000_000 }), field('contract', 'yes-no')] },
  'placement-check': { table: 'work_entry', by: supporters, fields: [field('placementId', 'record', required), choice('month', '3', '6', '12'), choice('answer', 'working', 'other-job', 'not-working', 'not-reached'), field('help', 'choice', { options: ['none', 'talk', 'new-place', 'papers', 'loan'] })] },
  'placement-ended': { table: 'work_entry', by: supporters, fields: [field('placementId', 'record', required), choice('because', 'own-wish', 'contract-over', 'employer', 'health', 'moved', 'other')] },
  labour: { table: 'work_entry', by: workStaff, fields: [choice('work', 'therapy', 'production', 'cleaning', 'garden', 'kitchen'), field('days', 'count', { required: true, lowest: 1, highest: 7 }), field('hours', 'number', { required: true, lowest: 0.5, highest: 100 }), field('longestDay', 'number', { required: true, lowest: 0.5, highest: 24 })] },
  meeting: { table: 'support_meeting', by: [...police, ...committee, 'counsellor'], fields: [field('place', 'text', required), field('time', 'time'), field('task', 'text', { required: true, longest: 300 }), field('nextOn', 'day'), field('agreed', 'long-text', { longest: 1000 })] },
  support: { table: 'support_entry', by: [...police, ...committee, 'facility-head', 'facility-accounts'], fields: [choice('kind', ...supportKinds), field('amount', 'money', { required: true, lowest: 1, highest: 1_000_000_000 }), field('days', 'count', { lowest: 1, highest: 31 }), field('paper', 'text', { longest: 60 })] },
  'labour-pay': { table: 'support_entry', by: ['facility-head', 'facility-accounts'], fields: [field('month', 'day', required), field('amount', 'money', { required: true, lowest: 1, highest: 100_000_000 }), field('saved', 'money', { highest: 100_000_000 })] },
  'savings-paid': { table: 'support_entry', by: ['facility-head', 'facility-accounts'], fields: [field('amount', 'money', { required: true, lowest: 1, highest: 1_000_000_000 })] },
  rating: { table: 'behaviour_rating', by: ['facility-head', 'facility-counsellor'], fields: [field('month', 'day', required), choice('rating', ...ratings)] },
  'health-check': { table: 'treatment_entry', by: treatingRoles, fields: [field('finding', 'long-text', { required: true, longest: 2000 }), field('fit', 'choice', { options: ['fit', 'light-work', 'not-fit'] })] },
  'health-visit': { table: 'treatment_entry', by: treatingRoles, fields: [field('finding', 'long-text', { required: true, longest: 2000 }), field('treated', 'text', { longest: 300 }), field('nextOn', 'day')] },
  'medicine-handover': { table: 'treatment_entry', by: treatingRoles, fields: [choice('why', 'transfer', 'release', 'moved', 'outing'), choice('medicine', ...medicines), field('name', 'text', { longest: 120 }), field('toAgencyId', 'agency', { agencyKinds: ['medical-centre', 'health-station', 'rehab-facility', 'assessing-facility'] }), field('days', 'count', { lowest: 0, highest: 90 }), field('lastDoseOn', 'day'), field('handedTo', 'choice', { options: ['person', 'place', 'escort'] })] },
} as const satisfies Readonly<Record<string, EntryDeclaration>>

export type EntryType = keyof typeof entryTypes
export const EntryTypeSchema = z.enum(Object.keys(entryTypes) as [EntryType, ...EntryType[]])
/** Takes an entry away that should not have been written; names it by `replaces`. */
export const takenBack = 'taken-back'
export const declarationOfEntry = (type: EntryType): EntryDeclaration => entryTypes[type]
export const typesFor = (role: Role): readonly EntryType[] => EntryTypeSchema.options.filter((type) => declarationOfEntry(type).by.includes(role))

/** An entry as it stands in its table. `data` of those under seal is opened by the place that may. */
export type Entry = {
  readonly id: string
  readonly type: EntryType | typeof takenBack
  readonly on: PlainDate
  readonly data: Readonly<Record<string, unknown>>
  readonly recordedAt: Instant
  readonly agencyId: string
  readonly role: Role
  /** The commune that looked after the person when it was written. */
  readonly unitId: string
  readonly replaces: string | null
  readonly replacedBy: string | null
}

/** As it is sent; the client makes `id`. */
export type EntryAct = { readonly id: string; readonly type: EntryType | typeof takenBack; readonly occurredOn: PlainDate; readonly replaces?: string | undefined; readonly data: Readonly<Record<string, unknown>> }

function valueOf(given: RegisterField): z.ZodType {
  switch (given.kind) {
    case 'yes-no': return z.boolean()
    case 'choice': return z.enum(given.options as [string, ...string[]])
    case 'count': return z.number().int().min(given.lowest ?? 0).max(given.highest ?? 10_000)
    case 'number': return z.number().min(given.lowest ?? 0).max(given.highest ?? 10_000)
    case 'money': return z.number().int().min(given.lowest ?? 0).max(given.highest ?? 1e12)
    case 'day': return PlainDateSchema
    case 'time': return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    case 'record': return z.uuid()
    case 'agency': return z.string().regex(/^[a-z-]+:[a-z0-9.-]+$/).max(100)
    default: return z.string().trim().min(1).max(given.longest ?? 200)
  }
}
const objectOf = (fields: readonly RegisterField[]) => z.strictObject(Object.fromEntries(fields.map((each) => [each.key, each.required ? valueOf(each) : valueOf(each).nullish()])))
/** What the data of each type must look like. */
export const entrySchemas: Readonly<Record<EntryType, z.ZodType<Record<string, unknown>>>> = Object.fromEntries(EntryTypeSchema.options.map((type) => [type, objectOf(declarationOfEntry(type).fields)])) as unknown as Record<EntryType, z.ZodType<Record<string, unknown>>>
