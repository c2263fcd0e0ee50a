/** Papers of a measure through the real application: from the draft to the issue and what comes after. All people are invented. */
import { createHash, randomUUID } from 'node:crypto'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { CallAnswer } from '../../checks/support/application.ts'
import { communes, trialWorld, type Commune, type World } from '../../checks/support/trial-world.ts'
import { slice as documents } from './documents.slice.ts'

let world: World
let [personId, measureId] = ['', '']
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [documents])
  const registered = await world.register({ name: 'Hoàng Văn Phác', birth: '1991-05-15', residence: { unitId: communes.a, from: '2022-01-01', addressAsWritten: 'Thôn Khơ Đa' } })
  personId = String(registered.json.id)
  const begun = await world.begin('commune-police', personId, 'user-management', { type: 'record-use', occurredOn: '2026-11-16', data: { sample: 'urine' } })
  measureId = begun.json?.measure?.id ?? ''
  expect(begun.status, begun.text).toBe(201)
})
afterAll(() => world.close())

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const call = (role: Role, method: Method, path: string, body?: unknown, commune: Commune = 'a') => world.application.call({ method, url: path, body, cookie: world.cookie(role, commune) })
const papers = (path = '') => `/api/measures/${measureId}/papers${path}`
async function ok(answer: Promise<CallAnswer>, status = 200) {
  const given = await answer
  expect(given.status, given.text.slice(0, 600)).toBe(status)
  return given.json
}
const code = async (answer: Promise<CallAnswer>) => (await answer).json.code as string
const decision = 'r2026.III.04'
const draft = async (more: Readonly<Record<string, unknown>> = {}, role: Role = 'commune-police') => ok(call(role, 'POST', papers(), { id: randomUUID(), formId: decision, act: 'decide', typed: { act: 'Sử dụng trái phép chất ma túy' }, ...more }), 201)
const issue = async (id: string, basedOn: number, role: Role = 'commune-police-chief') => ok(call(role, 'POST', papers(`/${id}/issue`), { basedOn, issueId: randomUUID() }))
const file = (id: string, format: string, role: Role = 'commune-police') => call(role, 'GET', papers(`/${id}/file?format=${format}`))

