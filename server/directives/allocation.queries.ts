/** Allocations as rows and as shown, and the numbers of the units by which a key divides. Counts of units; no statement here reads a person. */
import type { AllocationView } from '@hoa-nhap/domain/directives/allocation.contract'
import type { AllocationKey, AllocationStatus, UnitBasis } from '@hoa-nhap/domain/directives/allocation.rules'
import { gated, opensOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { day, yearOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'
import { targetColumns, targetTables, type TargetRow } from './directives.store.ts'

type Reader = Pick<ActorTransaction, 'query'>
export type SharedTarget = TargetRow & { provinceId: string }

export async function findTarget(reader: Reader, id: string): Promise<SharedTarget | null> {
  const { rows } = await reader.query<SharedTarget>(`select ${targetColumns}, coalesce(u.province_id, u.id) as "provinceId" from ${targetTables} where t.id = $1`, [id])
  return rows[0] ?? null
}

export type BasisRow = UnitBasis & { readonly unitName: string }
/** The year before the target's: its registered need is known as a whole. */
export const needYear = (target: Pick<TargetRow, 'from'>): { readonly from: PlainDate; readonly to: PlainDate } => {
  const year = yearOf(target.from) - 1
  return { from: day(`${year}-01-01`), to: day(`${year}-12-31`) }
}

/** The units one level below the target's, as they stand today, with their inhabitants, registered need and places. */
export async function loadBasis(reader: Reader, target: Pick<TargetRow, 'unitId' | 'from'>): Promise<BasisRow[]> {
  const year = needYear(target)
  const { rows } = await reader.query<{ unitId: string; unitName: string; level: BasisRow['level']; population: number | null; need: string | null; capacity: number | null }>(
    `select u.id as "unitId", u.name as "unitName", u.level, (select p.population from unit_population p where p.unit_id = u.id order by p.on_day desc limit 1) as population, c.of_count as need, k.places as capacity
     from unit u cross join lateral count_indicator('managed-served', u.id, $2::date, $3::date) c
     left join provider_capacity((select array_agg(x.id) from unit x where x.parent_id = $1 and x.valid_to is null)) k on k.unit_id = u.id
     where u.parent_id = $1 and u.level <> 'province' and u.valid_to is null order by u.id`,
    [target.unitId, year.from, year.to],
  )
  return rows.map((row) => ({ ...row, need: row.need === null ? null : Number(row.need) }))
}

export type AllocationRow = {
  id: string; targetId: string; version: number; revision: number; key: AllocationKey; whole: number; reserveName: string | null; reserve: number; answers: string; status: AllocationStatus; note: string | null
  madeAt: Date | string; madeByPost: string; decidedAt: Date | string | null; decisionNote: string | null; unitId: string; provinceId: string; directiveId: string
}
const allocationColumns = `a.id, a.target_id as "targetId", a.version, a.revision, a.key, a.whole, a.reserve_name as "reserveName", a.reserve, a.answers, a.status, a.note, a.made_at as "madeAt", a.made_by_post as "madeByPost", a.decided_at as "decidedAt",
  a.decision_note as "decisionNote", t.unit_id as "unitId", coalesce(u.province_id, u.id) as "provinceId", t.directive_id as "directiveId"`
const allocationTables = 'allocation a join target t on t.id = a.target_id join unit u on u.id = t.unit_id'

/** One allocation, held for the rest of the transaction where it is to be changed. */
export async function findAllocation(reader: Reader, id: string, hold = false): Promise<AllocationRow | null> {
  const { rows } = await reader.query<AllocationRow>(`select ${allocationColumns} from ${allocationTables} where a.id = $1${hold ? ' for update of a' : ''}`, [id])
  return rows[0] ?? null
}
export async function newestVersion(reader: Reader, targetId: string): Promise<number> {
  const { rows } = await reader.query<{ version: number }>('select coalesce(max(version), 0) as version from allocation where target_id = $1', [targetId])
  return rows[0]!.version
}
export type RequestRow = { id: string; allocationId: string; unitId: string; unitName: string; amountBefore: number; wanted: number; reason: string; askedAt: Date | string; askedByPost: string; answer: 'granted' | 'partly' | 'refused' | null; granted: number | null; answerReason: string | null; answeredAt: Date | string | null }
export async function findRequests(reader: Reader, allocationIds: readonly string[]): Promise<RequestRow[]> {
  const { rows } = await reader.query<RequestRow>(
    `select r.id, r.allocation_id as "allocationId", r.unit_id as "unitId", u.name as "unitName", r.amount_before as "amountBefore", r.wanted, r.reason, r.asked_at as "askedAt", r.asked_by_post as "askedByPost", r.answer, r.granted, r.answer_reason as "answerReason", r.answered_at as "answeredAt"
     from allocation_request r join unit u on u.id = r.unit_id where r.allocation_id = any($1) order by r.asked_at, r.id`, [allocationIds],
  )
  return rows
}
export type ShareRow = { allocationId: string; unitId: string; unitName: string; weight: number; capacity: number | null; amount: number }
export async function findShares(reader: Reader, allocationIds: readonly string[]): Promise<ShareRow[]> {
  const { rows } = await reader.query<ShareRow>(
    `select s.allocation_id as "allocationId", s.unit_id as "unitId", u.name as "unitName", s.weight, s.capacity, s.amount from allocation_share s join unit u on u.id = s.unit_id where s.allocation_id = any($1) order by s.unit_id`, [allocationIds],
  )
  return rows
}

type Line = { readonly unitId: string; readonly unitName: string; readonly amount: number; readonly weight: number; readonly capacity: number | null }
/** A weight of registered need is a count of people: small ones are for whoever sees the people. */
export function viewLine(line: Line, key: AllocationKey, provinceId: string, actor: Actor): AllocationView['lines'][number] {
  const opens = opensOf(actor)
  const open = key !== 'need' || line.unitId === opens.unit || (opens.province !== '' && opens.province === provinceId)
  return {
    unitId: line.unitId, unitName: line.unitName, amount: line.amount, weight: key === 'by-hand' || key === 'equal' ? null : gated(line.weight, open), capacity: line.capacity,
    overCapacity: line.capacity !== null && line.amount > line.capacity,
  }
}

const instant = (value: Date | string): Instant => new Date(value).toISOString() as Instant

export async function viewAllocations(reader: Reader, targetId: string, may: (row: AllocationRow, requests: readonly RequestRow[], units: readonly string[]) => AllocationView['may'], actor: Actor): Promise<AllocationView[]> {
  const { rows } = await reader.query<AllocationRow>(`select ${allocationColumns} from ${allocationTables} where a.target_id = $1 order by a.version desc`, [targetId])
  const ids = rows.map((row) => row.id)
  const [requests, shares] = [await findRequests(reader, ids), await findShares(reader, ids)]
  return rows.map((row): AllocationView => {
    const [own, lines] = [requests.filter((request) => request.allocationId === row.id), shares.filter((share) => share.allocationId === row.id)]
    return {
      id: row.id, targetId: row.targetId, version: row.version, revision: row.revision, status: row.status, key: row.key, whole: row.whole, reserve: row.reserveName === null ? null : { name: row.reserveName, amount: row.reserve },
      note: row.note, madeAt: instant(row.madeAt), decidedAt: row.decidedAt === null ? null : instant(row.decidedAt), decisionNote: row.decisionNote,
      lines: lines.map((line) => viewLine(line, row.key, row.provinceId, actor)),
      requests: own.map(({ allocationId: _, askedByPost: __, ...request }) => ({ ...request, askedAt: instant(request.askedAt), answeredAt: request.answeredAt === null ? null : instant(request.answeredAt) })),
      may: may(row, own, lines.map((line) => line.unitId)),
    }
  })
}
