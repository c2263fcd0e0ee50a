/**
 * The digests of a day. Each is claimed in the database before it is sent, so that no process and no repeat sends it twice; what a mail says is counted under
 * the eyes of the post it goes to.
 */
import { compartmentsReadBy } from '@hoa-nhap/domain/access/access.rules'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { addDays, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { digestMail, failuresBeforeRest, isDigestDay, mostAttempts, sentKeptDays, waitingOf, type Frequency, type Waiting } from '@hoa-nhap/domain/mail/mail.rules'
import { countsStatement } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import type { MailSender, Outcome } from './mail.transport.ts'

export const addressPurpose = (accountId: string): string => `mail-address:${accountId}`

export type DigestSum = { readonly sent: number; readonly nothing: number; readonly later: number; readonly refused: number; readonly unknown: number; /** The server did not work; the rest was not tried. */ readonly stopped: boolean }

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

type PostRow = { readonly post: string; readonly role: string; readonly agency: string; readonly unit: string; readonly province: string; readonly barred: string }

/** What waits for an account, over the posts it holds now; each counted in that post's own sight and without the persons closed to the account. */
export async function waitingFor(platform: Platform, accountId: string): Promise<Waiting> {
  const [today, now] = [platform.today(), platform.now()]
  const { rows } = await platform.systemTransaction((transaction) => transaction.query<PostRow>({
    name: 'mail-posts', values: [accountId, today, now],
    text: `select p.id as post, p.role, p.agency_id as agency, p.unit_id as unit, p.province_id as province,
        array(select b.person_id from barred b where b.account_id = p.account_id union all select i.person_id from account a join person_identity i on i.personal_number_index in (a.personal_number_index, a.personal_number_index_next) where a.id = p.account_id)::text as barred
      from post p left join post o on o.id = p.substitutes
      where p.account_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) and (p.starts_at is null or p.starts_at <= $3) and (p.ends_at is null or p.ends_at > $3)
        and (o.id is null or ((o.valid_to is null or o.valid_to > $2) and (o.ends_at is null or o.ends_at > $3)))`,
  }))
  const counted: (Waiting & { readonly agencyId: string })[] = []
  for (const row of rows) {
    const role = Role.parse(row.role)
    if (compartmentsReadBy(role, today).get('ST') !== 'scope') continue
    const scope = scopeOf({ role, unitId: row.unit, agencyId: row.agency, provinceId: row.province, postId: row.post, day: today, accountId, purpose: 'case' })
    const found = await inTransaction(platform.pool, scopeStatement(scope), async (transaction) => {
      await transaction.query({ name: 'mail-barred', text: `select set_config('app.barred', $1, true)`, values: [row.barred] })
      return (await transaction.query<{ overdue: number; today: number; week: number }>(countsStatement(role, { agencyId: row.agency, today, now, unit: undefined }))).rows[0]!
    })
    counted.push({ agencyId: row.agency, overdue: Number(found.overdue), today: Number(found.today), week: Number(found.week) })
  }
  return waitingOf(counted)
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

/** Sends what is due on `on`. What was begun an hour ago and never ended broke off in the middle: nobody knows whether it arrived, so it is not sent again. */
export async function sendDigests(platform: Platform, sender: MailSender, on: PlainDate): Promise<DigestSum> {
  const sum = { sent: 0, nothing: 0, later: 0, refused: 0, unknown: 0, stopped: false }
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
      const mail = digestMail(await waitingFor(platform, account), link)
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
