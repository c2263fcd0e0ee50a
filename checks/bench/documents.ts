/**
 * What leaves the house: `npm run bench -- --documents`. One paper as DOCX and PDF, a thousand of them, the longest list as Excel through HTTP with purpose and ledger, a
 * province's yearly report. No floor: the budgets are times and, for the list, memory.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { forms } from '@hoa-nhap/domain/documents/forms/index'
import { specimenFacts } from '@hoa-nhap/domain/documents/forms/specimen'
import { rendererPool } from '../../server/documents/render/index.ts'
import { password } from './cases.ts'
import type { Started } from './installation.ts'
import { residentMegabytes } from './processes.ts'

export const budgets = { oneMilliseconds: 300, thousandSeconds: 60, rows: 50_000, rowsSeconds: 15, rowsMegabytes: 300, reportSeconds: 3 } as const

export type DocumentLine = { readonly case: string; readonly figure: string; readonly value: number; readonly budget: number; readonly unit: string; readonly met: boolean }
const line = (name: string, figure: string, value: number, budget: number, unit: string): DocumentLine => ({ case: name, figure, value: Number(value.toFixed(value < 100 ? 2 : 0)), budget, unit, met: value <= budget })

/** Papers of every form in turn, each with facts of its own. */
function* papers(): Generator<ReturnType<(typeof forms)[number]['compose']>> {
  for (let turn = 0; ; turn++) {
    const form = forms[turn % forms.length]!
    const facts = specimenFacts(form)
    yield form.compose({ ...facts, person: { ...facts.person, personalNumber: `999${String(turn).padStart(9, '0')}` } })
  }
}

async function measurePapers(say: (sentence: string) => void): Promise<DocumentLine[]> {
  const pool = rendererPool()
  const next = papers()
  const one = async () => {
    const paper = next.next().value!
    const began = performance.now()
    const rendered = await pool.render(paper)
    if (!rendered.ok || rendered.pdf!.length < 1000 || rendered.docx!.length < 1000) throw new Error('a paper was not made')
    return performance.now() - began
  }
  for (let warm = 0; warm < 40; warm++) await one()
  const times: number[] = []
  for (let turn = 0; turn < 200; turn++) times.push(await one())
  times.sort((a, b) => a - b)
  const began = performance.now()
  let done = 0
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (done < 1000) {
      done++
      await one()
      if (done % 250 === 0) say(`  ${done} / 1000 văn bản · papers`)
    }
  }))
  const seconds = (performance.now() - began) / 1000
  await pool.close()
  return [line('one paper, DOCX and PDF, warm', 'p50', times[100]!, budgets.oneMilliseconds, 'ms'), line('one paper, DOCX and PDF, warm', 'p99', times[197]!, budgets.oneMilliseconds, 'ms'), line('a thousand papers', 'all', seconds, budgets.thousandSeconds, 's')]
}

type Account = { readonly username: string; readonly role: string; readonly unitId: string }

export async function measureDocuments(app: Started, client: pg.Client, say: (sentence: string) => void): Promise<DocumentLine[]> {
  const base = `http://127.0.0.1:${app.port}`
  const accounts = (await (await fetch(`${base}/api/demo/accounts`)).json()) as Account[]
  const signIn = async (role: string, unit: string) => {
    const account = accounts.find((each) => each.role === role && each.unitId === unit)
    if (!account) throw new Error(`no account of ${role} in ${unit}`)
    const answered = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: account.username, password }) })
    return answered.headers.get('set-cookie')!.split(';')[0]!
  }
  const send = async (method: string, path: string, cookie: string, body?: unknown) => {
    const answered = await fetch(`${base}${path}`, { method, headers: { cookie, purpose: 'inspection', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (!answered.ok) throw new Error(`${method} ${path}: ${answered.status} ${(await answered.text()).slice(0, 400)}`)
    return answered
  }
  const lines = await measurePapers(say)
  lines.forEach((each) => tell(each, say))

  // The longest list a province may take at once.
  const police = await signIn('province-police', 'p-20')
  const { rows: [count] } = await client.query<{ n: number }>(`select count(*)::int as n from measure where reader_province = 'p-20'`)
  let most = 0
  const watch = setInterval(() => { most = Math.max(most, residentMegabytes(app.child.pid!)) }, 50)
  const began = performance.now()
  const list = await send('POST', '/api/exchange/lists/measures/export.xlsx', police, { reason: 'Đo tốc độ xuất danh sách', receiver: 'Phòng thử nghiệm', language: 'vi', filter: {} })
  let bytes = 0
  let firstAfter = 0
  for await (const part of list.body! as unknown as AsyncIterable<Uint8Array>) {
    firstAfter ||= performance.now() - began
    bytes += part.length
  }
  clearInterval(watch)
  const rowsSeconds = (performance.now() - began) / 1000
  const { rows: [kept] } = await client.query<{ rows: number }>('select rows from list_export order by at desc limit 1')
  say(`  ${kept!.rows} dòng · rows (of ${count!.n} measures), ${(bytes / 1e6).toFixed(1)} MB, first bytes after ${(firstAfter / 1000).toFixed(2)} s`)
  const rowsOf = `${kept!.rows} rows as Excel`
  // A shorter list is held to its share of the time.
  lines.push(line(rowsOf, 'all', rowsSeconds, Number((budgets.rowsSeconds * Math.min(1, kept!.rows / budgets.rows)).toFixed(1)), 's'), line(rowsOf, 'most memory', most, budgets.rowsMegabytes, 'MB'))

  const definitions = (await (await send('GET', '/api/report-definitions?limit=100', police)).json()) as { items: { id: string; scope: string; may: { make: boolean }; directives: { id: string }[]; periods: { kind: string; cutOff: string; from: string; to: string }[] }[] }
  for (const definition of definitions.items.filter((each) => each.scope === 'province' && each.may.make)) {
    const year = definition.periods.find((period) => period.kind === 'year')
    if (!year) continue
    const [directive] = definition.directives
    const started = performance.now()
    const made = (await (await send('POST', '/api/reports', police, { id: randomUUID(), definitionId: definition.id, period: { kind: 'year', from: year.from, to: year.to }, cutOff: year.cutOff, ...(directive ? { directiveId: directive.id } : {}) })).json()) as { id: string }
    const computed = (performance.now() - started) / 1000
    for (const format of ['pdf', 'docx', 'xlsx']) await (await send('GET', `/api/reports/${made.id}/file?format=${format}`, police)).arrayBuffer()
    lines.push(line(`yearly report of a province: ${definition.id}`, 'computed', computed, budgets.reportSeconds, 's'), line(`yearly report of a province: ${definition.id}`, 'computed, PDF, DOCX, XLSX', (performance.now() - started) / 1000, budgets.reportSeconds, 's'))
  }
  lines.slice(3).forEach((each) => tell(each, say))
  return lines
}

const tell = (each: DocumentLine, say: (sentence: string) => void) => say(`  ${each.case.padEnd(44)} ${each.figure}: ${each.value} ${each.unit} (≤ ${each.budget}${each.met ? '' : ', missed'})`)

export const documentsTable = (lines: readonly DocumentLine[]): string =>
  ['| case | figure | measured | budget |', '| --- | --- | --- | --- |', ...lines.map((each) => `| ${each.case} | ${each.figure} | ${each.value} ${each.unit} | ${each.budget} ${each.unit} ${each.met ? '(met)' : '(**missed**)'} |`)].join('\n')
