/**
 * Names given with consent at a contact. They lie in a table of their own, sealed, and only the service that wrote them reads them. Consent can be
 * withdrawn at any time: the row is erased. No person, no case, no search.
 */
import { z } from 'zod'
import { operation, page } from '../kernel/operation.ts'
import { PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { consentWays, offers } from './outreach.rules.ts'
import { outreachRoles } from './roles.rules.ts'

export const OutreachName = z.object({
  id: z.string(), name: z.string(), phone: z.string().nullable(), wish: z.enum(offers).nullable(), consent: z.enum(consentWays), metOn: PlainDateText, erasedOn: PlainDateText, contactId: z.string().nullable(),
})
export type OutreachName = z.infer<typeof OutreachName>

/** Those of the own service, the latest contact first; all at once, `nextCursor` is always null. */
export const listOutreachNames = operation({
  id: 'outreach.names', method: 'GET', path: '/api/outreach/names', summary: 'Names given with consent to your own service', summaryVi: 'Tên đã được đồng ý cho cơ quan bạn ghi', access: outreachRoles, audit: 'outreach-names-opened', output: page(OutreachName),
})
export const recordOutreachName = operation({
  id: 'outreach.record-name', method: 'POST', path: '/api/outreach/names', summary: 'Keep a name with the consent of its bearer', summaryVi: 'Ghi tên khi người đó đồng ý', access: outreachRoles, audit: 'outreach-name-written', status: 201,
  body: z.object({
    /** Made by the client: sent twice it is one name. */
    id: z.uuid(), contactId: z.uuid().nullish(), metOn: PlainDateSchema, name: z.string().trim().min(2).max(120), phone: z.string().trim().regex(/^0\d{9,10}$/).nullish(), wish: z.enum(offers).nullish(), consent: z.enum(consentWays),
    /** The person said yes, and was told who reads it, until when, and how to take it back. */
    consented: z.literal(true),
  }),
  output: z.object({ id: z.string(), erasedOn: PlainDateText }), refusals: ['not-found', 'in-future', 'consent-too-old', 'id-reused'],
})
/** The name is erased at once; nothing of it stays. */
export const withdrawOutreachName = operation({
  id: 'outreach.withdraw-name', method: 'POST', path: '/api/outreach/names/:id/withdrawal', summary: 'Consent was withdrawn: erase the name', summaryVi: 'Người đó rút đồng ý: xóa tên', access: outreachRoles, audit: 'outreach-name-erased', status: 204,
  params: z.object({ id: z.uuid() }), output: z.undefined(), refusals: ['not-found'],
})
export const operations = [listOutreachNames, recordOutreachName, withdrawOutreachName]
