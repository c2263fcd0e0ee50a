/**
 * Serves the built web application with invented answers, so that screens can be looked at without a database. Answers are parsed with the contracts
 * before they are sent. Not a stand-in for the server in any test of behaviour.
 *
 *   node --import tsx checks/web-fixture/server.ts [port]
 */
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { operations as access } from '@hoa-nhap/domain/access/access.contract'
import { operations as measures } from '@hoa-nhap/domain/measures/measures.contract'
import { operations as organization } from '@hoa-nhap/domain/organization/organization.contract'
import { operations as peopleOperations } from '@hoa-nhap/domain/people/people.contract'
import { operations as registers } from '@hoa-nhap/domain/registers/registers.contract'
import { listTaskDues } from '@hoa-nhap/domain/directives/tasks.contract'
import { operations as duplicateOperations } from '@hoa-nhap/domain/people/duplicates.contract'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import type { OperationDeclaration } from '@hoa-nhap/domain/kernel/operation'
import { accounts, deadlines, disclosures, measureOf, now, people, personOf, sessionOf, today, units, waiting, type FixtureRole } from './data.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any operation, whatever its schemas
type Any = OperationDeclaration<any, any, any, any>
export type Given = { readonly params: Record<string, string>; readonly query: URLSearchParams; readonly body: Record<string, unknown>; readonly role: FixtureRole | null }
export type Reply = { readonly status?: number; readonly body?: unknown }
export type Replies = Readonly<Record<string, (given: Given) => Reply>>

const problem = (status: number, code: string, detail: string, detailEn: string): Reply => ({ status, body: { type: `/problems/${code}`, title: code, status, code, detail, detailEn } })
const notSignedIn = problem(401, 'not-signed-in', 'Bạn chưa đăng nhập, hoặc phiên đã hết. Hãy đăng nhập lại.', 'You are not signed in, or your session has ended. Sign in again.')
const page = (items: readonly unknown[]): Reply => ({ body: { items, nextCursor: null } })
const measureIndex = (id: string) => Math.max(0, Number(id.slice(-2)) - 10)

const replies: Replies = {
  'access.demo-accounts': () => ({ body: accounts }),
  'access.sign-in': ({ body }) => {
    const account = accounts.find((each) => each.username === body['username'])
    return account && body['password'] === account.password ? { body: sessionOf(account.role) } : problem(401, 'wrong-credentials', 'Tên đăng nhập hoặc mật khẩu không đúng.', 'The user name or the password is not right.')
  },
  'access.session': ({ role }) => (role ? { body: sessionOf(role) } : notSignedIn),
  'access.switch-post': ({ role }) => ({ body: sessionOf(role ?? 'commune-chair') }),
  'access.sign-out': () => ({ status: 204 }),
  'access.my-disclosures': () => page(disclosures),
  'directives.task-dues': () => page([]),
  'measures.deadlines': ({ query, role }) => {
    const mine = role === 'commune-police-chief' ? deadlines : deadlines.slice(7, 8)
    const counts = { overdue: 2, today: 5, week: 2, month: 1, waiting: 2 }
    return { body: { items: query.get('due') === 'waiting' ? waiting : mine, nextCursor: null, counts, nextDueOn: '2026-11-19' } }
  },
  'measures.get': ({ params }) => ({ body: measureOf(measureIndex(params['id']!)) }),
  'measures.events': ({ params }) => ({ body: { items: measureOf(measureIndex(params['id']!)).events, nextCursor: null } }),
  'measures.preview': () => ({ body: { refusal: null, deadlines: deadlines.slice(2, 4).map(({ personId: _p, personName: _n, birthYear: _b, unitId: _u, unitName: _un, overdue: _o, ...rest }) => rest), termEndsOn: '2028-11-17' } }),
  'measures.act': ({ params, body }) => {
    const measure = measureOf(measureIndex(params['id']!))
    return { status: 201, body: { event: { ...measure.events[0], id: body['id'], type: body['type'], sequence: 7, occurredOn: body['occurredOn'] ?? today }, measure: { ...measure, sequence: 7 }, opened: [] } }
  },
  'measures.begin': ({ body }) => ({ status: 201, body: { event: measureOf(0).events[0], measure: { ...measureOf(0), kind: body['kind'] }, opened: [] } }),
  'people.list': ({ query }) => {
    const words = foldText(query.get('q') ?? '')
    return page(people.filter((person) => foldText(person.name).includes(words)))
  },
  'people.get': ({ params }) => (people.some((person) => person.id === params['id']) ? { body: personOf(params['id']!) } : problem(404, 'not-found', 'Không tìm thấy hồ sơ này.', 'This file was not found.')),
  'people.register': () => ({ status: 201, body: { id: people[0]!.id, caseNumber: 'HN-20-06004-0199', duplicateNotice: 'recorded-duplicates-answered-by-records-post', duplicatesInSight: [] } }),
  'people.duplicates': () => page([{ id: 'dup-1', raisedOn: '2026-11-16', a: people[0], b: people[1], same: ['name', 'birth'] }]),
  'registers.all': () => page([]),
  'registers.dues': () => ({ body: { items: [], nextCursor: null, counts: { overdue: 0, week: 0, month: 0 } } }),
  'organization.find-units': ({ query }) => ({ body: { items: units.filter((each) => foldText(each.unit.name).includes(foldText(query.get('q') ?? ''))), nextCursor: null } }),
  'organization.units': ({ query }) => ({ body: { items: query.get('parent') ? units.map((each) => each.unit) : [{ ...units[0]!.unit, id: 'p-20', code: '20', level: 'province', kind: 'Tỉnh', name: 'Tỉnh Lạng Sơn', parentId: null }], nextCursor: null } }),
  'organization.unit': () => ({ body: { unit: units[0]!.unit, predecessors: [{ id: 'c-06100-old', name: 'Xã Bảo Lâm', on: '2025-07-01', part: 'whole' }], successors: [] } }),
  'organization.agencies': () => ({ body: { items: [{ id: 'commune-police:c-06004', kind: 'commune-police', name: 'Công an xã Đồng Đăng', unitId: 'c-06004', unitName: 'Xã Đồng Đăng', validFrom: '2025-07-01', validTo: null, successorId: null }], nextCursor: null } }),
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' }
const webFolder = path.resolve(import.meta.dirname, '../../build/web')

function matcher(operation: Any): (method: string, pathname: string) => Record<string, string> | null {
  const names = Array.from(operation.path.matchAll(/:(\w+)/g), (match) => match[1]!)
  const pattern = new RegExp(`^${operation.path.replace(/:\w+/g, '([^/]+)')}$`)
  return (method, pathname) => {
    const match = method === operation.method ? pattern.exec(pathname) : null
    return match ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1]!)])) : null
  }
}

