/**
 * Invented inspections, findings and complaints of two years in both provinces: planned, announced, held by the checklist of that day's law, remedied late or
 * in time, looked at again, some still open. Nothing runs over the reform of July 2025, when bodies changed.
 */
import { addDays, day, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { type complaintSubjects, headOf, isInspected, type InspectedKind } from '@hoa-nhap/domain/inspections/inspections.model'
import { checklistOf, isRead, type ChecklistRule } from '@hoa-nhap/domain/inspections/inspections.rules'
import { recordIdOf, type DemonstrationAct, type DemonstrationWorld } from '../registers/registers.model.ts'

type Body = DemonstrationWorld['agencies'][number]
type By = DemonstrationAct['by']
/** Begun within these days, over before the next reform. */
const seasons: readonly { readonly from: PlainDate; readonly to: PlainDate }[] = [{ from: day('2024-11-04'), to: day('2025-03-10') }, { from: day('2025-07-14'), to: day('2026-12-31') }]
/** Shares of a season in which bodies of a kind are inspected, and how many of them. */
const perSeason: readonly (readonly [kind: InspectedKind, first: number, second: number])[] = [['rehab-facility', 3, 6], ['commune-police', 3, 7], ['commune-committee', 3, 3], ['medical-centre', 1, 3], ['assessing-facility', 1, 3], ['health-station', 0, 1]]
const lines = 6
const found = ['Chậm so với thời hạn, ghi sau nhiều ngày', 'Thiếu văn bản trong hồ sơ được xem', 'Chưa thực hiện với một số trường hợp', 'Sổ theo dõi không ghi đủ', 'Phân công chưa rõ người chịu trách nhiệm']
const remedies = ['Đã ghi bổ sung và phân công người theo dõi hằng ngày', 'Đã lập đủ văn bản, gửi bản sao kèm theo', 'Đã tập huấn lại cho người phụ trách', 'Đã kiểm tra lại toàn bộ hồ sơ cùng loại']
const scopes = ['Việc thực hiện thời hạn luật định', 'Điều kiện hoạt động và hồ sơ', 'Tiếp nhận, quản lý, cho ra đúng ngày', 'Theo kế hoạch năm']
const matters = [['paper', 'Về thời điểm nhận giấy xác nhận'], ['conditions', 'Về điều kiện chỗ ở, sinh hoạt'], ['conduct', 'Về cách cư xử của người tiếp nhận'], ['support', 'Về việc chưa được hỗ trợ'], ['management-decision', 'Về ngày kết thúc ghi trong quyết định'], ['medical-care', 'Về việc chưa được khám']] as const satisfies readonly (readonly [(typeof complaintSubjects)[number], string])[]

class Content {
  readonly acts: DemonstrationAct[] = []
  readonly #world: DemonstrationWorld
  readonly #next: () => number
  readonly #units: ReadonlyMap<string, string>
  constructor(world: DemonstrationWorld) {
    this.#world = world
    this.#next = world.random('inspections')
    this.#units = new Map(world.units.map((unit) => [unit.id, unit.level === 'province' ? unit.id : unit.provinceId]))
  }

  #whole(from: number, to: number): number { return from + Math.floor(this.#next() * (to - from + 1)) }
  #pick<T>(from: readonly T[]): T { return from[Math.floor(this.#next() * from.length)]! }
  #act(key: string, register: string, type: string, on: PlainDate, by: By, data: DemonstrationAct['data'] = {}): boolean {
    if (on > this.#world.until) return false
    this.acts.push({ key, register, type, on, by, data })
    return true
  }
  #stands(kind: string, provinceId: string, on: PlainDate): readonly Body[] {
    return this.#world.agencies.filter((body) => body.kind === kind && this.#units.get(body.unitId) === provinceId && (body.validFrom === null || body.validFrom <= on) && (body.validTo === null || body.validTo > on))
  }

  season(provinceId: string, season: (typeof seasons)[number], second: boolean): void {
    const last = season.to < this.#world.until ? season.to : addDays(this.#world.until, 20)
    const days = Math.max(1, (Date.parse(last) - Date.parse(season.from)) / 86_400_000)
    for (const [kind, first, next] of perSeason) {
      for (let number = 0; number < (second ? next : first); number++) {
        const on = addDays(season.from, Math.floor(this.#next() * days))
        const bodies = this.#stands(kind, provinceId, on)
        if (bodies.length > 0) this.#inspection(`inspections/${provinceId}/${season.from}/${kind}/${number}`, provinceId, this.#pick(bodies), kind, on)
      }
    }
    for (let number = 0; number < (second ? 7 : 3); number++) {
      // Two are on the desk now: one just come, one accepted.
      const on = second && number === 1 ? addDays(this.#world.until, -13) : second && number === 2 ? addDays(this.#world.until, -1) : addDays(season.from, Math.floor(this.#next() * days))
      this.#complaint(`complaints/${provinceId}/${season.from}/${number}`, provinceId, on, number === 0)
    }
  }

  #inspection(key: string, provinceId: string, body: Body, kind: InspectedKind, plannedFrom: PlainDate): void {
    // What is planned last stands ahead of today.
    const on = plannedFrom > this.#world.until ? addDays(this.#world.until, -this.#whole(1, 10)) : plannedFrom
    const by: By = kind !== 'commune-police' && this.#next() < 0.3 ? { role: 'province-police', agencyId: `province-police:${provinceId}` } : { role: 'inspector', agencyId: `inspector:${provinceId}` }
    const plannedOn = addDays(on, this.#whole(12, 30))
    const announcedOn = addDays(plannedOn, -this.#whole(5, 9))
    const endsOn = addDays(plannedOn, this.#whole(1, 4))
    if (!this.#act(key, 'inspections', 'plan', on, by, { inspected: body.id, cause: this.#pick(['yearly-plan', 'yearly-plan', 'risk', 'risk', 'complaint', 'alarm']), plannedOn, scope: this.#pick(scopes) })) return
    if (!this.#act(key, 'inspections', 'announce', announcedOn, by, { decisionNumber: `${this.#whole(12, 480)}/QĐ-TTr`, startsOn: plannedOn, endsOn, members: this.#whole(3, 6) })) return
    const rules = this.#someRules(kind, endsOn)
    const kept = rules.map((rule) => ({ rule, result: this.#next() < 0.3 ? 'not-kept' : this.#next() < 0.1 ? 'not-applicable' : 'kept' }))
    if (!this.#act(key, 'inspections', 'hold', endsOn, by, { checklist: kept.map(({ rule, result }) => ({ rule: rule.id, result })), sample: this.#whole(5, 40), minutesNumber: `${this.#whole(10, 300)}/BB` })) return
    let open = 0
    let lastClosed = endsOn
    for (const [index, { rule }] of kept.filter((line) => line.result === 'not-kept').entries()) {
      const closedOn = this.#finding(`${key}/findings/${index}`, key, body, kind, rule, endsOn, by)
      if (closedOn === null) open += 1
      else lastClosed = later(lastClosed, closedOn)
    }
    const concludedOn = addDays(endsOn, this.#whole(8, 26))
    if (!this.#act(key, 'inspections', 'conclude', concludedOn, by, { conclusionNumber: `${this.#whole(20, 500)}/KL-TTr`, conclusion: open > 0 || lastClosed > endsOn ? 'Cơ bản thực hiện đúng; các phát hiện phải khắc phục theo hạn.' : 'Thực hiện đúng các quy định đã kiểm tra.' })) return
    if (open === 0) this.#act(key, 'inspections', 'finish', addDays(later(lastClosed, concludedOn), this.#whole(1, 6)), by)
  }

  #someRules(kind: InspectedKind, on: PlainDate): readonly ChecklistRule[] {
    const all = checklistOf(kind, on)
    const read = all.filter(isRead)
    const from = [...(read.length > 0 ? read : all)]
    const chosen: ChecklistRule[] = []
    while (chosen.length < lines && from.length > 0) chosen.push(...from.splice(Math.floor(this.#next() * from.length), 1))
    return chosen
  }

  /** The day of its closing; null: still open. */
  #finding(key: string, inspection: string, body: Body, kind: InspectedKind, rule: ChecklistRule, on: PlainDate, by: By): PlainDate | null {
    const remedyBy = addDays(on, this.#whole(15, 45))
    this.#act(key, 'findings', 'record', on, by, { inspection: recordIdOf(inspection), rule: rule.id, found: this.#pick(found), cases: this.#whole(1, 9), remedyBy })
    // Some are late, and a few have not answered yet.
    const remediedOn = addDays(remedyBy, this.#next() < 0.75 ? -this.#whole(1, 10) : this.#whole(2, 15))
    if (this.#next() < 0.06 && on > addDays(this.#world.until, -120)) return null
    const own: By = { role: headOf[kind], agencyId: body.id }
    if (!this.#act(key, 'findings', 'remedy', remediedOn, own, { remedy: this.#pick(remedies) })) return null
    const recheckedOn = addDays(remediedOn, this.#whole(4, 20))
    if (this.#next() < 0.85) return this.#act(key, 'findings', 'recheck', recheckedOn, by, { sufficient: true }) ? recheckedOn : null
    const again = addDays(recheckedOn, this.#whole(10, 20))
    if (!this.#act(key, 'findings', 'recheck', recheckedOn, by, { sufficient: false, recheckNote: 'Mới làm một phần; cần làm hết.', remedyBy: again })) return null
    if (!this.#act(key, 'findings', 'remedy', addDays(again, -2), own, { remedy: 'Đã làm phần còn lại' })) return null
    const closedOn = addDays(again, this.#whole(2, 8))
    return this.#act(key, 'findings', 'recheck', closedOn, by, { sufficient: true }) ? closedOn : null
  }

  #complaint(key: string, provinceId: string, on: PlainDate, second: boolean): void {
    const kind = this.#pick(['rehab-facility', 'commune-police', 'commune-police', 'commune-committee'] as const)
    const bodies = this.#stands(kind, provinceId, on)
    const body = bodies.length > 0 ? this.#pick(bodies) : undefined
    if (!body || !isInspected(kind)) return
    const by: By = { role: headOf[kind], agencyId: body.id }
    const [subject, summary] = this.#pick(matters)
    if (!this.#act(key, 'complaints', 'receive', on, by, { subject, about: body.id, madeOn: addDays(on, -this.#whole(0, 5)), summary })) return
    if (!second && this.#next() < 0.12) { this.#act(key, 'complaints', 'refuse', addDays(on, this.#whole(3, 9)), by, { ground: 'not-concerned', told: 'Đã nêu lý do và hướng dẫn nơi gửi.' }); return }
    const acceptedOn = addDays(on, this.#whole(2, 11))
    if (!this.#act(key, 'complaints', 'accept', acceptedOn, by, { paperNumber: `${this.#whole(1, 60)}/TB` })) return
    if (this.#next() < 0.5) this.#act(key, 'complaints', 'meet', addDays(acceptedOn, this.#whole(4, 10)), by, { dialogue: 'Đã nghe hai bên, ghi biên bản.' })
    const decidedOn = addDays(acceptedOn, this.#whole(12, 34))
    const result = second ? 'wrong' : this.#pick(['right', 'partly-right', 'wrong', 'wrong'] as const)
    if (!this.#act(key, 'complaints', 'decide', decidedOn, by, { result, paperNumber: `${this.#whole(1, 90)}/QĐ`, ...(result === 'wrong' ? {} : { redress: 'Sửa văn bản, giao lại trong ngày.' }) })) return
    const sentOn = addDays(decidedOn, this.#whole(1, 4))
    if (!this.#act(key, 'complaints', 'send-decision', sentOn, by)) return
    if (!second) { this.#act(key, 'complaints', 'close', addDays(sentOn, this.#whole(31, 40)), by, { carriedOut: 'Đã thực hiện.' }); return }
    const above: By = { role: 'province-police-director', agencyId: `province-police:${provinceId}` }
    const again = `${key}/second`
    const secondOn = addDays(sentOn, this.#whole(8, 25))
    if (!this.#act(again, 'complaints', 'receive-second', secondOn, above, { first: recordIdOf(key), madeOn: secondOn, summary: 'Không đồng ý với quyết định giải quyết lần đầu' })) return
    if (!this.#act(again, 'complaints', 'accept', addDays(secondOn, 5), above, { paperNumber: `${this.#whole(1, 60)}/TB` })) return
    if (!this.#act(again, 'complaints', 'decide', addDays(secondOn, this.#whole(25, 45)), above, { result: 'partly-right', paperNumber: `${this.#whole(1, 90)}/QĐ`, redress: 'Tính lại ngày, thông báo cho người khiếu nại.' })) return
  }
}

export function inspectionsContent(world: DemonstrationWorld): Iterable<DemonstrationAct> {
  const content = new Content(world)
  for (const province of world.provinces) {
    content.season(province.then, seasons[0]!, false)
    content.season(province.now, seasons[1]!, true)
  }
  return content.acts
}
