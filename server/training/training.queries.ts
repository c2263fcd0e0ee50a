/** Figures of training, the lists behind them, and findings that rest on a certificate: each under the caller's own sight. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { levelOf, qualifying } from '@hoa-nhap/domain/training/training.model'
import type { Statement } from '../platform/route.ts'

/** Level by kind of body, as the model says it. */
const levels = JSON.stringify(Object.fromEntries(AgencyKind.options.flatMap((kind) => { const level = levelOf(kind); return level ? [[kind, level]] : [] })))
/** Bodies of which the target asks that somebody there may determine addiction. */
export const assessingKinds = ['health-station', 'assessing-facility']

type Days = { readonly year: number; readonly on: PlainDate; readonly today: PlainDate }
export type Summary = {
  readonly lines: readonly (readonly [unitThen: string, unitNow: string, level: string, profession: string, work: string, trained: boolean, posts: number])[]
  readonly assessing: readonly (readonly [agencyId: string, kind: string, unitId: string, covered: boolean])[]
  readonly expiry: readonly (readonly [month: string, kind: string, certificates: number])[]
}

/** By figures alone: a function counts over the province. */
export const figuresStatement = ({ year, on, today }: Days): Statement => ({
  name: 'training-figures', text: 'select training_figures($1, $2, $3, $4::jsonb, $5, $6) as found', values: [year, on, today, levels, qualifying, assessingKinds],
})
/** Under the caller's rights: what is counted is what the list shows. */
export const summaryStatement = (province: string, { year, on, today }: Days): Statement => ({
  name: 'training-summary', text: 'select training_summary($1, $2, $3, $4, $5::jsonb, $6, $7) as found', values: [province, year, on, today, levels, qualifying, assessingKinds],
})

export type StaffFilter = { readonly level?: string | undefined; readonly profession?: string | undefined; readonly work?: string | undefined; readonly unit?: string | undefined; readonly units: 'then' | 'now'; readonly trained?: 'yes' | 'no' | undefined }
export type StaffRow = { readonly staffId: string; readonly staffName: string; readonly profession: string; readonly position: string; readonly work: string; readonly level: string; readonly agencyId: string; readonly unitId: string; readonly courseTitle: string | null }

/** The posts behind a figure: the same conditions, with names. */
export const staffStatement = (province: string, { year, on }: Days, filter: StaffFilter): Statement => ({
  name: 'training-staff',
  text: `with posts as materialized (
      select s.id, s.label, coalesce(s.state #>> '{values,holder}', s.id::text) as holder, s.agency_id, s.unit_id, s.reader_unit, $4::jsonb ->> split_part(s.agency_id, ':', 1) as level, s.state #>> '{values,profession}' as profession, s.state #>> '{values,position}' as position, s.state #>> '{values,work}' as work
      from register_record s where s.register = 'staff' and s.province_id = $1 and s.on_day <= $3 and (s.ends_on is null or s.ends_on >= $3)),
    taken as materialized (
      select coalesce(q.state #>> '{values,holder}', q.id::text) as holder, max(c.state #>> '{values,title}') as title
      from register_record c join register_record p on p.parent_id = c.id and p.register = 'participations' and p.status in ('attended', 'passed') join register_record q on q.id = (p.state #>> '{values,staff}')::uuid and q.register = 'staff'
      where c.register = 'courses' and c.status <> 'cancelled' and c.ends_on between make_date($2, 1, 1) and least(make_date($2, 12, 31), $3) group by 1)
    select p.id as "staffId", p.label as "staffName", p.profession, p.position, p.work, p.level, p.agency_id as "agencyId", p.unit_id as "unitId", t.title as "courseTitle" from posts p left join taken t on t.holder = p.holder
    where p.level in ('facility', 'district', 'commune') and p.work <> 'other' and ($5::text is null or p.level = $5) and ($6::text is null or p.profession = $6) and ($7::text is null or p.work = $7) and ($8::text is null or $8 = case when $9 = 'then' then p.unit_id else p.reader_unit end)
      and ($10::text is null or (t.holder is not null) = ($10 = 'yes'))
    order by p.agency_id, p.label, p.id limit 2000`,
  values: [province, year, on, levels, filter.level ?? null, filter.profession ?? null, filter.work ?? null, filter.unit ?? null, filter.units, filter.trained ?? null],
})

/** Certificates of the caller's own body that carry a finding of that day. */
export const signingStatement = (agencyId: string, on: PlainDate): Statement => ({
  name: 'training-signing',
  text: `select distinct on (c.label_fold, c.id) c.id, c.state #>> '{values,staffName}' as "staffName", c.state #>> '{values,number}' as number, c.state #>> '{values,kind}' as kind, c.ends_on as "validTo"
    from register_record s join register_record c on c.register = 'certificates' and c.state #>> '{values,holder}' = coalesce(s.state #>> '{values,holder}', s.id::text)
    where s.register = 'staff' and s.reader_agency = $1 and s.on_day <= $2 and (s.ends_on is null or s.ends_on >= $2) and c.status <> 'false' and c.on_day <= $2 and (c.ends_on is null or c.ends_on >= $2)
      and ((c.state #>> '{values,revokedOn}') is null or (c.state #>> '{values,revokedOn}')::date > $2) and c.state #>> '{values,kind}' = any ($3) order by c.label_fold, c.id limit 100`,
  values: [agencyId, on, qualifying],
})

/** Under row security: of people in sight only. A finding that was corrected stands no more. */
export const findingsStatement = (certificate: string | null, doubted: boolean): Statement => ({
  name: 'training-findings',
  text: `select u.measure_id as "measureId", u.event_id as "eventId", u.person_id as "personId", i.name as "personName", m.kind as "measureKind", u.on_day as "onDay", u.certificate_number as "certificateNumber", u.doubted_on as "doubtedOn", u.review, u.reviewed_on as "reviewedOn", u.review_paper as "paperNumber"
    from certificate_use u join measure m on m.measure_id = u.measure_id and m.person_id = u.person_id join person_identity i on i.person_id = u.person_id
    where ($1::text is null or u.certificate_id::text = $1) and (not $2 or u.doubted_on is not null)
      and not exists (select from measure_event e where e.measure_id = u.measure_id and e.person_id = u.person_id and e.id = u.event_id and e.replaced_by is not null)
    order by u.reviewed_on nulls first, u.on_day desc, u.event_id limit 500`,
  values: [certificate, doubted],
})
export const reachStatement = (certificate: string): Statement => ({ name: 'training-reach', text: 'select findings::int, waiting::int from certificate_reach($1)', values: [certificate] })
export const reviewStatement = (measure: string, event: string, review: string, paper: string | null, on: PlainDate): Statement => ({ name: 'training-review', text: 'select review_certificate_use($1, $2, $3, $4, $5) as done', values: [measure, event, review, paper, on] })