describe('a paper', () => {
  test('is offered with its act, drafted by an officer, signed by the chief, numbered and issued, and the files are kept byte for byte', async () => {
    const listed = await ok(call('commune-police', 'GET', papers()))
    expect(listed.offers.find((offer: { act: string }) => offer.act === 'decide').formIds).toContain(decision)
    const form = listed.forms.find((each: { id: string }) => each.id === decision)
    expect(form).toMatchObject({ mine: false, numberLetters: 'QĐ' })
    const id = randomUUID()
    const body = { id, formId: decision, act: 'decide', typed: {} }
    const made = await ok(call('commune-police', 'POST', papers(), body), 201)
    expect(made).toMatchObject({ state: 'draft', number: null, version: 1, missing: ['act'], may: ['edit', 'discard'] })
    expect((await call('commune-police', 'POST', papers(), body)).status).toBe(200)
    expect(await code(call('commune-police', 'POST', papers(), { ...body, typed: { phone: '0900000001' } }))).toBe('id-reused')
    // Signing needs the blank without which the paper is nothing, and the post that signs.
    expect(await code(call('commune-police-chief', 'POST', papers(`/${id}/sign`), { basedOn: 1 }))).toBe('blank-required')
    const edited = await ok(call('commune-police', 'PUT', papers(`/${id}`), { basedOn: 1, typed: { act: 'Sử dụng trái phép chất ma túy' } }))
    expect(edited).toMatchObject({ version: 2, missing: [] })
    expect(await code(call('commune-police', 'POST', papers(`/${id}/issue`), { basedOn: 2, issueId: randomUUID() }))).toBe('paper-signer')
    const preview = await file(id, 'pdf')
    expect(preview.text.startsWith('%PDF')).toBe(true)
    expect(await ok(call('commune-police-chief', 'POST', papers(`/${id}/sign`), { basedOn: 2 }))).toMatchObject({ state: 'signed', signedByRole: 'commune-police-chief', may: ['return', 'issue'] })
    expect(await code(call('commune-police', 'PUT', papers(`/${id}`), { basedOn: 3, typed: {} }))).toBe('paper-other-state')
    const issueId = randomUUID()
    const issued = await ok(call('commune-police', 'POST', papers(`/${id}/issue`), { basedOn: 3, issueId }))
    expect(issued).toMatchObject({ state: 'issued', day: '2026-11-20', formats: ['data', 'docx', 'pdf'] })
    expect(issued.number).toMatch(/^01\/QĐ-CAX$/)
    expect(issued.recipients[0]).toContain('Hoàng Văn Phác')
    // Sent again: the same paper, no second number.
    expect(await ok(call('commune-police', 'POST', papers(`/${id}/issue`), { basedOn: 3, issueId }))).toEqual(issued)
    const [first, second] = [await file(id, 'pdf'), await file(id, 'pdf')]
    expect(first.bytes.equals(second.bytes)).toBe(true)
    const [kept] = await world.rows(`select sha256, content from paper_file where paper_id = $1 and format = 'pdf'`, id)
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(kept!['sha256'])
    // Nothing of the person stands open in the tables.
    expect((kept!['content'] as Buffer).includes(Buffer.from('%PDF'))).toBe(false)
    const data = JSON.parse((await file(id, 'data')).text)
    expect(data.content.head.number).toBe('01')
    expect(data.content.doubts).toBeUndefined()
    expect(new PizZip((await file(id, 'docx')).bytes).file('word/document.xml')!.asText()).toContain('HOÀNG VĂN PHÁC')
  })

  test('of another measure, another office and an absent one look the same', async () => {
    const id = (await draft()).id as string
    const absent = randomUUID()
    for (const role of ['health-station', 'province-planner', 'counsellor'] as const) {
      for (const paper of [id, absent]) expect([403, 404], role).toContain((await call(role, 'GET', papers(`/${paper}`))).status)
    }
    const [hidden, none] = [await call('commune-police', 'GET', papers(`/${id}`), undefined, 'b'), await call('commune-police', 'GET', papers(`/${absent}`), undefined, 'b')]
    expect([hidden.status, hidden.json.code]).toEqual([none.status, none.json.code])
    expect(await ok(call('commune-police', 'GET', papers(`/${id}`)))).toMatchObject({ paper: { id, state: 'draft' }, content: { title: 'QUYẾT ĐỊNH' } })
    expect((await call('commune-police', 'DELETE', papers(`/${id}`))).status).toBe(204)
    expect(await code(call('commune-police', 'GET', papers(`/${id}`)))).toBe('not-found')
  })

  test('is refused with one sentence where a blank is wrong, unknown, or has a letter that the font lacks; what was typed stays', async () => {
    const wrong = async (typed: Record<string, string>) => (await call('commune-police', 'POST', papers(), { id: randomUUID(), formId: decision, act: 'decide', typed })).json
    expect((await wrong({ testedOn: 'hôm qua' })).code).toBe('blank-not-a-day')
    expect((await wrong({ nothing: 'x' })).code).toBe('blank-unknown')
    const smiling = await wrong({ act: 'Đã ký 😀' })
    expect(smiling.code).toBe('letters-not-printable')
    expect(smiling.detail).not.toContain('😀')
    expect((await call('commune-police', 'POST', papers(), { id: randomUUID(), formId: 'r2026.V.36', typed: {} })).json.code).toBe('form-unknown')
    const made = await draft({ typed: { act: 'Một' } })
    expect(await code(call('commune-police', 'PUT', papers(`/${made.id}`), { basedOn: 1, typed: { act: '😀' } }))).toBe('letters-not-printable')
    expect((await ok(call('commune-police', 'GET', papers(`/${made.id}`)))).paper.typed).toEqual({ act: 'Một' })
  })
})

