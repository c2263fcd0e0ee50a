import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '@hoa-nhap/domain/kernel/operation'
import { PlainDateSchema } from '@hoa-nhap/domain/kernel/plain-date'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { answer, refused, route, type ServerSlice } from './route.ts'
import type { DisclosureLedger, Disclosure, SessionGate } from './session-gate.ts'
import { sessionCookie } from './session-gate.ts'

const database = await testDatabase()
const ended = new Set<string>()
/** A gate whose token says who acts; what it does in the transaction is what the real one does. */
const gate: SessionGate = {
  statement: (token) => ({
    text: `select case when $1::text <> '' then set_config('role', $1, true) end as role, t.* from (select $2::text as token) t where $1 <> ''`,
    values: [ended.has(token) ? '' : 'hn_commune_police', token],
  }),
  actorOf: (row) => ({
    accountId: '00000000-0000-4000-8000-000000000001', postId: String(row['token']), role: 'commune-police', agencyId: 'commune-police:c-00001', agencyKind: 'commune-police', unitId: 'c-00001', provinceId: 'p-20',
  }),
}
const entries: Disclosure[] = []
const ledger = (): DisclosureLedger => ({ record: async (entry) => { entries.push(entry) }, stop: async () => {} })

const Note = z.object({ on: PlainDateSchema, note: z.string().trim().min(2).max(20), count: z.number().int().min(1).optional(), personalNumber: z.string().regex(/^\d{12}$/).optional(), deep: z.object({ a: z.string() }).optional() })
const read = operation({ id: 'trial.read', method: 'GET', path: '/api/trial/:id', summary: 'r', summaryVi: 'r', access: 'signed-in', audit: 'trial-read', params: z.object({ id: z.string() }), output: z.object({ id: z.string() }), headers: ['Purpose'] })
const list = operation({ id: 'trial.list', method: 'GET', path: '/api/trial', summary: 'l', summaryVi: 'l', access: 'signed-in', audit: null, query: z.object({ limit: z.coerce.number().int().default(50), kind: z.enum(['a', 'b']).optional() }), output: z.object({ limit: z.number(), purpose: z.string() }) })
const write = operation({ id: 'trial.write', method: 'POST', path: '/api/trial', summary: 'w', summaryVi: 'w', access: 'signed-in', audit: null, body: Note, output: Note, status: 201 })
const keyed = operation({ id: 'trial.keyed', method: 'POST', path: '/api/trial/keyed', summary: 'k', summaryVi: 'k', access: 'signed-in', audit: null, body: z.object({}), output: z.object({ key: z.string() }), headers: ['Idempotency-Key'], refusals: ['idempotency-key-needed'] })
const chiefs = operation({ id: 'trial.chiefs', method: 'POST', path: '/api/trial/chiefs', summary: 'c', summaryVi: 'c', access: ['commune-police-chief'], audit: 'trial-signed', output: z.object({}) })
const leaky = operation({ id: 'trial.leaky', method: 'GET', path: '/api/trial-leaky', summary: 'x', summaryVi: 'x', access: 'public', audit: null, output: z.object({ id: z.string() }) })
const hot = operation({ id: 'trial.hot', method: 'GET', path: '/api/trial-hot', summary: 'h', summaryVi: 'h', access: 'public', audit: null, query: z.object({ sql: z.string() }), output: z.object({ n: z.number() }) })
const broken = operation({ id: 'trial.broken', method: 'POST', path: '/api/trial-broken/:id', summary: 'b', summaryVi: 'b', access: 'public', audit: null, params: z.object({ id: z.string() }), body: z.object({ sql: z.string() }), output: z.object({}) })
const unlawful = operation({ id: 'trial.unlawful', method: 'GET', path: '/api/trial-unlawful', summary: 'u', summaryVi: 'u', access: 'signed-in', audit: 'trial-refused', output: z.object({}) })

