/** Reminders by mail: what an account wants, and what an administrator sees of mail that does not arrive. */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { PlainDateText } from '../kernel/plain-date.ts'
import { frequencies } from './mail.rules.ts'

export const MailPreference = z.object({
  /** Whether this installation sends mail. */
  available: z.boolean(),
  frequency: z.enum(frequencies),
  address: z.string().nullable(),
  state: z.enum(['none', 'waiting', 'confirmed', 'failing']),
  /** Domains to which mail may go; empty: any. */
  domains: z.array(z.string()),
  lastSentOn: PlainDateText.nullable(),
})
export type MailPreference = z.infer<typeof MailPreference>

export const mailPreference = operation({
  id: 'mail.preference', method: 'GET', path: '/api/account/mail', summary: 'Reminders by mail of this account', summaryVi: 'Thư nhắc việc của tôi', access: 'signed-in', audit: null, output: MailPreference,
})
/** A new address gets a code first; until it is confirmed nothing else is sent there. */
export const setMailPreference = operation({
  id: 'mail.set-preference', method: 'PUT', path: '/api/account/mail', summary: 'Choose how often, and where to', summaryVi: 'Chọn thư nhắc việc', access: 'signed-in', audit: 'mail-preference-changed',
  body: z.object({ frequency: z.enum(frequencies), address: z.string().max(320).nullable() }), output: MailPreference,
  refusals: ['mail-not-set-up', 'mail-address-needed', 'mail-address-malformed', 'mail-address-domain', 'mail-codes-too-many'],
})
export const confirmMailAddress = operation({
  id: 'mail.confirm-address', method: 'POST', path: '/api/account/mail/confirmation', summary: 'Confirm the address by the code that was sent to it', summaryVi: 'Xác nhận địa chỉ thư', access: 'signed-in', audit: 'mail-address-confirmed',
  body: z.object({ code: z.string().trim().max(20) }), output: MailPreference, refusals: ['wrong-code', 'mail-code-over'],
})
/** For the administrator of a province: accounts to which mail does not arrive. Neither addresses nor what was sent. */
export const mailTrouble = operation({
  id: 'mail.trouble', method: 'GET', path: '/api/mail/trouble', summary: 'Accounts of the province to which mail does not arrive', summaryVi: 'Thư không tới được', access: ['system-admin'], audit: null,
  output: z.object({
    available: z.boolean(),
    items: z.array(z.object({ account: z.string(), username: z.string(), displayName: z.string(), resting: z.boolean(), outcome: z.enum(['later', 'refused', 'unknown', 'bounced']), /** The server's own code, e.g. 550. */ reply: z.string().nullable(), onDay: PlainDateText })),
    nextCursor: z.null(),
  }),
})
export const operations = [mailPreference, setMailPreference, confirmMailAddress, mailTrouble]