/** Starts on a free port (or the one given). `more` adds or replaces replies by operation id, `operations` declares further ones. */
export async function startFixtureServer({ port = 0, more = {}, operations = [], folder = webFolder }: { port?: number; more?: Replies; operations?: readonly Any[]; folder?: string } = {}): Promise<{ url: string; close: () => Promise<void> }> {
  const all: readonly Any[] = [...operations, listTaskDues, ...registers, ...access, ...measures, ...peopleOperations, ...duplicateOperations, ...organization]
  // Fixed addresses come before those with parameters.
  const table = all.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length).map((operation) => ({ operation, match: matcher(operation) }))
  const answers = { ...replies, ...more }
  const server = http.createServer((request, response) => {
    void (async () => {
      const address = new URL(request.url ?? '/', 'http://fixture')
      if (!address.pathname.startsWith('/api/')) {
        const wanted = path.join(folder, path.normalize(address.pathname))
        const file = wanted.startsWith(folder) && fs.existsSync(wanted) && fs.statSync(wanted).isFile() ? wanted : path.join(folder, 'index.html')
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
        response.end(fs.readFileSync(file))
        return
      }
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      // A file travels as it is and is not looked at here.
      const body = chunks.length && request.headers['content-type']?.startsWith('application/json') ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>) : {}
      const role = (/role=([a-z-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null) as FixtureRole | null
      for (const { operation, match } of table) {
        const params = match(request.method ?? 'GET', address.pathname)
        if (!params) continue
        const reply = operation.access !== 'public' && !role ? notSignedIn : answers[operation.id]?.({ params, query: address.searchParams, body, role })
        if (!reply) break
        const status = reply.status ?? 200
        const headers: Record<string, string> = { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' }
        if (operation.id === 'access.sign-in' && status === 200) headers['set-cookie'] = `role=${(reply.body as { post: { role: string } }).post.role}; Path=/`
        if (operation.id === 'access.sign-out') headers['set-cookie'] = 'role=; Path=/; Max-Age=0'
        if (status < 300 && status !== 204) operation.output.parse(reply.body)
        response.writeHead(status, headers)
        response.end(status === 204 ? undefined : JSON.stringify(reply.body))
        return
      }
      response.writeHead(404, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify(problem(404, 'not-found', 'Không tìm thấy.', 'Not found.').body))
    })().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }) }
}
export { now }

if (process.argv[1] === import.meta.filename) {
  const { url } = await startFixtureServer({ port: Number(process.argv[2] ?? 8090) })
  process.stdout.write(`${url}\n`)
}
