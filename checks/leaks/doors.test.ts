/**
 * Every declared operation, called by every role here and elsewhere, by posts and sessions that ended and by nobody: no answer, header, error, log line,
 * metric, document, job or notice holds a planted word that the declaration does not let this visitor read; hidden and absent answer alike.
 */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operationAccess } from '@hoa-nhap/domain/access/operations'
import type { AnyOperation } from '../../server/platform/route.ts'
import { sessionCookie } from '../../server/platform/session-gate.ts'
import { slices } from '../../server/slices.ts'
import type { CallAnswer } from '../support/application.ts'
import { testDatabase } from '../support/database.ts'
import { overlap } from '../support/ranks.ts'
import { doorsWorld, now, secretsOf, type DoorsWorld, type Visitor } from './doors-world.ts'
import { bodyFor, comparable, DoorJudge, fill, strangeFields, wordPattern } from './judge.ts'
import { readTruth, type Truth } from './truth.ts'

const database = await testDatabase()
let world: DoorsWorld
let truth: Truth
afterAll(() => { if (process.env['HOANHAP_LEAK_TIMES']) console.log([...spent].toSorted((a, b) => b[1] - a[1]).slice(0, 10).map(([id, time]) => `${id} ${Math.round(time)}`).join(', ')) })
beforeAll(async () => {
  const made = await doorsWorld(database, slices)
  truth = await readTruth(database)
  world = { ...made, secrets: secretsOf(truth.rows, (purpose, sealed) => made.application.platform.keys.decrypt(purpose, sealed)) }
  judge = new DoorJudge(world, truth)
}, 600_000)
afterAll(async () => {
  await world.application.close()
  await database.drop()
})

const operations: readonly AnyOperation[] = slices.flatMap((slice) => slice.routes.map((route) => route.operation))
let probes = 0
let judge: DoorJudge
const sightOf = (visitor: Visitor) => judge.sightOf(visitor)
const wordsOf = (personId: string) => judge.wordsOf(personId)
const wordIn = (personId: string, column: string) => judge.wordIn(personId, column)
const leaks = (visitor: Visitor, sent: string, answer: Pick<CallAnswer, 'text' | 'headers'>) => judge.leaks(visitor, sent, answer)

const wrong: string[] = []
// Slow calls show where a door waits on purpose.
const spent = new Map<string, number>()
async function probe(visitor: Visitor, operation: AnyOperation, url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<CallAnswer> {
  probes += 1
  const from = performance.now()
  const answer = await world.application.call({ method: operation.method, url, body, cookie: visitor.cookie, headers: { purpose: 'inspection', ...(operation.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }), ...headers } })
  spent.set(operation.id, (spent.get(operation.id) ?? 0) + performance.now() - from)
  const found = leaks(visitor, `${url} ${decodeURIComponent(url)} ${JSON.stringify(body ?? '')}`, answer)
  if (found.length > 0) wrong.push(`${visitor.name} ${operation.id} ${url.slice(0, 80)}: ${found.slice(0, 3).map((text) => { const secret = world.secrets.find((each) => each.word === text)!; return `${secret.table}.${secret.column}` }).join(', ')}`)
  if (answer.status >= 500) wrong.push(`${visitor.name} ${operation.id} ${url.slice(0, 80)}: ${answer.status}`)
  return answer
}

describe('what is not declared fails the run', () => {
  const undeclared = (list: readonly AnyOperation[]) => list.filter((operation) => !(operation.id in operationAccess)).map((operation) => operation.id)
  const strange = (list: readonly AnyOperation[]) => list.flatMap((operation) => strangeFields(operation))
  test('every operation says which door it is, and every field of an answer about persons what it tells', () => {
    expect(undeclared(operations)).toEqual([])
    expect(strange(operations)).toEqual([])
  })
  test('a new route and a new field without a declaration are found', () => {
    const model = operations.find((operation) => operation.id === 'people.get')!
    expect(undeclared([...operations, { ...model, id: 'people.rumours' }])).toEqual(['people.rumours'])
    expect(strange([{ ...model, output: z.object({ id: z.string(), hivStatus: z.string() }) }])).toEqual(['people.get: hivStatus'])
    // A field that is declared, and of a compartment that this door does not show.
    expect(strange([{ ...model, output: z.object({ id: z.string(), note: z.string(), medicines: z.string() }) }])).toEqual(['people.get: note', 'people.get: medicines'])
  })
})

