/** Registering tells nothing of records elsewhere, and what the records post decides can be taken back. All people are invented. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overlap } from '../../checks/support/ranks.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { checkDuplicates } from './people.commands.ts'

const now = '2026-11-20T02:00:00Z'
let world: World
beforeAll(async () => { world = await trialWorld(now) })
afterAll(() => world.close())

const begin = async (personId: string, commune: 'a' | 'b') => {
  const begun = await world.begin('commune-police', personId, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }, commune)
  expect(begun.status, begun.text).toBe(201)
}
const person = (number: number) => ({ name: `Hoàng Văn ${'Thử Mẫu Bản'.split(' ')[number % 3]} ${'bcdghklmnpqrstvx'[number % 16]}${'aeiouy'[Math.floor(number / 16) % 6]}${'bcdghklmn'[Math.floor(number / 96) % 9]}`, birth: `19${60 + (number % 40)}-0${1 + (number % 9)}-1${number % 9}`, personalNumber: `999${String(100_000_000 + number)}` })

describe('a twin elsewhere, a twin that is sealed, a twin that is nobody’s any more, and none', () => {
  const tries = 1_000
  test(`answer in the same words, status and shape, and in times that cannot be told apart, over ${tries} tries`, async () => {
    const kinds = ['open', 'sealed', 'gone', 'none'] as const
    // The twins stand in the other commune: with a measure, sealed, off every list; and for a quarter of the tries there is none.
    await world.database.owner(async (admin) => {
      for (let number = 0; number < tries; number++) {
        const kind = kinds[number % 4]!
        if (kind === 'none') continue
        const { name, birth, personalNumber } = person(number)
        const id = randomUUID()
        await admin.query(`with p as (insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit, sealed_at) values ($1, 'HN-20-05986-' || $2, now(), 'commune-police:c-05986', 'c-05986', $3) returning person_id),
          s as (insert into sight (agency_id, person_id, until) select 'commune-police:c-05986', person_id, '9999-12-31'::date from p where $4)
          insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, personal_number_index, residence_unit) select person_id, $5, $6, $7, $8, 'male', $9, 'c-05986' from p`,
        [id, String(number), kind === 'sealed' ? now : null, kind === 'open', name, name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd'), birth, Number(birth.slice(0, 4)), world.application.platform.keys.blindIndex('personal-number', personalNumber)])
      }
    })
    // The order is shuffled, so that a machine that grows slower does not look like an answer.
    const order = Array.from({ length: tries }, (_, number) => number).toSorted((a, b) => ((a * 7919) % tries) - ((b * 7919) % tries))
    const times = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<(typeof kinds)[number], number[]>
    const shapes = new Set<string>()
    for (const number of order) {
      const from = performance.now()
      const answer = await world.register(person(number))
      times[kinds[number % 4]!].push(performance.now() - from)
      const { id, caseNumber, ...rest } = answer.json as { id: string; caseNumber: string }
      shapes.add(JSON.stringify({ status: answer.status, keys: Object.keys(answer.json as object), id: id.length, caseNumber: caseNumber.replaceAll(/\d+$/g, (digits) => '9'.repeat(Math.min(4, digits.length))), rest, headers: Object.keys(answer.headers).toSorted(), type: answer.headers['content-type'] }))
    }
    expect([...shapes]).toHaveLength(1)
    const measured = (['open', 'sealed', 'gone'] as const).map((kind) => [kind, overlap(times[kind], times.none)] as const)
    console.log(`registering with a twin against without, ${tries} tries: ${measured.map(([kind, share]) => `${kind} ${share.toFixed(3)}`).join(', ')} (0.5 = no difference)`)
    // By ranks alone: the share of pairs in which the one took longer than the other.
    for (const [kind, share] of measured) expect(Math.abs(share - 0.5), kind).toBeLessThan(0.15)
    // And every one of them left the same job behind, whatever it will find.
    expect(await world.rows(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'people.duplicates'`)).toEqual([{ n: tries }])
  }, 240_000)
})

describe('the records post', () => {
  const steward = (method: 'GET' | 'POST', url: string, body?: unknown) => world.call('identity-steward', method, url, body)
  const linksOf = (id: string, commune: 'a' | 'b') => world.call('commune-police', 'GET', `/api/people/${id}/links`, undefined, { commune })
  let [here, there] = [{ id: '', caseNumber: '' }, { id: '', caseNumber: '' }]
  let pair = ''
  beforeAll(async () => {
    const twin = { name: 'Hoàng Thị Mẫu Thử', birth: '1988-04-03', personalNumber: '999700000001' }
    here = (await world.register(twin, { commune: 'a' })).json as typeof here
    await begin(here.id, 'a')
    there = (await world.register(twin, { commune: 'b' })).json as typeof there
    await begin(there.id, 'b')
    await checkDuplicates(world.application.platform, { personId: there.id, provinceId: 'p-20' })
    pair = (await world.rows('select id from duplicate_task where person_a = any ($1) and person_b = any ($1)', [here.id, there.id]))[0]!['id'] as string
  })
  const kept = () => world.rows(`select (select json_agg(x order by x.person_id) from (select to_jsonb(i) - 'same_person' - 'same_rank' as whole, i.person_id from person_identity i where i.person_id = any ($1)) x)::text as identity, (select json_agg(x order by x.measure_id) from (select * from measure where person_id = any ($1)) x)::text as measures,
    (select json_agg(x order by x.agency_id, x.person_id) from (select * from sight where person_id = any ($1)) x)::text as sight`, [here.id, there.id])

  test('before the decision nobody learns of the other record', async () => {
    expect((await linksOf(here.id, 'a')).json.items).toEqual([])
    const [hidden, absent] = [await linksOf(there.id, 'a'), await linksOf(randomUUID(), 'a')]
    expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text])
  })

  test('links two records: who sees one of them sees what he saw before, to the byte; nothing of either is changed', async () => {
    const before = await kept()
    const doors = async () => Promise.all([`/api/people/${here.id}`, `/api/people/${here.id}/links`, '/api/people', '/api/people?q=hoang', '/api/people?q=999700000001', `/api/people?q=${there.caseNumber}`, '/api/measures', '/api/deadlines'].map(async (url) => { const { status, text, headers } = await world.call('commune-police', 'GET', url); return [url, status, text.replace(/"nextCursor":"[^"]+"/, ''), headers['content-length']] }))
    const unlinked = await doors()
    expect((await steward('POST', `/api/duplicates/${pair}`, { decision: 'same-person', reason: 'cùng số định danh' })).status).toBe(200)
    expect(await kept()).toEqual(before)
    expect(await doors()).toEqual(unlinked)
    expect((await linksOf(here.id, 'a')).json.items).toEqual([])
    expect((await linksOf(there.id, 'b')).json.items).toEqual([])
    const [hidden, absent] = [await world.call('commune-police', 'GET', `/api/people/${there.id}`), await world.call('commune-police', 'GET', `/api/people/${randomUUID()}`)]
    expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text])
    // Whoever has both in sight is shown one person: each record leads to the other, with its measures.
    const province = await world.call('province-police', 'GET', `/api/people/${here.id}/links`, undefined, { headers: { purpose: 'records' } })
    expect(province.json.items).toMatchObject([{ caseNumber: there.caseNumber, id: there.id, measures: [{ kind: 'assessment' }] }])
  })

  test('tells the bodies concerned, each once, in rows that name nobody', async () => {
    const notices = await world.rows(`select to_agency, to_role, topic, ref, n::text as text from notice n where topic = 'records-linked' order by to_agency`)
    expect(notices.map((row) => row['to_agency'])).toEqual(['commune-police:c-05983', 'commune-police:c-05986'])
    for (const row of notices) for (const secret of [here.id, there.id, here.caseNumber, there.caseNumber, 'Mẫu', '0001', 'assessment', pair]) expect(String(row['text'])).not.toContain(secret)
  })

  test('takes it back: both are as they were, the decision of before stays written', async () => {
    const before = await kept()
    expect((await steward('GET', '/api/duplicates/decided')).json.items).toMatchObject([{ id: pair, decision: 'same-person', same: ['name', 'birth', 'personal-number'] }])
    expect((await steward('POST', `/api/duplicates/${pair}`, { decision: 'different-people', reason: 'nhập nhầm số' })).status).toBe(200)
    expect(await kept()).toEqual(before)
    expect((await linksOf(here.id, 'a')).json.items).toEqual([])
    expect((await linksOf(there.id, 'b')).json.items).toEqual([])
    expect(await world.rows('select decision from duplicate_decision where task_id = $1 order by id', pair)).toEqual([{ decision: 'same-person' }, { decision: 'different-people' }])
    expect(await world.rows('select count(*)::int as n from person_link where unlinked_at is not null')).toEqual([{ n: 1 }])
    expect((await world.rows(`select 1 from notice where topic = 'records-unlinked'`)).length).toBe(2)
    // And once more: a decision is never the last.
    expect((await steward('POST', `/api/duplicates/${pair}`, { decision: 'same-person', reason: 'đã đối chiếu giấy tờ' })).status).toBe(200)
    expect((await world.call('province-police', 'GET', `/api/people/${here.id}/links`, undefined, { headers: { purpose: 'records' } })).json.items).toHaveLength(1)
  })

  test('a pair that came to nothing is told to nobody; another province’s pair answers like none', async () => {
    const before = (await world.rows('select count(*)::int as n from notice'))[0]
    const twin = { name: 'Hoàng Văn Bản Mẫu', birth: '1979' }
    const first = (await world.register(twin, { commune: 'a' })).json as { id: string }
    await begin(first.id, 'a')
    const second = (await world.register(twin, { commune: 'b' })).json as { id: string }
    await begin(second.id, 'b')
    await checkDuplicates(world.application.platform, { personId: second.id, provinceId: 'p-20' })
    const [task] = await world.rows('select id from duplicate_task where person_a = $1 or person_b = $1', second.id)
    expect((await steward('POST', `/api/duplicates/${String(task!['id'])}`, { decision: 'different-people', reason: 'hai người khác nhau' })).status).toBe(200)
    expect((await world.rows('select count(*)::int as n from notice'))[0]).toEqual(before)
    const body = { decision: 'same-person', reason: 'thử xem' }
    await world.rows(`update duplicate_task set province_id = 'p-24' where id = $1`, task!['id'])
    const [hidden, absent] = [await steward('POST', `/api/duplicates/${String(task!['id'])}`, body), await steward('POST', `/api/duplicates/${randomUUID()}`, body)]
    expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text])
  })

  test('a linked record that is nobody’s any more is not told', async () => {
    await world.rows('delete from sight where person_id = $1', there.id)
    expect((await world.call('province-police', 'GET', `/api/people/${here.id}/links`, undefined, { headers: { purpose: 'records' } })).json.items).toEqual([])
  })
})

describe('records that are one person', () => {
  type Found = { id: string; caseNumber: string }
  const twins = [{ name: 'Lường Văn Mẫu', birth: '1984-06-01' }, { name: 'Lường Văn Mầu', birth: '1984' }, { name: 'Lường Văn Mẫu', birth: '1984-06-01' }]
  let [first, second, third]: Found[] = []
  let pairs: string[] = []
  const decide = async (index: number, decision: 'same-person' | 'different-people') => expect((await world.call('identity-steward', 'POST', `/api/duplicates/${pairs[index]!}`, { decision, reason: 'đã đối chiếu giấy tờ' })).status).toBe(200)
  const province = { headers: { purpose: 'records' } } as const
  const dossier = (id: string, who: 'a' | 'b' | 'province' = 'a') => (who === 'province' ? world.call('province-police', 'GET', `/api/people/${id}`, undefined, province) : world.call('commune-police', 'GET', `/api/people/${id}`, undefined, { commune: who }))
  const find = async (query: string, who: 'a' | 'b' | 'province' = 'a') =>
    ((who === 'province' ? await world.call('province-police', 'GET', `/api/people?${query}`, undefined, province) : await world.call('commune-police', 'GET', `/api/people?${query}`, undefined, { commune: who })).json.items as { id: string; open: number }[]).filter((item) => [first!.id, second!.id, third!.id].includes(item.id)).map((item) => [item.id, item.open])
  beforeAll(async () => {
    const made: Found[] = []
    for (const [index, twin] of twins.entries()) {
      world.application.setNow(`2026-11-20T0${3 + index}:00:00Z`)
      const commune = index === 2 ? 'b' : 'a'
      made.push((await world.register(twin, { commune })).json as Found)
      await begin(made[index]!.id, commune)
    }
    ;[first, second, third] = made
    for (const [a, b] of [[first, second], [second, third]]) {
      const id = randomUUID()
      pairs = [...pairs, id]
      const [low, high] = [a!.id, b!.id].toSorted()
      await world.rows(`insert into duplicate_task (id, province_id, person_a, person_b, same, raised_at) values ($1, 'p-20', $2, $3, '{name}', now()) on conflict (province_id, person_a, person_b) do update set id = excluded.id`, id, low, high)
    }
  })

  test('are two until the records post has decided', async () => {
    const found = await find('q=luong')
    expect(found).toHaveLength(2)
    expect(found).toEqual(expect.arrayContaining([[second!.id, 1], [first!.id, 1]]))
    expect((await dossier(first!.id)).json).not.toHaveProperty('linked')
  })

  test('read as one wherever both are in sight: one dossier whichever is opened, one row in list and search, whatever is searched', async () => {
    await decide(0, 'same-person')
    const [one, other] = [await dossier(first!.id), await dossier(second!.id)]
    expect(one.status).toBe(200)
    expect(other.json).toEqual(one.json)
    expect(one.json).toMatchObject({ id: first!.id, caseNumber: first!.caseNumber, name: 'Lường Văn Mẫu', linked: [{ id: second!.id, caseNumber: second!.caseNumber, name: 'Lường Văn Mầu' }] })
    expect(one.json.measures.map((measure: { personId: string }) => measure.personId).toSorted()).toEqual([first!.id, second!.id].toSorted())
    expect(one.json.residences).toHaveLength(2)
    for (const query of ['q=luong', 'q=luong van', 'q=l v m', 'q=Luong Van Mau', 'q=luong&unit=c-05983']) expect(await find(query), query).toEqual([[first!.id, 2]])
    // What was searched for is found, also where only the later record has it.
    expect(await find(`q=${second!.caseNumber}`)).toEqual([[second!.id, 2]])
    expect(await find(`q=${first!.caseNumber}`)).toEqual([[first!.id, 2]])
    const twin = await world.register({ name: 'Lường Văn Mẫu', birth: '1984-06-01' })
    expect((twin.json as { duplicatesInSight: { id: string }[] }).duplicatesInSight.map((row) => row.id)).toEqual([first!.id])
    expect(await world.rows(`select person_ids from disclosure where operation = 'people.get' and outcome = 'shown' order by id desc limit 1`)).toEqual([{ person_ids: [first!.id, second!.id] }])
  })

  test('page by page each person once', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const page = (await world.call('commune-police', 'GET', `/api/people?limit=9${cursor === '' ? '' : `&cursor=${cursor}`}`)).json as { items: { id: string }[]; nextCursor: string | null }
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? ''
    } while (cursor !== '' && seen.length < 2_000)
    expect(seen).toContain(first!.id)
    expect(seen).not.toContain(second!.id)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('a third in another commune: the province sees one person of three records, each commune only its own, without a trace', async () => {
    const before = [await dossier(first!.id), await dossier(third!.id, 'b')]
    await decide(1, 'same-person')
    const after = [await dossier(second!.id), await dossier(third!.id, 'b')]
    expect(after.map((each) => [each.text.length, each.json.linked?.length, each.json.id])).toEqual([[before[0]!.text.length, 1, first!.id], [before[1]!.text.length, undefined, third!.id]])
    for (const secret of [third!.id, third!.caseNumber]) expect(after[0]!.text).not.toContain(secret)
    for (const secret of [first!.id, first!.caseNumber, second!.id, second!.caseNumber, 'linked']) expect(after[1]!.text).not.toContain(secret)
    expect(await find('q=luong')).toEqual([[first!.id, 2]])
    expect(await find('q=luong', 'b')).toEqual([[third!.id, 1]])
    for (const { id } of [first!, second!, third!]) {
      expect((await dossier(id, 'province')).json).toMatchObject({ id: first!.id, linked: [{ id: second!.id }, { id: third!.id }] })
    }
    for (const query of ['q=luong', 'q=l v m', 'q=luong v m', 'q=luong van']) expect((await find(query, 'province')), query).toEqual([[first!.id, 3]])
    expect(await find('q=luong&unit=c-05986', 'province')).toEqual([[third!.id, 3]])
  })

  test('the first of them leaves the sight: the others are one person under the next, and nothing of the first is left', async () => {
    await world.rows(`update sight set until = '2026-11-01' where person_id = $1 and agency_id = 'commune-police:c-05983'`, first!.id)
    const left = await dossier(second!.id)
    expect(left.json.id).toBe(second!.id)
    expect(left.json).not.toHaveProperty('linked')
    expect(left.text).not.toContain(first!.id)
    expect(await find('q=luong')).toEqual([[second!.id, 1]])
    expect((await dossier(first!.id)).status).toBe(404)
    await world.rows(`update sight set until = '9999-12-31' where person_id = $1 and agency_id = 'commune-police:c-05983'`, first!.id)
  })

  test('a record closed to the officer, and a restricted one, is no part of his person', async () => {
    const [account] = await world.rows('select account_id from post where id = $1', world.post('commune-police'))
    await world.rows(`insert into barred (account_id, person_id, reason, at, by_post) values ($1, $2, 'kin', now(), 'x')`, account!['account_id'], second!.id)
    const own = await dossier(first!.id)
    expect(own.json).not.toHaveProperty('linked')
    expect(own.text).not.toContain(second!.id)
    expect(await find('q=luong')).toEqual([[first!.id, 1]])
    await world.rows('delete from barred where person_id = $1', second!.id)
    expect((await dossier(first!.id)).json.linked).toHaveLength(1)
  })

  test('taken back, there are two again', async () => {
    await decide(0, 'different-people')
    expect(await find('q=luong')).toEqual(expect.arrayContaining([[first!.id, 1], [second!.id, 1]]))
    expect((await dossier(first!.id)).json).not.toHaveProperty('linked')
    expect((await dossier(third!.id, 'province')).json).toMatchObject({ id: second!.id, linked: [{ id: third!.id }] })
    await decide(1, 'different-people')
    expect(await world.rows('select count(*)::int as n from person_identity where same_person is not null and person_id = any ($1)', [first!.id, second!.id, third!.id])).toEqual([{ n: 0 }])
  })
})
