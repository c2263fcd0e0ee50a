/**
 * Sending somebody, with consent, to a health body. Sealed, in a table of its own: the point that sends and the health body that receives read it,
 * nobody else. Erased a short time after the answer, and at once when consent is withdrawn.
 */
import { z } from 'zod'
import { operation, page } from '../kernel/operation.ts'
import { PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { SumsView, yearQuery } from '../outreach/outreach.contract.ts'
import { outreachFigureReaders } from '../outreach/roles.rules.ts'
import { referralAnswers, services } from './harm-reduction.rules.ts'
import { receivingRoles, referralRoles, referringRoles } from './roles.rules.ts'

export const HarmReferral = z.object({
  id: z.string(), direction: z.enum(['sent', 'received']), fromName: z.string(), toName: z.string(), sentOn: PlainDateText, name: z.string(), phone: z.string().nullable(), service: z.enum(services), note: z.string().nullable(),
  answer: z.enum(referralAnswers).nullable(), answeredOn: PlainDateText.nullable(), erasedOn: PlainDateText,
})
export type HarmReferral = z.infer<typeof HarmReferral>
/** Sent by the own point or received by the own body, latest first; all at once, `nextCursor` is always null. */
export const listHarmReferrals = operation({
  id: 'harm.referrals', method: 'GET', path: '/api/harm-referrals', summary: 'Referrals your service sent or received', summaryVi: 'Giới thiệu cơ quan bạn gửi hoặc nhận', access: referralRoles, audit: 'harm-referrals-opened', output: page(HarmReferral),
})
export const listReceivers = operation({
  id: 'harm.receivers', method: 'GET', path: '/api/harm-referrals/receivers', summary: 'Health bodies of the province that may be sent to', summaryVi: 'Trạm y tế, trung tâm y tế nhận giới thiệu', access: referringRoles, audit: null,
  output: page(z.object({ agencyId: z.string(), agencyName: z.string(), unitName: z.string() })),
})
export const sendHarmReferral = operation({
  id: 'harm.refer', method: 'POST', path: '/api/harm-referrals', summary: 'Send somebody, with consent, to a health body', summaryVi: 'Giới thiệu người đồng ý đến cơ sở y tế', access: referringRoles, audit: 'harm-referral-sent', status: 201,
  body: z.object({
    id: z.uuid(), toAgencyId: z.string().max(100), on: PlainDateSchema, name: z.string().trim().min(2).max(120), phone: z.string().trim().regex(/^0\d{9,10}$/).nullish(), service: z.enum(services), note: z.string().trim().max(500).nullish(), consented: z.literal(true),
  }),
  output: z.object({ id: z.string(), erasedOn: PlainDateText }), refusals: ['not-a-health-body', 'in-future', 'referral-too-old', 'id-reused'],
})
export const answerHarmReferral = operation({
  id: 'harm.answer', method: 'POST', path: '/api/harm-referrals/:id/answer', summary: 'Answer a referral', summaryVi: 'Trả lời giới thiệu', access: receivingRoles, audit: 'harm-referral-answered', status: 204,
  params: z.object({ id: z.uuid() }), body: z.object({ answer: z.enum(referralAnswers), on: PlainDateSchema }), output: z.undefined(), refusals: ['not-found', 'answered-already', 'in-future'],
})
/** By the point that sent it: consent was withdrawn. Nothing stays. */
export const withdrawHarmReferral = operation({
  id: 'harm.withdraw', method: 'POST', path: '/api/harm-referrals/:id/withdrawal', summary: 'Consent was withdrawn: erase the referral', summaryVi: 'Người đó rút đồng ý: xóa giới thiệu', access: referringRoles, audit: 'harm-referral-erased', status: 204,
  params: z.object({ id: z.uuid() }), output: z.undefined(), refusals: ['not-found'],
})
export const supplySums = operation({
  id: 'harm.sums', method: 'GET', path: '/api/harm-reduction/sums', summary: 'Supplies of a year by commune, small numbers hidden', summaryVi: 'Vật dụng giảm hại trong năm theo xã, che số nhỏ', access: outreachFigureReaders, audit: null, query: yearQuery, output: SumsView,
})
export const operations = [listHarmReferrals, listReceivers, sendHarmReferral, answerHarmReferral, withdrawHarmReferral, supplySums]
