/** Rows of register tables, as they are read under the caller's own role. */
import type { Deadline } from '@hoa-nhap/domain/kernel/measure'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterEvent, RegisterState } from '@hoa-nhap/domain/kernel/register'
import type { ActorTransaction } from '../platform/route.ts'

export type RecordRow = {
  readonly id: string; readonly register: string; readonly unitId: string; readonly agencyId: string; readonly readerUnit: string; readonly provinceId: string; readonly parentId: string | null; readonly label: string; readonly status: string; readonly open: boolean
  readonly openedOn: PlainDate; readonly onDay: PlainDate; readonly endsOn: PlainDate | null; readonly nextDueOn: PlainDate | null; readonly sequence: number; readonly state: RegisterState
}
export const recordColumns = `r.id, r.register, r.unit_id as "unitId", r.agency_id as "agencyId", r.reader_unit as "readerUnit", r.province_id as "provinceId", r.parent_id as "parentId", r.label, r.status, r.open, r.opened_on as "openedOn", r.on_day as "onDay", r.ends_on as "endsOn", r.next_due_on as "nextDueOn", r.sequence, r.state`

/** In sight of whoever asks; null: absent, or not his. */
export async function findRecord(transaction: ActorTransaction, register: string, id: string): Promise<RecordRow | null> {
  const { rows } = await transaction.query<RecordRow>(`select ${recordColumns} from register_record r where r.id = $2 and r.register = $1`, [register, id])
  return rows[0] ?? null
}

type EventRow = Omit<RegisterEvent, 'actor' | 'replacedBy'> & { readonly postId: string; readonly role: RegisterEvent['actor']['role']; readonly agencyId: string; readonly unitId: string; readonly replacedBy: string | null; readonly recordedAt: Instant }

export async function findEvents(transaction: ActorTransaction, recordId: string): Promise<RegisterEvent[]> {
  const { rows } = await transaction.query<EventRow>(
    `select id, sequence, type, occurred_on as "occurredOn", recorded_at as "recordedAt", post_id as "postId", role, agency_id as "agencyId", unit_id as "unitId", data, change, replaced_by as "replacedBy" from register_event where record_id = $1 order by sequence`, [recordId],
  )
  return rows.map(({ postId, role, agencyId, unitId, replacedBy, ...event }) => ({ ...event, recordedAt: new Date(event.recordedAt).toISOString() as Instant, actor: { postId, role, agencyId, unitId }, ...(replacedBy ? { replacedBy } : {}) }))
}

export type DueRow = { readonly recordId: string; readonly register: string; readonly label: string; readonly unitId: string; readonly agencyId: string; readonly clock: string; readonly dueOn: PlainDate; readonly dueAt: Instant | null; readonly opensOn: PlainDate | null; readonly bound: string; readonly act: string | null; readonly body: Deadline; readonly recordAgencyId: string }
const dueColumns = `d.record_id as "recordId", d.register, r.label, r.unit_id as "unitId", d.agency_id as "agencyId", r.agency_id as "recordAgencyId", d.clock, d.due_on as "dueOn", d.due_at as "dueAt", d.opens_on as "opensOn", d.bound, d.act, d.body`

export type DueFilter = { readonly recordId?: string; readonly agencyId?: string | undefined; readonly register?: string | undefined; readonly until?: PlainDate | undefined }

export async function findDues(transaction: ActorTransaction, filter: DueFilter): Promise<DueRow[]> {
  const { rows } = await transaction.query<DueRow>(
    `select ${dueColumns} from register_due d join register_record r on r.id = d.record_id
     where ($1::uuid is null or d.record_id = $1) and ($2::text is null or d.agency_id = $2) and ($3::text is null or d.register = $3) and ($4::date is null or d.due_on <= $4) order by d.due_on, d.record_id, d.clock, d.key limit 5000`,
    [filter.recordId ?? null, filter.agencyId ?? null, filter.register ?? null, filter.until ?? null],
  )
  return rows
}
