/** Routes of `first-step.contract.ts`: the point's own posts. Row security gives them the requests of their body alone. */
import { actOnFirstStep, getFirstStep, listFirstSteps, type FirstStepSummary, type FirstStepView } from '@hoa-nhap/domain/first-step/first-step.contract'
import type { FirstStepAct, FirstStepStatus } from '@hoa-nhap/domain/first-step/first-step.model'
import { decideFirstStep } from '@hoa-nhap/domain/first-step/first-step.rules'
import { openCursor, sealCursor } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Context, type Route } from '../platform/route.ts'
import { openAnswer, openAsk, sealAnswer } from './first-step.store.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
type Row = { readonly id: string; readonly body: Buffer; readonly answer: Buffer | null; readonly status: FirstStepStatus; readonly made_on: string; readonly last_contact_on: string; readonly erase_on: string; readonly sequence: number }
type EventRow = { readonly type: FirstStepView['events'][number]['type']; readonly at: Date; readonly post_id: string | null }
const columns = 'id, body, answer, status, made_on::text, last_contact_on::text, erase_on::text, sequence'

function summaryOf(platform: Platform, row: Row): FirstStepSummary & Pick<FirstStepView, 'phone' | 'note'> {
  const ask = openAsk(platform.keys, row.id, row.body)
  return { id: row.id, ...ask, status: row.status, madeOn: row.made_on, lastContactOn: row.last_contact_on, eraseOn: row.erase_on, sequence: row.sequence }
}

type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'platform' | 'today'>
async function viewOf({ actor, platform, today }: Asking, transaction: ActorTransaction, id: string): Promise<FirstStepView | null> {
  const { rows } = await transaction.query<Row>({ name: `first-step-get-${actor.role}`, text: `select ${columns} from first_step_request where id = $1 and erase_on > $2`, values: [id, today] })
  if (!rows[0]) return null
  const events = await transaction.query<EventRow>({ name: `first-step-events-${actor.role}`, text: `select type, at, post_id from first_step_event where request_id = $1 order by at, (type <> 'made'), (type <> 'opened'), id`, values: [id] })
  return { ...summaryOf(platform, rows[0]), answer: openAnswer(platform.keys, id, rows[0].answer), events: events.rows.map((event) => ({ type: event.type, at: event.at.toISOString(), postId: event.post_id })) }
}

export const routes: readonly Route[] = [
  route(listFirstSteps, async (context) => {
    const { actor, query, platform, today } = context
    const binding = { postId: actor.postId, operation: listFirstSteps.id, filter: { status: query.status, limit: query.limit }, day: today }
    const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 2)
    if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
    const statuses = query.status === undefined ? ['new', 'contacted', 'answered', 'closed'] : query.status === 'open' ? ['new', 'contacted', 'answered'] : [query.status]
    const [found] = await context.read([{
      name: `first-step-list-${actor.role}`, values: [statuses, today, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
      text: `select ${columns} from first_step_request where status = any ($1) and erase_on > $2 and ($3::date is null or (made_on, id) < ($3::date, $4::uuid)) order by made_on desc, id desc limit $5`,
    }])
    await context.disclose({ persons: [] })
    const rows = found!.rows as unknown as readonly Row[]
    const shown = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? shown.at(-1) : undefined
    return answer({ items: shown.map((row) => { const { phone: _, note: __, ...summary } = summaryOf(platform, row); return summary }), nextCursor: last ? sealCursor(platform.keys, binding, [last.made_on, last.id]) : null })
  }),
  route(getFirstStep, async (context) => {
    const { actor, params, now } = context
    const view = await context.transaction(async (transaction) => {
      const { rows } = await transaction.query<{ opened: boolean }>({ name: `first-step-open-${actor.role}`, text: 'select open_first_step($1, $2) as opened', values: [params.id, now] })
      return rows[0]!.opened ? viewOf(context, transaction, params.id) : null
    })
    if (!view) return notFound
    await context.disclose({ persons: [] })
    return answer(view)
  }),
  route(actOnFirstStep, async (context) => {
    const { actor, params, body, platform, now, today } = context
    const done = await context.transaction<Answer<FirstStepView>>(async (transaction) => {
      const before = await viewOf(context, transaction, params.id)
      if (!before) return notFound
      const hash = platform.keys.blindIndex('first-step-act', JSON.stringify([body.type, body.text ?? null]))
      const write = async (outcome: { readonly status: FirstStepStatus; readonly answer: string | null; readonly eraseOn: string } | null) => (await transaction.query<{ outcome: 'done' | 'same' | 'id-reused' | 'changed-since' | 'not-found' }>({
        name: `first-step-act-${actor.role}`, text: 'select act_on_first_step($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome',
        values: [params.id, body.id, hash, eventOf[body.type], outcome?.status ?? before.status, outcome?.answer ? sealAnswer(platform.keys, params.id, outcome.answer) : null, outcome ? body.basedOn : -1, now, outcome?.eraseOn ?? before.eraseOn],
      })).rows[0]!.outcome
      const decided = decideFirstStep(before, { type: body.type, text: body.text }, today)
      // A repeat of what was taken is answered as before, also where the rule would now refuse it.
      const written = await write(decided.ok ? decided.value : null)
      if (written === 'same') return answer(before, 200)
      if (written === 'id-reused') return refused({ code: 'id-reused', facts: {} })
      if (!decided.ok) return refused(decided.refusal)
      if (written !== 'done') return refused({ code: written, facts: {} })
      return answer((await viewOf(context, transaction, params.id))!, 201)
    })
    if (done.ok) await context.disclose({ persons: [] })
    return done
  }),
]
const eventOf: Readonly<Record<FirstStepAct, string>> = { contacted: 'contacted', answer: 'answered', close: 'closed' }