const slice: ServerSlice = {
  name: 'trial',
  routes: [
    route(read, async (context) => {
      if (context.params.id !== 'known') return refused({ code: 'not-found', facts: {} })
      await context.disclose({ persons: ['00000000-0000-4000-8000-00000000000a'] })
      return answer({ id: (await context.read([{ text: 'select current_user as id' }]))[0]!.rows[0]!['id'] as string })
    }),
    route(list, async (context) => answer({ limit: context.query.limit, purpose: context.purpose })),
    route(write, async (context) => answer(context.body, 201)),
    route(keyed, async (context) => answer({ key: context.idempotencyKey ?? '' })),
    route(chiefs, async () => answer({})),
    route(leaky, async () => answer({ id: '1', name: 'should not leave' } as { id: string })),
    route(hot, async (context) => ({ ok: true, text: (await context.read([{ text: context.query.sql }]))[0]!.rows[0]!['json'] as string })),
    route(broken, async (context) => {
      await context.transaction((transaction) => transaction.query(context.body.sql))
      return answer({})
    }),
    route(unlawful, async () => refused({ code: 'wrong-signer', facts: { signer: 'commune-chair' }, citation: { instrument: 'D163', article: '134' }, confidence: 'one-copy' })),
  ],
}
const application = await testApplication(database, { slices: [slice], gate, ledger, metricsToken: 'let-me-see' })
const { call } = application
const cookie = `${sessionCookie}=post-1`
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('who may call', () => {
  test('without a session: 401 and one sentence in each language', async () => {
    const given = await call({ method: 'GET', url: '/api/trial' })
    expect(given.status).toBe(401)
    expect(given.headers['content-type']).toContain('application/problem+json')
    expect(given.json).toMatchObject({ code: 'not-signed-in', status: 401, detail: expect.stringContaining('đăng nhập'), detailEn: expect.stringContaining('Sign in') })
    expect(given.headers['cache-control']).toBe('no-store')
  })
  test('the session is looked up in the transaction itself: one that has ended reads nothing more', async () => {
    const own = `${sessionCookie}=post-ended`
    expect((await call({ method: 'GET', url: '/api/trial/known', cookie: own })).json).toEqual({ id: 'hn_commune_police' })
    ended.add('post-ended')
    expect((await call({ method: 'GET', url: '/api/trial/known', cookie: own })).status).toBe(401)
  })
  test('a role that is not named is refused, and the refusal is in the ledger', async () => {
    entries.length = 0
    const given = await call({ method: 'POST', url: '/api/trial/chiefs', cookie })
    expect([given.status, given.json.code]).toEqual([403, 'not-your-role'])
    expect(entries).toMatchObject([{ operation: 'trial.chiefs', outcome: 'refused', persons: [] }])
  })
  test('an unknown id and an id that cannot be one get the same answer', async () => {
    entries.length = 0
    const answers = await Promise.all(['unknown', '%00', 'x'.repeat(150), '00000000-0000-4000-8000-000000000099'].map((id) => call({ method: 'GET', url: `/api/trial/${id}`, cookie })))
    expect(new Set(answers.map((given) => `${given.status} ${given.text}`)).size).toBe(1)
    expect(answers[0]!.status).toBe(404)
    expect(entries.every((entry) => entry.outcome === 'refused')).toBe(true)
    const unreadable = await Promise.all(['%E0%A4%A', 'x'.repeat(300)].map((id) => call({ method: 'GET', url: `/api/trial/${id}`, cookie })))
    expect(unreadable.map((given) => `${given.status} ${given.text}`)).toEqual(unreadable.map(() => `${answers[0]!.status} ${answers[0]!.text}`))
  })
  test.each([['https://elsewhere.example', 403], ['null', 403], ['http://localhost:80', 200], ['http://localhost', 200], ['https://localhost', 403], ['http://localhost:8080', 403], ['ftp://localhost', 403], ['http://localhost.elsewhere.example', 403], ['not a url', 403]])('an origin of %s answers %i', async (origin, status) => {
    expect((await call({ method: 'GET', url: '/api/trial', cookie, headers: { origin, host: 'localhost' } })).status).toBe(status)
  })
})

