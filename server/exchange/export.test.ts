/** Lists leave with purpose and receiver, hold what the post sees and nothing more, and stand in the ledger. All people are invented. */
import { readXlsx } from 'hucre/xlsx'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { growSight } from '../../checks/bench/exchange.ts'
import { communes, trialWorld, type Commune, type World } from '../../checks/support/trial-world.ts'
import { listZip, readParts } from '../registers/zip.ts'
import { slice as registers } from '../registers/registers.slice.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import { slice } from './exchange.slice.ts'

let world: World
const people: string[] = []
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [slice, registers, indicators])
  for (const [name, commune] of [['Triệu Văn Thử', 'a'], ['=1+1 Hoàng & <Thử>', 'a'], ['Vi Thị Thử', 'b']] as const) {
    const personId = (await world.register({ name, birth: name.startsWith('Vi') ? '1991-05' : '1990-03-02', personalNumber: `99909100000${people.length + 1}`, phone: '0912345678', residence: { unitId: communes[commune], addressAsWritten: 'thôn Mẫu', from: '2022-01-01' } }, { commune })).json.id
    people.push(personId)
    const begun = await world.begin('commune-police', personId, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }, commune)
    expect(begun.status, begun.text).toBe(201)
  }
}, 120_000)
afterAll(() => world.close())

const why = { reason: 'Rà soát danh sách quý IV', receiver: 'Phòng Mẫu' } as const
async function take(role: Role, list: string, body: object = {}, options: { commune?: Commune; purpose?: string } = {}) {
  const answer = await world.application.app.inject({ method: 'POST', url: `/api/exchange/lists/${list}/export.xlsx`, payload: { ...why, ...body }, headers: { cookie: world.cookie(role, options.commune), ...(options.purpose ? { purpose: options.purpose } : {}) } })
  if (answer.statusCode !== 200) return { status: answer.statusCode, code: (answer.json() as { code: string }).code, rows: [] as unknown[][], bytes: answer.rawPayload, sheets: [] }
  const book = await readXlsx(answer.rawPayload)
  return { status: 200, code: '', rows: book.sheets[0]!.rows as unknown[][], bytes: answer.rawPayload, sheets: book.sheets }
}

