/** Periods, what is hidden from whom, sums, sentences, the paper: without a database. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, daysBetween } from '../kernel/plain-date.ts'
import { composeReport } from './compose.ts'
import { legacyGroups } from './legacy-groups.ts'
import { fillSentence, numberWords } from './numbers.rules.ts'
import { isPeriod, lastPeriods, periodBefore, periodName, periodOf } from './periods.rules.ts'
import { figuresOf, reportDefinitions, reportOf } from './reports.definitions.ts'
import { levelsOn, smallestShown } from './reports.law.ts'
import type { Figure, ReportData, ReportHead } from './reports.model.ts'
import { allowed, changesBetween, completed, reportsTo } from './reports.rules.ts'
import { groupedRows, isSmall, shownToFigureReaders, together } from './small-cells.rules.ts'

describe('periods', () => {
  test('the reporting year runs from 15 December to 14 December, and the calendar year as it does', () => {
    expect(periodOf('year', day('2025-12-15'), 'december')).toEqual({ kind: 'year', from: '2025-12-15', to: '2026-12-14' })
    expect(periodOf('year', day('2025-12-14'), 'december')).toEqual({ kind: 'year', from: '2024-12-15', to: '2025-12-14' })
    expect(periodOf('year', day('2025-12-14'), 'calendar')).toEqual({ kind: 'year', from: '2025-01-01', to: '2025-12-31' })
    expect(periodOf('half-year', day('2026-06-15'), 'december')).toEqual({ kind: 'half-year', from: '2026-06-15', to: '2026-12-14' })
    expect(periodOf('quarter', day('2026-03-14'), 'december')).toEqual({ kind: 'quarter', from: '2025-12-15', to: '2026-03-14' })
    expect(periodOf('month', day('2026-02-28'), 'december')).toEqual({ kind: 'month', from: '2026-02-15', to: '2026-03-14' })
    expect(periodOf('week', day('2026-11-22'), 'december')).toEqual({ kind: 'week', from: '2026-11-16', to: '2026-11-22' })
  })
  test('are called as an office calls them', () => {
    const name = (kind: 'month' | 'quarter' | 'half-year' | 'year', on: string, cutOff: 'calendar' | 'december') => periodName(periodOf(kind, day(on), cutOff), cutOff)
    expect([name('month', '2025-12-20', 'december'), name('quarter', '2026-04-01', 'december'), name('half-year', '2026-01-01', 'december'), name('year', '2025-12-31', 'december')]).toEqual(['tháng 1 năm 2026', 'quý II năm 2026', '6 tháng đầu năm 2026', 'năm 2026'])
    expect([name('month', '2026-09-30', 'calendar'), name('half-year', '2026-07-01', 'calendar')]).toEqual(['tháng 9 năm 2026', '6 tháng cuối năm 2026'])
    expect(periodName({ kind: 'range', from: day('2026-02-01'), to: day('2026-03-15') }, 'calendar', 'en')).toBe('from 01/02/2026 to 15/03/2026')
  })
  test('cover every day once: the one before ends where this begins', () => {
    fc.assert(fc.property(fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year'), fc.constantFrom('calendar', 'december'), fc.integer({ min: 0, max: 4000 }), (kind, cutOff, offset) => {
      const on = addDays(day('2021-01-01'), offset)
      const period = periodOf(kind as 'month', on, cutOff as 'calendar')
      expect(period.from <= on && on <= period.to && isPeriod(period, cutOff as 'calendar')).toBe(true)
      expect(addDays(periodBefore(period, cutOff as 'calendar').to, 1)).toBe(period.from)
      expect(isPeriod({ ...period, from: addDays(period.from, 1) }, cutOff as 'calendar')).toBe(false)
    }))
    const range = { kind: 'range', from: day('2026-03-01'), to: day('2026-03-10') } as const
    const before = periodBefore(range, 'calendar')
    expect([before.to, daysBetween(before.from, before.to)]).toEqual(['2026-02-28', daysBetween(range.from, range.to)])
    expect(lastPeriods('year', day('2026-11-22'), 'december', 3).map((each) => each.to)).toEqual(['2026-12-14', '2025-12-14', '2024-12-14'])
  })
  test('levels that stand on a day', () => {
    expect([levelsOn(day('2025-06-30')).length, reportsTo('commune', day('2025-06-30')), reportsTo('commune', day('2025-07-01')), reportsTo('province', day('2026-01-01'))]).toEqual([3, 'district', 'province', null])
  })
})

describe('definitions', () => {
  test.each(reportDefinitions.map((definition) => definition.id))('%s: figures have one name, sentences and tables name figures that are there', (id) => {
    const definition = reportOf(id)!
    const ids = figuresOf(definition).map((figure) => figure.id)
    expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([])
    const named = [...definition.groups.flatMap((group) => group.sentences.flatMap((sentence) => [...sentence.matchAll(/\{([\w-]+)\}/g)].map((match) => match[1]!))), ...(definition.byUnit ?? []), ...(definition.charts ?? []).flatMap((chart) => chart.figures), ...figuresOf(definition).flatMap((figure) => (figure.source.from === 'sum' ? [...figure.source.of, ...(figure.source.minus ?? [])] : []))]
    expect(named.filter((each) => !ids.includes(each))).toEqual([])
    expect(definition.signers.every((role) => definition.makers.includes(role))).toBe(true)
  })
  test('every older group has its figures or says why it has none', () => {
    expect(legacyGroups.filter((group) => group.figures.length === 0 && group.note === null)).toEqual([])
  })
})

const definition = reportOf('province')!
const counted = (values: Readonly<Record<string, number>>): Figure[] => figuresOf(definition).flatMap((figure) => {
  if (figure.source.from === 'entry' || figure.source.from === 'sum') return []
  return [figure.source.from === 'indicator' ? { id: figure.id, value: values[figure.id] ?? 50, met: values[`${figure.id}.met`] ?? 50, of: values[`${figure.id}.of`] ?? 100 } : { id: figure.id, value: values[figure.id] ?? 0 }]
})
const dataOf = (figures: readonly Figure[], byUnit: ReportData['byUnit'] = []): ReportData => ({ figures, byUnit, months: [], targets: [], tasks: [], compared: [], directive: null, indicatorVersions: {} })
const shownValue = (data: ReportData, id: string) => data.figures.find((figure) => figure.id === id)!.value

describe('small numbers before those who see no persons', () => {
  test('a way of ending is not told by the others, nor a flow by what was and what is', () => {
    const ways = shownToFigureReaders(definition, dataOf(counted({ 'users-start': 100, 'users-begun': 20, 'users-done': 12, 'users-stopped': 3, 'users-end': 105 })))
    expect(['users-start', 'users-begun', 'users-done', 'users-stopped', 'users-otherwise', 'users-end'].map((id) => shownValue(ways, id))).toEqual([100, 20, null, null, null, 105])
    const flow = shownToFigureReaders(definition, dataOf(counted({ 'users-start': 100, 'users-begun': 4, 'users-done': 12, 'users-end': 92 })))
    expect(['users-start', 'users-begun', 'users-done', 'users-end'].map((id) => shownValue(flow, id))).toEqual([100, null, null, 92])
    const stock = shownToFigureReaders(definition, dataOf(counted({ 'users-start': 3, 'users-begun': 20, 'users-end': 23, 'users-women': 6 })))
    expect(['users-start', 'users-begun', 'users-end', 'users-women'].map((id) => shownValue(stock, id))).toEqual([null, null, null, null])
  })
  test('the other half of a share or of a part is a number too', () => {
    const shown = shownToFigureReaders(definition, dataOf(counted({ 'users-start': 50, 'users-end': 50, 'users-women': 48, 'served': 98, 'served.met': 98, 'served.of': 100 })))
    expect([shownValue(shown, 'users-women'), shownValue(shown, 'served')]).toEqual([null, null])
  })
  test('communes with small numbers stand together, and the line they make has none', () => {
    const row = (unitId: string, ...cells: number[]) => ({ unitId, unitName: unitId, cells })
    const rows = groupedRows([row('a', 12, 6), row('b', 2, 0), row('c', 30, 9), row('d', 0, 0), row('e', 7, 5)], (count) => `${count}`)
    expect(rows.map((each) => [each.unitId, ...each.cells])).toEqual([['a', 12, 6], ['c', 30, 9], ['d', 0, 0], [together, 9, 5]])
  })
  test('whatever the numbers, no published line has a small one, and the lines still add up', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { minLength: 1, maxLength: 30 }), (cells) => {
      const rows = cells.map((each, index) => ({ unitId: `c${index}`, unitName: '', cells: each }))
      const grouped = groupedRows(rows, (count) => `${count}`)
      expect(grouped.flatMap((each) => each.cells).filter(isSmall)).toEqual([])
      if (!grouped.some((each) => each.cells.includes(null as never))) for (const column of [0, 1]) expect(grouped.reduce((sum, each) => sum + each.cells[column]!, 0)).toBe(cells.reduce((sum, each) => sum + each[column]!, 0))
    }))
  })
  test('no movement that is published lets a hidden small number be computed', () => {
    fc.assert(fc.property(fc.nat({ max: 30 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }), (start, begun, done, stopped, otherwise) => {
      const end = start + begun - done - stopped - otherwise
      if (end < 0) return
      const shown = shownToFigureReaders(definition, dataOf(counted({ 'users-start': start, 'users-begun': begun, 'users-done': done, 'users-stopped': stopped, 'users-otherwise': otherwise, 'users-end': end })))
      const ids = ['users-start', 'users-begun', 'users-done', 'users-stopped', 'users-otherwise', 'users-end']
      const values = ids.map((id) => shownValue(shown, id))
      expect(values.filter(isSmall)).toEqual([])
      // What the published numbers leave open for each hidden one: start + begun − ended = end, and nothing below nought.
      const [signs, hidden] = [[1, 1, -1, -1, -1, -1], values.map((value) => value === null)]
      const rest = values.reduce<number>((sum, value, index) => sum + (value === null ? 0 : signs[index]! * value), 0)
      for (const [index, sign] of signs.entries()) {
        if (!hidden[index]) continue
        const others = (wanted: number) => signs.some((each, other) => other !== index && hidden[other] && each === wanted)
        // sign × value = −rest − the other hidden ones: bounded above only where no other hidden one can take it up.
        const most = others(-sign) ? Number.POSITIVE_INFINITY : -sign * rest
        expect(most, ids[index]!).toBeGreaterThanOrEqual(smallestShown)
      }
    }))
  })
})

describe('figures', () => {
  test('a sum waits for all its parts; what was not entered is no zero', () => {
    const totals = reportOf('voluntary-register')!
    const part = (id: string, value: number): [string, Figure] => [id, { id, value }]
    const whole = completed(totals, new Map([part('reg-home-registered', 3), part('reg-private-registered', 2), part('reg-public-registered', 4)]), { words: {}, entries: {} })
    expect([whole.find((figure) => figure.id === 'reg-registered')!.value, whole.find((figure) => figure.id === 'reg-started')!.value]).toEqual([9, null])
    const entered = completed(reportOf('commune')!, new Map(), { words: {}, entries: { 'means-staff': 0 } })
    expect([entered.find((figure) => figure.id === 'means-staff')!.value, entered.find((figure) => figure.id === 'means-money')!.value]).toEqual([0, null])
  })
  test('numbers read as an official writes them, unknown ones leave their place', () => {
    expect([numberWords(1_234_567), numberWords(85.25, 2), numberWords(80, 2), numberWords(-3)]).toEqual(['1.234.567', '85,25', '80', '−3'])
    const definitions = new Map(figuresOf(reportOf('province')!).map((figure) => [figure.id, figure]))
    expect(fillSentence('Có {users-end} người; tỷ lệ {served}; {users-begun} mới.', definitions, new Map([['users-end', { id: 'users-end', value: 1200 }], ['served', { id: 'served', value: 80.5, met: 161, of: 200 }]]))).toBe('Có 1.200 người; tỷ lệ 80,5 % (161/200); …… mới.')
  })
  test('changes name figures in their order and leave entered ones alone', () => {
    const commune = reportOf('commune')!
    const before = { figures: [{ id: 'users-end', value: 5 }, { id: 'users-begun', value: 1 }, { id: 'means-staff', value: 2 }] }
    expect(changesBetween(commune, before, { figures: [{ id: 'users-end', value: 6 }, { id: 'users-begun', value: 1 }] }).map((change) => [change.figure, change.before, change.now])).toEqual([['users-end', 5, 6]])
  })
  test('who may do what in which state', () => {
    const commune = reportOf('commune')!
    const may = (state: 'draft' | 'submitted' | 'returned' | 'accepted', own: boolean, role: 'commune-police' | 'commune-police-chief' | 'province-police', restatedBy: string | null = null) => Object.entries(allowed(commune, { state, revision: state === 'draft' ? 0 : 1, own, restatedBy, period: { to: day('2026-09-30') } }, role)).filter(([, yes]) => yes).map(([name]) => name)
    expect(may('draft', true, 'commune-police')).toEqual(['write', 'compute', 'discard'])
    expect(may('draft', true, 'commune-police-chief')).toEqual(['write', 'compute', 'submit', 'discard'])
    expect(may('returned', true, 'commune-police-chief')).toEqual(['write', 'compute', 'submit'])
    expect([may('submitted', true, 'commune-police-chief'), may('submitted', false, 'province-police'), may('accepted', true, 'commune-police'), may('accepted', true, 'commune-police', 'x'), may('accepted', false, 'province-police')]).toEqual([[], ['check'], ['restate'], [], []])
  })
})

test('the paper and its sheets are the same for the same report, and say what is doubtful', () => {
  const head: ReportHead = { period: { kind: 'year', from: day('2025-12-15'), to: day('2026-12-14') }, cutOff: 'december', asOf: day('2026-12-20'), unitName: 'Lạng Sơn', agencyName: 'Công an tỉnh Lạng Sơn', parentName: 'Bộ Công an', place: 'Lạng Sơn', receiverName: 'UBND tỉnh Lạng Sơn', signer: { position: 'Giám đốc', name: null }, number: '01', code: 'BC-CAT', day: day('2026-12-20'), restates: null, watermark: null, layout: {} }
  const input = { definition, data: dataOf(counted({ 'users-end': 12 })), written: { words: { assessment: 'Một.\nHai.' }, entries: {} }, head }
  const [first, second] = [composeReport(input), composeReport(input)]
  expect(JSON.stringify(first)).toBe(JSON.stringify(second))
  expect([first.content.title, first.content.subject]).toEqual(['BÁO CÁO', 'Công tác cai nghiện ma túy, quản lý sau cai nghiện của tỉnh năm 2026'])
  expect(first.content.doubts!.some((doubt) => doubt.includes('15/12'))).toBe(true)
  expect(first.sheets.map((sheet) => sheet.name)).toEqual(['Số liệu', 'Cách tính'])
})
