/** What may go wrong while a paper is issued, offices that follow one another, the office's electronic signature, drafts that nobody finished. All people are invented. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { formById } from '@hoa-nhap/domain/documents/forms/index'
import { judgePaperAct, maySign } from '@hoa-nhap/domain/documents/issue.rules'
import type { CallAnswer } from '../../checks/support/application.ts'
import { testCertificate } from '../../checks/support/certificates.ts'
import { communes, trialWorld, type Commune, type World } from '../../checks/support/trial-world.ts'
import { noSettings } from '../platform/configuration.ts'
import { dropOldDrafts, slice as documents } from './documents.slice.ts'

let world: World
let measureId = ''
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hoa-nhap-signing-'))
const list = path.join(folder, 'signing.json')
const write = (name: string, content: Uint8Array | string) => fs.writeFileSync(path.join(folder, name), content, { mode: 0o600 })
const offices = (file: string) => write('signing.json', JSON.stringify({ version: 1, offices: { [`commune-police:${communes.a}`]: { file, passphraseFile: 'office.pass' } } }))

beforeAll(async () => {
  const certificate = testCertificate({ name: 'Công an xã thử nghiệm', from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z', passphrase: 'thử nghiệm' })
  write('office.p12', certificate.file)
  write('office.pass', certificate.passphrase)
  offices('office.p12')
  world = await trialWorld('2026-11-20T02:00:00Z', [documents], { ...noSettings, signing: list })
  const registered = await world.register({ name: 'Lý Thị Thước', birth: '1991-05-15', sex: 'female' })
  measureId = (await ok(world.begin('commune-police', String(registered.json.id), 'user-management', { type: 'record-use', occurredOn: '2026-11-16', data: { sample: 'urine' } }), 201)).measure.id
})
afterAll(async () => {
  await world.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const call = (role: Role, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, commune: Commune = 'a') => world.application.call({ method, url, body, cookie: world.cookie(role, commune) })
const papers = (more = '') => `/api/measures/${measureId}/papers${more}`
async function ok(answer: Promise<CallAnswer>, status = 200) {
  const given = await answer
  expect(given.status, given.text.slice(0, 600)).toBe(status)
  return given.json
}
const draft = (more: Readonly<Record<string, unknown>> = {}) => ok(call('commune-police', 'POST', papers(), { id: randomUUID(), formId: 'r2026.III.04', act: 'decide', typed: { act: 'Sử dụng trái phép chất ma túy' }, ...more }), 201)
const issue = (id: string, basedOn = 1, issueId = randomUUID()) => call('commune-police-chief', 'POST', papers(`/${id}/issue`), { basedOn, issueId })
const signatures = (bytes: Buffer): string => {
  write('paper.pdf', bytes)
  return spawnSync('pdfsig', ['-nocert', path.join(folder, 'paper.pdf')], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout
}
const books = () => world.rows(`select last, (select count(*)::int from register_entry e where e.agency_id = b.agency_id and e.series = b.series) as entered from register_book b where series = 'QĐ'`)

test('an office with a certificate issues signed papers beside the plain ones; another tool finds the signature valid, and not after a byte was changed', async () => {
  const paper = await ok(issue((await draft()).id))
  expect(paper.formats).toEqual(['data', 'docx', 'pdf', 'signed-pdf'])
  const { bytes } = await call('commune-police', 'GET', papers(`/${paper.id}/file?format=signed-pdf`))
  expect(signatures(bytes)).toContain('Signature is Valid')
  const changed = Buffer.from(bytes)
  changed[Math.floor(bytes.length / 4)]! ^= 1
  expect(signatures(changed)).not.toContain('Signature is Valid')
  const plain = (await call('commune-police', 'GET', papers(`/${paper.id}/file?format=pdf`))).bytes
  expect(bytes.subarray(0, plain.length).equals(plain)).toBe(true)
})

test('where the certificate fails nothing is issued as signed: the draft stays, no number is lost', async () => {
  const before = await books()
  offices('missing.p12')
  const made = await draft()
  const refusal = await issue(made.id)
  expect([refusal.status, refusal.json.code]).toEqual([422, 'certificate-file-unreadable'])
  offices('office.p12')
  expect((await ok(call('commune-police', 'GET', papers(`/${made.id}`)))).paper).toMatchObject({ state: 'draft', version: 1 })
  expect(await books()).toEqual(before)
  expect((await ok(issue(made.id))).state).toBe('issued')
})

test('a paper that cannot be kept takes no number: whatever fails behind the number takes it back', async () => {
  const before = await books()
  const made = await draft()
  await world.rows(`create function fail_files() returns trigger language plpgsql as $$ begin raise exception 'disk' using errcode = '53100'; end $$`)
  await world.rows('create trigger fails before insert on paper_file for each row execute function fail_files()')
  const answers = await Promise.all([issue(made.id), issue(made.id), issue(made.id)])
  expect(answers.map((answer) => answer.status >= 500)).toEqual([true, true, true])
  await world.rows('drop trigger fails on paper_file')
  expect(await books()).toEqual(before)
  expect(await world.rows('select id from paper where id = $1', made.id)).toEqual([])
  // Three who send the same at once issue it once.
  const issueId = randomUUID()
  const again = await Promise.all([issue(made.id, 1, issueId), issue(made.id, 1, issueId), issue(made.id, 1, issueId)])
  expect(again.map((answer) => answer.status)).toEqual([200, 200, 200])
  expect((await books())[0]).toMatchObject({ last: Number(before[0]?.['last'] ?? 0) + 1, entered: Number(before[0]?.['entered'] ?? 0) + 1 })
  expect((await ok(issue(made.id, 1, issueId))).state).toBe('issued')
})

test('the office that took over issues a paper of its predecessor again; nobody else does', async () => {
  const old = await ok(issue((await draft()).id))
  await world.rows(`insert into agency (id, kind, unit_id, name, valid_from, valid_to, successor_id) values ('commune-police:before', 'commune-police', $1, 'Công an xã trước', '2022-01-01', '2026-06-30', $2) on conflict do nothing`, communes.a, world.agency('commune-police'))
  await world.rows(`update paper set agency_id = 'commune-police:before', number = number + 500 where id = $1`, old.id)
  const { forgetDirectory } = await import('../measures/measures.model.ts')
  forgetDirectory(world.application.platform)
  const listed = (await ok(call('commune-police', 'GET', papers()))).items.find((each: { id: string }) => each.id === old.id)
  expect(listed).toMatchObject({ agencyName: 'Công an xã trước', may: ['reissue', 'copy'] })
  const follows = { paperId: old.id, kind: 'reissues' }
  const again = await draft({ follows })
  const issued = await ok(issue(again.id))
  expect(issued.follows).toMatchObject({ id: old.id, kind: 'reissues' })
  const { items } = await ok(call('commune-police', 'GET', papers()))
  expect(items.find((each: { id: string }) => each.id === old.id)).toMatchObject({ state: 'replaced', followedBy: [{ id: issued.id, kind: 'reissues' }] })
  const own = (await call('commune-police', 'POST', papers(), { id: randomUUID(), formId: 'r2026.III.04', typed: {}, follows: { paperId: issued.id, kind: 'reissues' } })).json
  expect(own.code).toBe('paper-not-succeeded')
})

test('a deputy signs what concerns electronic monitoring where it was delegated to him, and nothing else', () => {
  const [monitoring, management] = [formById('r2026.I.02')!, formById('r2026.III.04')!]
  expect([maySign(monitoring, 'commune-police'), maySign(monitoring, 'commune-police', ['e-monitoring']), maySign(management, 'commune-police', ['e-monitoring'])]).toEqual([false, true, false])
  const asked = { act: 'sign' as const, agencyId: 'a', role: 'commune-police' as const, form: monitoring }
  expect(judgePaperAct({ state: 'draft', version: 1, agencyId: 'a' }, { ...asked, delegated: ['e-monitoring'] }).ok).toBe(true)
  expect(judgePaperAct({ state: 'draft', version: 1, agencyId: 'b' }, { ...asked, delegated: ['e-monitoring'] })).toMatchObject({ ok: false, refusal: { code: 'paper-of-others' } })
})

test('a draft that nobody touched for thirty days goes; one that was touched stays', async () => {
  const [old, fresh] = [await draft(), await draft()]
  await world.rows(`update paper_draft set history = jsonb_set(history, '{0,at}', '"2026-10-01T00:00:00Z"') where id = $1`, old.id)
  expect(await dropOldDrafts(world.application.platform)).toBe(1)
  expect((await call('commune-police', 'GET', papers(`/${old.id}`))).json.code).toBe('not-found')
  expect((await ok(call('commune-police', 'GET', papers(`/${fresh.id}`)))).paper.state).toBe('draft')
})

test('after the key of the person is destroyed no paper can be read, and the book still says that its number was given', async () => {
  const paper = await ok(issue((await draft()).id))
  await world.rows(`update person_key set wrapped_key = null, destroyed_at = now()`)
  const listed = (await ok(call('commune-police', 'GET', papers()))).items.find((each: { id: string }) => each.id === paper.id)
  expect(listed).toMatchObject({ number: paper.number, open: false, recipients: [] })
  expect((await call('commune-police', 'GET', papers(`/${paper.id}/file?format=pdf`))).json.code).toBe('not-found')
  expect((await call('commune-police', 'POST', papers(), { id: randomUUID(), formId: 'r2026.III.04', typed: {} })).json.code).toBe('person-key-gone')
  const book = await ok(call('commune-police', 'GET', '/api/register-books/entries'))
  expect(book.items.some((entry: { paperId: string }) => entry.paperId === paper.id)).toBe(true)
})
