/** Digests once a day in the morning, and codes that confirm an address. */
import { digestHours, codeMail } from '@hoa-nhap/domain/mail/mail.rules'
import { isPlainDate, timeOf } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import { addressPurpose, dropOldSent, keepOutcome, sendDigests } from './mail.digests.ts'
import { openMailSender, type MailSender } from './mail.transport.ts'

export const digestTask = 'mail.digests'
export const codeTask = 'mail.code'
export const codePurpose = (accountId: string): string => `mail-code:${accountId}`
const minute = 60_000

/** Thrown so that the runner comes again, later and later. */
class MailLater extends Error {
  readonly code = 'mail-later'
}

/** Runs `work` with a sender of this installation; null where it sends no mail. */
export async function withSender<T>(platform: Platform, work: (sender: MailSender) => Promise<T>): Promise<T | null> {
  const { mail, publicUrl } = platform.settings
  if (!mail || publicUrl === null) return null
  const sender = openMailSender(mail)
  try {
    return await work(sender)
  } finally {
    sender.close()
  }
}

export async function digestsOfDay(platform: Platform, reference: Readonly<Record<string, unknown>>): Promise<void> {
  const { on } = reference
  // Asked for on a day that is over: a reminder of yesterday helps nobody.
  if (!isPlainDate(on) || on !== platform.today()) return
  await dropOldSent(platform)
  const sum = await withSender(platform, (sender) => sendDigests(platform, sender, on))
  if (!sum) return
  platform.log.info({ ...sum }, 'digests')
  if (sum.later > 0) throw new MailLater('some mail has to wait')
}

/** Sends the code that waits; nothing where it was used or is over meanwhile. */
export async function sendCode(platform: Platform, reference: Readonly<Record<string, unknown>>): Promise<void> {
  const { id } = reference
  const link = platform.settings.publicUrl
  if (typeof id !== 'string' || link === null) return
  await withSender(platform, async (sender) => {
    const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ account: string; address: Buffer; code: Buffer }>({
      name: 'mail-code-claim', values: [id, platform.now()],
      text: `update mail_sent s set state = 'sending', attempts = s.attempts + case when s.state = 'later' then 1 else 0 end, at = $2 from mail_preference m
        where s.id = $1 and s.kind = 'code' and s.state in ('later', 'sending') and m.account_id = s.account_id and m.state = 'waiting' and m.code_until > $2 returning m.account_id as account, m.address, m.code`,
    }))
    const found = rows[0]
    if (!found) return
    const outcome = await sender.send(id, platform.keys.decrypt(addressPurpose(found.account), found.address), codeMail(platform.keys.decrypt(codePurpose(found.account), found.code), link))
    await keepOutcome(platform, id, outcome)
    if (outcome.state === 'later') throw new MailLater('the code has to wait')
  })
}

/**
 * Asks for the digests where their hour has come; the runner sends them, one process for all. Once a day: in later hours only where the server could not take
 * them, since a digest that came with its task would tell when that was written.
 */
export async function askForDigests(platform: Platform): Promise<'asked' | 'not-now' | 'asked-already'> {
  const today = platform.today()
  const hour = Number(timeOf(platform.now()).slice(0, 2))
  if (hour < digestHours.from || hour >= digestHours.to) return 'not-now'
  return platform.systemTransaction(async (transaction) => {
    const { rowCount } = await transaction.query({ name: 'mail-day', text: 'insert into mail_day (on_day, at) values ($1, $2) on conflict do nothing', values: [today, platform.now()] })
    if (rowCount === 0) {
      const { rows } = await transaction.query<{ waits: boolean }>({ name: 'mail-waits', text: `select exists (select from mail_sent where on_day = $1 and kind = 'digest' and state = 'later') as waits`, values: [today] })
      if (!rows[0]!.waits) return 'asked-already'
    }
    await platform.enqueue(transaction, digestTask, `${digestTask}-${today}`, { on: today })
    return 'asked'
  })
}

export function startDigests(platform: Platform, every = 10 * minute): () => void {
  if (!platform.settings.mail) return () => {}
  if (platform.settings.publicUrl === null) platform.log.warn({}, 'HOANHAP_SMTP is set without HOANHAP_PUBLIC_URL: nothing is sent, since a digest is a link (docs/operations.md)')
  let asked = ''
  const ask = async () => {
    // Once an hour is enough.
    const turn = platform.now().slice(0, 13)
    if (asked === turn || (await askForDigests(platform)) === 'not-now') return
    asked = turn
  }
  const timer = setInterval(() => void ask().catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'connection' }, 'the digests of the day were not asked for; it is tried again')), every)
  timer.unref()
  return () => clearInterval(timer)
}
