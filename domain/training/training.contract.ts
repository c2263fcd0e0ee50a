/** Training beyond its registers: the coverage page, who may sign today, and findings that rest on a certificate found false. */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { reviewOutcomes, reviewers, staffKeepers, trainingPlanners, trainingReaders } from './training.model.ts'

const Share = z.object({ met: z.number().int(), of: z.number().int() })
const Counted = Share.extend({ key: z.string() })
const Placed = Share.extend({ unitId: z.string(), unitName: z.string() })
const Body = z.object({ agencyId: z.string(), agencyName: z.string(), agency: z.string(), unitId: z.string(), unitName: z.string() })

const Year = z.coerce.number().int().min(2000).max(2100)

/** Of the whole province for posts that plan it; of the own body for everybody else. `counted`: whose staff the figures are of. */
export const trainingCoverage = operation({
  id: 'training.coverage', method: 'GET', path: '/api/training/coverage', summary: 'Trained staff of a year, by place, profession and level; who may determine addiction; what ends when', summaryVi: 'Cán bộ đã tập huấn, cơ sở đủ điều kiện xác định, chứng chỉ sắp hết hạn', access: trainingReaders, audit: null,
  query: z.object({ year: Year.optional(), /** Units as they were on the reference day, or as they are now. */ units: z.enum(['then', 'now']).default('now') }),
  output: z.object({
    year: z.number().int(), on: PlainDateText, today: PlainDateText, counted: z.enum(['province', 'agency']), names: z.boolean(), total: Share, levels: z.array(Counted), professions: z.array(Counted), works: z.array(Counted), units: z.array(Placed),
    assessing: z.object({ communes: Share, facilities: Share, missing: z.array(Body) }), expiry: z.array(z.object({ month: z.string(), kind: z.string(), certificates: z.number().int() })),
  }),
})

/** The list behind each number of the coverage: names of staff, for their own body and for the posts that plan training. */
export const trainingStaff = operation({
  id: 'training.staff', method: 'GET', path: '/api/training/staff', summary: 'The staff behind a figure of training', summaryVi: 'Danh sách cán bộ sau con số', access: [...staffKeepers, ...trainingPlanners], audit: null,
  query: z.object({ year: Year.optional(), level: z.string().max(20).optional(), profession: z.string().max(40).optional(), work: z.string().max(20).optional(), unit: z.string().max(60).optional(), units: z.enum(['then', 'now']).default('now'), trained: z.enum(['yes', 'no']).optional() }),
  output: z.object({ items: z.array(z.object({ staffId: z.string(), staffName: z.string(), profession: z.string(), position: z.string(), work: z.string(), level: z.string(), agencyName: z.string(), unitName: z.string(), trained: z.boolean(), courseTitle: z.string().nullable() })), nextCursor: z.null() }),
})

/** Who of the own body may sign a finding of that day. */
export const trainingSigning = operation({
  id: 'training.signing', method: 'GET', path: '/api/training/signing', summary: 'Certificates of your own body valid on a day', summaryVi: 'Chứng chỉ còn hiệu lực của cơ quan bạn', access: 'signed-in', audit: null,
  query: z.object({ on: PlainDateSchema.optional() }),
  output: z.object({ items: z.array(z.object({ id: z.string(), staffName: z.string(), number: z.string(), kind: z.string(), validTo: PlainDateText.nullable() })), nextCursor: z.null() }),
})

export const Finding = z.object({
  measureId: z.string(), eventId: z.string(), personId: z.string(), personName: z.string(), measureKind: z.string(), onDay: PlainDateText, certificateNumber: z.string(), doubtedOn: PlainDateText.nullable(),
  review: z.enum(reviewOutcomes).nullable(), reviewedOn: PlainDateText.nullable(), paperNumber: z.string().nullable(),
})
/** Findings that rest on a certificate, of people in sight. */
export const trainingFindings = operation({
  id: 'training.findings', method: 'GET', path: '/api/training/findings', summary: 'Findings that rest on a certificate, in your sight', summaryVi: 'Kết luận dựa trên một chứng chỉ', access: 'signed-in', audit: 'findings-listed', headers: ['Purpose'],
  query: z.object({ certificate: z.string().max(60).optional(), /** Only those of a certificate found false. */ doubted: z.enum(['true', 'false']).transform((value) => value === 'true').default(true) }),
  output: z.object({ items: z.array(Finding), nextCursor: z.null(), /** Of the whole province, without names, for whoever plans training; null for others. */ reach: z.object({ findings: z.number().int(), waiting: z.number().int() }).nullable() }),
})

/** A human has looked again. What follows for the person (a new assessment, a release) is an act of its own, by whoever may decide it. */
export const reviewFinding = operation({
  id: 'training.review', method: 'POST', path: '/api/training/findings/:measure/:event/review', summary: 'Record that a finding in doubt was looked at again', summaryVi: 'Ghi đã xem lại một kết luận', access: reviewers, audit: 'finding-reviewed', status: 200,
  params: z.object({ measure: z.uuid(), event: z.uuid() }), body: z.object({ review: z.enum(reviewOutcomes), paperNumber: z.string().trim().min(1).max(60).optional() }),
  output: z.object({ reviewedOn: PlainDateText }), refusals: ['not-found', 'review-done'],
})
export const operations = [trainingCoverage, trainingStaff, trainingSigning, trainingFindings, reviewFinding]