describe('the planted world', () => {
  test('has words to find: in every table of persons, some of them allowed and most of them not', () => {
    const tables = new Set(world.secrets.map((secret) => secret.table))
    for (const table of ['person_identity', 'person_contact', 'residence', 'measure_event', 'substance_use', 'family_social', 'treatment_record', 'assessment_result', 'counselling_entry', 'care_card', 'hiv_result', 'infection_result', 'support_payment', 'work_training', 'dossier_item', 'work_entry', 'support_entry', 'support_meeting', 'behaviour_rating', 'treatment_entry']) expect(tables.has(table), table).toBe(true)
    expect(new Set(world.secrets.map((secret) => secret.word)).size).toBeGreaterThan(400)
    const police = sightOf(world.visitors.find((visitor) => visitor.name === 'commune-police here')!)
    expect([police.seen.length > 0, police.hidden.length > 0]).toEqual([true, true])
  })
  test('and the doors do show them to whoever may read them, or their silence proves nothing', async () => {
    const visitor = world.visitors.find((each) => each.name === 'commune-police here')!
    const person = sightOf(visitor).seen.find((id) => wordIn(id, 'name') !== 'zqxnothingwvk')!
    const open = await world.application.call({ method: 'GET', url: `/api/people/${person}`, cookie: visitor.cookie })
    expect(open.text).toContain(wordIn(person, 'name'))
    expect(open.text).toContain(wordIn(person, 'address_as_written'))
    // A paper, its files and the draft beside it: what they say is sealed, and found where all of it is open.
    const { seenMeasures, forbidden } = sightOf(visitor)
    const found = new Set<string>()
    for (const measure of seenMeasures.slice(0, 12)) {
      for (const url of [`/api/measures/${measure}/papers`, `/api/measures/${measure}/papers/${measure}`, `/api/measures/${measure}/papers/${measure}/file?format=data`, `/api/measures/${measure}/papers/${measure}/file?format=pdf`]) {
        const answer = await world.application.call({ method: 'GET', url, cookie: visitor.cookie })
        for (const secret of world.secrets) if (secret.table.startsWith('paper') && !forbidden.has(secret.word) && answer.text.includes(secret.word)) found.add(`${secret.table}.${secret.column}`)
      }
    }
    expect([...found].toSorted()).toEqual(['paper.recall_reason', 'paper_draft.typed', 'paper_file.content'])
  })
})

