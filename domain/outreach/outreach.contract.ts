/** Sums of outreach for those who plan, and who is due in a review round. */
import { z } from 'zod'
import { Citation, Confidence } from '../kernel/citation.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'
import { outreachFigureReaders, reviewRoles } from './roles.rules.ts'

export const FigureCell = z.union([z.number().int(), z.literal('<5'), z.literal('hidden')])
export const SumsView = z.object({
  year: z.number().int(), keys: z.array(z.string()), units: z.array(z.object({ unitId: z.string(), unitName: z.string(), cells: z.array(FigureCell) })), totals: z.array(FigureCell),
})
export type SumsView = z.infer<typeof SumsView>
export const yearQuery = z.object({ year: z.coerce.number().int().min(2020).max(2100) })

/** By commune and whole year: shorter periods could be taken from one another. */
export const outreachSums = operation({
  id: 'outreach.sums', method: 'GET', path: '/api/outreach/sums', summary: 'Outreach of a year by commune, small numbers hidden', summaryVi: 'Tiếp cận trong năm theo xã, che số nhỏ', access: outreachFigureReaders, audit: null, query: yearQuery, output: SumsView,
})

export const ReviewDue = z.object({
  id: z.string(), measureId: z.string(), measureKind: MeasureKind, personId: z.string().nullable(), personName: z.string().nullable(), birthYear: z.number().int().nullable(), unitId: z.string(), unitName: z.string(),
  clock: z.string(), dueOn: PlainDateText, dueAt: InstantText.nullable(), bound: z.string(), citation: Citation, confidence: Confidence, overdue: z.boolean(),
})
export type ReviewDue = z.infer<typeof ReviewDue>
/** Only whom a clock of the law names, in the post's own sight; no search, no filter by name. */
export const listReviewDue = operation({
  id: 'outreach.review-due', method: 'GET', path: '/api/review-rounds/due', summary: 'Who is due to be assessed by a clock of the law, in your sight', summaryVi: 'Ai đến hạn xác định theo luật, trong phạm vi của bạn', access: reviewRoles, audit: 'review-due-listed',
  output: page(ReviewDue), headers: ['Purpose'],
})
export const operations = [outreachSums, listReviewDue]
