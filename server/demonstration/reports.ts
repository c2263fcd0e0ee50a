/**
 * Reports of the demonstration, made, sent and checked by its own posts under their own sight: of some communes, of a facility, of the province and on a plan. All words
 * are invented and say so.
 */
import { createHash } from 'node:crypto'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { addDays, earlier, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { lastPeriods, type Period } from '@hoa-nhap/domain/reports/periods.rules'
import { reportOf } from '@hoa-nhap/domain/reports/reports.definitions'
import type { ReportId } from '@hoa-nhap/domain/reports/reports.model'
import { missingWords } from '@hoa-nhap/domain/reports/reports.rules'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import { computeReport, listDirectives } from '../reports/reports.compute.ts'
import { changeReport, findReport, insertReport, judgeReport } from '../reports/reports.store.ts'
import { submit } from '../reports/reports.submit.ts'

type Seat = Omit<Actor, 'day' | 'purpose'>
type Fate = 'draft' | 'submitted' | 'returned' | 'accepted'

const words: Readonly<Record<string, string>> = {
  assessment: 'Việc quản lý, giúp đỡ được thực hiện theo kế hoạch; khó khăn chính là đường xa, thiếu người được giao tư vấn (minh họa).',
  next: 'Kỳ tới: gặp từng người sắp hết thời hạn trước 30 ngày, nối với nơi dạy nghề; đề nghị cấp trên mở thêm lớp tập huấn (minh họa).',
}
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')

export async function loadReports(transaction: ActorTransaction, platform: Platform, seed: string): Promise<number> {
  const { rows: seats } = await transaction.query<Seat>(
    `select distinct on (p.role, p.agency_id) p.account_id as "accountId", p.id as "postId", p.role, p.agency_id as "agencyId", a.kind as "agencyKind", p.unit_id as "unitId", p.province_id as "provinceId"
     from post p join agency a on a.id = p.agency_id join demo_account d on d.account_id = p.account_id
     where p.role = any ($1) and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) order by p.role, p.agency_id, p.id`,
    [['commune-police-chief', 'commune-chair', 'province-police-director', 'province-planner', 'facility-head'], platform.today()],
  )
  const seatOf = (role: Actor['role'], unitId: string) => seats.find((seat) => seat.role === role && seat.unitId === unitId)
  let made = 0
  const one = async (definitionId: ReportId, period: Period, from: Seat | undefined, to: Seat | undefined, fate: Fate, directive?: string) => {
    if (!from) return
    made += (await play(platform, seed, { definitionId, period, from, to, fate, directive })) ? 1 : 0
  }
  const [, quarter, before, earliest] = lastPeriods('quarter', platform.today(), 'december', 4) as [Period, Period, Period, Period]
  const provinces = [...new Set(seats.filter((seat) => seat.role === 'province-police-director').map((seat) => seat.provinceId))].toSorted()
  for (const province of provinces) {
    const [director, planner] = [seatOf('province-police-director', province), seatOf('province-planner', province)]
    const chiefs = seats.filter((seat) => seat.role === 'commune-police-chief' && seat.provinceId === province).slice(0, 3)
    for (const [index, chief] of chiefs.entries()) {
      const chair = seatOf('commune-chair', chief.unitId)
      if (index === 0) {
        await one('user-management', earliest, chief, chair, 'accepted')
        await one('user-management', before, chief, chair, 'returned')
      }
      await one('user-management', quarter, chief, chair, index === 0 ? 'submitted' : 'accepted')
      await one('commune', quarter, chief, director, index < 2 ? 'accepted' : 'submitted')
    }
    await one('facility', quarter, seats.find((seat) => seat.role === 'facility-head' && seat.provinceId === province), director, 'submitted')
    await one('province', quarter, director, planner, 'submitted')
    await one('plan', { kind: 'year', from: '2024-01-01' as PlainDate, to: '2024-12-31' as PlainDate }, director, planner, 'accepted', '90/KH-UBND')
    await one('letter', { kind: 'range', from: '2023-01-01' as PlainDate, to: '2025-06-30' as PlainDate }, director, planner, 'draft', '6302/UBND-KGVX')
  }
  return made
}

type Part = { readonly definitionId: ReportId; readonly period: Period; readonly from: Seat; readonly to: Seat | undefined; readonly fate: Fate; readonly directive: string | undefined }

/** One report from its draft to its fate; what is there already is left as it is. */
async function play(platform: Platform, seed: string, { definitionId, period, from, to, fate, directive }: Part): Promise<boolean> {
  const definition = reportOf(definitionId)!
  const id = idOf(`${seed} ${definitionId} ${from.agencyId} ${period.from} ${period.to}`)
  // Yesterday at the latest, and after the period.
  const on = earlier(addDays(period.to, 6) > addDays(platform.today(), -40) ? addDays(period.to, 6) : addDays(platform.today(), -40), addDays(platform.today(), -1))
  const at = (seat: Seat, day: PlainDate): Actor => ({ ...seat, day, purpose: 'case' })
  const as = <Value>(actor: Actor, work: (transaction: ActorTransaction) => Promise<Value>): Promise<Value> => inTransaction(platform.pool, scopeStatement(scopeOf(actor)), work)
  const maker = at(from, on)
  const begun = await as(maker, async (transaction) => {
    if (await findReport(transaction, id)) return false
    const found = directive === undefined ? undefined : (await listDirectives(transaction, maker)).find((each) => each.number === directive)
    if (directive !== undefined && !found) return false
    const data = await computeReport(transaction, definition, period, found?.id ?? null, maker)
    const written = { words: missingWords(definition, { words: {}, entries: {} }).length > 0 ? words : {}, entries: {} }
    const now = instantAt(on, '09:00')
    if (await insertReport(transaction, { id, definition: definition.id, definitionVersion: definition.version, scope: definition.scope, ...period, cutOff: definition.cutOff, directiveId: found?.id ?? null, restates: null, reason: null }, data, { words: {}, entries: {} }, now) !== 'new') return false
    await changeReport(transaction, id, 1, 'written', { written }, instantAt(on, '09:40'))
    return true
  })
  if (!begun || fate === 'draft') return begun
  await as(maker, async (transaction) => submit(transaction, (await findReport(transaction, id))!, 2, maker, instantAt(on, '10:15')))
  if (fate === 'submitted' || !to) return true
  const judge = at(to, earlier(addDays(on, 2), addDays(platform.today(), -1)))
  await as(judge, (transaction) => judgeReport(transaction, id, 3, fate, fate === 'returned' ? 'Cần viết rõ hơn phần khó khăn và đề xuất (minh họa).' : null, instantAt(judge.day, '14:30')))
  return true
}
