/**
 * One export of each kind from a running demonstration: `npx tsx checks/examples/make.ts http://localhost:8080 [folder]`. It acts as officers do, over HTTP: papers are
 * drafted and issued, a report is sent, a table published; so that it belongs on a demonstration of its own.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { instant } from '@hoa-nhap/domain/kernel/plain-date'
import { digestMail } from '@hoa-nhap/domain/mail/mail.rules'
import { renderPdfWithPlaces } from '../../server/documents/render/here.ts'
import { letter } from '../../server/documents/render/render.fixture.ts'
import { signerOfFile, signPdf } from '../../server/documents/sign/index.ts'
import { testCertificate } from '../support/certificates.ts'

const [base = 'http://localhost:8080', folder = path.join(import.meta.dirname, '..', '..', 'examples')] = process.argv.slice(2)
fs.mkdirSync(folder, { recursive: true })

type Account = { readonly username: string; readonly password: string; readonly role: string; readonly unitId: string; readonly agency: string }
const accounts = (await (await fetch(`${base}/api/demo/accounts`)).json()) as Account[]
const say = (line: string) => process.stdout.write(`${line}\n`)

class Officer {
  readonly #cookie: string
  readonly account: Account
  private constructor(account: Account, cookie: string) { this.account = account; this.#cookie = cookie }
  static async of(role: string, unit: string): Promise<Officer> {
    const account = accounts.find((each) => each.role === role && each.unitId === unit) ?? accounts.find((each) => each.role === role)
    if (!account) throw new Error(`no account of ${role}`)
    const answered = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: account.username, password: account.password }) })
    return new Officer(account, answered.headers.get('set-cookie')!.split(';')[0]!)
  }
  async send(method: string, address: string, body?: unknown, purpose = 'case'): Promise<Response> {
    const answered = await fetch(`${base}${address}`, { method, headers: { cookie: this.#cookie, purpose, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (!answered.ok) throw new Error(`${method} ${address}: ${answered.status} ${(await answered.text()).slice(0, 500)}`)
    return answered
  }
  async json<Value>(method: string, address: string, body?: unknown, purpose?: string): Promise<Value> {
    return (await (await this.send(method, address, body, purpose)).json()) as Value
  }
  async keep(name: string, method: string, address: string, body?: unknown, purpose?: string): Promise<void> {
    const bytes = Buffer.from(await (await this.send(method, address, body, purpose)).arrayBuffer())
    fs.writeFileSync(path.join(folder, name), bytes)
    say(`${name} (${Math.ceil(bytes.length / 1024)} kB)`)
  }
}

type Form = { readonly id: string; readonly mark: string; readonly mine: boolean; readonly blanks: readonly { readonly name: string; readonly kind: string; readonly required: boolean }[]; readonly numberLetters: string | null }
type Papers = { readonly forms: readonly Form[]; readonly offers: readonly { readonly act: string; readonly eventId: string | null; readonly formIds: readonly string[] }[] }
const filled = (form: Form): Record<string, string> => Object.fromEntries(form.blanks.filter((blank) => blank.required).map((blank) => [blank.name, blank.kind === 'date' ? '2026-11-16' : blank.kind === 'number' ? '1' : blank.kind === 'time' ? '08:00' : 'trụ sở cơ quan']))

/** The first decision that this post signs and whose act is recorded. */
async function issueOne(officer: Officer, name: string): Promise<void> {
  const { items } = await officer.json<{ items: { id: string }[] }>('GET', '/api/measures?limit=50')
  for (const { id } of items) {
    const papers = await officer.json<Papers>('GET', `/api/measures/${id}/papers`)
    for (const offer of papers.offers.filter((each) => each.eventId !== null)) {
      const form = papers.forms.find((each) => offer.formIds.includes(each.id) && each.mine && each.numberLetters !== null)
      if (!form) continue
      const paper = randomUUID()
      const draft = await officer.json<{ version: number }>('POST', `/api/measures/${id}/papers`, { id: paper, formId: form.id, eventId: offer.eventId, typed: filled(form) })
      await officer.keep(`${name}.draft.pdf`, 'GET', `/api/measures/${id}/papers/${paper}/file?format=pdf`)
      const issued = await officer.json<{ formats: readonly string[] }>('POST', `/api/measures/${id}/papers/${paper}/issue`, { basedOn: draft.version, issueId: randomUUID() })
      for (const [format, ending] of [['pdf', 'pdf'], ['docx', 'docx'], ['signed-pdf', 'signed.pdf'], ['data', 'data.json']] as const) if (issued.formats.includes(format)) await officer.keep(`${name}.${ending}`, 'GET', `/api/measures/${id}/papers/${paper}/file?format=${format}`)
      return
    }
  }
  throw new Error(`${officer.account.role} signs nothing here`)
}