describe('after the issue', () => {
  test('a paper is replaced by one of the same kind, corrected by a letter, recalled: each visible, none changed', async () => {
    const first = await issue((await draft()).id, 1)
    const before = (await file(first.id, 'pdf')).bytes
    expect(await code(call('commune-police', 'POST', papers(), { id: randomUUID(), formId: 'r2026.III.06', typed: {}, follows: { paperId: first.id, kind: 'replaces' } }))).toBe('form-unknown')
    const letter = await draft({ formId: 'local.letter', typed: { addressee: 'Ủy ban nhân dân xã', subject: 'đính chính thể thức', content: 'Đính chính ngày.' }, follows: { paperId: first.id, kind: 'corrects' } })
    const corrected = await issue(letter.id, 1)
    expect(corrected).toMatchObject({ number: '01/CAX', follows: { id: first.id, kind: 'corrects' } })
    const another = await draft({ follows: { paperId: first.id, kind: 'replaces' } })
    const replacing = await issue(another.id, 1)
    const { items } = await ok(call('commune-police', 'GET', papers()))
    const old = items.find((each: { id: string }) => each.id === first.id)
    expect(old).toMatchObject({ state: 'replaced', may: ['copy'] })
    expect(old.followedBy.map((each: { id: string; kind: string }) => `${each.kind} ${each.id}`).toSorted()).toEqual([`corrects ${corrected.id}`, `replaces ${replacing.id}`])
    expect((await file(first.id, 'pdf')).bytes.equals(before)).toBe(true)
    // A second one in its place comes too late.
    expect(await code(call('commune-police', 'POST', papers(), { id: randomUUID(), formId: decision, act: 'decide', typed: {}, follows: { paperId: first.id, kind: 'replaces' } }))).toBe('paper-other-state')
    const recalled = await ok(call('commune-police-chief', 'POST', papers(`/${replacing.id}/recall`), { basedOn: replacing.version, reason: 'Ban hành nhầm' }))
    expect(recalled).toMatchObject({ state: 'recalled', recalledOn: '2026-11-20', recallReason: 'Ban hành nhầm', number: replacing.number })
    expect(await code(call('commune-police', 'POST', papers(`/${first.id}/recall`), { basedOn: old.version, reason: 'Ban hành nhầm' }))).toBe('paper-other-state')
  })

  test('copies have numbers of their own in one series, an extract takes its parts, and the same copy sent twice is one', async () => {
    const paper = await issue((await draft()).id, 1)
    const id = randomUUID()
    const whole = await ok(call('commune-police', 'POST', papers(`/${paper.id}/copies`), { id, form: 'sao-y' }), 201)
    expect(whole.number).toBe('01/SY-CAX')
    expect((await ok(call('commune-police', 'POST', papers(`/${paper.id}/copies`), { id, form: 'sao-y' }))).number).toBe('01/SY-CAX')
    expect(await code(call('commune-police', 'POST', papers(`/${paper.id}/copies`), { id, form: 'sao-luc' }))).toBe('id-reused')
    expect(await code(call('commune-police', 'POST', papers(`/${paper.id}/copies`), { id: randomUUID(), form: 'trich-sao' }))).toBe('copy-parts')
    const extract = await ok(call('commune-police', 'POST', papers(`/${paper.id}/copies`), { id: randomUUID(), form: 'trich-sao', parts: [1] }), 201)
    expect(extract.number).toBe('02/TrS-CAX')
    const bytes = await call('commune-police', 'GET', papers(`/${paper.id}/file?format=docx&copy=${extract.id}`))
    expect(new PizZip(bytes.bytes).file('word/document.xml')!.asText()).toContain('TRÍCH SAO')
  })

  test('an act that was corrected afterwards marks the paper that rested on it', async () => {
    const [event] = await world.rows('select id from measure_event where measure_id = $1 order by sequence limit 1', measureId)
    const paper = await issue((await draft({ formId: 'r2026.III.05', eventId: event!['id'], act: undefined, typed: {} })).id, 1, 'commune-police')
    expect(paper).toMatchObject({ number: null, outdated: false })
    await world.rows('update measure_event set replaced_by = $2 where id = $1', event!['id'], randomUUID())
    expect((await ok(call('commune-police', 'GET', papers(`/${paper.id}`)))).paper.outdated).toBe(true)
    await world.rows('update measure_event set replaced_by = null where id = $1', event!['id'])
  })
})

