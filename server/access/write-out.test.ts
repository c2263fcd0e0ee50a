/** What is sealed is written out: all of it, once, in order, whoever does it and whatever happens meanwhile; and nobody looks at less. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { communes, province, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { slice as exchange } from '../exchange/exchange.slice.ts'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { Disclosure } from '../platform/session-gate.ts'
import { openLedger } from './access.ledger.ts'
import { slice as access } from './access.slice.ts'
import { anchorOfDay } from './daily.ts'
import { verifyLedger } from './verify-audit.ts'
import { startWritingOut, writeOutAll } from './write-out.ts'

let world: World
const quiet = { ...access, start: async () => {}, stop: async () => {} }
// The slice without its clocks: here nothing is written out unless somebody asks for it.
beforeAll(async () => { world = await trialWorld('2026-11-20T02:00:00Z', [quiet, exchange]) })
afterAll(() => world.close())

const platform = () => world.application.platform
const open = () => openLedger(world.database.pool, platform().log)
const person = () => randomUUID() as string
const opening = (persons: readonly string[], at = '2026-11-20T02:00:00.123Z', operation = 'people.get'): Disclosure => ({
  at: at as Instant, operation, purpose: 'case', outcome: 'shown', persons,
  actor: { accountId: person(), postId: world.post('commune-police'), role: 'commune-police', agencyId: world.agency('commune-police'), agencyKind: 'commune-police', unitId: communes.a, provinceId: province },
})
const verify = () => world.database.asSystem((transaction) => verifyLedger(transaction))
/** As it stands: on a connection of its own, which writes nothing out before. */
const standing = (text: string, ...values: unknown[]) => world.database.owner(async (admin) => {
  const client = await admin.connect()
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[]
  } finally {
    client.release()
  }
})
const rowsOf = async (persons: readonly string[]) => (await standing('select person_ids[1]::text as person from disclosure where person_ids && $1::uuid[] order by id', persons)).map((row) => row['person'])
const tamper = (statement: string) => standing(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
const faults = async () => (await verify()).faults.map((each) => each.fault)

describe('what was recorded', () => {
  test('stands in its seal alone until it is written out, then once and in order', async () => {
    const ledger = open()
    const persons = Array.from({ length: 250 }, person)
    await Promise.all(persons.map((each) => ledger.record(opening([each, person()]))))
    await ledger.stop()
    expect(await rowsOf(persons)).toEqual([])
    expect(await verify()).toMatchObject({ waiting: 250, faults: [] })
    expect(await writeOutAll(platform())).toBe(250)
    expect(await rowsOf(persons)).toEqual(persons)
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
    expect(await writeOutAll(platform())).toBe(0)
    expect(await rowsOf(persons)).toEqual(persons)
  })

  test('by several writers at once, each on, while it is written out: all of it once', async () => {
    const ledgers = [open(), open(), open()]
    const persons: string[] = []
    let recording = true
    const writing = (async () => { while (recording) await Promise.all([writeOutAll(platform()), writeOutAll(platform())]) })()
    await Promise.all(ledgers.map(async (ledger) => {
      for (let number = 0; number < 40; number++) {
        const some = [person(), person()]
        persons.push(...some)
        await Promise.all(some.map((each) => ledger.record(opening([each]))))
      }
    }))
    recording = false
    await writing
    await Promise.all(ledgers.map((ledger) => ledger.stop()))
    await writeOutAll(platform())
    expect((await rowsOf(persons)).toSorted()).toEqual(persons.toSorted())
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
  })

  test('some batches at a time: none is passed over, even where a clock was set back', async () => {
    const ledger = open()
    const persons = Array.from({ length: 7 }, person)
    // One batch each; the third moment lies before the first.
    for (const [index, second] of [5, 6, 1, 7, 2, 3, 9].entries()) await ledger.record(opening([persons[index]!], `2026-11-20T02:00:0${second}.000Z`))
    await ledger.stop()
    const some = () => world.database.asSystem(async (transaction) => (await transaction.query<{ n: number }>('select write_out_readings(2) as n')).rows[0]!.n)
    for (const expected of [2, 4, 6]) {
      expect(await some()).toBe(2)
      expect(await rowsOf(persons)).toEqual(persons.slice(0, expected))
      expect(await faults()).toEqual([])
    }
    expect([await some(), await some()]).toEqual([1, 0])
    expect(await rowsOf(persons)).toEqual(persons)
  })

  test('broken off half-way, it is written out the next time, once', async () => {
    const ledger = open()
    const persons = [person(), person()]
    for (const each of persons) await ledger.record(opening([each]))
    await ledger.stop()
    await expect(world.database.asSystem(async (transaction) => {
      expect((await transaction.query<{ n: number }>('select write_out_readings(100) as n')).rows).toEqual([{ n: 2 }])
      throw new Error('killed')
    })).rejects.toThrow('killed')
    expect(await rowsOf(persons)).toEqual([])
    expect(await verify()).toMatchObject({ waiting: 2, faults: [] })
    expect(await writeOutAll(platform())).toBe(2)
    expect(await rowsOf(persons)).toEqual(persons)
  })

  test('whoever looks while somebody is writing out waits for him and sees it', async () => {
    const ledger = open()
    const persons = [person()]
    await ledger.record(opening(persons))
    await ledger.stop()
    let seen: Promise<unknown[]> | undefined
    await world.database.asSystem(async (transaction) => {
      await transaction.query('select write_out_readings(100)')
      seen = writeOutAll(platform()).then(() => rowsOf(persons))
      expect(await Promise.race([seen, new Promise((resolve) => setTimeout(() => resolve('waits'), 200))])).toBe('waits')
    })
    expect(await seen).toEqual(persons)
  })

  test('a failed flush begins a chain of its own, and both are written out', async () => {
    const ledger = open()
    const persons = [person(), person(), person()]
    await ledger.record(opening([persons[0]!]))
    await standing('alter table disclosure_seal add constraint no_more check (entries < 0) not valid')
    await expect(ledger.record(opening([persons[1]!]))).rejects.toMatchObject({ code: '08006' })
    await standing('alter table disclosure_seal drop constraint no_more')
    await ledger.record(opening([persons[2]!], '2026-11-20T02:00:01.000Z'))
    await ledger.stop()
    expect(await writeOutAll(platform())).toBe(2)
    expect(await rowsOf(persons)).toEqual([persons[0], persons[2]])
    expect(await faults()).toEqual([])
  })
})

describe('who looks, sees all of it', () => {
  test('a post’s own openings, page by page, latest first, each once, acts and readings in one order', async () => {
    const { id } = (await world.register({ name: 'Hoàng Văn Mẫu' })).json as { id: string }
    for (let second = 1; second <= 9; second++) {
      world.application.setNow(`2026-11-20T03:00:0${second}Z`)
      if (second % 3 === 0) await world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } })
      else await world.call('commune-police', 'GET', `/api/people/${id}`)
      // Two in one moment.
      if (second === 5) await world.call('commune-police', 'GET', '/api/people?q=hoang')
    }
    const seen: { at: string; operation: string }[] = []
    let cursor: string | null = null
    do {
      const page = await world.call('commune-police', 'GET', `/api/disclosures?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.status, page.text).toBe(200)
      seen.push(...page.json.items)
      cursor = page.json.nextCursor as string | null
    } while (cursor && seen.length < 12)
    const lately = seen.filter((each) => each.at >= '2026-11-20T03:00:01').map((each) => each.at.slice(17, 19))
    expect(lately.slice(0, 10).join(' ')).toMatch(/^09 08 07 06 05 05 04 03 02 01$/)
    expect((await world.call('commune-police', 'GET', '/api/disclosures?cursor=x')).status).toBe(404)
  })

  test('a reading of this moment stands on the page, in the list that leaves the house, on the paper for the person, and in the anchor of the day', async () => {
    const { id, caseNumber } = (await world.register({ name: 'Hoàng Văn Ngay' })).json as { id: string; caseNumber: string }
    world.application.setNow('2026-11-20T04:00:00Z')
    const look = () => world.call('commune-police', 'GET', `/api/people/${id}`)
    await look()
    expect((await world.call('commune-police', 'GET', '/api/disclosures?limit=1')).json.items).toMatchObject([{ at: '2026-11-20T04:00:00.000Z', operation: 'people.get' }])
    await look()
    const paper = await world.call('privacy-officer', 'GET', `/api/cases/${caseNumber}/disclosures`, undefined, { headers: { purpose: 'own-request' } })
    expect(paper.json.entries.filter((each: { operation: string }) => each.operation === 'people.get')).toHaveLength(2)
    await look()
    expect((await verify()).waiting).toBeGreaterThan(0)
    const list = await world.call('commune-police', 'POST', '/api/exchange/lists/ledger/export.xlsx', { reason: 'Kiểm tra sổ của mình', receiver: 'Phòng Mẫu' })
    expect(list.status, list.text.slice(0, 300)).toBe(200)
    expect((await rowsOf([id])).filter((each) => each === id).length).toBeGreaterThanOrEqual(4)
    await look()
    expect(await anchorOfDay(platform())).toBe('made')
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
  })
})

describe('how far it is written out', () => {
  const fresh = async () => {
    await writeOutAll(platform())
    const ledger = open()
    const persons = [person(), person(), person()]
    for (const each of persons) await ledger.record(opening([each]))
    await ledger.stop()
    const [mark] = await standing(`select writer_id::text as id from reading_writer where written_to = 0 and exists (select from disclosure_seal s where s.writer_id = reading_writer.writer_id and s.sealed like '%' || $1 || '%')`, persons[0])
    return { persons, writer: String(mark!['id']) }
  }
  const move = (writer: string, to: number) => standing('update reading_writer set written_to = $2 where writer_id = $1', writer, to)

  test('forged forward, what was left out is missing', async () => {
    const { persons, writer } = await fresh()
    await move(writer, 2)
    expect(await writeOutAll(platform())).toBe(1)
    expect(await rowsOf(persons)).toEqual([persons[2]])
    expect((await verify()).faults).toEqual([{ writerId: writer, batch: 1, fault: 'entry-missing' }, { writerId: writer, batch: 2, fault: 'entry-missing' }])
    await move(writer, 0)
    await writeOutAll(platform())
    expect((await rowsOf(persons)).toSorted()).toEqual(persons.toSorted())
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
  })

  test('forged beyond the end, or the end cut off without it, is found at once', async () => {
    const { writer } = await fresh()
    await writeOutAll(platform())
    await move(writer, 9)
    expect((await verify()).faults).toEqual([{ writerId: writer, batch: 9, fault: 'batch-missing' }])
    await move(writer, 3)
    expect(await faults()).toEqual([])
    const kept = await standing('select * from disclosure_seal where writer_id = $1 and batch = 3', writer)
    await tamper(`delete from disclosure where writer_id = '${writer}' and batch = 3; delete from disclosure_seal where writer_id = '${writer}' and batch = 3`)
    expect((await verify()).faults).toEqual([{ writerId: writer, batch: 3, fault: 'batch-missing' }])
    await standing('insert into disclosure_seal (writer_id, batch, entries, sealed, head, at) select $1, $2, $3, $4, $5, $6', ...['writer_id', 'batch', 'entries', 'sealed', 'head', 'at'].map((key) => kept[0]![key]))
    expect(await faults()).toEqual(['entry-missing'])
    await move(writer, 2)
    await writeOutAll(platform())
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
  })

  test('moved back, nothing is there twice, and what was changed there is still found', async () => {
    const { persons, writer } = await fresh()
    await writeOutAll(platform())
    await move(writer, 0)
    await writeOutAll(platform())
    expect(await rowsOf(persons)).toEqual(persons)
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
    await tamper(`update disclosure set purpose = 'records' where writer_id = '${writer}' and batch = 2`)
    await move(writer, 0)
    await writeOutAll(platform())
    expect((await verify()).faults).toEqual([{ writerId: writer, batch: 2, fault: 'entry-changed' }])
    await tamper(`delete from disclosure where writer_id = '${writer}' and batch = 2`)
    expect(await faults()).toEqual(['entry-missing'])
    await move(writer, 1)
    await writeOutAll(platform())
    expect(await faults()).toEqual([])
  })

  test('lost, all of the chain has to be there', async () => {
    const { writer } = await fresh()
    await standing('delete from reading_writer where writer_id = $1', writer)
    expect(await writeOutAll(platform())).toBe(0)
    expect(await faults()).toEqual(['entry-missing', 'entry-missing', 'entry-missing'])
    await standing('insert into reading_writer (writer_id) values ($1)', writer)
    expect(await writeOutAll(platform())).toBe(3)
    expect(await faults()).toEqual([])
  })

  test('a seal that was changed before it was written out is found all the same', async () => {
    const { writer } = await fresh()
    await tamper(`update disclosure_seal set sealed = replace(sealed, '"purpose":"case"', '"purpose":"records"') where writer_id = '${writer}' and batch = 2`)
    expect(await faults()).toEqual(['seal-broken'])
    await writeOutAll(platform())
    expect(await faults()).toEqual(['seal-broken'])
    await tamper(`update disclosure_seal set sealed = replace(sealed, '"purpose":"records"', '"purpose":"case"') where writer_id = '${writer}' and batch = 2; update disclosure set purpose = 'case' where writer_id = '${writer}'`)
    expect(await faults()).toEqual([])
  })

  test('is moved by jobs through their function alone, and rows are written by nobody else', async () => {
    const { persons } = await fresh()
    const police = { role: 'commune-police', unitId: communes.a, agencyId: 'x', provinceId: province, postId: 'x', day: '2026-11-20' as never } as const
    for (const statement of ['select write_out_readings(1)', 'update reading_writer set written_to = 1', 'select * from reading_writer']) {
      await expect(world.database.as(police, (transaction) => transaction.query(statement)), statement).rejects.toMatchObject({ code: '42501' })
      await expect(world.database.asNobody((transaction) => transaction.query(statement)), statement).rejects.toMatchObject({ code: '42501' })
    }
    for (const statement of ['update reading_writer set written_to = 1', 'delete from reading_writer', 'insert into reading_writer (writer_id) values (gen_random_uuid())', 'truncate reading_writer']) {
      await expect(world.database.asSystem((transaction) => transaction.query(statement)), statement).rejects.toMatchObject({ code: '42501' })
    }
    // Not even its owner, where he is no job.
    await expect(standing('set role hn_keeper; select write_out_readings(1)')).rejects.toMatchObject({ code: '42501' })
    await standing('reset role')
    expect(await rowsOf(persons)).toEqual([])
    await writeOutAll(platform())
    await expect(standing(`insert into disclosure (at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, writer_id, batch, position) select at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, writer_id, batch, position from disclosure where person_ids && $1::uuid[]`, persons)).rejects.toMatchObject({ code: '23505' })
  })
})

describe('in quiet moments', () => {
  const counting = () => {
    let runs = 0
    const counted = { ...platform(), systemTransaction: <T>(work: (transaction: never) => Promise<T>) => { runs += 1; return platform().systemTransaction(work as never) as Promise<T> } }
    return { counted, runs: () => runs }
  }
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  test('it is written out by itself; under many readings it waits, but not longer and not for more than it may', async () => {
    const ledger = open()
    const persons = [person()]
    await ledger.record(opening(persons))
    await ledger.stop()
    const stop = startWritingOut(platform(), { everyMilliseconds: 10, share: () => 0.2 })
    await expect.poll(() => rowsOf(persons), { timeout: 5_000, interval: 20 }).toEqual(persons)
    await stop()

    const busy = () => 0.6
    const waits = counting()
    const stopWaiting = startWritingOut(waits.counted, { everyMilliseconds: 10, share: busy })
    await pause(150)
    await stopWaiting()
    expect(waits.runs()).toBe(0)
    // A quiet moment that ends: the piece under way is finished, the next one waits.
    const asked: number[] = []
    const brief = counting()
    const many = open()
    for (let number = 0; number < 201; number++) await many.record(opening([person()]))
    await many.stop()
    const stopBrief = startWritingOut(brief.counted, { everyMilliseconds: 10, share: () => (asked.push(0) === 1 ? 0 : 0.6) })
    await expect.poll(() => asked.length, { timeout: 5_000, interval: 10 }).toBeGreaterThan(3)
    await stopBrief()
    expect(brief.runs()).toBe(1)
    expect(await verify()).toMatchObject({ waiting: 1, faults: [] })
    const late = counting()
    const stopLate = startWritingOut(late.counted, { everyMilliseconds: 10, share: busy, mostMilliseconds: 50 })
    await expect.poll(() => late.runs(), { timeout: 5_000, interval: 10 }).toBeGreaterThan(0)
    await stopLate()
  })

  test('a lost database is waited out, and told once', async () => {
    const told: string[] = []
    let away = true
    const failing = {
      ...platform(), log: { ...platform().log, warn: (_: object, message: string) => { told.push(message) } },
      systemTransaction: <T>(work: (transaction: never) => Promise<T>) => (away ? Promise.reject(new Error('away')) : (platform().systemTransaction(work as never) as Promise<T>)),
    }
    const ledger = open()
    const persons = [person()]
    await ledger.record(opening(persons))
    await ledger.stop()
    const stop = startWritingOut(failing, { everyMilliseconds: 10, share: () => 0 })
    await pause(100)
    expect(told).toHaveLength(1)
    away = false
    await expect.poll(() => rowsOf(persons), { timeout: 5_000, interval: 20 }).toEqual(persons)
    await stop()
    expect(told).toHaveLength(1)
  })
})
