/** Registering and finding people through HTTP, on the real database. All people are invented. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallAnswer } from '../../checks/support/application.ts'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { checkDuplicates } from './people.commands.ts'

let world: World
beforeAll(async () => { world = await trialWorld('2026-11-20T02:00:00Z') })
afterAll(() => world.close())

async function ok(answer: Promise<CallAnswer>, status = 201) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}
const find = async (q: string, options: Parameters<World['call']>[4] & { role?: Parameters<World['call']>[0] } = {}): Promise<string[]> =>
  (await ok(world.call(options.role ?? 'commune-police', 'GET', `/api/people?limit=500&q=${encodeURIComponent(q)}`, undefined, options), 200)).items.map((item: { name: string }) => item.name)
/** An assessment is running: the person is seen by the commune's bodies and by the province on a stated purpose. */
const assessed = async (name: string, more: Readonly<Record<string, unknown>> = {}, commune: 'a' | 'b' = 'a', in_ = world): Promise<string> => {
  const personId = (await in_.register({ name, ...more }, { commune })).json.id
  const begun = await in_.begin('commune-police', personId, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }, commune)
  expect(begun.status, begun.text).toBe(201)
  return personId
}
const records = { headers: { purpose: 'records' } } as const

describe('registering', () => {
  test('keeps names in one form, the number encrypted, the case number silent', async () => {
    const body = { name: '  Hoà   Thị Thuỷ Thử ', birth: '1991-05', sex: 'female', personalNumber: '999091000001', phone: '0912345678' }
    const answer = await ok(world.register(body))
    expect(answer.caseNumber).toMatch(/^HN-20-05983-\d{4,}$/)
    const [row] = await world.rows('select i.*, c.phone from person_identity i join person_contact c using (person_id) where person_id = $1', answer.id)
    expect(row).toMatchObject({ name: 'Hòa Thị Thủy Thử', name_fold: 'hoa thi thuy thu', birth: '1991-05', birth_year: 1991, personal_number_ending: '0001' })
    expect(Buffer.concat([row!['personal_number'], row!['phone']] as Buffer[]).includes('999091000001')).toBe(false)
    const opened = await ok(world.call('commune-police', 'GET', `/api/people/${answer.id}`), 200)
    expect(opened).toMatchObject({ name: 'Hòa Thị Thủy Thử', birth: '1991-05', personalNumberEnding: '0001', representative: null })
    expect(JSON.stringify(opened)).not.toContain('999091000001')
    expect(await ok(world.call('commune-police', 'GET', `/api/people/${answer.id}/personal-number`), 200)).toEqual({ personalNumber: '999091000001' })
    expect(await world.rows(`select count(*)::int as n from disclosure where operation = 'people.personal-number' and person_ids = array[$1::uuid]`, answer.id)).toEqual([{ n: 1 }])
  })

  test.each([
    [{ birth: '2009-02-30' }, 'no-such-day', 'birth', 'Tháng 2 năm 2009 chỉ có 28 ngày. Nếu chỉ biết năm, nhập 2009.'],
    [{ birth: '2027' }, 'birth-in-future', 'birth', undefined],
    [{ birth: '2014-11-21' }, 'under-twelve', 'birth', undefined],
    [{ birth: '2010-01-01' }, 'representative-needed', 'representative', undefined],
    [{ birth: '2008' }, 'representative-needed', 'representative', undefined],
    [{ residence: { unitId: 'c-99999', from: '2024-01-01' } }, 'unknown-unit', 'residence.unitId', undefined],
    [{ residence: { unitId: 'p-20', from: '2024-01-01' } }, 'unknown-unit', 'residence.unitId', undefined],
    [{ residence: { unitId: communes.b, from: '2024-01-01' } }, 'unit-not-yours', 'residence.unitId', undefined],
    [{ residence: { unitId: communes.a, from: '2026-11-21' } }, 'residence-in-future', 'residence.from', undefined],
    [{ name: '12' }, undefined, undefined, undefined],
    [{ name: '- -' }, 'name-needed', 'name', undefined],
  ])('%j is judged with one sentence at its field', async (more, code, path, sentence) => {
    const before = await world.rows('select count(*) from person')
    const answer = await world.register(more)
    if (code === undefined) return expect(answer.status).toBe(201)
    expect(answer.json.code).toBe(code)
    expect(answer.json.fields).toEqual([expect.objectContaining({ path, code })])
    expect(answer.json.detail.length).toBeGreaterThan(10)
    if (sentence) expect(answer.json.detail).toBe(sentence)
    expect(await world.rows('select count(*) from person')).toEqual(before)
  })

  test('a child of twelve on this very day, or in any reading of the year, may be registered with a representative', async () => {
    const representative = { name: 'Hoàng Thị Thử', relation: 'mother' }
    expect((await world.register({ birth: '2014-11-20', representative })).status).toBe(201)
    expect((await world.register({ birth: '2014', representative })).status).toBe(201)
    expect((await world.register({ birth: '2015', representative })).json.code).toBe('under-twelve')
  })

  test('the same key and body answer the same; another body is refused; without a key nothing happens', async () => {
    const key = randomUUID()
    const first = await world.register({ name: 'Mông Văn Thử' }, { key })
    const second = await world.register({ name: 'Mông Văn Thử' }, { key })
    expect([second.status, second.json]).toEqual([201, first.json])
    expect(await world.rows(`select count(*)::int as n from person_identity where name = 'Mông Văn Thử'`)).toEqual([{ n: 1 }])
    const other = await world.register({ name: 'Mông Văn Khác' }, { key })
    expect([other.status, other.json.code]).toEqual([409, 'key-reused'])
    const elsewhere = await world.register({ name: 'Mông Văn Thử' }, { key, commune: 'b' })
    expect(elsewhere.json.id).not.toBe(first.json.id)
    const none = await world.call('commune-police', 'POST', '/api/people', { name: 'Mông Văn Thử', birth: '1991', sex: 'male', residence: { unitId: communes.a, from: '2022-01-01' } })
    expect([none.status, none.json.code]).toEqual([400, 'idempotency-key-needed'])
  })

  test('a refusal does not use the key up, and two requests at once make one person', async () => {
    const key = randomUUID()
    expect((await world.register({ name: 'Lăng Văn Thử', birth: '2027' }, { key })).json.code).toBe('birth-in-future')
    const both = await Promise.all([1, 2, 3].map(() => world.register({ name: 'Lăng Văn Thử' }, { key })))
    expect(both.map((answer) => answer.status)).toEqual([201, 201, 201])
    expect(new Set(both.map((answer) => answer.json.id)).size).toBe(1)
  })

  test('beginning a measure is recognised by its key too', async () => {
    const personId = (await ok(world.register({ name: 'Đàm Văn Thử' }))).id
    const headers = { 'idempotency-key': randomUUID() }
    const body = { kind: 'assessment', act: { id: randomUUID(), type: 'record-result', occurredOn: '2026-11-20', basedOn: 0, data: { result: 'addicted', issuedOn: '2026-11-20' } } }
    const first = await world.call('commune-police', 'POST', `/api/people/${personId}/measures`, body, { headers })
    const second = await world.call('commune-police', 'POST', `/api/people/${personId}/measures`, body, { headers })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.json).toEqual(first.json)
    const other = await world.call('commune-police', 'POST', `/api/people/${personId}/measures`, { ...body, act: { ...body.act, data: { ...body.act.data, result: 'not-addicted' } } }, { headers })
    expect([other.status, other.json.code]).toEqual([409, 'key-reused'])
    expect(await world.rows('select count(*)::int as n from measure where person_id = $1', personId)).toEqual([{ n: 1 }])
  })

  test('an update of the residence ends the one before; someone else’s person is not found', async () => {
    const personId = (await ok(world.register({ name: 'Triệu Văn Thử' }))).id
    const body = { unitId: communes.a, from: '2026-03-01', addressAsWritten: 'thôn Mẫu', kind: 'permanent' }
    expect((await world.call('commune-police', 'POST', `/api/people/${personId}/residences`, body, { headers: { 'idempotency-key': randomUUID() } })).status).toBe(201)
    const opened = await ok(world.call('commune-police', 'GET', `/api/people/${personId}`), 200)
    expect(opened.residences.map((residence: { from: string; to: string | null }) => [residence.from, residence.to])).toEqual([['2026-03-01', null], ['2022-01-01', '2026-03-01']])
    for (const id of [personId, randomUUID()]) {
      const hidden = await world.call('commune-police', 'POST', `/api/people/${id}/residences`, body, { commune: 'b' })
      expect([hidden.status, hidden.json.code]).toEqual([404, 'not-found'])
    }
  })
})

