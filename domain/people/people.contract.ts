/** Registering, finding and opening a person. */
import { z } from 'zod'
import type { Role } from '../kernel/actor.ts'
import { Compartment } from '../kernel/measure.ts'
import { Limit, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { DeadlineView, MeasureView } from '../measures/measures.contract.ts'
import { PartialDate, Residence } from './person.schema.ts'

export { PartialDate, Residence } from './person.schema.ts'

export const PersonSummary = z.object({
  id: z.string(), name: z.string(), birthYear: z.number().int(), unitId: z.string(), unitName: z.string(),
  /** Number of open measures in the caller's sight. */
  open: z.number().int(),
})
export const listPeople = operation({
  id: 'people.list', method: 'GET', path: '/api/people', summary: 'Find people in your sight', summaryVi: 'Tìm người trong phạm vi của bạn', access: 'signed-in', audit: 'people-listed',
  query: z.object({ q: z.string().max(100).optional(), unit: z.string().optional(), cursor: z.string().optional(), limit: Limit }),
  output: page(PersonSummary), headers: ['Purpose'], refusals: ['purpose-needed'],
})

/**
 * A dossier. Records that are one person and in the caller's sight are answered as one, under the record registered first, whichever was asked for.
 * A compartment the caller may not read is absent; who holds it is said only where that tells nothing more.
 */
export const PersonView = z.object({
  id: z.string(),
  /** Case number on paper, e.g. `HN-20-06184-0173`; says nothing of the person. */
  caseNumber: z.string(),
  name: z.string(), otherName: z.string().nullable(), birth: PartialDate, sex: z.enum(['male', 'female']),
  /** Only the last four digits; the whole number is a separate, recorded opening. */
  personalNumberEnding: z.string().nullable(),
  residences: z.array(Residence),
  representative: z.object({ name: z.string(), relation: z.string() }).nullable(),
  measures: z.array(MeasureView),
  deadlines: z.array(DeadlineView),
  sealed: z.array(z.object({ compartment: Compartment, holder: z.string() })),
  openedAt: InstantText,
  /**
   * Other records of the same person, found so by the records post, as far as they are in the caller's sight. Absent where there is none. Their
   * residences, measures and deadlines stand with this record's own: each measure names its record by `personId`.
   */
  linked: z.array(z.object({ id: z.string(), caseNumber: z.string(), name: z.string(), birth: PartialDate, personalNumberEnding: z.string().nullable() })).optional(),
})
export const getPerson = operation({
  id: 'people.get', method: 'GET', path: '/api/people/:id', summary: 'Open a dossier', summaryVi: 'Mở hồ sơ', access: 'signed-in', audit: 'person-opened',
  params: z.object({ id: z.string() }), output: PersonView, headers: ['Purpose'], refusals: ['not-found'],
})
export const revealPersonalNumber = operation({
  id: 'people.personal-number', method: 'GET', path: '/api/people/:id/personal-number', summary: 'The whole personal number (recorded)', summaryVi: 'Số định danh đầy đủ (có ghi sổ)', access: 'signed-in', audit: 'personal-number-opened',
  params: z.object({ id: z.string() }), output: z.object({ personalNumber: z.string().nullable() }), headers: ['Purpose'],
})
export const PersonInput = z.object({
  name: z.string().trim().min(2).max(100),
  otherName: z.string().trim().max(100).optional(),
  birth: PartialDate,
  sex: z.enum(['male', 'female']),
  personalNumber: z.string().regex(/^\d{12}$/).optional(),
  phone: z.string().regex(/^0\d{9}$/).optional(),
  residence: z.object({ unitId: z.string(), addressAsWritten: z.string().trim().max(200).optional(), from: PlainDateSchema, kind: z.enum(['permanent', 'temporary', 'current']).default('permanent') }),
  /** Required for 12 to under 18. */
  representative: z.object({ name: z.string().trim().min(2).max(100), relation: z.enum(['father', 'mother', 'guardian', 'legal-representative']), personalNumber: z.string().regex(/^\d{12}$/).optional() }).optional(),
})
export const registerPerson = operation({
  id: 'people.register', method: 'POST', path: '/api/people', summary: 'Register a person', summaryVi: 'Ghi người mới', audit: 'person-registered', status: 201,
  access: ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'assessor', 'substitution-clinician', 'facility-intake', 'facility-head', 'district-police', 'province-police'],
  body: PersonInput, headers: ['Idempotency-Key'],
  /** Always the same words, whether or not someone else's record matches. */
  output: z.object({ id: z.string(), caseNumber: z.string(), duplicateNotice: z.literal('recorded-duplicates-answered-by-records-post'), duplicatesInSight: z.array(PersonSummary) }),
  refusals: ['unknown-unit', 'unit-not-yours', 'representative-needed', 'birth-in-future', 'idempotency-key-needed', 'key-reused'],
})
export const moveResidence = operation({
  id: 'people.move', method: 'POST', path: '/api/people/:id/residences', summary: 'Record a residence', summaryVi: 'Ghi nơi cư trú', audit: 'residence-recorded', status: 201,
  access: ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social'],
  params: z.object({ id: z.string() }), body: PersonInput.shape.residence, output: Residence, headers: ['Idempotency-Key'],
})
/** What a person tells a counsellor: read by the counsellor's own service only. */
export const CounsellingEntry = z.object({ id: z.string(), on: PlainDateText, kind: z.enum(['counselling', 'health', 'social']), note: z.string(), recordedBy: z.string() })
/** All at once: `nextCursor` is always null. */
export const listCounselling = operation({
  id: 'people.counselling', method: 'GET', path: '/api/people/:id/counselling', summary: 'Counselling entries of your own service', summaryVi: 'Ghi chép tư vấn của đơn vị bạn', audit: 'counselling-opened',
  access: ['counsellor', 'health-station'], params: z.object({ id: z.string() }), output: page(CounsellingEntry), headers: ['Purpose'],
})
export const recordCounselling = operation({
  id: 'people.record-counselling', method: 'POST', path: '/api/people/:id/counselling', summary: 'Record a counselling talk', summaryVi: 'Ghi buổi tư vấn', audit: 'counselling-recorded', status: 201,
  access: ['counsellor', 'health-station'], params: z.object({ id: z.string() }),
  body: z.object({ id: z.uuid(), on: PlainDateSchema, kind: z.enum(['counselling', 'health', 'social']), note: z.string().trim().min(1).max(4000) }), output: CounsellingEntry,
})
/** Posts that may register people. */
export const registrars: readonly Role[] = registerPerson.access as readonly Role[]
export const operations = [listPeople, getPerson, revealPersonalNumber, registerPerson, moveResidence, listCounselling, recordCounselling]
