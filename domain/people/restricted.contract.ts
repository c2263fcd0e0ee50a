/** Restricted persons: invisible in every ordinary role, found only in the list of their circle. */
import { z } from 'zod'
import { MeasureKind } from '../kernel/measure.ts'
import { operation, page } from '../kernel/operation.ts'
import { PlainDateText } from '../kernel/plain-date.ts'
import { PartialDate, Residence } from './person.schema.ts'
import { restrictingHeads } from './restricted.rules.ts'

export const RestrictionGround = z.enum(['officer', 'kin-of-officer', 'protected-witness', 'public-person', 'complaint'])
const Restriction = z.object({
  ground: RestrictionGround, reason: z.string().trim().min(10).max(1000),
  /** Posts that go on working with the person. */
  circle: z.array(z.string().max(120)).max(20),
})
const id = z.object({ id: z.uuid() })

export const restrictPerson = operation({
  id: 'restricted.set', method: 'POST', path: '/api/people/:id/restriction', summary: 'Restrict a person to a circle', summaryVi: 'Hạn chế hồ sơ trong nhóm được chỉ định', access: restrictingHeads, audit: 'person-restricted', status: 204,
  params: id, body: Restriction, output: z.undefined(), refusals: ['not-found', 'post-unknown', 'restricted-already'],
})
export const restrictByCase = operation({
  id: 'restricted.set-by-case', method: 'POST', path: '/api/restrictions', summary: 'Restrict a person by case number', summaryVi: 'Hạn chế hồ sơ theo mã hồ sơ', access: ['privacy-officer'], audit: 'person-restricted', status: 204,
  body: Restriction.extend({ caseNumber: z.string().max(40), circle: z.array(z.string().max(120)).min(1).max(20) }), output: z.undefined(), refusals: ['not-found', 'post-unknown', 'restricted-already'],
})
/** Who is in no circle gets an empty list, like everybody. */
export const listRestricted = operation({
  id: 'restricted.list', method: 'GET', path: '/api/restricted', summary: 'Restricted persons of your circle', summaryVi: 'Hồ sơ hạn chế mà bạn được chỉ định', access: 'signed-in', audit: 'restricted-listed',
  output: page(z.object({ id: z.string(), name: z.string(), birthYear: z.number().int(), unitId: z.string(), unitName: z.string(), open: z.number().int(), reviewBy: PlainDateText, reviewDue: z.boolean() })),
})
/** Identity, residence and legal status; the same for an unsealed record. */
export const RecordView = z.object({
  id: z.string(), caseNumber: z.string(), name: z.string(), otherName: z.string().nullable(), birth: PartialDate, sex: z.enum(['male', 'female']), personalNumberEnding: z.string().nullable(), residences: z.array(Residence),
  measures: z.array(z.object({
    id: z.string(), kind: MeasureKind, status: z.string(), open: z.boolean(), unitId: z.string(), unitName: z.string(), registeredOn: PlainDateText, startedOn: PlainDateText.nullable(), termEndsOn: PlainDateText.nullable(), endedOn: PlainDateText.nullable(),
    sequence: z.number().int(), nextDueOn: PlainDateText.nullable(),
  })),
})
export const getRestricted = operation({
  id: 'restricted.get', method: 'GET', path: '/api/restricted/:id', summary: 'Open a restricted record', summaryVi: 'Mở hồ sơ hạn chế', access: 'signed-in', audit: 'person-opened', params: id, output: RecordView, refusals: ['not-found'],
})
export const reviewRestriction = operation({
  id: 'restricted.review', method: 'POST', path: '/api/restricted/:id/review', summary: 'Keep or lift a restriction', summaryVi: 'Giữ hoặc bỏ hạn chế', access: restrictingHeads, audit: 'restriction-reviewed', status: 204,
  params: id, body: z.object({ outcome: z.enum(['keep', 'lift']) }), output: z.undefined(), refusals: ['not-found'],
})
export const reviewByCase = operation({
  id: 'restricted.review-by-case', method: 'POST', path: '/api/restrictions/review', summary: 'Keep or lift a restriction by case number', summaryVi: 'Giữ hoặc bỏ hạn chế theo mã hồ sơ', access: ['privacy-officer'], audit: 'restriction-reviewed', status: 204,
  body: z.object({ caseNumber: z.string().max(40), outcome: z.enum(['keep', 'lift']) }), output: z.undefined(), refusals: ['not-found'],
})
export const operations = [restrictPerson, restrictByCase, listRestricted, getRestricted, reviewRestriction, reviewByCase]
