/**
 * The digests of a day. Each is claimed in the database before it is sent, so that no process and no repeat sends it twice; what a mail says is counted under
 * the eyes of the post it goes to.
 */
import { addDays, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { digestMail, failuresBeforeRest, isDigestDay, mostAttempts, sentKeptDays, type Frequency, type Waiting } from '@hoa-nhap/domain/mail/mail.rules'
import type { Platform } from '../platform/platform.ts'
import type { MailSender, Outcome } from './mail.transport.ts'
import { waitingFor } from './mail.waiting.ts'

export const addressPurpose = (accountId: string): string => `mail-address:${accountId}`

export type DigestSum = { readonly sent: number; readonly nothing: number; readonly later: number; readonly refused: number; readonly unknown: number; /** What waits could not be counted: a fault of ours, in the log. */ readonly uncounted: number; /** The server did not work; the rest was not tried. */ readonly stopped: boolean }

type Recipient = { readonly account: string; readonly address: Buffer }
const page = 200

/** Confirmed accounts whose turn it is and who have no digest of that day yet. */
async function recipients(platform: Platform, on: PlainDate, wanted: readonly Frequency[], after: string | null): Promise<readonly Recipient[]> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<Recipient>({
    name: 'mail-recipients', values: [wanted, on, after, page, mostAttempts],
    text: `select m.account_id as account, m.address from mail_preference m join account a on a.id = m.account_id
      where m.state = 'confirmed' and m.frequency = any ($1) and a.disabled_at is null and ($3::uuid is null or m.account_id > $3)
        and not exists (select from mail_sent s where s.account_id = m.account_id and s.kind = 'digest' and s.on_day = $2 and (s.state <> 'later' or s.attempts >= $5))
      order by m.account_id limit $4`,
  })).rows)
}

/** The id of the digest where this call may send it. */
async function claim(platform: Platform, accountId: string, on: PlainDate): Promise<string | null> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ id: string }>({
    name: 'mail-claim', values: [platform.uuid(), accountId, on, platform.now(), mostAttempts],
    text: `insert into mail_sent as s (id, account_id, kind, on_day, state, at) values ($1, $2, 'digest', $3, 'sending', $4)
      on conflict (account_id, on_day) where kind = 'digest' do update set state = 'sending', attempts = s.attempts + 1, at = $4 where s.state = 'later' and s.attempts < $5 returning id`,
  })).rows[0]?.id ?? null)
}

/** What came of a mail; an address that fails again and again is left alone until its owner confirms it anew. */
export async function keepOutcome(platform: Platform, id: string, outcome: Outcome | { readonly state: 'bounced'; readonly reply: string }): Promise<boolean> {
  return platform.systemTransaction(async (transaction) => {
    const from = outcome.state === 'bounced' ? ['sent', 'unknown'] : ['sending']
    const { rows } = await transaction.query<{ account: string }>({
      name: 'mail-outcome', text: 'update mail_sent set state = $2, reply = $3, at = $4, attempts = attempts - $6 where id = $1 and state = any ($5) returning account_id as account',
      // Where the server did not work nobody's mail was tried.
      values: [id, outcome.state, 'reply' in outcome ? outcome.reply : null, platform.now(), from, outcome.state === 'later' && outcome.server ? 1 : 0],
    })
    const account = rows[0]?.account
    if (account === undefined) return false
    if (outcome.state === 'sent') await transaction.query({ name: 'mail-arrives', text: 'update mail_preference set failures = 0 where account_id = $1 and failures > 0', values: [account] })
    if (outcome.state === 'refused' || outcome.state === 'bounced') {
      await transaction.query({
        name: 'mail-fails', values: [account, failuresBeforeRest],
        text: `update mail_preference set failures = failures + 1, state = case when failures + 1 >= $2 and state = 'confirmed' then 'failing' else state end where account_id = $1`,
      })
    }
    return true
  })
}

/** One account that cannot be counted does not keep the mail of the others; without the database nothing can be done for anybody. */
async function countApart(platform: Platform, accountId: string): Promise<Waiting | null> {
  try {
    return await waitingFor(platform, accountId)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== undefined && /^(08|53|57P|E)/.test(code)) throw error
    platform.log.error({ kind: (error as Error).name, code }, 'what waits for an account could not be counted')
    return null
  }
}

/** Sends what is due on `on`. What was begun an hour ago and never ended broke off in the middle: nobody knows whether it arrived, so it is not sent again. */
export async function sendDigests(platform: Platform, sender: MailSender, on: PlainDate): Promise<DigestSum> {
  const sum = { sent: 0, nothing: 0, later: 0, refused: 0, unknown: 0, uncounted: 0, stopped: false }
  await platform.systemTransaction((transaction) => transaction.query({
    name: 'mail-broken-off', text: `update mail_sent set state = 'unknown', at = $1 where state = 'sending' and at < $1::timestamptz - interval '1 hour'`, values: [platform.now()],
  }))
  const wanted = (['daily', 'weekly'] as const).filter((frequency) => isDigestDay(frequency, on, platform.calendar))
  const link = platform.settings.publicUrl
  if (wanted.length === 0 || link === null) return sum
  let after: string | null = null
  for (;;) {
    const found = await recipients(platform, on, wanted, after)
    for (const { account, address } of found) {
      const waiting = await countApart(platform, account)
      if (!waiting) {
        sum.uncounted += 1
        continue
      }
      const mail = digestMail(waiting, link)
      if (!mail) {
        sum.nothing += 1
        continue
      }
      const id = await claim(platform, account, on)
      if (id === null) continue
      const outcome = await sender.send(id, platform.keys.decrypt(addressPurpose(account), address), mail)
      await keepOutcome(platform, id, outcome)
      sum[outcome.state] += 1
      if (outcome.state === 'later' && outcome.server) return { ...sum, stopped: true }
    }
    if (found.length < page) return sum
    after = found.at(-1)!.account
  }
}

/** Forgets what is older than a quarter of a year. */
export async function dropOldSent(platform: Platform): Promise<number> {
  const before = instantAt(addDays(platform.today(), -sentKeptDays))
  return platform.systemTransaction(async (transaction) => (await transaction.query({ name: 'mail-drop-old', text: 'delete from mail_sent where at < $1', values: [before] })).rowCount ?? 0)
}
