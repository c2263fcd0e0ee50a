/** Every written life over HTTP, on the real database, by the posts that take its steps: what is stored is what the rules say, and nobody sees too much. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declarationOf, periodOf } from '@hoa-nhap/domain/access/access.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { day, dayOf } from '@hoa-nhap/domain/kernel/plain-date'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { beginLife, became, seatIn, settleWrittenLives, writtenLives, type Lived, type Taken, type WrittenStep } from '../../checks/support/written-lives.ts'

let world: World
const seats = new Map<string, string>()
const takenBy = { through: new Set<string>(), paper: new Set<string>() }
beforeAll(async () => {
  world = await trialWorld('2022-01-01T02:00:00Z')
  await settleWrittenLives(world)
})
afterAll(() => world.close())

const everything = async (personId: string) => JSON.stringify([
  await world.rows('select * from measure where person_id = $1 order by measure_id', personId), await world.rows('select * from measure_event where person_id = $1 order by measure_id, sequence', personId),
  await world.rows('select * from deadline where person_id = $1 order by measure_id, clock, key', personId), await world.rows(`select * from sight where person_id = $1 and grade <> 'draft' order by agency_id`, personId),
])

type Stored = { kind: string; status: string; open: boolean; ends: string | null; ended: string | null; unit_id: string; agency_id: string; facility_id: string | null; sequence: number }
const storedOf = (lived: Lived) => world.rows(`select kind, status, open, term_ends_on::text as ends, ended_on::text as ended, unit_id, agency_id, facility_id, sequence from measure where person_id = $1`, lived.personId) as Promise<Stored[]>
const saidBy = (lived: Lived): Stored[] => lived.replay.person.measures.map(({ kind, row, events }) => ({
  kind, status: row.status, open: row.open, ends: row.termEndsOn ?? null, ended: row.endedOn ?? null, unit_id: row.unitId, agency_id: row.agencyId, facility_id: row.facilityId ?? null, sequence: events.length,
}))
const sorted = (rows: readonly Stored[]) => rows.map((row) => JSON.stringify(row)).toSorted()

async function compare(lived: Lived, { answer, expected }: Taken, problems: string[], where: string): Promise<void> {
  // Who has no part in the case is told nothing of it, not even why the act would not be lawful.
  if (!expected.ok && answer.status === 404) return
  if (expected.ok !== (answer.status === 201)) problems.push(`${where}: the rules say ${expected.ok ? 'yes' : expected.refusal.code}, the answer is ${answer.status} ${answer.text.slice(0, 200)}`)
  else if (!expected.ok && answer.json.code !== expected.refusal.code) problems.push(`${where}: refused with ${String(answer.json.code)} in place of ${expected.refusal.code}`)
  else if (!expected.ok && expected.refusal.citation && !answer.json.citation) problems.push(`${where}: refused without the article`)
  if (sorted(await storedOf(lived)).join('\n') !== sorted(saidBy(lived)).join('\n')) problems.push(`${where}: stored ${sorted(await storedOf(lived)).join(' | ')} but the rules say ${sorted(saidBy(lived)).join(' | ')}`)
}

/** Deadlines stand in an inbox whose body sees the person; bodies that keep or were sent somebody see while it lasts. */
async function sight(lived: Lived, problems: string[], where: string): Promise<void> {
  const seen = new Set((await world.rows(`select agency_id from sight where person_id = $1 and grade <> 'draft'`, lived.personId)).map((row) => String(row['agency_id'])))
  const open = lived.replay.person.measures.filter((measure) => measure.row.open)
  for (const measure of open) {
    if (!seen.has(`commune-police:${measure.row.unitId}`)) problems.push(`${where}: the commune ${measure.row.unitId} does not see ${measure.kind}`)
    if (measure.row.facilityId && !seen.has(measure.row.facilityId)) problems.push(`${where}: ${measure.row.facilityId} does not see whom it keeps`)
    for (const agency of (procedureOf(measure.kind)!.factsOf(measure.state)['sentTo'] as string[] | undefined) ?? []) {
      if (!seen.has(became(agency, dayOf(world.application.platform.now()))) && typeof procedureOf(measure.kind)!.factsOf(measure.state)['movingTo'] !== 'string') problems.push(`${where}: ${agency} does not see the case sent to it`)
    }
  }
  if (open.length === 0 && lived.replay.person.measures.length > 0) {
    const left = [...seen].filter((agency) => !agency.startsWith('province-records'))
    if (left.length > 0) problems.push(`${where}: nothing is open, but ${left.join(', ')} still see`)
  }
  for (const row of await world.rows(`select kind, clock, key, bound, bound_agency from deadline where person_id = $1 and clock_kind in ('max', 'lead', 'window', 'asap', 'periodic')`, lived.personId)) {
    const [bound, agency] = [String(row['bound']), row['bound_agency'] as string | null]
    if (bound === 'person' || bound === 'provider') continue
    const name = `${String(row['kind'])}/${String(row['clock'])}`
    if (agency === null) problems.push(`${where}: ${name} asks ${bound}, but stands in nobody's inbox`)
    else if (!seen.has(agency) && row['key'] !== 'arrival' && !agency.startsWith('inspector:')) problems.push(`${where}: ${name} stands with ${agency}, which does not see the person`)
  }
}

