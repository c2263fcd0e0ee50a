/** A small invented province for tests: communes, agencies, one signed-in account for each post, and calls through the real application. */
import { createHash, randomUUID } from 'node:crypto'
import type { AgencyKind, Role } from '@hoa-nhap/domain/kernel/actor'
import { testApplication, type Call, type CallAnswer, type TestApplication } from './application.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { openLedger } from '../../server/access/access.ledger.ts'
import { sessionGate } from '../../server/access/access.session.ts'
import type { InstallationSettings } from '../../server/platform/configuration.ts'
import { slice as people } from '../../server/people/people.slice.ts'
import type { ServerSlice } from '../../server/platform/route.ts'
import { sessionCookie } from '../../server/platform/session-gate.ts'
import { slice as measures } from '../../server/measures/measures.slice.ts'

export const province = 'p-20'
export const communes = { a: 'c-05983', b: 'c-05986' } as const
export type Commune = keyof typeof communes

const posts: readonly { readonly role: Role; readonly kind: AgencyKind; readonly level: 'commune' | 'province'; readonly number?: number }[] = [
  { role: 'commune-police', kind: 'commune-police', level: 'commune' }, { role: 'commune-police-chief', kind: 'commune-police', level: 'commune' },
  { role: 'commune-chair', kind: 'commune-committee', level: 'commune' }, { role: 'commune-social', kind: 'commune-committee', level: 'commune' },
  { role: 'health-station', kind: 'health-station', level: 'commune' }, { role: 'counsellor', kind: 'counselling-point', level: 'commune' },
  { role: 'province-police', kind: 'province-police', level: 'province' }, { role: 'identity-steward', kind: 'province-records', level: 'province' },
  { role: 'province-planner', kind: 'province-committee', level: 'province' }, { role: 'privacy-officer', kind: 'province-police', level: 'province' }, { role: 'assessor', kind: 'assessing-facility', level: 'province' },
  { role: 'procuracy', kind: 'procuracy', level: 'province', number: 1 }, { role: 'inspector', kind: 'inspector', level: 'province' },
]

export type World = {
  readonly database: TestDatabase
  readonly application: TestApplication
  /** Cookie of the post with that role; commune roles exist in both communes. */
  cookie(role: Role, commune?: Commune): string
  post(role: Role, commune?: Commune): string
  agency(kind: AgencyKind, commune?: Commune): string
  call(role: Role, method: Call['method'], url: string, body?: unknown, options?: { readonly commune?: Commune; readonly headers?: Readonly<Record<string, string>> }): Promise<CallAnswer>
  /** Registers a person in the commune; answers the id. */
  register(person?: Readonly<Record<string, unknown>>, options?: { readonly commune?: Commune; readonly key?: string; readonly role?: Role }): Promise<CallAnswer>
  /** Begins a measure; answers the whole answer. */
  begin(role: Role, personId: string, kind: string, act: Readonly<Record<string, unknown>>, commune?: Commune): Promise<CallAnswer>
  /** Records an act on the measure as it stands. */
  act(role: Role, measureId: string, type: string, occurredOn: string, data?: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>, commune?: Commune): Promise<CallAnswer>
  rows(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function trialWorld(now: string, more: readonly ServerSlice[] = [], settings?: InstallationSettings): Promise<World> {
  const database = await testDatabase()
  const application = await testApplication(database, { slices: [...more, people, measures], gate: sessionGate, ledger: openLedger, now, ...(settings ? { settings } : {}) })
  const cookies = new Map<string, string>()
  const postIds = new Map<string, string>()
  await database.owner(async (admin) => {
    await admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ($1, '20', 'province', 'tỉnh', 'Lạng Sơn', 'lang son', $1) on conflict (id) do nothing`, [province])
    for (const [name, id] of Object.entries(communes)) {
      await admin.query(`insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id) values ($1, $2, 'commune', 'xã', $3, $4, $5, $5) on conflict (id) do nothing`, [id, id.slice(2), `Mẫu ${name.toUpperCase()}`, `mau ${name}`, province])
    }
    for (const post of posts) {
      for (const commune of post.level === 'commune' ? (Object.keys(communes) as Commune[]) : [null]) {
        const unit = commune ? communes[commune] : province
        const agency = `${post.kind}:${unit}${post.number ? `.${post.number}` : ''}`
        const account = randomUUID()
        const postId = `${agency}/${post.role}`
        const token = `trial-${randomUUID()}`
        await admin.query(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $4) on conflict (id) do nothing`, [agency, post.kind, unit, `${post.kind} ${unit}`])
        await admin.query(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, [account, postId])
        await admin.query(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, $6, '2022-01-01')`, [postId, account, agency, post.role, unit, province])
        await admin.query(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, [createHash('sha256').update(token).digest(), account, postId])
        cookies.set(`${post.role} ${commune ?? ''}`, `${sessionCookie}=${token}`)
        postIds.set(`${post.role} ${commune ?? ''}`, postId)
      }
    }
  })
  const keyOf = (role: Role, commune: Commune) => (posts.find((post) => post.role === role)?.level === 'commune' ? `${role} ${commune}` : `${role} `)
  const cookie = (role: Role, commune: Commune = 'a') => cookies.get(keyOf(role, commune))!
  const world: World = {
    database, application, cookie,
    post: (role, commune = 'a') => postIds.get(keyOf(role, commune))!,
    agency: (kind, commune = 'a') => `${kind}:${communes[commune]}`,
    call: (role, method, url, body, options = {}) => application.call({ method, url, body, cookie: cookie(role, options.commune ?? 'a'), ...(options.headers ? { headers: options.headers } : {}) }),
    register(person = {}, options = {}) {
      const commune = options.commune ?? 'a'
      const body = {
        name: 'Hoàng Văn Thử', birth: '1991', sex: 'male', residence: { unitId: communes[commune], from: '2022-01-01' }, ...person,
      }
      return world.call(options.role ?? 'commune-police', 'POST', '/api/people', body, { commune, headers: { 'idempotency-key': options.key ?? randomUUID() } })
    },
    begin: (role, personId, kind, act, commune = 'a') =>
      world.call(role, 'POST', `/api/people/${personId}/measures`, { kind, act: { id: randomUUID(), basedOn: 0, data: {}, ...act } }, { commune, headers: { 'idempotency-key': randomUUID() } }),
    async act(role, measureId, type, occurredOn, data = {}, given = {}, commune = 'a') {
      const [row] = await world.rows('select sequence from measure where measure_id = $1', measureId)
      return world.call(role, 'POST', `/api/measures/${measureId}/events`, { id: randomUUID(), type, occurredOn, basedOn: Number(row?.['sequence'] ?? 0), data, ...given }, { commune })
    },
    rows: (text, ...values) => database.owner(async (admin) => (await admin.query(text, values)).rows as Record<string, unknown>[]),
    async close() {
      await application.close()
      await database.drop()
    },
  }
  return world
}
