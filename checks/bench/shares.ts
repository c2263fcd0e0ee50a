/**
 * What of an ordinary reading is spent on the ledger (the audit of readings) and on row security: the same requests to the whole application, to one
 * whose ledger writes nothing, to one whose role passes row security, and to one with neither. Everything else stays on in all four: sign-in, session
 * look-up, validation, contract. The switches are of this measurement: a process of its own, and a database that is dropped at the next run.
 */
import type pg from 'pg'
import type { Callers, Case } from './cases.ts'
import { startMeasured, stop, type Installation, type Started } from './installation.ts'
import { runLoad, type Request } from './load.ts'
import { cpuSecondsOf } from './processes.ts'

/** Of an ordinary reading, by processor time; set for dossier and list. */
export const mostShare = 0.65
const role = 'hn_commune_police'
const connections = 16
const variants = [{ name: 'whole', ledger: true, security: true }, { name: 'no-ledger', ledger: false, security: true }, { name: 'no-row-security', ledger: true, security: false }, { name: 'neither', ledger: false, security: false }] as const
type Variant = (typeof variants)[number]

export const rowSecurity = (client: pg.Client, on: boolean) => client.query(`alter role ${role} ${on ? 'nobypassrls' : 'bypassrls'}`)

export type Shares = { readonly case: string; readonly wholeMs: number; readonly ledger: number; readonly rowSecurity: number; readonly together: number }
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

export async function measureShares(installation: Installation, client: pg.Client, postgresPid: number, cases: readonly Case[], callers: Callers, rounds: number, seconds: number, say: (sentence: string) => void): Promise<Shares[]> {
  // Without row security nothing bounds a list but its filter: there the caller's commune is asked for by name, by an index made for it.
  await client.query('create index on measure (unit_id, registered_on desc, measure_id desc)')
  await client.query('analyze measure')
  const { rows: [unit] } = await client.query<{ id: string }>('select reader_unit as id from measure where reader_unit = any ($1) group by 1 order by count(*) desc limit 1', [[...callers.communes.keys()]])
  const listed = (narrowed: string): Request => ({ method: 'GET', path: `/api/measures?limit=50${narrowed}`, headers: { cookie: callers.communes.get(unit!.id)! } })
  const dossier = cases.find((each) => each.name === 'dossier')!.ours.next
  const questions: readonly { readonly name: string; readonly next: (variant: Variant) => Request }[] = [
    { name: 'dossier', next: () => dossier() }, { name: 'list', next: (variant) => listed(variant.security ? '' : `&unit=${unit!.id}`) },
  ]
  const apps = new Map<Variant, Started>()
  try {
    for (const variant of variants) apps.set(variant, await startMeasured(installation, { SHARES_LEDGER: variant.ledger ? 'on' : 'off' }))
    const result: Shares[] = []
    for (const question of questions) {
      const spent = new Map<Variant, number[]>(variants.map((variant) => [variant, []]))
      for (let round = -1; round < rounds; round++) {
        for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
          await rowSecurity(client, variant.security)
          const app = apps.get(variant)!
          const cpu = () => cpuSecondsOf([app.child.pid!]) + cpuSecondsOf([postgresPid])
          const before = cpu()
          const load = await runLoad({ port: app.port, connections, milliseconds: round < 0 ? 3000 : seconds * 1000, next: () => question.next(variant), expect: (status, body) => status === 200 && body.length > 20 })
          if (load.wrong > 0) throw new Error(`${question.name}, ${variant.name}: ${load.firstWrong}`)
          if (round >= 0) spent.get(variant)!.push(((cpu() - before) * 1000) / load.requests)
        }
      }
      const [whole, noLedger, noSecurity, neither] = variants.map((variant) => median(spent.get(variant)!)) as [number, number, number, number]
      const line: Shares = { case: question.name, wholeMs: whole, ledger: 1 - noLedger / whole, rowSecurity: 1 - noSecurity / whole, together: 1 - neither / whole }
      say(`  ${question.name}: CPU ms ${[whole, noLedger, noSecurity, neither].map((value) => value.toFixed(3)).join(' · ')} (${variants.map((variant) => variant.name).join(' · ')})`)
      result.push(line)
    }
    return result
  } finally {
    await rowSecurity(client, true)
    for (const app of apps.values()) await stop(app).catch(() => {})
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`
export function sharesTable(shares: readonly Shares[]): string {
  return [
    '| reading | CPU ms, whole | ledger | row security | both together | most |', '| --- | --- | --- | --- | --- | --- |',
    ...shares.map((line) => `| ${line.case} | ${line.wholeMs.toFixed(3)} | ${percent(line.ledger)} | ${percent(line.rowSecurity)} | ${percent(line.together)} | ${percent(mostShare)} |`),
  ].join('\n')
}