describe('input', () => {
  test('text arrives in NFC, without what is not declared', async () => {
    const given = await call({ method: 'POST', url: '/api/trial', cookie, body: { on: '2026-02-28', note: ' Ho\u0300a ' } })
    expect([given.status, given.json]).toEqual([201, { on: '2026-02-28', note: 'Hòa' }])
  })
  test.each([
    [{ on: '2026-02-30', note: 'abc' }, 'on', 'not-a-day'],
    [{ note: 'abc' }, 'on', 'missing'],
    [{ on: '2026-02-28', note: '' }, 'note', 'missing'],
    [{ on: '2026-02-28', note: 'a' }, 'note', 'too-short'],
    [{ on: '2026-02-28', note: 'a'.repeat(21) }, 'note', 'too-long'],
    [{ on: '2026-02-28', note: 'abc', count: 0 }, 'count', 'too-small'],
    [{ on: '2026-02-28', note: 'abc', count: 'many' }, 'count', 'not-a-number'],
    [{ on: '2026-02-28', note: 'abc', personalNumber: '123' }, 'personalNumber', 'wrong-form'],
    [{ on: '2026-02-28', note: 'abc', colour: 'red' }, 'colour', 'unknown-field'],
    [{ on: '2026-02-28', note: 'abc', deep: { a: 'x', b: 'y' } }, 'deep.b', 'unknown-field'],
    [{ on: '2026-02-28', note: 'a\u0000c' }, 'note', 'bad-characters'],
    [{ on: '2026-02-28', note: 'a\ud800c' }, 'note', 'bad-characters'],
  ])('%j: field %s is %s', async (body, path, code) => {
    const given = await call({ method: 'POST', url: '/api/trial', cookie, body })
    expect(given.status).toBe(422)
    expect(given.json.fields).toMatchObject([{ path, code }])
    expect(given.json.fields[0].detail.length).toBeGreaterThan(5)
  })
  test.each([
    ['cut off', '{"on":', 'application/json', 400, 'malformed-body'],
    ['empty', '', 'application/json', 400, 'malformed-body'],
    ['poisoned', '{"__proto__":{"admin":true}}', 'application/json', 400, 'malformed-body'],
    ['of a form', 'on=2026-01-01', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['huge', JSON.stringify({ on: '2026-01-01', note: 'a'.repeat(600_000) }), 'application/json', 413, 'too-large'],
    ['that is a list', '[]', 'application/json', 422, 'invalid-input'],
    ['that is null', 'null', 'application/json', 400, 'malformed-body'],
    ['nested 5,000 deep', `{"on":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'application/json', 422, 'invalid-input'],
  ])('a body %s is refused', async (_, body, type, status, code) => {
    const given = await application.app.inject({ method: 'POST', url: '/api/trial', headers: { cookie, 'content-type': type }, payload: body })
    expect([given.statusCode, given.json().code]).toEqual([status, code])
  })
  test.each([['/api/trial?limit=abc', 'limit'], ['/api/trial?kind=c', 'kind'], ['/api/trial?sort=secret', 'sort'], ['/api/trial?kind=a&kind=b', 'kind']])('%s names the field %s', async (url, path) => {
    const given = await call({ method: 'GET', url, cookie })
    expect([given.status, given.json.code, given.json.fields[0].path]).toEqual([400, 'invalid-query', path])
  })
  test('purpose and key are judged', async () => {
    expect((await call({ method: 'GET', url: '/api/trial', cookie, headers: { purpose: 'inspection' } })).json.purpose).toBe('inspection')
    expect((await call({ method: 'GET', url: '/api/trial', cookie, headers: { purpose: 'curiosity' } })).json.code).toBe('unknown-purpose')
    expect((await call({ method: 'POST', url: '/api/trial/keyed', cookie, body: {} })).json.code).toBe('idempotency-key-needed')
    expect((await call({ method: 'POST', url: '/api/trial/keyed', cookie, body: {}, headers: { 'idempotency-key': 'a b' } })).json.code).toBe('idempotency-key-malformed')
    expect((await call({ method: 'POST', url: '/api/trial/keyed', cookie, body: {}, headers: { 'idempotency-key': 'key-0000001' } })).json).toEqual({ key: 'key-0000001' })
  })
})

describe('answers', () => {
  test('a field that the contract does not name never leaves', async () => {
    const given = await call({ method: 'GET', url: '/api/trial-leaky' })
    expect(given.status).toBe(500)
    expect(given.text).not.toContain('should not leave')
    expect(application.logged()).toContain('undeclared: name')
  })
  test('text of the database is sent as it is, and checked', async () => {
    const good = await call({ method: 'GET', url: `/api/trial-hot?sql=${encodeURIComponent(`select '{"n": 1}' as json`)}` })
    expect([good.status, good.text]).toEqual([200, '{"n": 1}'])
    expect((await call({ method: 'GET', url: `/api/trial-hot?sql=${encodeURIComponent(`select '{"n": 1, "name": 2}' as json`)}` })).status).toBe(500)
  })
  test('a refusal carries its facts and its citation', async () => {
    entries.length = 0
    const given = await call({ method: 'GET', url: '/api/trial-unlawful', cookie })
    expect(given.status).toBe(403)
    expect(given.json).toMatchObject({ code: 'wrong-signer', facts: { signer: 'commune-chair' }, citation: { instrument: 'D163', article: '134' }, confidence: 'one-copy' })
    expect(entries).toMatchObject([{ operation: 'trial.unlawful', outcome: 'refused' }])
  })
})

describe('errors of the database', () => {
  const raise = (state: string) => `do $$ begin raise exception 'secret text' using errcode = '${state}'; end $$`
  test.each([
    ['a full disk', raise('53100'), 507, 'storage-full'],
    ['a serialisation failure', raise('40001'), 409, 'try-again'],
    ['a statement that takes too long', raise('57014'), 503, 'too-slow'],
    ['no locks or memory left', raise('53200'), 503, 'database-unavailable'],
    ['a lost connection', raise('08006'), 503, 'database-unavailable'],
    ['an id of another form', `select 'secret text'::uuid`, 404, 'not-found'],
    ['a table that is not for this role', `select * from person_identity`, 404, 'not-found'],
    ['a bug', raise('23505'), 500, 'internal-error'],
  ])('%s has its own status and never quotes the database', async (_, sql, status, code) => {
    const given = await call({ method: 'POST', url: '/api/trial-broken/1', body: { sql } })
    expect([given.status, given.json.code]).toEqual([status, code])
    expect(given.text).not.toContain('secret')
    expect(application.logged()).not.toContain('secret')
  })
  test('a connection that dies in the middle answers 503, and the next request works', async () => {
    const pending = call({ method: 'POST', url: '/api/trial-broken/1', body: { sql: 'select pg_sleep(20)' } })
    await expect.poll(() => database.owner(async (admin) => (await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(20)' and state = 'active'`)).rowCount), { timeout: 18_000, interval: 20 }).toBe(1)
    const dying = await pending
    expect([dying.status, dying.json.code, dying.headers['retry-after']]).toEqual([503, 'database-unavailable', '5'])
    expect((await call({ method: 'GET', url: '/api/trial/known', cookie })).status).toBe(200)
  })
  test('an act undone by an error that nobody looked at is never answered as done', async () => {
    const swallowing: ServerSlice = {
      name: 'swallowing',
      routes: [route(broken, async (context) => {
        await context.transaction(async (transaction) => {
          await transaction.query('select 1')
          await transaction.query('select 1/0').catch(() => {})
        })
        return answer({})
      })],
    }
    const other = await testApplication(database, { slices: [swallowing], gate, ledger })
    expect((await other.call({ method: 'POST', url: '/api/trial-broken/1', body: { sql: '' } })).status).toBe(500)
    await other.close()
  })
})

