/** Headings, cells and acts of rosters, without a database. All people are invented. */
import { describe, expect, test } from 'vitest'
import { day, type PlainDate } from '../kernel/plain-date.ts'
import { readChoices, type Cell, type SheetRow } from '../registers/excel.rows.ts'
import { RosterKind, rosterImporters } from './exchange.model.ts'
import { rosterActs } from './roster.acts.ts'
import { rosterOf, rosters } from './roster.fields.ts'
import { findRosterHeadings, headingKey } from './roster.headings.ts'
import { readDay, readLine, type RosterLookups } from './roster.rows.ts'

const today = day('2026-11-20')
const users = rosterOf('user-management')
const row = (number: number, ...cells: readonly Cell[]): SheetRow => ({ row: number, cells })
const none = new Map<string, string>()
const headings = (...texts: readonly string[]) => findRosterHeadings([row(1, ...texts)], users.fields, none, new Map())
const lookups: RosterLookups = { unit: (text) => (text === 'Mẫu' ? { id: 'c-05983' } : { fault: 'roster-unit-unknown', facts: { on: '01/01/2026' } }), facility: () => ({ fault: 'roster-facility-unknown' }) }

describe('headings', () => {
  test.each([
    ['Họ và tên', 'name'], ['HỌ VÀ TÊN (*)', 'name'], ['ho ten', 'name'], ['Họ và tên người được quản lý', 'name'], ['Năm sinh', 'birth'], ['Ngày, tháng, năm sinh', 'birth'], ['Giới tính', 'sex'], ['Số CCCD/CMND', 'personalNumber'],
    ['Xã, phường, thị trấn', 'unit'], ['Nơi ĐKHKTT', 'address'], ['Số QĐ', 'decisionNumber'], ['Ngày ra quyết định', 'decidedOn'], ['STT', null], ['Ghi chú', null],
  ])('%s → %s', (heading, field) => {
    const found = field === 'name' ? headings('Năm sinh', heading) : headings('Tên', heading)
    expect(found?.columns[1]?.field ?? (field === null ? null : 'nothing')).toBe(field)
  })
  test('every label of every roster is found in both languages, and means one field', () => {
    for (const roster of rosters) {
      for (const language of ['label', 'labelEn'] as const) {
        const found = findRosterHeadings([row(1, ...roster.fields.map((field) => field[language]))], roster.fields, none, new Map())!
        expect([roster.id, found.columns.map((column) => column.field)]).toEqual([roster.id, roster.fields.map((field) => field.key)])
      }
    }
    expect(rosters.map((roster) => roster.id)).toEqual(RosterKind.options)
    expect(Object.keys(rosterImporters).toSorted()).toEqual([...RosterKind.options].toSorted())
  })
  test('what the user says counts before what was learnt, and that before our own words; a field is taken once', () => {
    const rows = [row(1, 'DANH SÁCH'), row(3, 'Tên', 'Họ và tên', 'Sinh', 'Lạ')]
    const learnt = new Map([[headingKey('Lạ'), 'birth']])
    const found = findRosterHeadings(rows, users.fields, learnt, new Map([['A', 'otherName'], ['C', null]]))!
    expect(found.columns.map((column) => [column.field, column.by])).toEqual([['otherName', 'chosen'], ['name', 'known'], [null, 'chosen'], ['birth', 'learnt']])
    expect(found.missing).toEqual(['sex', 'decisionNumber', 'decidedOn'])
    expect(findRosterHeadings([row(16, 'Họ tên', 'Năm sinh')], users.fields, none, new Map())).toBeNull()
    expect(readChoices('A:name,B:-', ['name'])).toEqual(new Map([['A', 'name'], ['B', null]]))
    expect([readChoices('A:name,A:-', ['name']), readChoices('A:name,B:name', ['name']), readChoices('A:other', ['name'])]).toEqual([null, null, null])
  })
})

describe('headings on two lines', () => {
  const two = [row(1, 'DANH SÁCH'), row(3, 'STT', 'Họ và tên', 'Năm sinh', null, 'Quyết định', null, 'Xã'), row(4, null, null, 'Nam', 'Nữ', 'Số', 'Ngày')]
  const none_ = new Map<string, string | null>()
  test('each stands under the one above it; a year under “Nam” or “Nữ” says the sex', () => {
    const found = findRosterHeadings([...two, row(5, 1, 'A Thử', 1990)], users.fields, none, none_)!
    expect([found.row, found.lastRow, found.missing, found.born]).toEqual([3, 4, [], { male: 2, female: 3 }])
    expect(found.columns.map((column) => [column.heading, column.field])).toEqual([['STT', null], ['Họ và tên', 'name'], ['Năm sinh Nam', 'birth'], ['Năm sinh Nữ', 'sex'], ['Quyết định Số', 'decisionNumber'], ['Quyết định Ngày', 'decidedOn'], ['Xã', 'unit']])
    const read = (...cells: readonly Cell[]) => readLine(users, found, row(5, ...cells), lookups, today)
    expect(read(1, 'A Thử', 1990, null, '1/QĐ', '01/10/2026', 'Mẫu')).toMatchObject({ faults: [], values: { birth: '1990', sex: 'male' } })
    expect(read(1, 'A Thử', null, '05/1991', '1/QĐ', '01/10/2026', 'Mẫu')).toMatchObject({ faults: [], values: { birth: '1991-05', sex: 'female' } })
    expect(read(1, 'A Thử', 1990, 1991, '1/QĐ', '01/10/2026', 'Mẫu').faults).toMatchObject([{ cell: 'C5', code: 'roster-born-twice' }, { field: 'sex', code: 'roster-needed' }])
    expect(read(1, 'A Thử', '-', 'x', '1/QĐ', '01/10/2026', 'Mẫu').faults.map((fault) => fault.field)).toEqual(['birth', 'sex'])
  })
  test('a line of the list is no second line of headings', () => {
    for (const first of [row(4, null, 'B Thử', 'Nam', 'Nữ'), row(4, null, null, 1990, null, '1/QĐ', '01/10/2026'), row(4, null, null, null, null, '1/QĐ', 'x')]) expect(findRosterHeadings([two[0]!, two[1]!, first], users.fields, none, none_)!.lastRow).toBe(3)
  })
})

