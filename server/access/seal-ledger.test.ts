/** Entries of acts and accounts are sealed a moment later; anchors show what was cut off; a person's paper names posts and no content. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { communes, province, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { fixedKeys } from '../platform/keys.ts'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { openLedger } from './access.ledger.ts'
import { slice as access } from './access.slice.ts'
import { anchorKey, judgeAnchors, makeAnchor, printed } from './anchor.ts'
import { sealAll, startSealing } from './seal-ledger.ts'
import { verifyLedger } from './verify-audit.ts'
import { whoSawRoute } from './who-saw.ts'
import { writeOutAll } from './write-out.ts'

let world: World
const key = anchorKey(fixedKeys().secret)
const verify = async () => {
  await writeOutAll(world.application.platform)
  return world.database.asSystem((transaction) => verifyLedger(transaction))
}
const judge = (kept?: string) => world.database.asSystem((transaction) => judgeAnchors(transaction, key, kept))
const tamper = (statement: string) => world.database.owner(async (admin) => {
  const client = await admin.connect()
  try {
    await client.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  } finally {
    client.release()
  }
})
const openMeasure = async (name: string) => {
  const { id, caseNumber } = (await world.register({ name })).json as { id: string; caseNumber: string }
  const begun = await world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } })
  expect(begun.status, begun.text).toBe(201)
  return { id, caseNumber }
}

let person: { id: string; caseNumber: string }
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z')
  person = await openMeasure('Hoàng Văn Mẫu')
  for (let number = 0; number < 4; number++) await openMeasure(`Hoàng Thị Mẫu ${'abcd'[number]}`)
  await world.database.owner((admin) => admin.query(`insert into audit_event (at, event, account_id, outcome) select now(), 'signed-in', gen_random_uuid(), 'done' from generate_series(1, 4)`))
})
afterAll(() => world.close())

describe('what is written with an act', () => {
  test('waits for no seal, is told as not sealed yet, and is sealed a moment later', async () => {
    expect(await verify()).toMatchObject({ withActs: 5, accounts: 4, unsealed: 9, faults: [] })
    expect(await sealAll(world.application.platform)).toBe(9)
    expect(await sealAll(world.application.platform)).toBe(0)
    expect(await verify()).toMatchObject({ withActs: 5, accounts: 4, unsealed: 0, faults: [] })
    await openMeasure('Hoàng Văn Thử')
    expect(await sealAll(world.application.platform)).toBe(1)
    expect((await verify()).heads.filter((head) => head.chain === 'acts')).toMatchObject([{ batch: 2 }])
  })

  test('an entry that commits below the highest sealed number is sealed as well', async () => {
    const insert = `insert into disclosure (at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids) values (now(), 'x', 'commune-police', 'x', 'x', 'measures.act', 'case', 'shown', '{}')`
    await world.database.owner(async (admin) => {
      const slow = await admin.connect()
      try {
        await slow.query('begin')
        await slow.query(insert)
        await admin.query(insert)
        expect(await sealAll(world.application.platform)).toBe(1)
        await slow.query('commit')
      } finally {
        slow.release()
      }
    })
    expect(await sealAll(world.application.platform)).toBe(1)
    expect((await verify()).faults).toEqual([])
  })

  test('a long backlog is gone through once: each full batch begins where the one before ended, the next run at the beginning', async () => {
    const begins: number[] = []
    const given = [{ entries: 500, highest: 700 }, { entries: 500, highest: 1_300 }, { entries: 2, highest: 1_302 }, { entries: 0 }]
    const query = async ({ values }: { values: readonly [string, number] }) => {
      if (values[0] !== 'acts') return { rows: [{ done: { entries: 0 } }] }
      begins.push(values[1])
      return { rows: [{ done: given[(begins.length - 1) % 4] }] }
    }
    const platform = { now: () => '2026-11-20T02:00:00Z', log: { warn: () => {} }, systemTransaction: (work: (transaction: unknown) => unknown) => work({ query }) } as never
    expect(await sealAll(platform)).toBe(1_002)
    expect(await sealAll(platform)).toBe(0)
    expect(begins).toEqual([0, 700, 1_300, 0])
    begins.length = 0
    // The second run begins at the beginning again: nothing has been sealed for a second yet.
    const stop = startSealing(platform)
    await expect.poll(() => begins.length, { timeout: 5_000, interval: 20 }).toBeGreaterThanOrEqual(4)
    await stop()
    expect(begins.slice(0, 4)).toEqual([0, 700, 1_300, 0])
  })

  test('several sealers at once make one chain', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, number) => openMeasure(`Hoàng Văn Mẫu ${'efghik'[number]}`).then(() => sealAll(world.application.platform))))
    await sealAll(world.application.platform)
    expect(await verify()).toMatchObject({ unsealed: 0, faults: [] })
  })

  test('no post, no job and not the owner changes, removes or empties seals and anchors, or seals by itself', async () => {
    for (const statement of [`update ledger_seal set sealed = ''`, 'delete from ledger_seal', 'truncate ledger_seal', 'delete from ledger_sealed', 'truncate audit_anchor', `insert into ledger_seal (chain, batch, entries, sealed, head, at) values ('acts', 99, 0, '[]', 'x', now())`]) {
      await expect(world.database.asSystem((transaction) => transaction.query(statement)), statement).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|HN403)$/) })
    }
    await expect(world.database.owner((admin) => admin.query('delete from ledger_seal'))).rejects.toMatchObject({ code: 'HN403' })
    await expect(world.database.as({ role: 'commune-police', unitId: communes.a, agencyId: 'x', provinceId: province, postId: 'x', day: '2026-11-20' as never }, (transaction) => transaction.query(`select seal_ledger('acts', 0, 10, now())`))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('verify-audit finds it', () => {
  const [first, second] = ['(select min(id) from disclosure where writer_id is null)', '(select max(id) from disclosure where writer_id is null)']
  const columns = 'id, at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id, article, writer_id, batch, position'
  // Two openings in one batch, whatever the machine does meanwhile: what is recorded in one breath waits together and goes together.
  beforeAll(async () => {
    const ledger = openLedger(world.database.pool, world.application.platform.log)
    const actor = { accountId: randomUUID(), postId: world.post('commune-police'), role: 'commune-police', agencyId: world.agency('commune-police'), agencyKind: 'commune-police', unitId: communes.a, provinceId: province } as const
    const opening = (operation: string, persons: readonly string[]) => ledger.record({ at: '2026-11-20T02:00:00.000Z' as Instant, actor, operation, purpose: 'case', outcome: 'shown', persons })
    await Promise.all([opening('people.get', [person.id]), opening('people.list', [])])
    await ledger.stop()
    expect(await world.rows('select count(*)::int as n from disclosure where position = 2')).not.toEqual([{ n: 0 }])
  })
  test.each([
    ['an entry of an act names another person', `update disclosure set person_ids = array['${randomUUID()}'::uuid] where id = ${first}`, 'entry-changed'],
    ['an entry of an act is moved in time', `update disclosure set at = at + interval '1 microsecond' where id = ${first}`, 'entry-changed'],
    ['an entry of an act is removed', `delete from disclosure where id = ${second}`, 'entry-missing'],
    ['two entries of acts change places', `with a as (select ${first} as x, ${second} as y) update disclosure d set post_id = 'moved' || d.id, person_ids = case when d.id = a.x then (select person_ids from disclosure where id = a.y) else (select person_ids from disclosure where id = a.x) end from a where d.id in (a.x, a.y)`, 'entry-changed'],
    ['an entry and its seal are rewritten together', `update disclosure set purpose = 'records' where id = ${first}; update ledger_seal set sealed = replace(sealed, '"purpose": "case"', '"purpose": "records"') where chain = 'acts' and batch = 1`, 'seal-broken'],
    ['a whole seal is removed from the middle', `delete from ledger_seal where chain = 'acts' and batch = 1`, 'batch-missing'],
    ['two seals change places', `update ledger_seal set batch = -batch where chain = 'acts' and batch <= 2; update ledger_seal set batch = 3 + batch where chain = 'acts' and batch < 0`, 'seal-broken'],
    ['an event of an account is changed', `update audit_event set outcome = 'refused' where id = (select min(id) from audit_event)`, 'entry-changed'],
    ['an event of an account is removed', `delete from audit_event where id = (select min(id) from audit_event)`, 'entry-missing'],
    ['two openings of one batch are re-ordered', `with one as (select writer_id, batch from disclosure where position = 2 order by writer_id, batch limit 1) update disclosure d set position = d.position - 3 from one where d.writer_id = one.writer_id and d.batch = one.batch and d.position <= 2; update disclosure set position = -position where position < 0`, 'entry-changed'],
  ])('%s', async (_, statement, fault) => {
    await world.database.owner((admin) => admin.query('create table kept_d as table disclosure; create table kept_s as table ledger_seal; create table kept_a as table audit_event'))
    await tamper(statement)
    expect((await verify()).faults.map((each) => each.fault)).toContain(fault)
    await tamper(`delete from disclosure; delete from ledger_seal; delete from audit_event; insert into ledger_seal select * from kept_s; insert into audit_event overriding system value select * from kept_a;
      insert into disclosure (${columns}) overriding system value select ${columns} from kept_d; drop table kept_d, kept_s, kept_a`)
    expect((await verify()).faults).toEqual([])
  })
})

describe('an anchor', () => {
  test('is signed, counted and chained; the ledger that grew since stands by it', async () => {
    const one = (await world.database.asSystem((transaction) => makeAnchor(transaction, key, world.application.platform.now())))!
    await openMeasure('Hoàng Thị Thử')
    await sealAll(world.application.platform)
    const two = (await world.database.asSystem((transaction) => makeAnchor(transaction, key, world.application.platform.now())))!
    expect([one.number, two.number]).toEqual([1, 2])
    expect(two.page).toContain(`\nbefore `)
    expect(await judge(printed(one))).toEqual({ anchors: 2, faults: [] })
    expect((await judge(printed(one).replace(/acts (\d+)/, 'acts 1'))).faults.map((each) => each.fault)).toContain('anchor-forged')
    expect((await judge(printed({ ...one, signature: two.signature }))).faults.map((each) => each.fault)).toContain('anchor-forged')
    expect((await judge('any text')).faults.map((each) => each.fault)).toContain('anchor-forged')
  })

  test('shows a tail that was cut off, of acts and of openings, which the chains alone cannot', async () => {
    for (const cut of [
      `delete from disclosure where id in (select entry_id from ledger_sealed where chain = 'acts' and batch = (select max(batch) from ledger_seal where chain = 'acts')); delete from ledger_sealed where chain = 'acts' and batch = (select max(batch) from ledger_seal where chain = 'acts'); delete from ledger_seal where chain = 'acts' and batch = (select max(batch) from ledger_seal where chain = 'acts')`,
      // With the mark of how far it is written out: without that the end that is gone is missed even here (`write-out.test.ts`).
      `update reading_writer w set written_to = l.batch - 1 from (select writer_id, max(batch) as batch from disclosure_seal group by 1) l where w.writer_id = l.writer_id; delete from disclosure d using (select writer_id, max(batch) as batch from disclosure_seal group by 1) l where d.writer_id = l.writer_id and d.batch = l.batch; delete from disclosure_seal s using (select writer_id, max(batch) as batch from disclosure_seal group by 1) l where s.writer_id = l.writer_id and s.batch = l.batch`,
    ]) {
      await tamper(cut)
      expect((await verify()).faults).toEqual([])
      expect((await judge()).faults.map((each) => each.fault)).toContain('chain-cut-off')
    }
  })

  test('kept elsewhere, it shows that the database’s own anchors were removed', async () => {
    const kept = (await world.database.asSystem((transaction) => makeAnchor(transaction, key, world.application.platform.now())))!
    expect((await judge(printed(kept))).faults).toEqual([])
    await tamper('delete from audit_anchor where number = 3')
    expect((await judge()).faults.filter((each) => each.anchor === 3)).toEqual([])
    expect((await judge(printed(kept))).faults.map((each) => each.fault)).toContain('anchor-missing')
  })
})

describe('who saw what of me', () => {
  let told: World
  beforeAll(async () => { told = await trialWorld('2026-11-20T02:00:00Z', [access]) })
  afterAll(() => told.close())

  test('names posts, purposes, compartments and times; no account, no name, no content; and is itself an entry', async () => {
    const { id, caseNumber } = (await told.register({ name: 'Hoàng Văn Bí Mật Thử' })).json as { id: string; caseNumber: string }
    await told.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } })
    await told.call('commune-chair', 'GET', `/api/people/${id}`)
    await told.call('province-police', 'GET', '/api/people?q=bi mat', undefined, { headers: { purpose: 'inspection' } })
    const path = `/api/cases/${caseNumber}/disclosures`
    expect((await told.call('privacy-officer', 'GET', path)).json).toMatchObject({ code: 'purpose-needed' })
    const own = { headers: { purpose: 'own-request' } } as const
    const paper = await told.call('privacy-officer', 'GET', path, undefined, own)
    expect(paper.status, paper.text).toBe(200)
    expect(paper.json).toMatchObject({ caseNumber, complete: true, nextCursor: null })
    expect(paper.json.entries.map((entry: { operation: string; role: string; purpose: string; outcome: string }) => [entry.operation, entry.role, entry.purpose])).toEqual(expect.arrayContaining([['measures.begin', 'commune-police', 'case'], ['people.list', 'province-police', 'inspection']]))
    expect(paper.json.entries.find((entry: { operation: string }) => entry.operation === 'people.list').compartments).toEqual(['ID', 'ST'])
    const { rows } = await told.database.owner((admin) => admin.query<{ account: string }>('select distinct account_id::text as account from disclosure where account_id is not null'))
    for (const secret of [id, 'Bí Mật', 'Mật', '/commune-police"', ...rows.map((row) => row.account)]) expect(paper.text).not.toContain(secret)
    const again = await told.call('privacy-officer', 'GET', path, undefined, own)
    expect(again.json.entries.filter((entry: { operation: string }) => entry.operation === 'access.who-saw')).toMatchObject([{ role: 'privacy-officer', purpose: 'own-request', article: 'L91 Đ4; D356 Đ5' }])
    expect(again.json.entries.length).toBe(paper.json.entries.length + 1)
  })

  test('goes on page by page to the end, each entry once, none of them younger than the first page; its cursor is nobody else’s', async () => {
    const small = await trialWorld('2026-11-20T02:00:00Z', [{ name: 'access', routes: [whoSawRoute(3)] }])
    try {
      const { id, caseNumber } = (await small.register({ name: 'Hoàng Văn Dài Thử' })).json as { id: string; caseNumber: string }
      for (let number = 0; number < 10; number++) {
        small.application.setNow(`2026-11-20T02:00:${String(number + 1).padStart(2, '0')}Z`)
        await small.call('commune-police', 'GET', `/api/people/${id}`)
      }
      small.application.setNow('2026-11-20T02:01:00Z')
      const own = { headers: { purpose: 'own-request' } } as const
      const page = (cursor: string | null, role: 'privacy-officer' = 'privacy-officer', number = caseNumber) => small.call(role, 'GET', `/api/cases/${number}/disclosures${cursor ? `?cursor=${cursor}` : ''}`, undefined, own)
      const entries: { at: string; operation: string }[] = []
      let cursor: string | null = null
      const cursors: string[] = []
      do {
        const given = await page(cursor)
        expect(given.status, given.text).toBe(200)
        expect(given.json.madeAt).toBe('2026-11-20T02:01:00.000Z')
        expect(given.json.complete).toBe(given.json.nextCursor === null)
        expect(given.json.entries.length).toBeLessThanOrEqual(3)
        entries.push(...given.json.entries)
        cursor = given.json.nextCursor as string | null
        if (cursor) cursors.push(cursor)
        // Somebody goes on looking meanwhile.
        small.application.setNow('2026-11-20T02:02:00Z')
        await small.call('commune-police', 'GET', `/api/people/${id}`)
      } while (cursor && entries.length < 40)
      const openings = entries.filter((entry) => entry.operation === 'people.get').map((entry) => entry.at)
      expect(openings).toEqual(Array.from({ length: 10 }, (_, number) => `2026-11-20T02:00:${String(number + 1).padStart(2, '0')}.000Z`))
      const other = (await small.register({ name: 'Hoàng Thị Dài Thử' })).json as { caseNumber: string }
      for (const [wrong, number] of [[cursors[0]!, other.caseNumber], [`${cursors[0]!.slice(0, -4)}AAAA`, caseNumber], ['x', caseNumber]] as const) expect((await page(wrong, 'privacy-officer', number)).json.code).toBe('cursor-not-yours')
      small.application.setNow('2026-11-21T02:00:00Z')
      expect((await page(cursors[0]!)).json.code).toBe('cursor-not-yours')
    } finally {
      await small.close()
    }
  })

  test('is made by the privacy officer of the person’s own province and nobody else; a case elsewhere answers like none', async () => {
    const { caseNumber } = (await told.register({ name: 'Hoàng Văn Mẫu' })).json as { caseNumber: string }
    const own = { headers: { purpose: 'own-request' } } as const
    for (const role of ['commune-police', 'province-police', 'identity-steward'] as const) expect((await told.call(role, 'GET', `/api/cases/${caseNumber}/disclosures`, undefined, own)).json.code).toBe('not-your-role')
    const absent = await told.call('privacy-officer', 'GET', '/api/cases/HN-20-05983-000000000/disclosures', undefined, own)
    await told.database.owner((admin) => admin.query(`insert into unit (id, code, level, kind, name, name_fold) values ('p-24', '24', 'province', 'tỉnh', 'Mẫu', 'mau') on conflict do nothing; update person set registered_unit = 'p-24' where case_number = '${caseNumber}'`))
    const elsewhere = await told.call('privacy-officer', 'GET', `/api/cases/${caseNumber}/disclosures`, undefined, own)
    expect([elsewhere.status, elsewhere.text]).toEqual([absent.status, absent.text])
    expect(absent.status).toBe(404)
  })
})