describe('through every door', () => {
  test('reading: nothing that is not declared, by id, by search, by filter, by sorting and by header', async () => {
    for (const visitor of world.visitors) {
      const { hidden, seen, hiddenMeasures, seenMeasures } = sightOf(visitor)
      const person = hidden[0] ?? randomUUID()
      for (const operation of operations.filter((each) => each.method === 'GET' && each.id !== 'access.demo-accounts')) {
        // Papers of measures in sight print one thing or another: a few of each.
        if (operation.id.startsWith('papers.') && operation.params) for (const id of seenMeasures.slice(0, 6)) for (const format of ['data', 'pdf']) await probe(visitor, operation, `${fill(operation, id)}?format=${format}`, undefined)
        if (operation.params) {
          for (const id of [hiddenMeasures[0] ?? randomUUID(), ...seen.slice(0, 1), 'not an id']) await probe(visitor, operation, fill(operation, id), undefined)
        }
        const base = operation.params ? fill(operation, operation.id.startsWith('indicators') ? 'managed-served' : person) : operation.path
        const queries = [
          '', 'limit=500', `q=${wordIn(person, 'name')}`, `q=${encodeURIComponent(wordIn(person, 'personal_number'))}`, `q=${wordIn(person, 'case_number')}`, 'q=hoang', `unit=${String(truth.rows.get('person_identity')!.find((row) => row.person_id === person)?.['residence_unit'] ?? 'p-24')}`,
          'sort=personal_number&filter=hiv_result&fields=note', 'cursor=zzzz', 'unit=p-20&from=2024-01-01&to=2026-12-31&limit=500', 'unit=p-24&from=2024-01-01&to=2026-12-31&limit=500', 'due=waiting&limit=500', 'kind=compulsory&limit=500',
        ]
        // A whole sweep for what lists and searches persons; a short one for the others, and for whom the door is closed altogether.
        const closed = visitor.actor === null || (Array.isArray(operation.access) && !operation.access.includes(visitor.actor.role))
        for (const query of closed || !operation.query ? queries.slice(0, 1) : operation.audit === null ? queries.slice(0, 4) : queries) await probe(visitor, operation, query === '' ? base : `${base}?${query}`, undefined)
        await probe(visitor, operation, base, undefined, { purpose: 'own-request', 'x-forwarded-user': 'admin', 'x-role': 'facility-head', 'x-http-method-override': 'DELETE' })
      }
    }
    expect(wrong.slice(0, 30)).toEqual([])
  }, 600_000)

  test('records that are one person: read as one where both are in sight, and of the part that is not there is no trace', async () => {
    const faults: string[] = []
    let [merged, alone] = [0, 0]
    for (const visitor of world.visitors.filter((each) => each.actor !== null)) {
      const { seen } = sightOf(visitor)
      const groups = new Map<string, string[]>()
      for (const row of truth.rows.get('person_identity')!) if (row['same_person']) groups.set(String(row['same_person']), [...(groups.get(String(row['same_person'])) ?? []), row.person_id!])
      for (const group of groups.values()) {
        const mine = group.filter((person) => seen.includes(person))
        const others = group.filter((person) => !seen.includes(person))
        const traces = [...others, ...others.flatMap((person) => wordsOf(person).map((secret) => secret.word))]
        const get = operations.find((operation) => operation.id === 'people.get')!
        const [list, links] = ['people.list', 'people.links'].map((id) => operations.find((operation) => operation.id === id)!)
        const dossiers = await Promise.all(mine.map((person) => probe(visitor, get, fill(get, person), undefined)))
        for (const [index, answer] of dossiers.entries()) {
          if (answer.status !== 200) continue
          const told = [answer.json.id as string, ...((answer.json.linked ?? []) as { id: string }[]).map((record) => record.id)].toSorted()
          if (told.length > 1) merged += 1
          else alone += 1
          if (JSON.stringify(told) !== JSON.stringify(mine.toSorted())) faults.push(`${visitor.name} dossier: ${told.length} records of ${mine.length}`)
          const also = await probe(visitor, links!, fill(links!, mine[index]!), undefined)
          const rows = await probe(visitor, list!, `${list!.path}?limit=500`, undefined)
          if (also.status === 200 && (also.json.items as unknown[]).length !== mine.length - 1) faults.push(`${visitor.name} links: ${(also.json.items as unknown[]).length}`)
          if (rows.status === 200 && (rows.json.items as { id: string }[]).filter((row) => group.includes(row.id)).length !== 1) faults.push(`${visitor.name} list: not one row`)
          for (const text of [answer.text, also.text, rows.text]) if (traces.some((trace) => text.includes(trace))) faults.push(`${visitor.name}: a trace`)
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([])
    expect(wrong.slice(0, 30)).toEqual([])
    expect([merged > 0, alone > 0]).toEqual([true, true])
  }, 240_000)

  test('writing: a hidden person or measure answers like one that does not exist, in words, status, shape and headers', async () => {
    const different: string[] = []
    for (const visitor of world.visitors) {
      const { hidden, hiddenMeasures } = sightOf(visitor)
      for (const operation of operations.filter((each) => each.method !== 'GET')) {
        // Calls that end the visitor's own session or post have a test of their own.
        if (['access.sign-out', 'access.sign-in', 'access.switch-post', 'access.end-session', 'access.end-post', 'access.end-sessions-of', 'access.reset-factors-of'].includes(operation.id)) continue
        // Doors of one's own account check a password and wait on purpose; they are the same for every role.
        if (operationAccess[operation.id]?.door === 'problem' && operation.id.startsWith('access.') && world.visitors.indexOf(visitor) > 2) continue
        const [person, measure] = [hidden[0] ?? randomUUID(), hiddenMeasures[0] ?? randomUUID()]
        const name = wordIn(person, 'name')
        const closed = visitor.actor === null || (Array.isArray(operation.access) && !operation.access.includes(visitor.actor.role))
        const ids = operation.params && !closed ? [person, measure] : [person]
        for (const id of ids) {
          const absent = randomUUID()
          const body = bodyFor(operation, id === measure ? randomUUID() : id, id === measure ? id : randomUUID(), `Hoàng Thị ${name}`)
          const swapped = body === undefined ? undefined : (JSON.parse(JSON.stringify(body).replaceAll(id, absent)) as unknown)
          const given = await probe(visitor, operation, fill(operation, id), body)
          const none = await probe(visitor, operation, fill(operation, absent), swapped)
          if (operation.params && comparable(given, id) !== comparable(none, absent)) different.push(`${visitor.name} ${operation.id}: ${given.status} ${given.text.slice(0, 90)} / ${none.status} ${none.text.slice(0, 90)}`)
          if (!closed) await probe(visitor, operation, fill(operation, id), { unknown: name })
        }
      }
    }
    expect(different.slice(0, 20)).toEqual([])
    expect(wrong.slice(0, 30)).toEqual([])
  }, 600_000)

  test('reading: hidden and absent answer alike, to the byte', async () => {
    const different: string[] = []
    for (const visitor of world.visitors) {
      const { hidden, hiddenMeasures } = sightOf(visitor)
      for (const operation of operations.filter((each) => each.method === 'GET' && each.params && !/^(organization|directives|indicators)/.test(each.id))) {
        for (const id of [...hidden.slice(0, 1), ...hiddenMeasures.slice(0, 1), ...(hidden[0] && operation.path.includes(':caseNumber') ? [wordIn(hidden[0], 'case_number')] : [])]) {
          if (operation.path.includes(':caseNumber') && visitor.actor?.role === 'privacy-officer') continue
          const absent = /^HN-/.test(id) ? id.replaceAll(/\d+$/g, (digits) => '9'.repeat(digits.length)) : randomUUID()
          const [given, none] = [await probe(visitor, operation, fill(operation, id), undefined), await probe(visitor, operation, fill(operation, absent), undefined)]
          if (comparable(given, id) !== comparable(none, absent) || given.headers['content-length'] !== none.headers['content-length']) different.push(`${visitor.name} ${operation.id}: ${given.status} / ${none.status}`)
        }
      }
    }
    expect(different.slice(0, 20)).toEqual([])
    expect(wrong.slice(0, 30)).toEqual([])
  }, 600_000)

  test('a page that goes on: its cursor is worth nothing to another post, for another question, on another day, in another form', async () => {
    const last = (operation: AnyOperation) => Number(operation.id === 'access.my-disclosures')
    // Pages of reference lists and of directives hold nobody and are bound to nothing.
    const withCursor = operations.filter((operation) => operation.method === 'GET' && operationAccess[operation.id]!.door !== 'public-page' && !operation.id.startsWith('directives.') && operation.query instanceof z.ZodObject && 'cursor' in operation.query.shape).toSorted((a, b) => last(a) - last(b))
    const urlOf = (operation: AnyOperation) => `${operation.params ? fill(operation, 'managed-served') : operation.path}?${operation.id === 'indicators.records' ? 'unit=p-20&from=2022-01-01&to=2026-12-31&' : ''}`
    const ask = (visitor: Visitor, operation: AnyOperation, query: string, purpose = 'inspection') => probe(visitor, operation, `${urlOf(operation)}${query}`, undefined, { purpose })
    const pages: { visitor: Visitor; operation: AnyOperation; cursor: string }[] = []
    for (const visitor of world.visitors.filter((each) => each.actor !== null)) {
      for (const operation of withCursor) {
        const first = await ask(visitor, operation, 'limit=1')
        const cursor = first.status === 200 ? (first.json as { nextCursor?: string | null }).nextCursor : null
        if (cursor) pages.push({ visitor, operation, cursor })
      }
    }
    expect(new Set(pages.map((page) => page.operation.id))).toEqual(new Set(['people.list', 'measures.list', 'measures.deadlines', 'indicators.records', 'access.my-disclosures', 'reintegration.checks']))
    const accepted: string[] = []
    const refusedLikeNoise = async (what: string, visitor: Visitor, operation: AnyOperation, query: (cursor: string) => string, cursor: string, purpose?: string) => {
      const [given, noise] = [await ask(visitor, operation, query(cursor), purpose), await ask(visitor, operation, query('zzzz'), purpose)]
      // Whoever may open no list is shown none, whatever cursor comes with the question.
      if (/"items":\s*\[\s*\{/.test(given.text) || comparable(given, cursor) !== comparable(noise, 'zzzz')) accepted.push(`${what}: ${visitor.name} ${operation.id} ${given.status}`)
    }
    // One of each operation and role: the first visitor with it.
    const some = pages.filter((page, index) => pages.findIndex((other) => other.operation === page.operation && other.visitor.actor!.role === page.visitor.actor!.role) === index)
    for (const { visitor, operation, cursor } of some) {
      const own = await ask(visitor, operation, `limit=1&cursor=${cursor}`)
      if (own.status !== 200) accepted.push(`${visitor.name} ${operation.id}: the own cursor answers ${own.status}`)
      const others = world.visitors.filter((other) => other.actor !== null && other.actor.postId !== visitor.actor!.postId && (!Array.isArray(operation.access) || operation.access.includes(other.actor.role)))
      for (const other of [...others.filter((each) => each.actor!.role === visitor.actor!.role), ...others.filter((_, index) => index % 7 === 0)]) await refusedLikeNoise('another post', other, operation, (each) => `limit=1&cursor=${each}`, cursor)
      const middle = Math.floor(cursor.length / 2)
      const changed = (at: number) => `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
      for (const forged of [changed(4), changed(middle), changed(cursor.length - 6), cursor.slice(8), cursor.slice(0, middle), `${cursor}${cursor}`, cursor.toLowerCase(), Buffer.from(`from:1`).toString('base64url'), Buffer.from(JSON.stringify(['x', ['0']])).toString('base64url')]) {
        await refusedLikeNoise('forged', visitor, operation, (each) => `limit=1&cursor=${each}`, forged)
      }
      for (const elsewhere of withCursor.filter((each) => each !== operation && (!Array.isArray(each.access) || each.access.includes(visitor.actor!.role)))) await refusedLikeNoise('another operation', visitor, elsewhere, (each) => `limit=1&cursor=${each}`, cursor)
      // What a post itself has opened is one list without a filter.
      if (operation.id === 'access.my-disclosures') continue
      await refusedLikeNoise('another question', visitor, operation, (each) => `limit=1&${operation.id === 'indicators.records' ? 'met=yes' : 'unit=p-20'}&cursor=${each}`, cursor)
    }
    world.application.setNow('2026-11-21T02:00:00.000Z')
    for (const { visitor, operation, cursor } of some.filter((page) => page.operation.id === 'people.list' || page.operation.id.startsWith('measures.'))) await refusedLikeNoise('another day', visitor, operation, (each) => `limit=1&cursor=${each}`, cursor)
    world.application.setNow(now)
    expect(accepted.slice(0, 20)).toEqual([])
    expect(wrong.slice(0, 30)).toEqual([])
  }, 600_000)

  test('ending sessions and posts: those of others answer like none and stay; one’s own end at once, and the cookie is nobody’s', async () => {
    const faults: string[] = []
    const live = async () => JSON.stringify((await database.owner((admin) => admin.query(`select (select count(*) from session where ended_at is null) as sessions, (select count(*) from post where ends_at is null) as posts, (select count(*) from account_totp) as factors, (select json_agg(post_id order by token_hash) from session) as acting`))).rows)
    const before = await live()
    const rows = async <Row>(text: string, ...values: unknown[]) => (await database.owner((admin) => admin.query(text, values))).rows as Row[]
    const by = (id: string) => operations.find((operation) => operation.id === id)!
    const elsewhere = world.visitors.find((visitor) => visitor.name === 'commune-police elsewhere')!.actor!
    const [strange] = await rows<{ id: string }>('select id from session where post_id = $1 and ended_at is null', elsewhere.postId)
    for (const visitor of world.visitors.filter((each) => each.actor?.postId !== elsewhere.postId)) {
      for (const [id, given, none] of [['access.end-session', strange!.id, randomUUID()], ['access.end-sessions-of', elsewhere.accountId, randomUUID()], ['access.reset-factors-of', elsewhere.accountId, randomUUID()]] as const) {
        const [one, other] = [await probe(visitor, by(id), fill(by(id), given), undefined), await probe(visitor, by(id), fill(by(id), none), undefined)]
        if (one.status < 400 || comparable(one, given) !== comparable(other, none)) faults.push(`${visitor.name} ${id}: ${one.status} / ${other.status}`)
      }
      for (const id of ['access.end-post', 'access.switch-post'] as const) {
        const none = `${elsewhere.agencyId}/nobody`
        const [one, other] = [await probe(visitor, by(id), by(id).path, { postId: elsewhere.postId }), await probe(visitor, by(id), by(id).path, { postId: none })]
        if (one.status < 400 || comparable(one, elsewhere.postId) !== comparable(other, none)) faults.push(`${visitor.name} ${id}: ${one.status} / ${other.status}`)
      }
    }
    expect(faults.slice(0, 20)).toEqual([])
    expect(await live()).toBe(before)

    // One's own: a further session of some posts, ended in each way; afterwards every door answers it as it answers nobody.
    const nobody = world.visitors.find((visitor) => visitor.name === 'nobody')!
    const admin = world.visitors.find((visitor) => visitor.name === 'system-admin here')!
    // The catalogue is public, and in the memory of each process: who has just left may still be told that his question is wrong.
    const doors = operations.filter((operation) => operation.method === 'GET' && !operation.id.startsWith('organization.'))
    for (const role of ['commune-police', 'facility-head', 'province-police', 'privacy-officer', 'identity-steward'] as const) {
      const holder = world.visitors.find((visitor) => visitor.name === `${role} here`)!
      for (const way of ['sign-out', 'end-session', 'end-sessions-of', 'end-post'] as const) {
        const { accountId, postId, agencyId, unitId, provinceId } = holder.actor!
        const [token, post, account] = [`leak-${randomUUID()}`, `${postId}/${way}`, way === 'end-sessions-of' ? randomUUID() : accountId]
        if (account !== accountId) await rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, post)
        await rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, $6, '2022-01-01')`, post, account, agencyId, role, unitId, provinceId)
        const [session] = await rows<{ id: string }>(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01') returning id`, createHash('sha256').update(token).digest(), account, post)
        const further: Visitor = { name: `${role}, ${way}`, cookie: `${sessionCookie}=${token}`, actor: { ...holder.actor!, accountId: account, postId: post } }
        if ((await probe(further, by('access.session'), by('access.session').path, undefined)).status !== 200) faults.push(`${further.name}: never began`)
        const ended = way === 'sign-out' ? await probe(further, by('access.sign-out'), by('access.sign-out').path, undefined)
          : way === 'end-session' ? await probe(holder, by('access.end-session'), fill(by('access.end-session'), session!.id), undefined)
            : way === 'end-sessions-of' ? await probe(admin, by('access.end-sessions-of'), fill(by('access.end-sessions-of'), account), undefined)
              : await probe(admin, by('access.end-post'), by('access.end-post').path, { postId: post })
        if (ended.status >= 300) faults.push(`${further.name}: ${ended.status} ${ended.text.slice(0, 80)}`)
        const gone: Visitor = { ...further, name: `${further.name}, afterwards`, actor: null }
        for (const operation of doors) {
          const url = operation.params ? fill(operation, sightOf(holder).seen[0] ?? randomUUID()) : operation.path
          const [one, other] = [await probe(gone, operation, url, undefined), await probe(nobody, operation, url, undefined)]
          if (comparable(one, 'x') !== comparable(other, 'x')) faults.push(`${gone.name} ${operation.id}: ${one.status} / ${other.status}`)
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([])
    expect(wrong.slice(0, 30)).toEqual([])
  }, 600_000)

  test('besides the answers: logs, metrics, the API document, public pages, jobs, notices and the record of accounts hold no word of anybody', async () => {
    const words = new Set(world.secrets.filter((secret) => !secret.id).map((secret) => secret.word))
    const ids = new Set(world.secrets.filter((secret) => secret.id).map((secret) => secret.word))
    const found = (text: string, withIds: boolean) => [...new Set(text.match(wordPattern) ?? [])].filter((each) => words.has(each) || (withIds && ids.has(each)))
    const page = async (url: string) => (await world.application.call({ method: 'GET', url })).text
    const rows = async (sql: string) => JSON.stringify((await database.owner((admin) => admin.query(sql))).rows)
    expect(found(world.application.logged(), true)).toEqual([])
    for (const url of ['/metrics', '/api/openapi.json', '/', '/healthz', '/readyz', '/api/units', '/api/demo/accounts', '/nothing-here']) expect(found(await page(url), true), url).toEqual([])
    for (const sql of ['select * from audit_event', 'select to_agency, to_role, topic from notice', 'select unit_id, indicator_id, of_count, met_count from indicator_bucket']) expect(found(await rows(sql), true), sql).toEqual([])
    // A job and the outbox name rows by their ids, never a word.
    for (const sql of [`select payload from graphile_worker._private_jobs`, 'select topic, ref from outbox']) expect(found(await rows(sql), false), sql).toEqual([])
    console.log(`leak probes of the doors: ${probes.toLocaleString('en')} calls by ${world.visitors.length} visitors to ${operations.length} operations, ${world.secrets.length} planted words and ids, ${wrong.length} leaks`)
    expect(probes).toBeGreaterThan(8_000)
  })

  test('in the same time: over 1,000 tries, hidden and absent cannot be told apart by how long they take', async () => {
    const visitor = world.visitors.find((each) => each.name === 'commune-police here')!
    const { hidden } = sightOf(visitor)
    for (const path of [(id: string) => `/api/people/${id}`, (id: string) => `/api/people/${id}/links`]) {
      const times: { hidden: number[]; absent: number[] } = { hidden: [], absent: [] }
      for (let number = 0; number < 1_000; number++) {
        // In turns, so that nothing but the id differs.
        for (const kind of number % 2 === 0 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)) {
          const id = kind === 'hidden' ? hidden[number % hidden.length]! : randomUUID()
          const from = performance.now()
          await world.application.call({ method: 'GET', url: path(id), cookie: visitor.cookie })
          times[kind].push(performance.now() - from)
        }
      }
      const share = overlap(times.hidden, times.absent)
      console.log(`hidden against absent, ${path(':id')}, 1,000 tries each: ${share.toFixed(3)} (0.5 = no difference)`)
      // By ranks alone, and generous: a hidden row costs a probe of an index more, some microseconds among milliseconds.
      expect(Math.abs(share - 0.5)).toBeLessThan(0.25)
    }
  }, 120_000)
})