type Definition = { readonly id: string; readonly may: { readonly make: boolean; readonly sign: boolean }; readonly directives: readonly { readonly id: string }[]; readonly periods: readonly { readonly kind: string; readonly cutOff: string; readonly from: string; readonly to: string }[] }
async function report(officer: Officer, kind: string, name: (definition: string) => string, most: number): Promise<void> {
  const { items } = await officer.json<{ items: Definition[] }>('GET', '/api/report-definitions?limit=100')
  let made = 0
  for (const definition of items.filter((each) => each.may.make)) {
    const period = definition.periods.find((each) => each.kind === kind)
    if (!period || made >= most) continue
    made += 1
    const [directive] = definition.directives
    // A second run takes the report that the first has begun.
    const begun = await officer.json<{ id: string }>('POST', '/api/reports', { id: randomUUID(), definitionId: definition.id, period: { kind: period.kind, from: period.from, to: period.to }, cutOff: period.cutOff, ...(directive ? { directiveId: directive.id } : {}) })
      .catch(async () => (await officer.json<{ items: { id: string; period: { kind: string } }[] }>('GET', `/api/reports?definition=${definition.id}&side=own&limit=200`)).items.find((each) => each.period.kind === kind)!)
    for (const format of ['pdf', 'docx', 'xlsx']) await officer.keep(`${name(definition.id)}.${format}`, 'GET', `/api/reports/${begun.id}/file?format=${format}`)
  }
  if (made === 0) throw new Error(`${officer.account.role} makes no report of a ${kind}`)
}

const chief = await Officer.of('commune-police-chief', 'c-06364')
const facility = await Officer.of('facility-head', 'p-20')
const police = await Officer.of('province-police', 'p-20')
const planner = await Officer.of('province-planner', 'p-20')
await issueOne(chief, 'paper-commune-police')
await issueOne(facility, 'paper-facility')
await report(chief, 'month', (id) => `report-${id}`, 1)
await report(police, 'year', (id) => `report-${id}`, 2)
const leaving = { reason: 'Tệp mẫu của bản minh họa', receiver: 'Người đọc tài liệu', language: 'vi' }
await chief.keep('list-people.xlsx', 'POST', '/api/exchange/lists/people/export.xlsx', { ...leaving, filter: {} })
await chief.keep('list-deadlines.xlsx', 'POST', '/api/exchange/lists/deadlines/export.xlsx', { ...leaving, filter: {} })
await planner.keep('list-register-providers.xlsx', 'POST', '/api/exchange/lists/registers/export.xlsx', { ...leaving, filter: { register: 'providers' } })
await chief.keep('template-roster-user-management.xlsx', 'GET', '/api/exchange/rosters/user-management/template.xlsx?language=vi')
await chief.keep('public-providers.csv', 'GET', '/public/providers.csv?unit=p-20')
await planner.json('POST', '/api/statistics/releases', { id: randomUUID(), purpose: 'Tệp mẫu của bản minh họa', indicatorId: 'managed-served', from: '2025-01-01', to: '2025-12-31' }).catch((error: Error) => say(error.message))
const { items: tables } = await planner.json<{ items: { id: string }[] }>('GET', '/api/public/statistics?province=p-20')
if (tables[0]) for (const ending of ['csv', 'json']) await planner.keep(`statistics.${ending}`, 'GET', `/public/statistics/${tables[0].id}.${ending}`).catch((error: Error) => say(error.message))

// A paper signed with a certificate of the tests, and what a reminder by mail says.
const certificate = testCertificate({ name: 'Cơ quan thử nghiệm', from: '2026-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' })
const signer = await signerOfFile(certificate.file, certificate.passphrase)
const paper = renderPdfWithPlaces({ ...letter, copy: undefined, watermark: undefined, signature: { position: 'TRƯỞNG CÔNG AN XÃ', name: 'Hoàng Văn Thử' } })
const signed = signer.ok ? await signPdf(paper.pdf, signer.value, { at: instant('2026-11-20T02:00:00.000Z'), place: paper.signaturePlace, name: 'Cơ quan thử nghiệm' }) : signer
if (!signed.ok) throw new Error(signed.refusal.code)
fs.writeFileSync(path.join(folder, 'letter.signed.pdf'), signed.value)
const mail = digestMail({ overdue: 7, today: 2, week: 12 }, 'https://hoanhap.example')!
fs.writeFileSync(path.join(folder, 'digest.txt'), `${mail.subject}\n\n${mail.text}\n`)
say('letter.signed.pdf, digest.txt')
