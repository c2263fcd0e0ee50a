/**
 * Digests by mail: who gets one on which day and what it says. Mail leaves the house: it says that something waits and where to look, never for whom, of what
 * kind or where, and small numbers only as “fewer than five”.
 */
import { addDays, weekday, type PlainDate } from '../kernel/plain-date.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'

export const frequencies = ['daily', 'weekly', 'off'] as const
export type Frequency = (typeof frequencies)[number]

/** Hours of the day in Vietnam between which digests leave. */
export const digestHours = { from: 7, to: 19 } as const
/** A code lasts a day, and may be tried a few times. */
export const codeHours = 24
export const codeTries = 5
/** Codes an account may ask for in a day. */
export const codesADay = 5
/** Mail to an address fails so often in a row before it is left alone. */
export const failuresBeforeRest = 3
/** What was sent is remembered so many days. */
export const sentKeptDays = 90
/** A temporary failure is tried again so often on its day. */
export const mostAttempts = 10

const friday = 5
const working = (calendar: Pick<WorkingCalendar, 'isWorkingDay' | 'covers'>, on: PlainDate): boolean => (calendar.covers(on) ? calendar.isWorkingDay(on) : weekday(on) <= friday)

/** Daily: on working days. Weekly: on the first working day of the week. */
export function isDigestDay(frequency: Frequency, on: PlainDate, calendar: Pick<WorkingCalendar, 'isWorkingDay' | 'covers'>): boolean {
  if (frequency === 'off' || !working(calendar, on)) return false
  if (frequency === 'daily') return true
  return Array.from({ length: weekday(on) - 1 }, (_, index) => addDays(on, -index - 1)).every((day) => !working(calendar, day))
}

export type Waiting = { readonly overdue: number; readonly today: number; readonly week: number }

/** Of several posts in one body the work is the same: the larger number counts once; bodies are added. */
export function waitingOf(posts: readonly (Waiting & { readonly agencyId: string })[]): Waiting {
  const byAgency = new Map<string, Waiting>()
  for (const { agencyId, overdue, today, week } of posts) {
    const known = byAgency.get(agencyId)
    byAgency.set(agencyId, { overdue: Math.max(known?.overdue ?? 0, overdue), today: Math.max(known?.today ?? 0, today), week: Math.max(known?.week ?? 0, week) })
  }
  return [...byAgency.values()].reduce((sum, each) => ({ overdue: sum.overdue + each.overdue, today: sum.today + each.today, week: sum.week + each.week }), { overdue: 0, today: 0, week: 0 })
}

/** Below this a number could point at somebody for whoever knows the place; the same threshold as for figures outside the house. */
const smallest = 5
const said = (count: number): { readonly vi: string; readonly en: string } => (count < smallest ? { vi: `dưới ${smallest}`, en: `fewer than ${smallest}` } : { vi: String(count), en: String(count) })

export type Mail = { readonly subject: string; readonly text: string }

/** Null: nothing waits, so nothing is sent. */
export function digestMail(waiting: Waiting, link: string): Mail | null {
  const lines = ([['overdue', 'Quá hạn', 'Overdue'], ['today', 'Đến hạn trong 24 giờ', 'Due within 24 hours'], ['week', 'Đến hạn trong 7 ngày', 'Due within 7 days']] as const)
    .flatMap(([key, vi, en]) => (waiting[key] > 0 ? [{ vi: `- ${vi}: ${said(waiting[key]).vi}`, en: `- ${en}: ${said(waiting[key]).en}` }] : []))
  if (lines.length === 0) return null
  return {
    subject: 'Hòa Nhập: có việc đang chờ',
    text: [
      'Có việc đang chờ bạn trên hệ thống Hòa Nhập:', '', ...lines.map((line) => line.vi), '', `Xem và làm tại: ${link}`, `Nhận hằng ngày, hằng tuần hoặc thôi nhận: ${link}/tai-khoan`, 'Thư này được gửi tự động và không chứa thông tin về bất kỳ ai. Đừng trả lời thư này.', '',
      '--', '', 'Work is waiting for you in Hòa Nhập:', '', ...lines.map((line) => line.en), '', `See it at: ${link}`, `Daily, weekly or none: ${link}/tai-khoan`, 'This mail is sent automatically and says nothing about any person. Do not answer it.', '',
    ].join('\n'),
  }
}

export function codeMail(code: string, link: string): Mail {
  return {
    subject: 'Hòa Nhập: mã xác nhận địa chỉ thư',
    text: [
      `Mã xác nhận: ${code}`, '', `Có người ghi địa chỉ này vào một tài khoản của hệ thống Hòa Nhập để nhận thư nhắc việc. Nếu là bạn, hãy nhập mã tại ${link}/tai-khoan trong 24 giờ. Nếu không phải, hãy bỏ qua: sẽ không có thư nào nữa.`, '',
      '--', '', `Code: ${code}`, '', `Somebody entered this address in an account of Hòa Nhập, to be reminded of work. If it was you, enter the code at ${link}/tai-khoan within 24 hours. If not, leave it: no further mail will come.`, '',
    ].join('\n'),
  }
}

const addressPattern = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/

/** As it is written in an envelope, or why not. Domains in letters of their own are not taken: few servers would. */
export function judgeAddress(typed: string, domains: readonly string[]): { readonly ok: true; readonly address: string } | { readonly ok: false; readonly code: 'mail-address-malformed' | 'mail-address-domain' } {
  const address = typed.normalize('NFC').trim()
  if (!addressPattern.test(address) || address.includes('..')) return { ok: false, code: 'mail-address-malformed' }
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  if (domains.length > 0 && !domains.some((each) => domain === each || domain.endsWith(`.${each}`))) return { ok: false, code: 'mail-address-domain' }
  return { ok: true, address: `${address.slice(0, address.lastIndexOf('@'))}@${domain}` }
}