describe('finding by name', () => {
  beforeAll(async () => {
    for (const name of ['Nguyễn Văn Ánh Thử', 'Nguyễn Thị Vân Thử', 'Nguyễn Vân Văn Thử', 'Hứa Văn Nguyên Thử', 'Đỗ Ánh Nguyệt Thử']) await assessed(name)
    await assessed('Nguyễn Văn Bình Thử', {}, 'b')
  })
  const words: readonly (readonly [string, readonly string[]])[] = [
    ['nguyen van', ['Nguyễn Văn Ánh Thử', 'Nguyễn Vân Văn Thử']],
    ['NGUYỄN  vân', ['Nguyễn Văn Ánh Thử', 'Nguyễn Vân Văn Thử']],
    ['van nguyen', ['Hứa Văn Nguyên Thử']],
    ['ng va an', ['Nguyễn Văn Ánh Thử']],
    ['van', ['Nguyễn Văn Ánh Thử', 'Nguyễn Thị Vân Thử', 'Nguyễn Vân Văn Thử', 'Hứa Văn Nguyên Thử']],
    ['anh nguyet', ['Đỗ Ánh Nguyệt Thử']],
    ['do anh', ['Đỗ Ánh Nguyệt Thử']],
    ['guyen', []], ['nguyen anh', []], ['van thu', ['Nguyễn Thị Vân Thử', 'Nguyễn Vân Văn Thử']], ['%', []], ["'; --", []], ['.*', []],
  ]
  const invented = (names: readonly string[]) => names.filter((name) => /Thử$/.test(name) && /Nguyễn|Hứa|Đỗ/.test(name) && !name.includes('Bình')).toSorted()
  test.each(words)('%s: folded words in order, adjacent, each the beginning of a word', async (q, expected) => {
    expect(invented(await find(q))).toEqual([...expected].toSorted())
    if (q !== '%' && !q.startsWith("'") && q !== '.*') expect(invented(await find(q, { role: 'province-police', ...records }))).toEqual([...expected].toSorted())
  })

  test('only within one’s own sight; the province over all communes, for a stated purpose', async () => {
    expect(await find('nguyen van binh')).toEqual([])
    expect(await find('nguyen van binh', { commune: 'b' })).toEqual(['Nguyễn Văn Bình Thử'])
    expect(await find('nguyen van binh', { role: 'province-police', ...records })).toEqual(['Nguyễn Văn Bình Thử'])
    const without = await world.call('province-police', 'GET', '/api/people?q=nguyen')
    expect([without.status, without.json.code]).toEqual([403, 'purpose-needed'])
    expect((await world.call('province-planner', 'GET', '/api/people?q=nguyen')).json.code).toBe('not-your-role')
    // The chair has acted in post-rehabilitation only since 2026-07-01.
    expect(await find('nguyen', { role: 'commune-chair' })).toEqual([])
  })

  test('pages follow each other without gaps or repeats, at the commune and at the province', async () => {
    for (const [role, options] of [['commune-police', {}], ['province-police', records]] as const) {
      const all = await find('nguyen', { role, ...options })
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: CallAnswer['json'] = await ok(world.call(role, 'GET', `/api/people?q=nguyen&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, undefined, options), 200)
        seen.push(...page.items.map((item: { name: string }) => item.name))
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual(all)
    }
    const page: CallAnswer['json'] = await ok(world.call('commune-police', 'GET', '/api/people?q=nguyen&limit=1'), 200)
    for (const [role, url] of [['commune-police-chief', '/api/people?q=nguyen&limit=1'], ['commune-police', '/api/people?q=van&limit=1']] as const) {
      expect((await world.call(role, 'GET', `${url}&cursor=${encodeURIComponent(page.nextCursor)}`)).json.code).toBe('cursor-not-yours')
    }
  })

  test('by personal number exactly and by case number, in own sight only', async () => {
    const answer = await ok(world.register({ name: 'Chu Văn Thử', personalNumber: '999088000123' }))
    expect(await find('999088000123')).toEqual(['Chu Văn Thử'])
    expect(await find('999 088 000 123')).toEqual(['Chu Văn Thử'])
    expect(await find('999088000123', { commune: 'b' })).toEqual([])
    expect(await find(answer.caseNumber.toLowerCase())).toEqual(['Chu Văn Thử'])
    expect(await find(answer.caseNumber, { commune: 'b' })).toEqual([])
  })

  test('limits are clamped, and a list is written in the ledger with exactly the people shown', async () => {
    expect((await world.call('commune-police', 'GET', '/api/people?limit=0&q=nguyen')).json.items).toHaveLength(1)
    expect((await world.call('commune-police', 'GET', '/api/people?limit=100000&q=nguyen')).status).toBe(200)
    const shown: CallAnswer['json'] = await ok(world.call('commune-police', 'GET', '/api/people?q=nguyen&limit=2'), 200)
    const [entry] = await world.rows(`select person_ids from disclosure where operation = 'people.list' order by id desc limit 1`)
    expect(entry!['person_ids']).toEqual(shown.items.map((item: { id: string }) => item.id))
  })
})

describe('duplicates', () => {
  const twin = { name: 'Trần Văn Âu Thử', birth: '1988-03-02', personalNumber: '999088000777' }

  test('in one’s own sight they are named at once', async () => {
    const personId = await assessed(twin.name, { birth: '1988', personalNumber: '999088000778' })
    const answer = await ok(world.register({ ...twin, personalNumber: undefined, birth: '1988-03-02' }))
    expect(answer.duplicatesInSight.map((item: { id: string; open: number }) => [item.id, item.open])).toEqual([[personId, 1]])
  })

  test('elsewhere open, elsewhere ended, or nowhere: three fresh databases give the same words and status, only the records post’s queue differs', async () => {
    const answers: { status: number; shape: unknown; queue: number; length: number }[] = []
    for (const there of ['open', 'ended', 'absent'] as const) {
      const fresh = await trialWorld('2026-11-20T02:00:00Z')
      try {
        if (there !== 'absent') await assessed(twin.name, { birth: twin.birth, personalNumber: twin.personalNumber }, 'b', fresh)
        if (there === 'ended') {
          const [measure] = await fresh.rows('select measure_id from measure')
          const ended = await fresh.act('commune-police', String(measure!['measure_id']), 'close-without-addiction', '2026-11-20', { because: 'opened-by-mistake' }, {}, 'b')
          expect(ended.status, ended.text).toBe(201)
          expect((await fresh.call('commune-police', 'GET', '/api/people?q=tran', undefined, { commune: 'b' })).json.items).toEqual([])
        }
        const answer = await fresh.register(twin)
        await checkDuplicates(fresh.application.platform, { personId: answer.json.id, provinceId: 'p-20' })
        const { id: _id, caseNumber: _number, ...shape } = answer.json
        const queue: CallAnswer['json'] = await ok(fresh.call('identity-steward', 'GET', '/api/duplicates'), 200)
        answers.push({ status: answer.status, shape, queue: queue.items.length, length: answer.text.length })
      } finally {
        await fresh.close()
      }
    }
    expect(answers.map(({ queue: _queue, ...rest }) => rest)).toEqual([answers[0], answers[0], answers[0]].map((answer) => ({ status: answer!.status, shape: answer!.shape, length: answer!.length })))
    expect(answers.map((answer) => answer.queue)).toEqual([1, 0, 0])
  }, 60_000)

  test('the records post compares and decides, and may take it back; nobody else reads the queue', async () => {
    const other = await assessed('Vũ Thị Ẩn Thử', { birth: '1979-01-01', sex: 'female' }, 'b')
    const registered = await ok(world.register({ name: 'Vu Thi An Thử', birth: '1979-01-01', sex: 'female' }))
    expect(registered.duplicatesInSight).toEqual([])
    await checkDuplicates(world.application.platform, { personId: registered.id, provinceId: 'p-20' })
    const queue: CallAnswer['json'] = await ok(world.call('identity-steward', 'GET', '/api/duplicates'), 200)
    const pair = queue.items.find((item: { a: { id: string }; b: { id: string } }) => [item.a.id, item.b.id].includes(other))
    expect(pair.same).toEqual(['name', 'birth'])
    expect([pair.a.id, pair.b.id].toSorted()).toEqual([other, registered.id].toSorted())
    for (const decision of ['same-person', 'different-people']) {
      expect((await world.call('identity-steward', 'POST', `/api/duplicates/${pair.id}`, { decision, reason: 'đối chiếu giấy tờ' })).status).toBe(200)
    }
    expect(await world.rows('select decision from duplicate_decision where task_id = $1 order by id', pair.id)).toEqual([{ decision: 'same-person' }, { decision: 'different-people' }])
    expect((await world.call('identity-steward', 'POST', `/api/duplicates/${randomUUID()}`, { decision: 'same-person', reason: 'thử' })).status).toBe(404)
    for (const role of ['commune-police', 'commune-chair', 'province-police'] as const) expect((await world.call(role, 'GET', '/api/duplicates')).status).toBe(403)
  })
})

describe('what a person tells a counsellor', () => {
  test('is read by the counsellor’s own service only, and its existence by nobody else', async () => {
    const personId = await assessed('Giáp Văn Thử')
    const note = 'lời kể riêng với người tư vấn'
    const body = { id: randomUUID(), on: '2026-11-20', kind: 'counselling', note }
    const without = await world.call('counsellor', 'POST', `/api/people/${personId}/counselling`, body)
    const unknown = await world.call('counsellor', 'POST', `/api/people/${randomUUID()}/counselling`, body)
    expect([without.status, without.text]).toEqual([unknown.status, unknown.text])
    // The counsellor and the health station are each given the person.
    await world.rows(`insert into circle (post_id, person_id, purpose, until) values ($1, $2, 'support', '9999-12-31')`, world.post('counsellor'), personId)
    await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'scope')`, world.agency('health-station'), personId)
    const before = await ok(world.call('commune-police', 'GET', `/api/people/${personId}`), 200)
    expect((await world.call('counsellor', 'POST', `/api/people/${personId}/counselling`, body)).status).toBe(201)
    expect((await world.call('counsellor', 'POST', `/api/people/${personId}/counselling`, body)).status).toBe(200)
    expect((await world.call('counsellor', 'POST', `/api/people/${personId}/counselling`, { ...body, kind: 'health' })).json.code).toBe('id-reused')
    expect((await world.call('health-station', 'POST', `/api/people/${personId}/counselling`, { ...body, note: 'ghi chép của trạm' })).status).toBe(201)
    expect((await ok(world.call('counsellor', 'GET', `/api/people/${personId}/counselling`), 200)).items.map((entry: { note: string }) => entry.note)).toEqual([note])
    expect((await ok(world.call('health-station', 'GET', `/api/people/${personId}/counselling`), 200)).items.map((entry: { note: string }) => entry.note)).toEqual(['ghi chép của trạm'])
    for (const role of ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'province-police'] as const) expect((await world.call(role, 'GET', `/api/people/${personId}/counselling`)).status).toBe(403)
    const after = await ok(world.call('commune-police', 'GET', `/api/people/${personId}`), 200)
    expect(after).toEqual(before)
    const [stored] = await world.rows('select note from counselling_entry where id = $1 limit 1', body.id)
    expect((stored!['note'] as Buffer).includes('lời kể')).toBe(false)
    expect(world.application.logged()).not.toContain('lời kể')
  })
})

describe('opening a person', () => {
  test('hidden, ended and unknown are one answer', async () => {
    const personId = await assessed('Hà Văn Thử')
    const answers = await Promise.all([
      world.call('commune-police', 'GET', `/api/people/${personId}`, undefined, { commune: 'b' }), world.call('commune-police', 'GET', `/api/people/${randomUUID()}`, undefined, { commune: 'b' }),
      world.call('commune-police', 'GET', '/api/people/khong-co', undefined, { commune: 'b' }), world.call('province-police', 'GET', `/api/people/${personId}`), world.call('province-planner', 'GET', `/api/people/${personId}`),
      world.call('identity-steward', 'GET', `/api/people/${personId}`),
    ])
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1)
    expect(answers[0]!.status).toBe(404)
    const province = await ok(world.call('province-police', 'GET', `/api/people/${personId}`, undefined, records), 200)
    expect(province.measures).toHaveLength(1)
    expect(province.deadlines.length).toBeGreaterThan(0)
  })
})
