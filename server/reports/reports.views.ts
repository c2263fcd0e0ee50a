/** From rows and figures to what the screen shows. */
import { roleTitle } from '@hoa-nhap/domain/access/titles.rules'
import { indicatorOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { doubtsOf } from '@hoa-nhap/domain/reports/compose'
import { fillSentence, numberWords, reasonWords } from '@hoa-nhap/domain/reports/numbers.rules'
import { periodName } from '@hoa-nhap/domain/reports/periods.rules'
import type { ReportItem, ReportView } from '@hoa-nhap/domain/reports/reports.contract'
import { figuresOf, reportOf } from '@hoa-nhap/domain/reports/reports.definitions'
import type { Figure, FigureDefinition, ReportData, ReportDefinition, Written } from '@hoa-nhap/domain/reports/reports.model'
import { allowed, changesBetween, completed, type Change } from '@hoa-nhap/domain/reports/reports.rules'
import type { z } from 'zod'
import type { ActorTransaction } from '../platform/route.ts'
import { computeReport } from './reports.compute.ts'
import { findReport, readExact, readSent, readSteps, sideOf, type Kept, type ReportRow } from './reports.store.ts'

const moment = (at: Date | null) => (at === null ? null : new Date(at).toISOString())

export function itemOf(row: ReportRow, actor: Pick<Actor, 'agencyId'>): z.input<typeof ReportItem> {
  const definition = reportOf(row.definition)
  const period = { kind: row.kind, from: row.from, to: row.to }
  return {
    id: row.id, definitionId: row.definition, name: definition?.name ?? row.definition, nameEn: definition?.nameEn ?? row.definition, period: { ...period, cutOff: row.cutOff, name: periodName(period, row.cutOff), nameEn: periodName(period, row.cutOff, 'en') },
    state: row.state, revision: row.revision, unitId: row.unitId, unitName: row.unitName, agencyId: row.agencyId, agencyName: row.agencyName, receiverName: row.toName, number: row.number, submittedAt: moment(row.submittedAt), acceptedAt: moment(row.acceptedAt),
    asOf: row.asOf, restates: row.restates, restatedBy: row.restatedBy, directive: row.directive, side: sideOf(row, actor),
  }
}

/** What the caller reads of the report: the own agency its exact figures, the receiver what was sent. */
export async function keptOf(transaction: ActorTransaction, row: ReportRow, actor: Actor): Promise<Kept | null> {
  const draft = row.state === 'draft' || row.state === 'returned'
  if (row.agencyId === actor.agencyId) return readExact(transaction, row.id, draft ? 0 : row.revision)
  return readSent(transaction, row.id, row.revision)
}

export async function viewReport(transaction: ActorTransaction, row: ReportRow, actor: Actor, late: boolean): Promise<z.input<typeof ReportView> | null> {
  const definition = reportOf(row.definition)
  const kept = await keptOf(transaction, row, actor)
  if (!definition || !kept) return null
  const own = row.agencyId === actor.agencyId
  const figures = own ? completed(definition, new Map(kept.data.figures.map((figure) => [figure.id, figure])), kept.written) : kept.data.figures
  const data: ReportData = { ...kept.data, figures }
  const before = row.restates === null ? null : await restated(transaction, row.restates, actor)
  const labels = new Map(figuresOf(definition).map((figure) => [figure.id, figure]))
  const now = late && own && row.revision > 0 ? changesBetween(definition, kept.data, await computeReport(transaction, definition, { kind: row.kind, from: row.from, to: row.to }, row.directiveId, actor)) : null
  const steps = await readSteps(transaction, row.id)
  return {
    ...itemOf(row, actor), definitionVersion: row.definitionVersion, version: row.version, returnedBecause: row.returnedBecause, signed: row.signed,
    groups: definition.groups.filter((group) => group.figures.length > 0).map((group) => ({ id: group.id, title: group.title, titleEn: group.titleEn, figures: group.figures.map((figure) => figureView(figure, data, before?.kept.data ?? null, definition)) })),
    tables: tablesOf(definition, data, labels), charts: chartsOf(definition, data, labels), words: wordsOf(definition, data, kept.written, labels), doubts: [...doubtsOf(definition, data, { cutOff: row.cutOff, period: { kind: row.kind, from: row.from, to: row.to }, asOf: kept.asOf })],
    history: steps.map((step) => ({ at: moment(step.at)!, type: step.type, postTitle: roleTitle(step.role as Actor['role'], 'vi'), agencyName: step.agencyName, reason: step.reason, number: step.number })),
    restatement: before === null || row.restateReason === null ? null : { reason: row.restateReason, of: { id: before.row.id, number: before.row.number, asOf: before.row.asOf }, changed: named(changesBetween(definition, before.kept.data, data)) },
    late: now === null ? null : named(now),
    may: allowed(definition, { state: row.state, revision: row.revision, own, restatedBy: row.restatedBy, period: { to: row.to } }, actor.role),
  }
}
const named = (changes: readonly Change[]) => changes.map((change) => ({ ...change }))

async function restated(transaction: ActorTransaction, id: string, actor: Actor): Promise<{ row: ReportRow; kept: Kept } | null> {
  const row = await findReport(transaction, id)
  const kept = row ? await keptOf(transaction, row, actor) : null
  return row && kept ? { row, kept } : null
}

export const opensList = (definition: FigureDefinition, report: ReportDefinition): boolean =>
  definition.source.from === 'measures' || definition.source.from === 'acts' || (definition.source.from === 'indicator' && report.scope !== 'facility' && indicatorOf(definition.source.indicator)?.source.kind === 'people')

function figureView(definition: FigureDefinition, data: ReportData, before: ReportData | null, report: ReportDefinition) {
  const figure: Figure = data.figures.find((each) => each.id === definition.id) ?? { id: definition.id, value: null, reason: 'not-counted' }
  return {
    id: definition.id, label: definition.label, labelEn: definition.labelEn, unit: definition.unit, definition: definition.definition, definitionEn: definition.definitionEn, source: definition.source.from,
    indicatorId: definition.source.from === 'indicator' ? definition.source.indicator : null, value: figure.value, met: figure.met ?? null, of: figure.of ?? null, reason: reasonWords(figure), reasonEn: reasonWords(figure, 'en'),
    before: before?.figures.find((each) => each.id === definition.id)?.value ?? null, opens: opensList(definition, report),
  }
}

const dayWords = (on: string) => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
type Labels = ReadonlyMap<string, FigureDefinition>
const heads = (...titles: readonly (readonly [string, string])[]) => titles.map(([title, titleEn]) => ({ title, titleEn }))
const verdicts = { reached: 'đạt', missed: 'chưa đạt', open: 'đang trong kỳ', unknown: 'chưa kết luận' } as const
const statuses = { done: 'đã xong', open: 'đang làm', overdue: 'quá hạn', unassigned: 'chưa giao' } as const
const states = { accepted: 'đã chấp nhận', waiting: 'đã gửi, chờ xem', none: 'chưa gửi' } as const

function tablesOf(definition: ReportDefinition, data: ReportData, labels: Labels): z.input<typeof ReportView>['tables'] {
  return [
    ...(data.targets.length > 0 ? [{
      id: 'targets', title: 'Mục tiêu', titleEn: 'Targets', columns: heads(['Mục', 'Item'], ['Nội dung', 'Target'], ['Mức đề ra', 'Wanted'], ['Tử số', 'Met'], ['Mẫu số', 'Of'], ['%', '%'], ['Đánh giá', 'Verdict']), note: null,
      rows: data.targets.map((target) => ({ label: target.label, unitId: null, cells: [target.name, target.wanted, target.met, target.of, target.value, target.met === null ? (target.reason === 'small' ? 'không nêu (số nhỏ)' : target.reason) : `${verdicts[target.verdict]}${target.verdict === 'missed' && target.missing ? ` (thiếu ${numberWords(target.missing)})` : ''}`] })),
    }] : []),
    ...(data.tasks.length > 0 ? [{
      id: 'tasks', title: 'Nhiệm vụ', titleEn: 'Tasks', columns: heads(['Mục', 'Item'], ['Nhiệm vụ', 'Task'], ['Chủ trì', 'Lead'], ['Hạn', 'Due'], ['Tình hình', 'State'], ['Tiến độ', 'Progress']), note: null,
      rows: data.tasks.map((task) => ({ label: task.item, unitId: null, cells: [task.name, task.lead, task.deadline, statuses[task.status], task.progress === null ? null : `${task.progress}${task.reportedOn ? ` (${dayWords(task.reportedOn)})` : ''}`] })),
    }] : []),
    ...(data.byUnit.length > 0 ? [{
      id: 'by-unit', title: 'Số liệu theo xã, phường', titleEn: 'Figures by commune', columns: [...heads(['Xã, phường', 'Commune']), ...definition.byUnit!.map((id) => ({ title: labels.get(id)?.label ?? id, titleEn: labels.get(id)?.labelEn ?? id }))], note: null,
      rows: data.byUnit.map((row) => ({ label: row.unitName, unitId: row.unitId === 'together' ? null : row.unitId, cells: [...row.cells] })),
    }] : []),
    ...(data.compared.length > 0 ? [{
      id: 'compared', title: 'Báo cáo của cấp xã trong kỳ', titleEn: 'Reports of the communes', columns: heads(['Xã, phường', 'Commune'], ['Báo cáo', 'Report'], ['Xã báo', 'Reported'], ['Tính lại', 'Counted']), note: `So số: ${labels.get('users-end')?.label ?? ''}`,
      rows: data.compared.map((row) => ({ label: row.unitName, unitId: row.unitId, cells: [states[row.state], row.reported, row.counted] })),
    }] : []),
  ]
}

function chartsOf(definition: ReportDefinition, data: ReportData, labels: Labels): z.input<typeof ReportView>['charts'] {
  if (data.months.length < 2) return []
  return (definition.charts ?? []).map((chart) => ({
    id: chart.id, title: chart.title, titleEn: chart.titleEn, unit: 'người', labels: data.months.map((month) => `${month.to.slice(5, 7)}/${month.to.slice(0, 4)}`),
    series: chart.figures.map((id) => ({ name: labels.get(id)?.label ?? id, values: data.months.map((month) => month.cells[id] ?? null) })),
  }))
}

function wordsOf(definition: ReportDefinition, data: ReportData, written: Written, labels: Labels): z.input<typeof ReportView>['words'] {
  const figures = new Map(data.figures.map((figure) => [figure.id, figure]))
  return definition.groups.map((group) => ({ id: group.id, title: group.title, titleEn: group.titleEn, sentences: group.sentences.map((sentence) => fillSentence(sentence, labels, figures)), asks: group.asks ?? null, words: written.words[group.id] ?? '' }))
}
