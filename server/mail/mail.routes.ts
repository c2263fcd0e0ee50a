/** What an account wants of mail, and where mail does not arrive. */
import { randomInt, timingSafeEqual } from 'node:crypto'
import { confirmMailAddress, mailPreference, mailTrouble, setMailPreference, type MailPreference } from '@hoa-nhap/domain/mail/mail.contract'
import { codeHours, codesADay, codeTries, judgeAddress, type Frequency } from '@hoa-nhap/domain/mail/mail.rules'
import { addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { noteEvent, signInTransaction } from '../access/access.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Route } from '../platform/route.ts'
import { addressPurpose } from './mail.digests.ts'
import { codePurpose, codeTask } from './mail.jobs.ts'

const no = (code: string, facts: Record<string, string | number> = {}): Answer<never> => refused({ code, facts })
const codeDigits = 6

type Row = { readonly frequency: Frequency; readonly address: Buffer | null; readonly state: MailPreference['state']; readonly code: Buffer | null; readonly code_until: Date | null; readonly code_tries: number }

const rowOf = async (transaction: ActorTransaction, accountId: string, locked = false): Promise<Row | null> => (await transaction.query<Row>({
  name: `mail-preference${locked ? '-locked' : ''}`, text: `select frequency, address, state, code, code_until, code_tries from mail_preference where account_id = $1${locked ? ' for update' : ''}`, values: [accountId],
})).rows[0] ?? null

async function viewOf(transaction: ActorTransaction, platform: Platform, accountId: string): Promise<MailPreference> {
  const row = await rowOf(transaction, accountId)
  const { rows } = await transaction.query<{ on: string | null }>({ name: 'mail-last', text: `select max(on_day)::text as on from mail_sent where account_id = $1 and kind = 'digest' and state = 'sent'`, values: [accountId] })
  const { mail, publicUrl } = platform.settings
  return {
    available: mail !== null && publicUrl !== null, frequency: row?.frequency ?? 'off', address: row?.address ? platform.keys.decrypt(addressPurpose(accountId), row.address) : null,
    state: row?.state ?? 'none', domains: [...(mail?.domains ?? [])], lastSentOn: rows[0]?.on ?? null,
  }
}

const read = route(mailPreference, async ({ platform, actor }) => answer(await signInTransaction(platform, (transaction) => viewOf(transaction, platform, actor.accountId))))

const set = route(setMailPreference, async (context) => {
  const { platform, actor, body, now, today } = context
  const { mail, publicUrl } = platform.settings
  if (body.frequency !== 'off' && (!mail || publicUrl === null)) return no('mail-not-set-up')
  const typed = body.address === null || body.address.trim() === '' ? null : judgeAddress(body.address, mail?.domains ?? [])
  if (typed === null && body.frequency !== 'off') return no('mail-address-needed')
  if (typed && !typed.ok) return no(typed.code, typed.code === 'mail-address-domain' ? { domains: (mail?.domains ?? []).join(', ') } : {})
  const address = typed?.address ?? null
  const outcome = await signInTransaction(platform, async (transaction) => {
    // One row from the beginning, so that two requests at once wait for each other.
    await transaction.query({ name: 'mail-first', text: `insert into mail_preference (account_id, frequency, state, changed_at) values ($1, 'off', 'none', $2) on conflict do nothing`, values: [actor.accountId, now] })
    const before = (await rowOf(transaction, actor.accountId, true))!
    const known = before.address ? platform.keys.decrypt(addressPurpose(actor.accountId), before.address) : null
    const confirmed = address !== null && address === known && before.state === 'confirmed'
    const codeRuns = address !== null && address === known && before.state === 'waiting' && before.code_until !== null && before.code_until.toISOString() > now && before.code_tries < codeTries
    await noteEvent(transaction, { at: now, event: 'mail-preference-changed', accountId: actor.accountId, post: null, outcome: 'done' })
    if (address === null) {
      await transaction.query({ name: 'mail-none', text: `update mail_preference set frequency = 'off', address = null, state = 'none', code = null, code_until = null, code_tries = 0, failures = 0, changed_at = $2, confirmed_at = null where account_id = $1`, values: [actor.accountId, now] })
      return { view: await viewOf(transaction, platform, actor.accountId), send: null }
    }
    if (confirmed || codeRuns || !mail) {
      // Without a server no code can be sent: an address that was confirmed stays, a new one is not taken.
      if (!confirmed && !codeRuns) return 'mail-not-set-up' as const
      await transaction.query({ name: 'mail-frequency', text: 'update mail_preference set frequency = $2, changed_at = $3 where account_id = $1', values: [actor.accountId, body.frequency, now] })
      return { view: await viewOf(transaction, platform, actor.accountId), send: null }
    }
    const { rows } = await transaction.query<{ count: number }>({ name: 'mail-codes', text: `select count(*)::int as count from mail_sent where account_id = $1 and kind = 'code' and on_day = $2`, values: [actor.accountId, today] })
    if (rows[0]!.count >= codesADay) return 'mail-codes-too-many' as const
    const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
    await transaction.query({
      name: 'mail-address', text: `update mail_preference set frequency = $2, address = $3, state = 'waiting', code = $4, code_until = $5, code_tries = 0, failures = 0, changed_at = $6, confirmed_at = null where account_id = $1`,
      values: [actor.accountId, body.frequency, platform.keys.encrypt(addressPurpose(actor.accountId), address), platform.keys.encrypt(codePurpose(actor.accountId), code), addHours(now, codeHours), now],
    })
    const send = platform.uuid()
    await transaction.query({ name: 'mail-code', text: `insert into mail_sent (id, account_id, kind, on_day, state, at) values ($1, $2, 'code', $3, 'sending', $4)`, values: [send, actor.accountId, today, now] })
    return { view: await viewOf(transaction, platform, actor.accountId), send }
  })
  if (typeof outcome === 'string') return no(outcome, outcome === 'mail-codes-too-many' ? { most: codesADay } : {})
  // Asked for once it is written: saving again sends no second one while the code runs, and a lost request is made up for by a new address or the next day.
  if (outcome.send) await platform.systemTransaction((transaction) => platform.enqueue(transaction, codeTask, `${codeTask}-${outcome.send}`, { id: outcome.send! }))
  return answer(outcome.view)
})

const confirm = route(confirmMailAddress, async (context) => {
  const { platform, actor, body, now } = context
  const outcome = await signInTransaction(platform, async (transaction) => {
    const row = await rowOf(transaction, actor.accountId, true)
    if (row?.state === 'confirmed') return viewOf(transaction, platform, actor.accountId)
    if (!row?.code || !row.code_until || row.state !== 'waiting' || row.code_until.toISOString() <= now || row.code_tries >= codeTries) return 'mail-code-over' as const
    const [right, given] = [platform.keys.decrypt(codePurpose(actor.accountId), row.code), body.code.replaceAll(/\s/g, '')]
    if (given.length !== right.length || !timingSafeEqual(Buffer.from(given.padEnd(right.length).slice(0, right.length), 'latin1'), Buffer.from(right, 'latin1'))) {
      await transaction.query({ name: 'mail-code-try', text: 'update mail_preference set code_tries = code_tries + 1 where account_id = $1', values: [actor.accountId] })
      return 'wrong-code' as const
    }
    await transaction.query({ name: 'mail-confirmed', text: `update mail_preference set state = 'confirmed', code = null, code_until = null, code_tries = 0, confirmed_at = $2 where account_id = $1`, values: [actor.accountId, now] })
    await noteEvent(transaction, { at: now, event: 'mail-address-confirmed', accountId: actor.accountId, post: null, outcome: 'done' })
    return viewOf(transaction, platform, actor.accountId)
  })
  return typeof outcome === 'string' ? no(outcome) : answer(outcome)
})

type TroubleRow = { readonly account: string; readonly username: string; readonly displayName: string; readonly resting: boolean; readonly outcome: 'later' | 'refused' | 'unknown' | 'bounced'; readonly reply: string | null; readonly onDay: string }

/** Accounts with a post in the province whose last mail did not arrive. */
export const troubleStatement = (provinceId: string | null) => ({
  name: 'mail-trouble', values: [provinceId],
  text: `select a.id as account, a.username, a.display_name as "displayName", m.state = 'failing' as resting, s.state as outcome, s.reply, s.on_day::text as "onDay"
    from mail_preference m join account a on a.id = m.account_id join lateral (select state, reply, on_day from mail_sent s where s.account_id = m.account_id and s.state <> 'sending' order by s.at desc limit 1) s on true
    where m.state <> 'none' and s.state in ('later', 'refused', 'unknown', 'bounced') and ($1::text is null or exists (select from post p where p.account_id = a.id and p.province_id = $1)) order by a.username limit 500`,
})

const trouble = route(mailTrouble, async ({ platform, actor }) => {
  const { rows } = await signInTransaction(platform, (transaction) => transaction.query<TroubleRow>(troubleStatement(actor.provinceId)))
  return answer({ available: platform.settings.mail !== null && platform.settings.publicUrl !== null, items: rows, nextCursor: null })
})

export const routes: readonly Route[] = [read, set, confirm, trouble]