describe('a list of people', () => {
  test('holds the people in sight, as text that is never a formula, and says who took it and what for', async () => {
    const { rows, sheets, bytes } = await take('commune-police-chief', 'people')
    expect(rows[1]!.slice(1, 3)).toEqual(['Họ và tên', 'Tên gọi khác'])
    const names = rows.slice(2).map((row) => row[1])
    expect(names).toEqual(['=1+1 Hoàng & <Thử>', 'Triệu Văn Thử'])
    expect(rows[0]![0]).toContain(world.post('commune-police-chief'))
    const text = JSON.stringify(rows)
    expect(text).toContain('0001')
    for (const hidden of ['999091000001', '0912345678', 'Vi Thị']) expect(text).not.toContain(hidden)
    expect(sheets[1]!.rows.flat()).toEqual(expect.arrayContaining([why.reason, why.receiver, '2']))
    const parts = readParts(bytes, listZip(bytes)!, 10_000_000)!
    const sheet = [...parts].find(([name]) => name.endsWith('sheet1.xml'))![1].toString()
    expect(sheet).toContain('<oddFooter>')
    expect(sheet).toMatch(/oddHeader>[^<]*Danh sách người/)
    expect(sheet).not.toContain('<f>')
  })
  test('each person stands in the ledger, the export in the list of exports with its number of rows', async () => {
    const before = await world.rows(`select coalesce(max(id), 0) as id from disclosure`)
    await take('commune-police-chief', 'people', { article: 'L91 Đ19.1.c' })
    const entries = await world.rows(`select person_ids, article, outcome from disclosure where operation = 'exchange.export' and id > $1 order by id`, before[0]!['id'])
    expect(entries.flatMap((entry) => entry['person_ids'] as string[]).toSorted()).toEqual([people[0], people[1]].toSorted())
    expect(entries.every((entry) => entry['article'] === 'L91 Đ19.1.c' && entry['outcome'] === 'shown')).toBe(true)
    const made = await world.call('commune-police-chief', 'GET', '/api/exchange/exports')
    expect((made.json.items as { article: string | null }[]).find((item) => item.article !== null)).toMatchObject({ list: 'people', rows: 2, ...why, article: 'L91 Đ19.1.c', role: 'commune-police-chief' })
    expect((await world.call('privacy-officer', 'GET', '/api/exchange/exports')).json.items.length).toBe(made.json.items.length)
    const first = await world.call('commune-police-chief', 'GET', '/api/exchange/exports?limit=1')
    const second = await world.call('commune-police-chief', 'GET', `/api/exchange/exports?limit=1&cursor=${encodeURIComponent(first.json.nextCursor)}`)
    expect([first.json.items[0].id, second.json.items[0].id].toSorted()).toEqual(made.json.items.slice(0, 2).map((item: { id: string }) => item.id).toSorted())
    expect((await world.call('commune-police-chief', 'GET', `/api/exchange/exports?limit=1&cursor=${encodeURIComponent(first.json.nextCursor)}`, undefined, { commune: 'b' })).json.code).toBe('cursor-not-yours')
    for (const [role, commune] of [['commune-police-chief', 'b'], ['commune-police', 'a'], ['identity-steward', 'a']] as const) expect((await world.call(role, 'GET', '/api/exchange/exports', undefined, { commune })).json.items).toEqual([])
  })
  test('is for heads and the province, not for every post; the refusal is written down', async () => {
    const before = await world.rows(`select count(*)::int as n from disclosure where operation = 'exchange.export' and outcome = 'refused'`)
    for (const role of ['commune-police', 'health-station', 'counsellor', 'province-planner', 'identity-steward', 'privacy-officer'] as const) expect([role, (await take(role, 'people')).code]).toEqual([role, 'export-not-yours'])
    const after = await world.rows(`select count(*)::int as n from disclosure where operation = 'exchange.export' and outcome = 'refused'`)
    expect(Number(after[0]!['n']) - Number(before[0]!['n'])).toBe(6)
    expect((await take('province-police', 'people')).code).toBe('purpose-needed')
    expect((await take('province-police', 'people', {}, { purpose: 'records' })).rows.length).toBe(2 + 3)
  })
  test('asks for purpose and receiver, knows its columns and filters', async () => {
    const answer = await world.call('commune-police-chief', 'POST', '/api/exchange/lists/people/export.xlsx', { reason: 'x', receiver: '' })
    expect(answer.json.fields.map((field: { path: string }) => field.path).toSorted()).toEqual(['reason', 'receiver'])
    expect((await take('commune-police-chief', 'people', { columns: ['name', 'phone'] })).code).toBe('column-unknown')
    expect((await take('commune-police-chief', 'people', { columns: ['hiv'] })).code).toBe('column-unknown')
    expect((await take('commune-police-chief', 'people', { filter: { due: 'week' } })).code).toBe('export-filter')
    expect((await take('commune-police-chief', 'people', { filter: { unit: 'c-99999' } })).code).toBe('unknown-unit')
    expect((await take('commune-police-chief', 'people', { columns: ['birth', 'name'], filter: { q: 'trieu' } })).rows.slice(1)).toEqual([['Họ và tên', 'Ngày sinh'], ['Triệu Văn Thử', new Date('1990-03-02')]])
    expect((await take('commune-police-chief', 'people', { columns: ['name', 'birth'] }, { commune: 'b' })).rows.slice(2)).toEqual([['Vi Thị Thử', '05/1991']])
  })
  test('who is closed to the post is not in it', async () => {
    await world.rows('update sight set until = $2 where person_id = $1', people[0], '2026-11-19')
    await world.rows('update measure set reader_until = $2 where person_id = $1', people[0], '2026-11-19')
    expect((await take('commune-police-chief', 'people')).rows.slice(2).map((row) => row[1])).toEqual(['=1+1 Hoàng & <Thử>'])
    expect((await take('commune-police-chief', 'measures')).rows.slice(2).map((row) => row[1])).toEqual(['=1+1 Hoàng & <Thử>'])
    await world.rows('update sight set until = $2 where person_id = $1', people[0], '9999-12-31')
    await world.rows('update measure set reader_until = $2 where person_id = $1', people[0], '9999-12-31')
  })
})