describe('numbers', () => {
  test('fifty who sign at once leave a book without a gap or a double, and no half-issued paper', async () => {
    const drafts = await Promise.all(Array.from({ length: 50 }, () => draft({ typed: { act: 'x' } })))
    const [before] = await world.rows(`select last from register_book where agency_id = $1 and series = 'QĐ'`, world.agency('commune-police'))
    const issued = await Promise.all(drafts.map((each) => issue(each.id, 1)))
    const from = Number(before!['last'])
    expect(issued.map((each) => Number(each.number.split('/')[0])).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => from + index + 1))
    const [left] = await world.rows(`select count(*)::int as papers, count(*) filter (where exists (select from paper_file f where f.paper_id = p.id and f.format = 'pdf'))::int as whole, (select count(*)::int from register_entry e where e.kind = 'measure-paper' and e.agency_id = p.agency_id) as entered from paper p where p.number is not null group by p.agency_id`)
    expect([left!['whole'], left!['entered']]).toEqual([left!['papers'], left!['papers']])
    // Each bears its own number inside.
    for (const each of issued.slice(0, 3)) expect(JSON.parse((await file(each.id, 'data')).text).content.head.number).toBe(each.number.split('/')[0])
  }, 120_000)

  test('a closed book gives none; the draft stays as it was', async () => {
    const made = await draft({ formId: 'r2026.III.02', typed: { addressee: 'Công an xã', act: 'x' }, act: 'send-notice' })
    const opened = await ok(call('commune-police-chief', 'POST', '/api/register-books', { series: 'TB', year: 2026, startedAfter: 41 }), 201)
    expect(opened).toMatchObject({ series: 'TB', last: 41 })
    expect(await code(call('commune-police-chief', 'POST', '/api/register-books', { series: 'TB', year: 2026, startedAfter: 50 }))).toBe('book-open-already')
    expect(await code(call('commune-police-chief', 'POST', '/api/register-books', { series: 'TB', year: 2031, startedAfter: 0 }))).toBe('book-year')
    const hand = { id: randomUUID(), letters: 'TB', title: 'Thông báo lịch họp' }
    expect(await ok(call('commune-police', 'POST', '/api/register-books/entries', hand), 201)).toMatchObject({ number: 42, text: '42/TB-CAX', kind: 'by-hand' })
    expect((await ok(call('commune-police', 'POST', '/api/register-books/entries', hand), 201)).number).toBe(42)
    await ok(call('commune-police-chief', 'POST', '/api/register-books/TB/2026/close', {}))
    expect(await code(call('commune-police-chief', 'POST', papers(`/${made.id}/issue`), { basedOn: 1, issueId: randomUUID() }))).toBe('book-closed')
    expect((await ok(call('commune-police', 'GET', papers(`/${made.id}`)))).paper).toMatchObject({ state: 'draft', version: 1 })
    const book = await ok(call('commune-police', 'GET', '/api/register-books/entries?series=TB'))
    expect(book.items).toMatchObject([{ number: 42, title: 'Thông báo lịch họp' }])
    expect((await ok(call('commune-chair', 'GET', '/api/register-books/entries'))).items).toEqual([])
  })
})