describe('cells', () => {
  test.each<[Cell, string]>([
    ['05/03/2026', '2026-03-05'], ['5.3.2026', '2026-03-05'], ['5 - 3 - 2026', '2026-03-05'], ['2026-03-05', '2026-03-05'], ['ngày 5 tháng 3 năm 2026', '2026-03-05'], [{ day: day('2026-03-05') }, '2026-03-05'], [46086, '2026-03-05'],
    ['2026', 'roster-day-whole'], [2026, 'roster-day-whole'], ['03/2026', 'roster-day-whole'], ['31/02/2026', 'no-such-day'], ['tháng ba', 'roster-day-form'], [12, 'roster-day-form'], ['05/03/26', 'roster-day-form'],
  ])('%j as a day', (cell, expected) => {
    const read = readDay(cell)
    expect(read.ok ? read.value : read.code).toBe(expected)
  })
  const found = headings('Họ tên', 'Ngày sinh', 'Giới tính', 'CCCD', 'Điện thoại', 'Số QĐ', 'Ngày QĐ', 'Xã', 'Mẫu xét nghiệm')!
  const read = (...cells: readonly Cell[]) => readLine(users, found, row(7, ...cells), lookups, today)
  test('what Excel does to numbers and dates is undone; a number with its day is two', () => {
    expect(read('  Hoà   Thử ', 33_000, 'NỮ', 12_345_678_901, 912_345_678, '12/QĐ-UBND, ngày 05/03/2026', null, 'Mẫu', 'Nước tiểu')).toEqual({
      row: 7, name: 'Hoà   Thử', faults: [], values: { name: 'Hòa Thử', birth: '1990-05-07', sex: 'female', personalNumber: `0${12_345_678_901}`, phone: '0912345678', decisionNumber: '12/QĐ-UBND', decidedOn: '2026-03-05', unit: 'c-05983', unitAsWritten: 'Mẫu', sample: 'urine' },
    })
  })
  test('what is wrong is named with its cell; nothing is guessed', () => {
    const line = read('A', 'không rõ', 'x y', '123', '12', null, '01/01/2027', 'Không Có', 'nước mắt')
    expect(line.faults.map((fault) => `${fault.cell} ${fault.code}`)).toEqual(['B7 partial-date-form', 'C7 roster-sex', 'D7 personal-number-length', 'E7 roster-phone', 'G7 roster-in-future', 'I7 roster-choice', 'F7 roster-needed', 'H7 roster-unit-unknown'])
    expect(read('A', '2012', 'nam', null, null, '1', '01/01/2026', null, null).faults).toMatchObject([{ code: 'representative-needed' }])
    expect(read('-', '', '', null, null, '-', '–', 'x', null).faults.map((fault) => fault.field)).toEqual(['name', 'birth', 'sex', 'decisionNumber', 'decidedOn'])
  })
})

describe('acts', () => {
  const place = { unitId: 'c-05983', facilityId: null, ownUnitId: 'c-05983' }
  const types = (kind: RosterKind, values: Record<string, string | number>) => {
    const acts = rosterActs(kind, { birth: '1990', ...values }, place)
    return acts.ok ? acts.acts.map((act) => `${act.occurredOn} ${act.type}`) : `${acts.field} ${acts.code}`
  }
  test('by the law of the day on which each began', () => {
    const facility = 'rehab-facility:p-20.1'
    expect(types('voluntary-public', { startedOn: '2026-05-01', months: 12, facility, decisionNumber: '1' })).toEqual(['2026-05-01 admit'])
    expect(types('voluntary-public', { startedOn: '2026-09-01', months: 24, facility, decisionNumber: '1' })).toBe('decidedOn roster-needed')
    expect(types('voluntary-public', { startedOn: '2026-09-01', decidedOn: '2026-08-20', months: 24, facility, decisionNumber: '1' })).toEqual(['2026-08-20 register', '2026-08-20 decide', '2026-08-20 request-placement', '2026-08-20 designate', '2026-09-01 start'])
    expect(types('voluntary-private', { startedOn: '2026-05-01', months: 12 })).toBe('facility roster-needed')
    expect(types('voluntary-home', { decidedOn: '2026-08-20', months: 24, decisionNumber: '1' })).toEqual(['2026-08-20 register', '2026-08-20 decide'])
    expect(types('compulsory', { decidedOn: '2026-08-20', months: 12, admittedOn: '2026-09-01' })).toBe('facility roster-needed')
  })
  test('a unit is named only where the post is elsewhere', () => {
    const acts = (unitId: string) => { const made = rosterActs('post-rehab', { birth: '1990', completedOn: '2026-02-01', decidedOn: '2026-02-10', decisionNumber: '1' }, { ...place, unitId }); return made.ok ? made.acts[0]!.data['unit'] : null }
    expect([acts('c-05983'), acts('c-05986')]).toEqual([undefined, 'c-05986'])
    const held: PlainDate = day('2026-08-20')
    const order = rosterActs('compulsory', { birth: '2009-01-01', decidedOn: held, months: 12 }, place)
    expect(order.ok && order.acts[0]!.data).toMatchObject({ minor: true, heldDays: 0, effectiveOn: held })
  })
})
