/** Loads the documents of the demonstration. After the people, so that missed periods are judged on what is counted. */
import { dayOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'
import { answers, directives, owedPlans, progress } from './demonstration.content.ts'
import { askForCauses } from './directives.commands.ts'
import { insertDirective } from './directives.store.ts'

const post = 'system'
/** Derived from a text: the same demonstration has the same ids. */
const idOf = (text: string) => {
  let [high, low] = [0x9dc5, 0x811c]
  for (const sign of text) {
    low = Math.imul(low ^ sign.codePointAt(0)!, 0x01000193) >>> 0
    high = Math.imul(high ^ low, 0x85ebca6b) >>> 0
  }
  const hex = `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(1, 4)}-${hex.slice(4, 16)}`
}

/** Loads everything once; a second call changes nothing. By a system post. Answers how many documents were written. */
export async function loadDirectivesDemonstration(transaction: ActorTransaction, now: Instant): Promise<number> {
  const { rows } = await transaction.query<{ present: boolean }>('select exists (select from directive) as present')
  if (rows[0]!.present) return 0
  for (const directive of directives) {
    const id = await insertDirective(transaction, directive, { postId: post, at: now, inputHash: null })
    await shareAmongCommunes(transaction, id, now)
  }
  for (const step of progress) {
    await transaction.query(
      `insert into task_progress (id, task_id, on_day, progress, done, post_id, recorded_at)
       select $1, k.id, $4::date, $5, $6, $7, $4::date + time '10:00' from task k join directive d on d.id = k.directive_id where d.number = $2 and k.name = $3`,
      [idOf(`${step.directive} ${step.name} ${step.on}`), step.directive, step.name, step.on, step.text, step.done, post],
    )
    if (step.done) await transaction.query(`update task k set done_on = $3 from directive d where d.id = k.directive_id and d.number = $1 and k.name = $2`, [step.directive, step.name, step.on])
  }
  for (const owed of owedPlans) {
    await transaction.query('insert into owed_plan (directive_id, agency_kind, agency_name, year, answered_by) select d.id, $2, $3, $4, $5 from directive d where d.number = $1', [owed.directive, owed.agencyKind, owed.agencyName, owed.year, owed.answeredBy])
  }
  return directives.length
}

/** A percentage for which the committees of the communes answer goes to each commune of the province on the day of the document. */
async function shareAmongCommunes(transaction: ActorTransaction, id: string, now: Instant): Promise<void> {
  await transaction.query(
    `insert into target_assignment (target_id, unit_id, agency_kind, assigned_at, assigned_by_post)
     select t.id, c.id, t.accountable, $2, $3 from target t join directive d on d.id = t.directive_id join unit c on c.level = 'commune' and c.province_id = t.unit_id
       and (c.valid_from is null or c.valid_from <= coalesce(d.issued_on, t.period_from)) and (c.valid_to is null or c.valid_to > coalesce(d.issued_on, t.period_from))
     where t.directive_id = $1 and t.accountable = 'commune-committee'`,
    [id, now, post],
  )
}

/** Once the people are counted: asks for causes of what was missed, and gives the first of them an invented answer. */
export async function judgeDirectivesDemonstration(transaction: ActorTransaction, now: Instant): Promise<number> {
  const today: PlainDate = dayOf(now)
  const asked = await askForCauses(transaction, today)
  if (asked > 0) {
    await transaction.query(
      `with numbered as (select s.id, row_number() over (order by s.unit_id, s.id) as n from shortfall s where s.answered_at is null)
       update shortfall s set cause = a.cause, remedy = a.remedy, answered_at = $2, answered_by_post = $3
       from numbered x join jsonb_to_recordset($1::jsonb) as a(n int, cause text, remedy text) on true
       where s.id = x.id and x.n % 3 = 0 and a.n = (x.n / 3) % $4`,
      [JSON.stringify(answers.map((given, index) => ({ n: index, ...given }))), now, post, answers.length],
    )
  }
  return asked
}