/** Roles that come to a case only while it is sent to them, or while they keep or treat the person. */
const atADistance: readonly Role[] = ['district-court', 'regional-court', 'facility-head', 'province-police-director', 'substitution-clinician', 'ministry-police', 'procuracy', 'district-labour']

/** What is asked of such a body stands in the inbox of its post, over HTTP. */
async function inboxes(lived: Lived, on: string, problems: string[], where: string): Promise<void> {
  for (const row of await world.rows(`select distinct measure_id, bound, bound_agency, kind from deadline where person_id = $1 and clock_kind in ('max', 'lead', 'window', 'asap', 'periodic') and bound = any ($2) and bound_agency is not null`, lived.personId, atADistance)) {
    const [role, agency] = [row['bound'] as Role, String(row['bound_agency'])]
    const current = periodOf(role, day(on))
    if (!current || declarationOf(role).agency !== agency.split(':')[0]) continue
    const cookie = await seatIn(world, seats, role, agency, agency.split(':')[1]!.split('.')[0]!)
    const inbox = await world.application.call({ method: 'GET', url: '/api/deadlines?limit=100', cookie })
    const found = (inbox.json?.items as { measureId: string; personName: string | null }[] | undefined)?.find((item) => item.measureId === row['measure_id'])
    if (!found) problems.push(`${where}: ${String(row['kind'])} is not in the inbox of ${role} in ${agency} (${inbox.status})`)
    else if (found.personName === null) problems.push(`${where}: the inbox of ${role} does not name the person of ${String(row['kind'])}`)
  }
}

/** What the rules accept stood among the acts that were offered. */
async function offered(lived: Lived, step: WrittenStep, problems: string[], where: string): Promise<void> {
  const held = step.begin ? undefined : await lived.measureOf(step.measure)
  // Of what is written down late only the day on which it happened is judged; before 2022 nobody's signature is.
  if (!held || step.refused || step.act === 'correct' || step.on < '2022-01-01' || dayOf(world.application.platform.now()) > step.on) return
  const shown = await world.application.call({ method: 'GET', url: `/api/measures/${held.measure_id}`, cookie: await lived.cookieOf(step) })
  const next = (shown.json?.nextActs as { type: string; allowed: boolean; refusal?: { code: string } }[] | undefined)?.find((act) => act.type === step.act)
  if (shown.status === 200 && shown.json.open === true && next && !next.allowed) problems.push(`${where}: shown as not lawful (${String(next.refusal?.code)}), though the rules accept it`)
  if (shown.status === 200 && shown.json.open === true && !next && shown.json.nextActs) problems.push(`${where}: not offered, though the rules accept it`)
}

/** Children under 12 are outside all measures: they are not even registered. */
const ofAge = writtenLives.filter(({ name }) => name !== 'drug-use-management/a-child-of-eleven')

