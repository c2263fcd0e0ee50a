/** Sessions: an opaque token in a cookie, of which only the hash is stored; looked up again in the first statement of every transaction. */
import { hash, randomBytes } from 'node:crypto'
import { AgencyKind, Role } from '@hoa-nhap/domain/kernel/actor'
import type { SessionGate, SignedIn } from '../platform/session-gate.ts'

export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer')
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A working day: whoever forgets to sign out is signed out by the next morning. */
export const sessionHours = 12

// The role comes last: whoever has become the product role may set nothing more. `offset 0`: asked once, not for each of its uses.
const text = `select s.actor, set_config('app.actor', $4 || chr(31) || $2::date || chr(31) || s.actor, true), set_config('role', 'hn_' || replace(split_part(s.actor, chr(31), 7), '-', '_'), true)
from (select session_scope($1, $2, $3) as actor offset 0) s where s.actor is not null`

/** The fields that `session_scope` answers. */
function fieldsOf(row: Readonly<Record<string, unknown>>) {
  const [unitId, agencyId, provinceId, postId, accountId, , role, agencyKind, substitutes, delegated, noted, plain] = String(row['actor']).split('\u001F')
  return { unitId: unitId!, agencyId: agencyId!, provinceId: provinceId!, postId: postId!, accountId: accountId!, role, agencyKind, substitutes: substitutes!, delegated: delegated!, noted: noted === 'noted', plain: plain === 'plain' }
}

export const sessionGate: SessionGate = {
  statement: (token, on, now, purpose) => ({ name: 'access-session', text, values: [hashOfToken(token), on, now, purpose] }),
  note(row, token, on, now) {
    const { plain, noted } = fieldsOf(row)
    return plain && !noted ? { name: 'access-note-session', text: 'select note_session($1, $2, $3)', values: [hashOfToken(token), on, now] } : null
  },
  actorOf(row): SignedIn {
    const { accountId, postId, role, agencyId, agencyKind, unitId, provinceId, substitutes, delegated } = fieldsOf(row)
    return {
      accountId, postId, role: Role.parse(role), agencyId, agencyKind: AgencyKind.parse(agencyKind), unitId, provinceId,
      ...(substitutes === '' ? {} : { substitutes }), ...(delegated === '' ? {} : { delegated: delegated.split(' ') }),
    }
  },
}
