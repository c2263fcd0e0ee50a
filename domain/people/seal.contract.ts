/** Sealed records: asked for by a head, confirmed by the privacy officer, read for one day by the one who asked, told to the person. */
import { z } from 'zod'
import { operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { RecordView } from './restricted.contract.ts'
import { restrictingHeads } from './restricted.rules.ts'

const id = z.object({ id: z.uuid() })
/** The answer does not say whether there is such a record. */
export const askUnsealing = operation({
  id: 'sealed.ask', method: 'POST', path: '/api/unsealings', summary: 'Ask to open a sealed record', summaryVi: 'Đề nghị mở niêm phong hồ sơ', access: restrictingHeads, audit: 'unsealing-asked', status: 201,
  body: z.object({ caseNumber: z.string().trim().max(40), purpose: z.string().trim().min(20).max(1000) }), output: z.object({ id: z.string() }),
})
export const listUnsealings = operation({
  id: 'sealed.list', method: 'GET', path: '/api/unsealings', summary: 'Requests to open sealed records', summaryVi: 'Các đề nghị mở niêm phong', access: [...restrictingHeads, 'privacy-officer'], audit: 'unsealings-listed',
  output: page(z.object({
    id: z.string(), caseNumber: z.string(), purpose: z.string(), askedByPost: z.string(), askedAt: InstantText, confirmedAt: InstantText.nullable(), until: InstantText.nullable(), tellBy: PlainDateText.nullable(), toldOn: PlainDateText.nullable(),
  })),
})
export const confirmUnsealing = operation({
  id: 'sealed.confirm', method: 'POST', path: '/api/unsealings/:id/confirm', summary: 'Confirm a request to open a sealed record', summaryVi: 'Đồng ý mở niêm phong', access: ['privacy-officer'], audit: 'unsealing-confirmed', status: 204,
  params: id, output: z.undefined(), refusals: ['not-found', 'not-by-oneself', 'confirmed-already'],
})
export const readUnsealed = operation({
  id: 'sealed.read', method: 'GET', path: '/api/unsealings/:id/record', summary: 'Read the record while it is open', summaryVi: 'Xem hồ sơ đã mở niêm phong', access: restrictingHeads, audit: 'sealed-record-opened', params: id, output: RecordView, refusals: ['not-found'],
})
export const noteUnsealingTold = operation({
  id: 'sealed.told', method: 'POST', path: '/api/unsealings/:id/told', summary: 'The person was told', summaryVi: 'Đã thông báo cho người có hồ sơ', access: ['privacy-officer'], audit: 'unsealing-told', status: 204,
  params: id, body: z.object({ on: PlainDateSchema }), output: z.undefined(), refusals: ['not-found', 'in-future'],
})
export const operations = [askUnsealing, listUnsealings, confirmUnsealing, readUnsealed, noteUnsealingTold]
