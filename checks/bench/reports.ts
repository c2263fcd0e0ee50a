/** The yearly reports of a province: figures computed, then all three files. No floor: the budget is a time. `npm run bench -- --reports`. */
import { randomUUID } from 'node:crypto'
import { password } from './cases.ts'
import type { Started } from './installation.ts'

export const budgetSeconds = 3
export type ReportLine = { readonly case: string; readonly computedSeconds: number; readonly withFilesSeconds: number; readonly budgetSeconds: number }
const round = (milliseconds: number) => Number((milliseconds / 1000).toFixed(2))

type Definition = { readonly id: string; readonly scope: string; readonly may: { readonly make: boolean }; readonly directives: readonly { readonly id: string }[]; readonly periods: readonly { readonly kind: string; readonly cutOff: string; readonly from: string; readonly to: string }[] }

export async function measureReports(app: Started, say: (sentence: string) => void): Promise<ReportLine[]> {
  const base = `http://127.0.0.1:${app.port}`
  const accounts = (await (await fetch(`${base}/api/demo/accounts`)).json()) as { username: string; role: string; unitId: string }[]
  const lines: ReportLine[] = []
  for (const account of accounts.filter(({ role, unitId }) => unitId === 'p-20' && ['province-police', 'province-planner'].includes(role))) {
    const signedIn = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: account.username, password }) })
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
    const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
      const answered = await fetch(`${base}${path}`, { method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      if (!answered.ok) throw new Error(`${method} ${path}: ${answered.status} ${(await answered.text()).slice(0, 300)}`)
      return answered
    }
    const { items } = (await (await send('GET', '/api/report-definitions?limit=100')).json()) as { items: Definition[] }
    for (const definition of items.filter((each) => each.scope === 'province' && each.may.make)) {
      const year = definition.periods.find((period) => period.kind === 'year')
      if (!year) continue
      const [directive] = definition.directives
      // The data of the bench hold no plan and no letter to report on.
      if (!directive && ['plan', 'letter'].includes(definition.id)) continue
      const began = performance.now()
      const made = (await (await send('POST', '/api/reports', { id: randomUUID(), definitionId: definition.id, period: { kind: 'year', from: year.from, to: year.to }, cutOff: year.cutOff, ...(directive ? { directiveId: directive.id } : {}) })).json()) as { id: string }
      const computed = performance.now() - began
      for (const format of ['pdf', 'docx', 'xlsx']) await (await send('GET', `/api/reports/${made.id}/file?format=${format}`)).arrayBuffer()
      const line: ReportLine = { case: `${definition.id}, ${account.role}`, computedSeconds: round(computed), withFilesSeconds: round(performance.now() - began), budgetSeconds }
      say(`  ${line.case.padEnd(44)} ${line.computedSeconds} s, with PDF, DOCX and XLSX ${line.withFilesSeconds} s (≤ ${budgetSeconds})`)
      lines.push(line)
    }
  }
  if (lines.length === 0) throw new Error('no yearly report of a province could be made')
  return lines
}

export const reportsTable = (lines: readonly ReportLine[]): string =>
  ['| report | computed | with PDF, DOCX, XLSX | budget |', '| --- | --- | --- | --- |', ...lines.map((line) => `| ${line.case} | ${line.computedSeconds} s | ${line.withFilesSeconds} s | ${line.budgetSeconds} s ${line.withFilesSeconds <= line.budgetSeconds ? '(met)' : '(**missed**)'} |`)].join('\n')
