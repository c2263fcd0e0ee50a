/** Reports as rows. Row security leaves those of the own agency and those that were sent to it. */
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { PeriodKind } from '@hoa-nhap/domain/reports/periods.rules'
import type { CutOffId } from '@hoa-nhap/domain/reports/reports.law'
import type { ReportData, ReportHead, ReportState, Written } from '@hoa-nhap/domain/reports/reports.model'
import type { ActorTransaction } from '../platform/route.ts'

export type ReportRow = {
  id: string; definition: string; definitionVersion: number; agencyId: string; agencyName: string; unitId: string; unitName: string; kind: PeriodKind; from: PlainDate; to: PlainDate; cutOff: CutOffId; directiveId: string | null; directive: string | null
  state: ReportState; revision: number; version: number; asOf: PlainDate; toAgency: string | null; toName: string | null; number: string | null; submittedAt: Date | null; acceptedAt: Date | null; returnedBecause: string | null
  restates: string | null; restateReason: string | null; restatedBy: string | null; madeAt: Date; signed: boolean
}
export const reportColumns = `r.id, r.definition, r.definition_version as "definitionVersion", r.agency_id as "agencyId", a.name as "agencyName", r.unit_id as "unitId", u.name as "unitName", r.period_kind as kind, r.from_day as "from", r.to_day as "to", r.cut_off as "cutOff",
  r.directive_id as "directiveId", d.number as directive, r.state, r.revision, r.version, r.as_of as "asOf", r.to_agency as "toAgency", t.name as "toName", r.number, r.submitted_at as "submittedAt", r.accepted_at as "acceptedAt", r.returned_because as "returnedBecause",
  r.restates, r.restate_reason as "restateReason", r.restated_by as "restatedBy", r.made_at as "madeAt",
  exists (select from report_version v where v.report_id = r.id and v.revision = r.revision and v.signed_pdf is not null) as signed`
export const reportTables = 'report r join agency a on a.id = r.agency_id join unit u on u.id = r.unit_id left join agency t on t.id = r.to_agency left join directive d on d.id = r.directive_id'

export async function findReport(transaction: ActorTransaction, id: string): Promise<ReportRow | null> {
  const { rows } = await transaction.query<ReportRow>(`select ${reportColumns} from ${reportTables} where r.id = $1`, [id])
  return rows[0] ?? null
}

export type Kept = { readonly data: ReportData; readonly written: Written; readonly asOf: PlainDate }
/** Exact figures and words: of the own agency alone. Revision 0: the draft. */
export async function readExact(transaction: ActorTransaction, id: string, revision: number): Promise<Kept | null> {
  const { rows } = await transaction.query<Kept>('select data, written, as_of as "asOf" from report_exact where report_id = $1 and revision = $2', [id, revision])
  return rows[0] ?? null
}
/** What was sent, as its receiver may see it. */
export async function readSent(transaction: ActorTransaction, id: string, revision: number): Promise<(Kept & { readonly head: ReportHead }) | null> {
  const { rows } = await transaction.query<Kept & { head: ReportHead }>('select data, written, as_of as "asOf", head from report_version where report_id = $1 and revision = $2', [id, revision])
  return rows[0] ?? null
}
export type Step = { at: Date; type: 'made' | 'written' | 'computed' | 'submitted' | 'returned' | 'accepted' | 'restated'; role: string; agencyName: string; reason: string | null; number: string | null }
export async function readSteps(transaction: ActorTransaction, id: string): Promise<Step[]> {
  const { rows } = await transaction.query<Step>('select s.at, s.type, s.role, a.name as "agencyName", s.reason, s.number from report_step s left join agency a on a.id = s.by_agency where s.report_id = $1 order by s.sequence', [id])
  return rows
}

export type Turn = 'go' | 'repeat' | 'changed-since' | 'report-not-now' | 'not-your-role' | null
export type NewReport = { readonly id: string; readonly definition: string; readonly definitionVersion: number; readonly scope: string; readonly kind: PeriodKind; readonly from: PlainDate; readonly to: PlainDate; readonly cutOff: CutOffId; readonly directiveId: string | null; readonly restates: string | null; readonly reason: string | null }
export async function insertReport(transaction: ActorTransaction, report: NewReport, data: ReportData, written: Written, now: Instant): Promise<'new' | 'same' | 'other' | 'exists'> {
  const { rows } = await transaction.query<{ done: 'new' | 'same' | 'other' | 'exists' }>('select make_report($1, $2::jsonb, $3::jsonb, $4::jsonb, $5) as done', [report.id, JSON.stringify(report), JSON.stringify(data), JSON.stringify(written), now])
  return rows[0]!.done
}
export async function changeReport(transaction: ActorTransaction, id: string, basedOn: number, act: 'written' | 'computed', change: { readonly data?: ReportData; readonly written?: Written }, now: Instant): Promise<Turn> {
  const { rows } = await transaction.query<{ done: Turn }>('select change_report($1, $2, $3, $4::jsonb, $5::jsonb, $6) as done', [id, basedOn, act, change.data ? JSON.stringify(change.data) : null, change.written ? JSON.stringify(change.written) : null, now])
  return rows[0]!.done
}
export async function judgeReport(transaction: ActorTransaction, id: string, basedOn: number, act: 'accepted' | 'returned', reason: string | null, now: Instant): Promise<Turn> {
  const { rows } = await transaction.query<{ done: Turn }>('select judge_report($1, $2, $3, $4, $5) as done', [id, basedOn, act, reason, now])
  return rows[0]!.done
}
export type Side = 'own' | 'received'
export const sideOf = (report: Pick<ReportRow, 'agencyId'>, actor: Pick<Actor, 'agencyId'>): Side => (report.agencyId === actor.agencyId ? 'own' : 'received')
