/**
 * What the rules cost by themselves: deciding one act with every deadline of the person, over all written lives; and deriving every deadline of a province
 * and of the nation from the states in the database (`server/measures/recompute.ts`), compared with what stands there.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { day, instantAt, later } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar as calendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import { startReplay, type Step } from '@hoa-nhap/domain/measures/replay'
import type { EmbeddedCluster } from '../../server/platform/embedded-postgres.ts'
import { openKeys } from '../../server/platform/keys.ts'
import { makePlatform } from '../../server/platform/open-platform.ts'
import { appPool } from '../../server/platform/pools.ts'
import { appLogin } from '../../server/platform/database-roles.ts'
import { recomputeDeadlines } from '../../server/measures/recompute.ts'
import { today } from './cases.ts'

/** Budgets of the law slice: one act in the domain, a province of that many open measures, the nation. */
export const budgets = { actMs: 1, provinceMeasures: 5_000, provinceSeconds: 5, nationSeconds: 300 } as const
/** Open measures of a nation of 300,000 people; where the data hold fewer, the time is stretched to it. */
const nationMeasures = 200_000
const measuredProvince = 'p-20'
const [warmUps, rounds] = [3, 5]

export type DomainLine =
  | { readonly case: 'decide-act'; readonly lives: number; readonly acts: number; readonly deadlines: number; readonly meanMs: number; readonly p50ms: number; readonly p99ms: number; readonly maxMs: number; readonly budgetMs: number; readonly met: boolean }
  | { readonly case: 'recompute-province' | 'recompute-nation'; readonly measures: number; readonly deadlines: number; readonly differing: number; readonly seconds: number; readonly cpuSeconds: number; readonly forMeasures: number; readonly forSeconds: number; readonly budgetSeconds: number; readonly met: boolean }

type Life = { readonly person: { readonly birth: string }; readonly steps: readonly Step[] }

function writtenLives(root: string): Life[] {
  const domain = path.join(root, 'domain')
  return fs.readdirSync(domain).map((slice) => path.join(domain, slice, 'cases')).filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Life))
}

const rounded = (value: number) => Number(value.toFixed(4))

/** One act: decided, evolved, its consequences, and then every deadline of every measure of the person. */
export function measureActs(root: string): DomainLine {
  const lives = writtenLives(root)
  // Of each act the median of its rounds: the machine is shared, and what stood in the way of one round is no cost of the rule.
  const ofAct: number[][] = []
  let deadlines = 0
  for (let round = -warmUps; round < rounds; round++) {
    let act = 0
    for (const life of lives) {
      const replay = startReplay(life.person.birth)
      let latest: PlainDate = day('1900-01-01')
      for (const step of life.steps) {
        latest = later(latest, day(step.on))
        const began = performance.now()
        replay.step(step)
        for (const measure of replay.person.measures) deadlines += procedureOf(measure.kind)!.deadlinesOf(measure.state, { subject: replay.person.subject, calendar, today: latest }).length
        if (round >= 0) (ofAct[act] ??= []).push(performance.now() - began)
        act += 1
      }
    }
  }
  const times = ofAct.map((each) => each.toSorted((a, b) => a - b)[rounds >> 1]!).toSorted((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  const meanMs = times.reduce((sum, time) => sum + time, 0) / times.length
  return { case: 'decide-act', lives: lives.length, acts: times.length, deadlines: Math.round(deadlines / (rounds + warmUps)), meanMs: rounded(meanMs), p50ms: rounded(quantile(0.5)), p99ms: rounded(quantile(0.99)), maxMs: rounded(times.at(-1)!), budgetMs: budgets.actMs, met: quantile(0.99) <= budgets.actMs }
}

/** On the database of the bench, at its day. */
export async function measureRecomputing(folder: string, cluster: EmbeddedCluster): Promise<DomainLine[]> {
  const keys = openKeys(path.join(folder, 'keys.json'))
  const pool = appPool({ host: cluster.admin.host, port: cluster.admin.port, database: 'hoanhap', user: appLogin, password: keys.secret('database-app') }, { max: 2 })
  const quiet = { info() {}, warn() {}, error() {} }
  const platform = makePlatform({ pool, keys, demo: true, checkAnswers: false, log: quiet, now: () => instantAt(day(today), '09:00') })
  const timed = async (name: 'recompute-province' | 'recompute-nation', province: string | null, most: number, forMeasures: number, budgetSeconds: number): Promise<DomainLine> => {
    const before = process.cpuUsage()
    const began = performance.now()
    const { measures, deadlines, differing } = await recomputeDeadlines(platform, province, most)
    const seconds = (performance.now() - began) / 1000
    const used = process.cpuUsage(before)
    const wanted = Math.max(forMeasures, measures)
    const forSeconds = seconds * wanted / Math.max(1, measures)
    return { case: name, measures, deadlines, differing: differing.length, seconds: rounded(seconds), cpuSeconds: rounded((used.user + used.system) / 1e6), forMeasures: wanted, forSeconds: rounded(forSeconds), budgetSeconds, met: forSeconds <= budgetSeconds }
  }
  try {
    return [
      await timed('recompute-province', measuredProvince, budgets.provinceMeasures, budgets.provinceMeasures, budgets.provinceSeconds),
      await timed('recompute-nation', null, Number.POSITIVE_INFINITY, nationMeasures, budgets.nationSeconds),
    ]
  } finally {
    await pool.end()
  }
}

export function sayDomainLine(line: DomainLine): string {
  const judged = line.met ? 'met' : 'MISSED'
  return line.case === 'decide-act'
    ? `  ${line.case.padEnd(20)} ${line.lives} lives, ${line.acts} acts: mean ${line.meanMs} ms, p50 ${line.p50ms} ms, p99 ${line.p99ms} ms, longest ${line.maxMs} ms (budget ${line.budgetMs} ms at p99: ${judged})`
    : `  ${line.case.padEnd(20)} ${line.measures} open measures, ${line.deadlines} deadlines in ${line.seconds} s (${line.cpuSeconds} s of CPU in Node), ${line.differing} persons differ${line.forMeasures > line.measures ? `; for ${line.forMeasures} that is ${line.forSeconds} s` : ''} (budget ${line.budgetSeconds} s: ${judged})`
}