describe('the other lists', () => {
  test('measures and deadlines in words', async () => {
    const measures = await take('commune-police-chief', 'measures', { filter: { kind: 'assessment' } })
    expect(measures.rows[1]).toContain('Biện pháp')
    expect(JSON.stringify(measures.rows.slice(2))).toContain('Xác định tình trạng nghiện')
    expect(measures.rows.length).toBe(4)
    const deadlines = await take('commune-police-chief', 'deadlines')
    expect(deadlines.rows.length).toBeGreaterThan(2)
    expect(deadlines.rows[1]!.slice(0, 4)).toEqual(['Họ và tên', 'Năm sinh', 'Biện pháp', 'Việc'])
    expect((await take('commune-police-chief', 'measures', { language: 'en', columns: ['name', 'kind'] })).rows[1]).toEqual(['Full name', 'Measure'])
  })
  test('one’s own openings without the persons, by anybody', async () => {
    const { rows } = await take('commune-police', 'ledger')
    expect(rows[1]).toEqual(['Lúc', 'Việc', 'Mục đích', 'Số người', 'Kết quả'])
    expect(rows.length).toBeGreaterThan(2)
    for (const person of people) expect(JSON.stringify(rows)).not.toContain(person)
  })
  test('a register, by whoever reads it; one that is not there and one that is not his answer alike', async () => {
    const view = (await world.call('commune-police-chief', 'GET', '/api/exchange/lists')).json.items as { id: string; registers: { id: string }[] }[]
    const register = view.find((list) => list.id === 'registers')!.registers[0]!.id
    const taken = await take('commune-police-chief', 'registers', { filter: { register } })
    expect(taken.rows[1]![0]).toBe('Ngày ghi')
    expect((await take('commune-police-chief', 'registers', { filter: { register: 'nothing' } })).code).toBe('not-found')
    expect((await take('commune-police-chief', 'registers')).code).toBe('not-found')
  })
  test('the list behind a figure, as far as it is his to open', async () => {
    const filter = { indicator: 'managed-served', unit: communes.a, from: '2026-01-01', to: '2026-12-31' }
    const records = await take('commune-police-chief', 'indicator-records', { filter })
    expect(records.status).toBe(200)
    const shown = (await world.call('commune-police-chief', 'GET', `/api/indicators/managed-served/records?unit=${communes.a}&from=2026-01-01&to=2026-12-31`)).json
    expect(records.rows.length - 2).toBe(shown.items.length)
    expect((await take('commune-police-chief', 'indicator-records', { filter: { ...filter, indicator: 'nothing' } })).code).toBe('unknown-indicator')
    expect((await take('commune-police-chief', 'indicator-records', { filter: { ...filter, from: '2027-01-01' } })).code).toBe('period-reversed')
  })
  test('what a post may take out is what it is offered', async () => {
    const offered = async (role: Role) => ((await world.call(role, 'GET', '/api/exchange/lists')).json.items as { id: string }[]).map((list) => list.id)
    expect(await offered('commune-police-chief')).toEqual(['people', 'measures', 'deadlines', 'registers', 'ledger', 'indicator-records'])
    expect(await offered('privacy-officer')).toEqual(expect.not.arrayContaining(['people', 'measures']))
  })
})

describe('a long list', () => {
  test('breaks off where the rights end while it is on its way, and has no number of rows', async () => {
    const rows = await world.database.owner(async (admin) => {
      const client = await admin.connect()
      try { return await growSight(client, { agency: world.agency('commune-police', 'b'), commune: communes.b, province: 'p-20' }, 12_000) } finally { client.release() }
    })
    const ask = () => world.application.app.inject({ method: 'POST', url: '/api/exchange/lists/people/export.xlsx', payload: { ...why, article: 'mid-way' }, headers: { cookie: world.cookie('commune-police-chief', 'b') }, payloadAsStream: true })
    const read = async (stream: Readable): Promise<number> => { let bytes = 0; for await (const chunk of stream) bytes += (chunk as Buffer).length; return bytes }
    const whole = await ask()
    expect(await read(whole.stream())).toBeGreaterThan(100_000)
    expect(await world.rows(`select rows from list_export where article = 'mid-way'`)).toEqual([{ rows: rows + 1 }])
    const broken = await ask()
    await world.rows(`update session set ended_at = now() where post_id = $1`, world.post('commune-police-chief', 'b'))
    await expect(read(broken.stream())).rejects.toThrow()
    expect(await world.rows(`select rows from list_export where article = 'mid-way' and rows is null`)).toHaveLength(1)
    // What had left until then is in the ledger, and no more than that.
    const [shown] = await world.rows(`select coalesce(sum(persons), 0)::int as n from disclosure where operation = 'exchange.export' and article = 'mid-way'`)
    expect(Number(shown!['n'])).toBeGreaterThanOrEqual(rows + 1)
    expect(Number(shown!['n'])).toBeLessThan(2 * (rows + 1))
  }, 120_000)
})
