/** Sessions: an opaque token in a cookie, of which only the hash is stored; looked up again in the first statement of every transaction. */
import { hash, randomBytes } from 'node:crypto'
import { AgencyKind, Role } from '@hoa-nhap/domain/kernel/actor'
import type { SessionGate, SignedIn } from '../platform/session-gate.ts'

export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer')
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A working day: whoever forgets to sign out is signed out by the next morning. */
export const sessionHours = 12

const settings = [
  ['app.unit', 's.unit_id'], ['app.agency', 's.agency_id'], ['app.province', 's.province_id'], ['app.post', 's.post_id'], ['app.account', 's.account_id::text'],
  ['app.purpose', '$4'], ['app.barred', 's.barred'], ['app.day', '$2::date::text'],
  // Last: whoever has become the product role may set nothing more.
  ['role', 's.database_role'],
] as const

const text = `select s.account_id, s.post_id, s.role, s.agency_id, s.agency_kind, s.unit_id, s.province_id, s.substitutes, s.delegated, s.noted, s.plain, ${settings.map(([name, value]) => `set_config('${name}', ${value}, true)`).join(', ')}
from session_actor($1, $2, $3) s where s.account_id is not null`

export const sessionGate: SessionGate = {
  statement: (token, on, now, purpose) => ({ name: 'access-session', text, values: [hashOfToken(token), on, now, purpose] }),
  note: (row, token, on, now) => (row['plain'] === true && row['noted'] === false ? { name: 'access-note-session', text: 'select note_session($1, $2, $3)', values: [hashOfToken(token), on, now] } : null),
  actorOf(row): SignedIn {
    return {
      accountId: String(row['account_id']), postId: String(row['post_id']), role: Role.parse(row['role']), agencyId: String(row['agency_id']),
      agencyKind: AgencyKind.parse(row['agency_kind']), unitId: String(row['unit_id']), provinceId: String(row['province_id']),
      ...(typeof row['substitutes'] === 'string' ? { substitutes: row['substitutes'] } : {}), ...(typeof row['delegated'] === 'string' ? { delegated: row['delegated'].split(' ') } : {}),
    }
  },
}