/**
 * Steps that another post of the law takes, since the one of the life reads no legal status: who works in a facility records through its intake, a
 * counsellor or assessor who was not named through the commune's police, the committee nothing but post-rehabilitation since July 2026.
 */
const throughOthers = [
  'assessor post-rehab/found-addicted', 'assessor post-rehab/found-not-addicted', 'commune-chair user-management/end', 'commune-social voluntary-private/record-support', 'counsellor post-rehab/record-support',
  'counsellor voluntary-home/end-notice', 'counsellor voluntary-home/record-stage', 'district-police compulsory/force-majeure-ended', 'district-police compulsory/record-receipt', 'facility-counsellor compulsory/record-stage',
  'facility-counsellor voluntary-private/record-stage', 'facility-guard compulsory/record-escape', 'facility-guard compulsory/return-from-leave', 'facility-guard voluntary-private/record-absence', 'facility-guard voluntary-public/quit',
  'facility-guard voluntary-public/record-absence', 'facility-workshop compulsory/record-stage', 'province-health substitution/reassign-site', 'province-health substitution/site-suspended', 'regional-court compulsory/exempt-remainder', 'regional-court compulsory/reduce',
  'regional-court compulsory/resume-after-illness', 'regional-court compulsory/suspend',
]
/** Steps of a body to which the life never sent the case: it came on paper. */
const withPaper = [
  'commune-chair compulsory-dossier/open-dossier', 'commune-police-chief compulsory-dossier/open-dossier', 'district-labour compulsory/extend-for-capacity', 'facility-head compulsory/admit', 'facility-intake compulsory/admit',
  'facility-intake voluntary-private/receive-transfer', 'facility-intake voluntary-public/receive-transfer', 'facility-intake voluntary-public/start', 'ministry-police voluntary-public/transfer-central', 'province-police compulsory-dossier/open-dossier',
  'substitution-clinician substitution/start',
]
afterAll(() => {
  expect([...takenBy.through].toSorted()).toEqual(throughOthers.toSorted())
  expect([...takenBy.paper].toSorted()).toEqual(withPaper.toSorted())
})

describe.each(ofAge)('$name', ({ life }) => {
  test(life.title, async () => {
    const lived = await beginLife(world, seats, life, 'Hoàng Văn Thử')
    const problems: string[] = []
    let last: Taken | null = null
    for (const [index, step] of life.steps.entries()) {
      await lived.reach(step.on)
      const before = step.refused ? await everything(lived.personId) : ''
      // Nobody reads a case in which nothing is open, and so nobody corrects it.
      if (step.act === 'correct' && lived.replay.person.measures.every((measure) => !measure.row.open)) break
      await offered(lived, step, problems, `${index + 1} ${step.on} ${step.who} ${step.measure}/${step.act}`)
      const taken = await lived.take(step)
      const where = `${index + 1} ${step.on} ${step.who} ${step.measure}/${step.act}`
      if (taken.for) takenBy.through.add(`${step.who} ${step.measure}/${step.act}`)
      if (taken.onPaper) takenBy.paper.add(`${step.who} ${step.measure}/${step.act}`)
      await compare(lived, taken, problems, where)
      if (!taken.expected.ok && step.refused && (await everything(lived.personId)) !== before) problems.push(`${where}: refused, but something was written`)
      if (taken.answer.status === 201) last = taken
      if (problems.length > 0) break
      await sight(lived, problems, where)
      await inboxes(lived, step.on, problems, where)
    }
    if (problems.length === 0 && last) {
      const before = await everything(lived.personId)
      const again = await world.application.call({ method: 'POST', url: last.url, body: last.body, cookie: last.cookie, headers: last.headers })
      if (again.status >= 300) problems.push(`sent again: ${again.status} ${again.text.slice(0, 200)}`)
      if ((await everything(lived.personId)) !== before) problems.push('sent again: something was written')
    }
    for (const table of ['deadline', 'sight', 'circle']) await world.rows(`delete from ${table} where person_id = $1`, lived.personId)
    expect(problems).toEqual([])
  })
})