describe('around it', () => {
  test('health, readiness, metrics', async () => {
    expect((await call({ method: 'GET', url: '/healthz' })).status).toBe(200)
    expect((await call({ method: 'GET', url: '/readyz' })).status).toBe(200)
    expect((await call({ method: 'GET', url: '/metrics' })).status).toBe(404)
    const metrics = await call({ method: 'GET', url: '/metrics', headers: { authorization: 'Bearer let-me-see' } })
    expect(metrics.text).toContain('hoanhap_request_seconds')
    expect(metrics.text).not.toContain('post-1')
  })
  test('the API document is OpenAPI 3.1 and lists every operation; its page needs nothing from elsewhere', async () => {
    const document = (await call({ method: 'GET', url: '/api/openapi.json' })).json
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/trial/{id}'].get.operationId).toBe('trial.read')
    const page = await call({ method: 'GET', url: '/api/docs/' })
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/(src|href)="https?:/)
  })
  test('headers keep browsers to this site', async () => {
    const { headers } = await call({ method: 'GET', url: '/healthz' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
  test('too many requests wait', async () => {
    const limited = await testApplication(database, { slices: [slice], gate, ledger, requestsPerMinute: 3 })
    const statuses = []
    for (let n = 0; n < 5; n += 1) statuses.push((await limited.call({ method: 'GET', url: '/api/trial', cookie })).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    await limited.close()
  })
})
