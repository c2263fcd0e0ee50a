/** Which communes and vocational schools a period's activities reached, and which not. Each number is the length of its list. */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { channels, countings } from './campaigns.rules.ts'
import { coverageReaders } from './roles.rules.ts'

const Row = z.object({
  id: z.string(), name: z.string(), covered: z.enum(['reached', 'partly', 'not-reached']), activities: z.array(z.string()), campaigns: z.number().int(), reach: z.number().int(), lastOn: PlainDateText.nullable(), missing: z.array(z.string()),
  latitude: z.number().nullable(), longitude: z.number().nullable(),
})
const Part = z.object({ of: z.number().int(), met: z.number().int(), rows: z.array(Row) })
export const CoverageView = z.object({
  from: PlainDateText, to: PlainDateText, area: z.string(),
  /** The provinces that stood on the last day: the own one, or those from which it was formed. */
  areas: z.array(z.object({ id: z.string(), name: z.string() })),
  campaigns: z.array(z.object({ id: z.string(), name: z.string(), activities: z.number().int() })),
  communes: Part, schools: Part,
  activities: z.array(z.object({ id: z.string(), campaignId: z.string(), title: z.string(), channel: z.enum(channels), agencyName: z.string(), heldOn: PlainDateText, place: z.string().nullable(), reach: z.number().int(), reachCounted: z.enum(countings) })),
})
export type CoverageView = z.infer<typeof CoverageView>

export const campaignCoverage = operation({
  id: 'campaigns.coverage', method: 'GET', path: '/api/campaigns/coverage', summary: 'Communes and vocational schools reached in a period', summaryVi: 'Xã, phường và cơ sở dạy nghề được truyền thông trong kỳ', access: coverageReaders, audit: null,
  query: z.object({ from: PlainDateSchema, to: PlainDateSchema, campaign: z.uuid().optional(), area: z.string().max(40).optional() }), output: CoverageView, refusals: ['period-reversed', 'unknown-unit'],
})
export const operations = [campaignCoverage]
