/** Accounts with their posts: for the demonstration many at once, for a real installation the first administrator. */
import { Role, type AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { later, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { declarationOf, periodOf } from '@hoa-nhap/domain/access/access.rules'
import type { ActorTransaction } from '../platform/route.ts'
import { usernameOf } from './access.store.ts'
import { hashPassword } from './passwords.ts'

/** One password for every account of the demonstration: it shows invented people only, and says so on the sign-in page. */
export const demoPassword = 'hoa-nhap-minh-hoa'

export type AccountWish = { readonly username: string; readonly displayName: string; readonly role: Role; readonly agencyId: string; readonly unitId: string; readonly provinceId: string; readonly from: PlainDate }

/** `<agencyId>/<role>`, then `/2`, `/3` for further holders. */
export const postIdOf = (agencyId: string, role: Role, number = 1): string => `${agencyId}/${role}${number > 1 ? `/${number}` : ''}`

/** Writes accounts that share one password hash; those whose name is taken are left as they are. Returns how many are new. */
export async function writeAccounts(transaction: ActorTransaction, wishes: readonly AccountWish[], parts: { readonly passwordHash: string; readonly shownPassword: string | null; readonly uuid: () => string; readonly now: Instant }): Promise<number> {
  const { rows: made } = await transaction.query<{ id: string; username: string }>(
    `insert into account (id, username, display_name, password_hash, created_at)
      select r.id, r.username, r.display_name, $2, $3 from jsonb_to_recordset($1::jsonb) as r (id uuid, username text, display_name text)
      on conflict (username) do nothing returning id, username`,
    [JSON.stringify(wishes.map((wish) => ({ id: parts.uuid(), username: usernameOf(wish.username), display_name: wish.displayName }))), parts.passwordHash, parts.now],
  )
  const accounts = new Map(made.map((row) => [row.username, row.id]))
  const { rows: held } = await transaction.query<{ key: string; holders: number }>(`select agency_id || '/' || role as key, count(*)::int as holders from post where agency_id = any ($1) group by 1`, [[...new Set(wishes.map((wish) => wish.agencyId))]])
  const numbers = new Map(held.map((row) => [row.key, row.holders]))
  const fresh = JSON.stringify(wishes.flatMap((wish, position) => {
    const accountId = accounts.get(usernameOf(wish.username))
    if (!accountId) return []
    const key = `${wish.agencyId}/${wish.role}`
    const number = (numbers.get(key) ?? 0) + 1
    numbers.set(key, number)
    return [{ account_id: accountId, post_id: postIdOf(wish.agencyId, wish.role, number), role: wish.role, agency_id: wish.agencyId, unit_id: wish.unitId, province_id: wish.provinceId, valid_from: wish.from, position }]
  }))
  await transaction.query(
    `insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from)
      select r.post_id, r.account_id, r.agency_id, r.role, r.unit_id, r.province_id, r.valid_from
      from jsonb_to_recordset($1::jsonb) as r (post_id text, account_id uuid, agency_id text, role text, unit_id text, province_id text, valid_from date)`, [fresh],
  )
  if (parts.shownPassword !== null) {
    await transaction.query(
      `insert into demo_account (account_id, password, position) select r.account_id, $2, r.position from jsonb_to_recordset($1::jsonb) as r (account_id uuid, position int)`,
      [fresh, parts.shownPassword],
    )
  }
  return made.length
}

/** Where the demonstration seats a role that its declaration places in a kind of body of the province. */
const communeRoles: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station']
const oncePerProvince: readonly Role[] = ['counsellor', 'team-member']

/** Bodies that serve the whole country: one for all provinces. */
const nationalBodies: readonly AgencyKind[] = ['ministry-police']

export type DemoPlaces = {
  /** Provinces as they stand today, e.g. `p-20`, `p-24`. */
  readonly provinces: readonly string[]
  /** Communes that have people; the first of each province gets every commune role, the others police and chair. */
  readonly communes: readonly { readonly unitId: string; readonly provinceId: string }[]
}

/**
 * One account for every role that exists on that day in each province, and accounts of the given communes. Bodies that the organization does not
 * know yet (a union's helper in a commune) are added. Runs as the system; the password is hashed once.
 */
export async function createAccounts(transaction: ActorTransaction, places: DemoPlaces, parts: { readonly today: PlainDate; readonly now: Instant; readonly uuid: () => string; readonly displayName?: (role: Role, unitName: string, index: number) => string }): Promise<number> {
  const { today } = parts
  const passwordHash = await hashPassword(demoPassword)
  const units = new Map((await transaction.query<{ id: string; name: string }>('select id, name from unit where id = any ($1)', [[...places.provinces, ...places.communes.map((commune) => commune.unitId)]])).rows.map((row) => [row.id, row.name]))
  const { rows: agencies } = await transaction.query<{ id: string; kind: AgencyKind; unit_id: string }>(
    'select a.id, a.kind, a.unit_id from agency a where (a.unit_id = any ($1) or a.kind = any ($3)) and (a.valid_from is null or a.valid_from <= $2) and (a.valid_to is null or a.valid_to > $2) order by a.id', [[...units.keys()], today, nationalBodies],
  )
  const added: { id: string; kind: AgencyKind; unit_id: string; name: string }[] = []
  const bodyOf = (kind: AgencyKind, unitId: string): string => {
    const known = [...agencies, ...added].find((agency) => agency.kind === kind && (agency.unit_id === unitId || nationalBodies.includes(kind)))
    if (known) return known.id
    const name = `${placeName[kind] ?? kind} ${units.get(unitId) ?? unitId}`
    added.push({ id: `${kind}:${unitId}`, kind, unit_id: unitId, name })
    return `${kind}:${unitId}`
  }
  const wishes: AccountWish[] = []
  const wish = (role: Role, unitId: string, provinceId: string, body?: string) => {
    const period = periodOf(role, today)
    if (!period) return
    const unitName = units.get(unitId) ?? unitId
    const displayName = parts.displayName?.(role, unitName, wishes.length) ?? `${declarationOf(role).title} · ${unitName}`
    wishes.push({ username: body ? `${role}.${body.split(':')[1]!}` : `${role}.${unitId}`, displayName, role, agencyId: body ?? bodyOf(declarationOf(role).agency, unitId), unitId, provinceId, from: later(period.from, declarationOf(role).during[0]!.from) })
  }
  for (const provinceId of places.provinces) {
    const communes = places.communes.filter((commune) => commune.provinceId === provinceId)
    communes.forEach((commune, index) => {
      for (const role of index === 0 ? communeRoles : (['commune-police', 'commune-chair'] as const)) wish(role, commune.unitId, provinceId)
    })
    for (const role of oncePerProvince) {
      const kind = declarationOf(role).agency
      const commune = communes.find((each) => agencies.some((agency) => agency.kind === kind && agency.unit_id === each.unitId)) ?? communes[0]
      if (commune) wish(role, commune.unitId, provinceId)
    }
    for (const role of Role.options) {
      if (!communeRoles.includes(role) && !oncePerProvince.includes(role)) wish(role, provinceId, provinceId)
    }
    // The other facilities of the province, private ones among them: a head and somebody at the door.
    for (const facility of agencies.filter((agency) => agency.kind === 'rehab-facility' && agency.unit_id === provinceId).slice(1)) {
      for (const role of ['facility-head', 'facility-intake'] as const) wish(role, provinceId, provinceId, facility.id)
    }
  }
  if (added.length > 0) {
    await transaction.query(`insert into agency (id, kind, unit_id, name) select r.id, r.kind, r.unit_id, r.name from jsonb_to_recordset($1::jsonb) as r (id text, kind text, unit_id text, name text) on conflict (id) do nothing`, [JSON.stringify(added)])
  }
  return writeAccounts(transaction, wishes, { passwordHash, shownPassword: demoPassword, uuid: parts.uuid, now: parts.now })
}

const placeName: Readonly<Partial<Record<AgencyKind, string>>> = {
  union: 'Đoàn thể', 'counselling-point': 'Điểm tư vấn, hỗ trợ cai nghiện', 'ministry-police': 'Bộ Công an, phụ trách', 'home-provider': 'Cơ sở dịch vụ cai nghiện tại gia đình,',
  'health-station': 'Trạm Y tế', 'rehab-facility': 'Cơ sở cai nghiện ma túy', 'assessing-facility': 'Cơ sở xác định tình trạng nghiện', 'medical-centre': 'Trung tâm Y tế',
  school: 'Trường trung cấp nghề', employer: 'Doanh nghiệp nhận lao động', court: 'Tòa án nhân dân khu vực,', procuracy: 'Viện kiểm sát nhân dân khu vực,', inspector: 'Thanh tra',
  'province-records': 'Bộ phận hồ sơ nghiệp vụ', 'commune-police': 'Công an', 'commune-committee': 'Ủy ban nhân dân', 'province-police': 'Công an', 'province-committee': 'Ủy ban nhân dân',
  'province-health': 'Sở Y tế', 'province-information': 'Sở Văn hóa, Thể thao và Du lịch',
}

/** The first administrator of a real installation. Refused where the name is taken or the unit is not a province. */
export async function createFirstAdministrator(transaction: ActorTransaction, parts: { readonly username: string; readonly displayName: string; readonly password: string; readonly provinceId: string; readonly today: PlainDate; readonly now: Instant; readonly uuid: () => string }): Promise<'made' | 'name-taken' | 'unknown-province'> {
  const role: Role = 'system-admin'
  const { rows } = await transaction.query<{ name: string }>(`select name from unit where id = $1 and level = 'province'`, [parts.provinceId])
  if (!rows[0]) return 'unknown-province'
  const kind = declarationOf(role).agency
  const agencyId = `${kind}:${parts.provinceId}`
  await transaction.query('insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $4) on conflict (id) do nothing', [agencyId, kind, parts.provinceId, `${placeName[kind] ?? kind} ${rows[0].name}`])
  const made = await writeAccounts(transaction, [{ username: parts.username, displayName: parts.displayName, role, agencyId, unitId: parts.provinceId, provinceId: parts.provinceId, from: parts.today }], {
    passwordHash: await hashPassword(parts.password), shownPassword: null, uuid: parts.uuid, now: parts.now,
  })
  return made === 1 ? 'made' : 'name-taken'
}
