/** What waits for an account: counted for each of its posts as the post itself would see it, and never more than a number. */
import { compartmentsReadBy } from '@hoa-nhap/domain/access/access.rules'
import { AgencyKind, Role, type Actor } from '@hoa-nhap/domain/kernel/actor'
import { addDays } from '@hoa-nhap/domain/kernel/plain-date'
import { waitingOf, type Waiting } from '@hoa-nhap/domain/mail/mail.rules'
import { findTaskDues } from '../directives/directives.model.ts'
import { countsStatement } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import { countRegisterDues } from '../registers/registers.model.ts'
import { workCountsStatement } from '../reintegration/reintegration.model.ts'

const none: Waiting = { overdue: 0, today: 0, week: 0 }
const aWeek = 7
const numbers = (row: Waiting | undefined): Waiting => (row ? { overdue: Number(row.overdue), today: Number(row.today), week: Number(row.week) } : none)

type Source = (transaction: ActorTransaction, actor: Actor, platform: Platform) => Promise<Waiting>

/** The same four lists as the inbox. */
const sources: readonly Source[] = [
  async (transaction, actor, platform) => (compartmentsReadBy(actor.role, actor.day).get('ST') === 'scope'
    ? numbers((await transaction.query<Waiting>(countsStatement(actor.role, { agencyId: actor.agencyId, today: actor.day, now: platform.now(), unit: undefined }))).rows[0]) : none),
  (transaction, actor, platform) => countRegisterDues(transaction, actor, platform.now()),
  async (transaction, actor) => {
    const dues = await findTaskDues(transaction, actor)
    const open = dues.filter((due) => !due.late)
    // What waits without a day waits this week.
    return { overdue: dues.length - open.length, today: open.filter((due) => due.dueOn === actor.day).length, week: open.filter((due) => due.dueOn === null || due.dueOn <= addDays(actor.day, aWeek)).length }
  },
  async (transaction, actor) => {
    const statement = workCountsStatement(actor.role, actor.day, addDays(actor.day, aWeek))
    return statement ? numbers((await transaction.query<Waiting>(statement)).rows[0]) : none
  },
]

type PostRow = { readonly post: string; readonly role: string; readonly agency: string; readonly kind: string; readonly unit: string; readonly province: string; readonly barred: string }

/** Over the posts that the account holds now; each in that post's own sight and without the persons closed to the account. */
export async function waitingFor(platform: Platform, accountId: string): Promise<Waiting> {
  const [today, now] = [platform.today(), platform.now()]
  const { rows } = await platform.systemTransaction((transaction) => transaction.query<PostRow>({
    name: 'mail-posts', values: [accountId, today, now],
    text: `select p.id as post, p.role, p.agency_id as agency, g.kind, p.unit_id as unit, p.province_id as province,
        array(select b.person_id from barred b where b.account_id = p.account_id union all select i.person_id from account a join person_identity i on i.personal_number_index in (a.personal_number_index, a.personal_number_index_next) where a.id = p.account_id)::text as barred
      from post p join agency g on g.id = p.agency_id left join post o on o.id = p.substitutes
      where p.account_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) and (p.starts_at is null or p.starts_at <= $3) and (p.ends_at is null or p.ends_at > $3)
        and (o.id is null or ((o.valid_to is null or o.valid_to > $2) and (o.ends_at is null or o.ends_at > $3)))`,
  }))
  const counted: (Waiting & { readonly agencyId: string })[] = []
  for (const row of rows) {
    const actor: Actor = { accountId, postId: row.post, role: Role.parse(row.role), agencyId: row.agency, agencyKind: AgencyKind.parse(row.kind), unitId: row.unit, provinceId: row.province, day: today, purpose: 'case' }
    const parts = await inTransaction(platform.pool, scopeStatement({ ...scopeOf(actor), barred: row.barred }), async (transaction) => {
      const found: Waiting[] = []
      for (const source of sources) found.push(await source(transaction, actor, platform))
      return found
    })
    counted.push({ agencyId: row.agency, ...parts.reduce((sum, part) => ({ overdue: sum.overdue + part.overdue, today: sum.today + part.today, week: sum.week + part.week }), none) })
  }
  return waitingOf(counted)
}
