/** Rosters come in: looked at first, then all rows or none. The file is read from the call and kept nowhere. */
import { rosterImporters, mostRosterRows, quietSeconds, trialLimits, type RosterKind } from '@hoa-nhap/domain/exchange/exchange.model'
import { getRun, listRosters, listRuns, rosterTemplate, runRoster, tryRoster, type RosterRun, type RosterView } from '@hoa-nhap/domain/exchange/exchange.contract'
import { findRosterHeadings, headingKey, toLearn } from '@hoa-nhap/domain/exchange/roster.headings'
import { rosterOf, rosters, type Roster, type RosterField } from '@hoa-nhap/domain/exchange/roster.fields'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import { addHours, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { isEmptyRow, letterOf, readChoices } from '@hoa-nhap/domain/registers/excel.rows'
import { problem } from '../platform/problems.ts'
import { answer, givenFile, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { fileTypes, readWorkbook, templateWorkbook, type TemplateColumn } from '../registers/registers.model.ts'
import { judgeRoster, RosterStopped, type Book, type Judged } from './roster.import.ts'

const mayImport = (actor: Actor, roster: RosterKind): boolean => rosterImporters[roster].includes(actor.role) && !actor.substitutes
const notYours: Answer<never> = refused({ code: 'roster-not-yours', facts: {} })

const fieldView = ({ key, label, labelEn, hint, hintEn, required, choices }: RosterField) => ({ key, label, labelEn, hint, hintEn, required, choices: (choices ?? []).map((choice) => ({ value: choice.value, label: choice.label, labelEn: choice.labelEn })) })

const listed = route(listRosters, async (context) => {
  const mine = rosters.filter((roster) => mayImport(context.actor, roster.id))
  if (mine.length === 0) return answer({ items: [], nextCursor: null })
  const [found] = await context.read([{ name: `exchange-headings-${context.actor.role}`, text: 'select roster, heading, field from roster_heading where province_id = $1 order by heading', values: [context.actor.provinceId] }])
  const learnt = found!.rows as { roster: string; heading: string; field: string }[]
  return answer({
    nextCursor: null,
    items: mine.map((roster): RosterView => ({ id: roster.id, name: roster.name, nameEn: roster.nameEn, help: roster.help, helpEn: roster.helpEn, mostRows: mostRosterRows, fields: roster.fields.map(fieldView), learnt: learnt.filter((each) => each.roster === roster.id).map(({ heading, field }) => ({ heading, field })) })),
  })
})

const templateWords = {
  vi: { mark: 'Mẫu nhập danh sách. Không đổi dòng tiêu đề; mỗi dòng dưới là một người; cột có dấu * cần điền.', guide: 'Hướng dẫn', headings: ['Cột', 'Cách ghi'], name: 'Mẫu' },
  en: { mark: 'Template of a roster. Keep the headings; each row below is one person; columns with * are needed.', guide: 'How to fill it in', headings: ['Column', 'How'], name: 'Template' },
} as const
const template = route(rosterTemplate, async (context) => {
  if (!mayImport(context.actor, context.params.roster)) return notYours
  const roster = rosterOf(context.params.roster)
  const { language } = context.query
  const words = templateWords[language]
  const columns = roster.fields.map((field): TemplateColumn => {
    const choices = field.kind === 'sex' ? ['Nam', 'Nữ'] : field.choices?.map((choice) => (language === 'vi' ? choice.label : choice.labelEn))
    return { heading: `${language === 'vi' ? field.label : field.labelEn}${field.required ? ' *' : ''}`, width: field.kind === 'text' || field.kind === 'unit' || field.kind === 'facility' ? 26 : 16, kind: 'text', note: [language === 'vi' ? field.hint : field.hintEn, field.choices ? choices!.join(' · ') : ''].filter(Boolean).join(' '), choices }
  })
  const name = language === 'vi' ? roster.name : roster.nameEn
  return givenFile({ name: `${words.name} ${name}.xlsx`, type: fileTypes.xlsx, content: await templateWorkbook({ name, mark: words.mark, guide: words.guide, guideHeadings: words.headings, columns }) })
})

type Calling = Pick<Context<never, never, never>, 'actor' | 'bytes' | 'platform' | 'read'>
type Opened = { readonly ok: true; readonly book: Book; readonly sheet: string; readonly seal: string } | { readonly ok: false; readonly refusal: Refusal }
const no = (code: string, facts: Refusal['facts'] = {}): Opened => ({ ok: false, refusal: { code, facts } })

/** The file as rows under headings; what is not a plain list is refused with what to do. */
async function open(context: Calling, roster: Roster, columns: string | undefined): Promise<Opened> {
  const chosen = readChoices(columns, roster.fields.map((field) => field.key))
  if (chosen === null) return no('column-unknown', { field: 'columns' })
  const book = await readWorkbook(context.bytes, mostRosterRows)
  if (!book.ok) return { ok: false, refusal: { code: book.refusal.code, facts: { ...book.refusal.facts } } }
  const [found] = await context.read([{ name: `exchange-headings-of-${context.actor.role}`, text: 'select heading, field from roster_heading where province_id = $1 and roster = $2', values: [context.actor.provinceId, roster.id] }])
  const learnt = new Map((found!.rows as { heading: string; field: string }[]).map((row) => [headingKey(row.heading), row.field]))
  const headings = findRosterHeadings(book.rows, roster.fields, learnt, chosen)
  if (!headings) return no('roster-no-headings')
  const merged = book.merges.find((merge) => merge.lastRow >= headings.row && merge.lastRow > (headings.lastRow > headings.row ? headings.lastRow : 0))
  if (merged) return no('excel-merged', { range: merged.range })
  const lines = book.rows.filter((row) => row.row > headings.lastRow && !isEmptyRow(row))
  if (lines.length === 0) return no('excel-no-rows')
  const read = headings.columns.filter((column) => column.field !== null).map((column) => `${letterOf(column.index)}:${column.field}`).join(',')
  const seal = context.platform.keys.blindIndex('roster-file', `${roster.id} ${context.actor.agencyId} ${read} ${Buffer.from(context.bytes).toString('base64')}`).toString('base64url')
  return { ok: true, book: { roster, headings, lines }, sheet: book.sheet, seal }
}

const tried = route(tryRoster, async (context) => {
  const { actor, now, platform, params } = context
  if (!mayImport(actor, params.roster)) return notYours
  const opened = await open(context, rosterOf(params.roster), context.query.columns)
  if (!opened.ok) return refused(opened.refusal)
  const { book } = opened
  const noted = await context.transaction(async (transaction) => (await transaction.query<{ trials: number; rows: number }>('select trials, rows from note_roster_trial($1, $2, $3, $4, $5, $6, $7, $8)',
    [platform.uuid(), actor.accountId, params.roster, book.lines.length, now, addHours(now, -1), trialLimits.told.trials, trialLimits.told.rows])).rows[0]!)
  if (noted.trials > trialLimits.refused.trials || noted.rows > trialLimits.refused.rows) {
    await context.disclose({ persons: [], outcome: 'refused' })
    return refused({ code: 'too-many-trials', facts: {} })
  }
  const judged = await context.transaction((transaction) => judgeRoster(transaction, book, context, null))
  await context.disclose({ persons: judged.matched })
  return answer({
    roster: params.roster, kind: params.roster, seal: opened.seal, sheet: opened.sheet.slice(0, 100), headingRow: book.headings.row, missing: [...book.headings.missing],
    columns: book.headings.columns.map((column) => ({ column: letterOf(column.index), heading: column.heading.slice(0, 200), field: column.field, by: column.by })), counts: judged.counts, rows: [...judged.rows],
  })
})

type RunRow = { id: string; roster: RosterKind; state: 'running' | 'done' | 'refused'; done: number; total: number; counts: Judged['counts'] | null; refusal: RosterRun['refusal']; started_at: Date | string; beat_at: Date | string; ended_at: Date | string | null }
const runColumns = 'id, roster, state, done, total, counts, refusal, started_at, beat_at, ended_at'
const quietSince = (now: Instant): number => Date.parse(now) - quietSeconds * 1000
function viewOf(row: RunRow, now: Instant): RosterRun {
  const quiet = row.state === 'running' && new Date(row.beat_at).getTime() <= quietSince(now)
  return {
    id: row.id, roster: row.roster, state: quiet ? 'interrupted' : row.state, done: row.done, total: row.total, counts: row.counts, refusal: quiet ? problem('roster-interrupted') : row.refusal,
    startedAt: new Date(row.started_at).toISOString() as Instant, endedAt: row.ended_at === null ? null : (new Date(row.ended_at).toISOString() as Instant),
  }
}
async function findRun(context: Pick<Context<never, never, never>, 'actor' | 'read' | 'platform'>, id: string): Promise<RosterRun | null> {
  const [found] = await context.read([{ name: `exchange-run-${context.actor.role}`, text: `select ${runColumns} from roster_run where id = $1`, values: [id] }])
  const row = found!.rows[0] as RunRow | undefined
  return row ? viewOf(row, context.platform.now()) : null
}

type Running = Pick<Context<never, never, never>, 'actor' | 'now' | 'today' | 'platform' | 'transaction' | 'write' | 'disclose'>
/** The run itself: one transaction for all rows; how far it is stands outside of it. */
async function carryOut(context: Running, id: string, book: Book): Promise<void> {
  const { platform } = context
  const beat = async (done: number): Promise<void> => { await context.write([{ name: 'exchange-beat', text: 'select beat_roster_run($1, $2, $3)', values: [id, done, platform.now()] }]) }
  const end = (state: 'done' | 'refused', done: number, counts: Judged['counts'] | null, refusal: Refusal | null) => ({
    name: 'exchange-end-run', text: 'select end_roster_run($1, $2, $3, $4::jsonb, $5::jsonb, $6) as ended', values: [id, state, done, counts && JSON.stringify(counts), refusal && JSON.stringify(problem(refusal.code, { refusal })), platform.now()],
  })
  try {
    const judged = await context.transaction(async (transaction) => {
      const result = await judgeRoster(transaction, book, { ...context, now: context.now }, { id, progress: beat })
      if (result.counts.error > 0) throw new RosterStopped({ code: 'excel-has-errors', facts: { count: result.counts.error } }, result)
      const learnt = toLearn(book.headings)
      if (Object.keys(learnt).length > 0) await transaction.query('select learn_roster_headings($1, $2::jsonb, $3)', [book.roster.id, JSON.stringify(learnt), context.now])
      const { rows: [ended] } = await transaction.query<{ ended: boolean }>(end('done', book.lines.length, result.counts, null))
      // Given up meanwhile and begun anew by another process: that one counts.
      if (!ended?.ended) throw new RosterStopped({ code: 'try-again', facts: {} })
      return result
    })
    await context.disclose({ persons: judged.matched })
  } catch (error) {
    const stopped = error instanceof RosterStopped ? error : null
    if (!stopped) platform.log.error({ code: (error as { code?: string }).code, kind: (error as Error).name }, 'a roster was not imported')
    await context.write([end('refused', 0, stopped?.judged?.counts ?? null, stopped?.refusal ?? { code: 'try-again', facts: {} })])
  }
}

const running = new Set<Promise<void>>()
/** Waits for what this process has begun. */
export const settleRuns = async (): Promise<void> => { await Promise.all(running) }

const run = route(runRoster, async (context) => {
  const { actor, params, query, platform, now } = context
  if (!mayImport(actor, params.roster)) return notYours
  const opened = await open(context, rosterOf(params.roster), query.columns)
  if (!opened.ok) return refused(opened.refusal)
  const fileKey = Buffer.from(opened.seal, 'base64url')
  if (query.seal !== opened.seal) {
    // The columns may have been learnt by the very run that is asked for again.
    const known = await findRun(context, query.id)
    return known?.state === 'done' ? answer(known, 200) : refused({ code: 'roster-changed', facts: {} })
  }
  const [begun] = await context.write([{ name: 'exchange-begin-run', text: 'select begin_roster_run($1, $2, $3, $4, $5, $6, $7) as state', values: [query.id, actor.accountId, params.roster, fileKey, opened.book.lines.length, now, new Date(quietSince(now)).toISOString()] }])
  const state = (begun!.rows[0] as { state: string }).state
  if (state === 'other') return refused({ code: 'id-reused', facts: {} })
  if (state === 'new' || state === 'again') {
    const work = carryOut(context, query.id, opened.book).catch((error: unknown) => { platform.log.error({ code: (error as { code?: string }).code }, 'the end of a roster was not written') }).finally(() => running.delete(work))
    running.add(work)
  }
  await context.disclose({ persons: [] })
  const view = await findRun(context, query.id)
  return view ? answer(view, state === 'new' || state === 'again' ? 201 : 200) : refused({ code: 'not-found', facts: {} })
})

const one = route(getRun, async (context) => {
  const found = await findRun(context, context.params.id)
  return found ? answer(found) : refused({ code: 'not-found', facts: {} })
})
const runs = route(listRuns, async (context) => {
  const [found] = await context.read([{ name: `exchange-runs-${context.actor.role}`, text: `select ${runColumns} from roster_run order by started_at desc, id limit 100` }])
  return answer({ items: (found!.rows as RunRow[]).map((row) => viewOf(row, context.platform.now())), nextCursor: null })
})

export const rosterRoutes: readonly Route[] = [listed, template, tried, run, one, runs]