/** A Word file of one paragraph, as an office would send it. */
function wordFile(text: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const zip = new PizZip()
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  zip.file('[Content_Types].xml', `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)
  zip.file('_rels/.rels', `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
  zip.file('word/document.xml', `${declared}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`)
  for (const [name, content] of Object.entries(more)) zip.file(name, content)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer
}
const send = (bytes: Buffer, form = decision, role: Role = 'commune-police-chief') => world.application.call({ method: 'POST', url: `/api/paper-templates/${form}`, body: bytes, cookie: world.cookie(role), headers: { 'content-type': 'application/octet-stream' } })

describe('what an office settles', () => {
  test('its own head and page are used from the next paper on, within the bounds of the decree', async () => {
    const { own, used } = await ok(call('commune-police-chief', 'GET', '/api/paper-settings'))
    expect(used).toMatchObject({ letters: 'CAX', numbering: 'by-kind' })
    const wish = { parent: own.parent, issuer: own.issuer, place: 'Thất Khê', letters: 'CATK', numbering: 'by-kind', layout: { marginLeft: 35 } }
    expect(await code(call('commune-police-chief', 'PUT', '/api/paper-settings', { ...wish, layout: { marginLeft: 60 }, basedOn: 0 }))).toBe('layout-out-of-range')
    expect(await ok(call('commune-police-chief', 'PUT', '/api/paper-settings', { ...wish, basedOn: 0 }))).toMatchObject({ letters: 'CATK', version: 1 })
    expect(await code(call('commune-police-chief', 'PUT', '/api/paper-settings', { ...wish, basedOn: 0 }))).toBe('changed-since')
    expect((await call('commune-police', 'PUT', '/api/paper-settings', { ...wish, basedOn: 1 })).status).toBe(403)
    const paper = await issue((await draft()).id, 1)
    expect(paper.number).toMatch(/\/QĐ-CATK$/)
    expect(JSON.parse((await file(paper.id, 'data')).text)).toMatchObject({ content: { head: { place: 'Thất Khê' } }, layout: { marginLeft: 35 } })
  })

  test('a Word template takes the known fields alone; anything else is refused by name and nothing is kept', async () => {
    const refusedAs = async (bytes: Buffer) => { const answer = await send(bytes); return [answer.json.code, answer.json.facts?.field] }
    expect(await refusedAs(Buffer.alloc(0))).toEqual(['template-empty', undefined])
    expect(await refusedAs(Buffer.from('không phải Word'))).toEqual(['template-not-word', undefined])
    expect(await refusedAs(wordFile('{person.hivStatus}'))).toEqual(['template-unknown-field', 'person.hivStatus'])
    expect(await refusedAs(wordFile('{#person.fullName}{person.birth}{/person.fullName}'))).toEqual(['template-unknown-field', 'person.fullName'])
    expect((await refusedAs(wordFile('{person.fullName')))[0]).toBe('template-broken-field')
    expect((await refusedAs(wordFile('x', { 'word/vbaProject.bin': 'x' })))[0]).toBe('template-harmful')
    expect((await refusedAs(wordFile('x', { 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x" TargetMode="External"/></Relationships>' })))[0]).toBe('template-harmful')
    expect((await refusedAs(wordFile('x', { 'word/media/bomb.xml': ' '.repeat(80 * 1024 * 1024) })))[0]).toBe('template-damaged')
    expect((await send(wordFile('x'), decision, 'commune-police')).status).toBe(403)
    expect((await ok(call('commune-police', 'GET', '/api/paper-templates'))).items).toEqual([])
    const kept = await ok(send(wordFile('Số {paper.number}: {person.fullName}, {typed.act}, {person.occupation}')), 201)
    expect(kept.fields).toEqual(['paper.number', 'person.fullName', 'person.occupation', 'typed.act'])
    const made = await draft()
    expect(made.ownTemplate).toBe(true)
    const paper = await issue(made.id, 1)
    const words = new PizZip((await file(paper.id, 'docx')).bytes).file('word/document.xml')!.asText()
    expect(words).toContain(`Số ${paper.number}: Hoàng Văn Phác, Sử dụng trái phép chất ma túy, </w:t>`)
    expect((await call('commune-police-chief', 'DELETE', `/api/paper-templates/${decision}`)).status).toBe(204)
  })
})

describe('a paper of the office', () => {
  test('is written by a clerk, signed and numbered by the head, and seen by the own office alone', async () => {
    const id = randomUUID()
    const made = await ok(call('commune-police', 'POST', '/api/office-papers', { id, formId: 'local.notice', typed: { subject: 'lịch trực', content: 'Lịch trực tháng 12.' } }), 201)
    expect(made).toMatchObject({ state: 'draft', number: null, subject: 'lịch trực' })
    expect((await call('commune-police', 'POST', `/api/office-papers/${id}/issue`, { basedOn: 1, issueId: randomUUID() })).status).toBe(403)
    expect(await code(call('commune-police-chief', 'POST', `/api/office-papers/${id}/issue`, { basedOn: 1, issueId: randomUUID() }))).toBe('book-closed')
    const letter = randomUUID()
    await ok(call('commune-police', 'POST', '/api/office-papers', { id: letter, formId: 'local.letter', typed: { addressee: 'Ủy ban nhân dân xã', subject: 'phối hợp', content: 'Đề nghị phối hợp.' } }), 201)
    const issueId = randomUUID()
    const issued = await ok(call('commune-police-chief', 'POST', `/api/office-papers/${letter}/issue`, { basedOn: 1, issueId }))
    expect(issued).toMatchObject({ state: 'issued', number: '02/CATK' })
    expect(await ok(call('commune-police-chief', 'POST', `/api/office-papers/${letter}/issue`, { basedOn: 1, issueId }))).toEqual(issued)
    expect((await call('commune-police', 'GET', `/api/office-papers/${letter}/file?format=pdf`)).text.startsWith('%PDF')).toBe(true)
    expect(await code(call('commune-chair', 'GET', `/api/office-papers/${letter}/file?format=pdf`))).toBe('not-found')
    expect((await ok(call('commune-chair', 'GET', '/api/office-papers'))).items).toEqual([])
    expect(await ok(call('commune-police-chief', 'POST', `/api/office-papers/${letter}/recall`, { basedOn: issued.version, reason: 'Gửi nhầm' }))).toMatchObject({ state: 'recalled', number: '02/CATK' })
  })
})
