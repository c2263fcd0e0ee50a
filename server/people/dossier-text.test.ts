import { describe, expect, test } from 'vitest'
import { dossierText, type DossierRow } from './dossier-text.ts'

const names = { unitName: (id: string) => `Xã "${id}"`, agencyName: (id: string) => `Cơ quan ${id}` }
const item = (...fields: readonly (string | number)[]) => fields.join('\u001F')
const measure = (id: string, registered: string, more: { readonly facility?: string; readonly deadlines?: string } = {}) =>
  item(id, 'post-rehab', 'in-management', 'r2026', 'commune-police:c-1', more.facility ?? '', 't', 'c-1', registered, '2026-07-02', '', '', 3, more.deadlines ?? '[]')
const row = (changed: Partial<DossierRow> = {}): DossierRow => ({
  id: 'p1', case_number: 'HN-1', name: 'Lý "Mẫu" \\ Đơn', other_name: null, birth: '1990', sex: 'male', ending: null, representative: null, records: null,
  residences: item('permanent', 'c-1', '2020-01-01', '', 'Thôn \u001F "Mẫu"'), measures: measure('m1', '2026-07-01', { deadlines: '[{"clock":"a"}, {"clock":"b"}]' }), ...changed,
})
const read = (rows: readonly DossierRow[]) => JSON.parse(dossierText(rows, '[{"compartment":"TR","holder":"health-station"}]', '2026-11-20T02:00:00Z', names)) as Record<string, unknown>

describe('a dossier', () => {
  test('is what the row says, with the names of places and bodies', () => {
    expect(read([row()])).toEqual({
      id: 'p1', caseNumber: 'HN-1', name: 'Lý "Mẫu" \\ Đơn', otherName: null, birth: '1990', sex: 'male', personalNumberEnding: null, representative: null,
      sealed: [{ compartment: 'TR', holder: 'health-station' }], openedAt: '2026-11-20T02:00:00Z',
      residences: [{ kind: 'permanent', unitId: 'c-1', unitName: 'Xã "c-1"', addressAsWritten: 'Thôn \u001F "Mẫu"', from: '2020-01-01', to: null }],
      measures: [{
        id: 'm1', personId: 'p1', kind: 'post-rehab', status: 'in-management', regime: 'r2026', agencyName: 'Cơ quan commune-police:c-1', facilityName: null, open: true, unitId: 'c-1', unitName: 'Xã "c-1"',
        registeredOn: '2026-07-01', startedOn: '2026-07-02', termEndsOn: null, endedOn: null, sequence: 3,
      }],
      deadlines: [{ clock: 'a' }, { clock: 'b' }],
    })
  })
  test('with nothing in its lists, or with everything', () => {
    expect(read([row({ residences: null, measures: null })])).toMatchObject({ residences: [], measures: [], deadlines: [] })
    expect(read([row({
      other_name: 'Tên khác', ending: '1234', representative: '{"name":"Mẹ","relation":"mẹ"}', residences: item('current', 'c-1', '2020-01-01', '2021-01-01', '\u001D'),
      measures: measure('m1', '2026-07-01', { facility: 'rehab-facility:p-1' }),
    })])).toMatchObject({
      otherName: 'Tên khác', personalNumberEnding: '1234', representative: { name: 'Mẹ', relation: 'mẹ' }, residences: [{ addressAsWritten: null, to: '2021-01-01' }], measures: [{ facilityName: 'Cơ quan rehab-facility:p-1' }],
    })
  })
  test('lists the latest residence first, measures in the order of their beginning, and their deadlines with them', () => {
    const both = read([row({
      residences: [item('permanent', 'c-1', '2020-01-01', '', 'a'), item('current', 'c-2', '2024-01-01', '', 'b')].join('\u001E'),
      measures: [measure('m2', '2026-07-01', { deadlines: '[{"clock":"late"}]' }), measure('m3', '2026-01-01', { deadlines: '[{"clock":"early"}]' }), measure('m1', '2026-07-01')].join('\u001E'),
    })]) as { residences: { from: string }[]; measures: { id: string }[]; deadlines: { clock: string }[] }
    expect(both.residences.map((each) => each.from)).toEqual(['2024-01-01', '2020-01-01'])
    expect(both.measures.map((each) => each.id)).toEqual(['m3', 'm1', 'm2'])
    expect(both.deadlines.map((each) => each.clock)).toEqual(['early', 'late'])
  })
  test('of several records is one, under the first; the others are named, and each measure names its record', () => {
    const merged = read([row(), row({ id: 'p2', case_number: 'HN-2', ending: '9876', measures: measure('m9', '2025-01-01') })]) as { id: string; linked: unknown; residences: unknown[]; measures: { id: string; personId: string }[] }
    expect([merged.id, merged.residences.length, merged.measures.map((each) => [each.id, each.personId])]).toEqual(['p1', 2, [['m9', 'p2'], ['m1', 'p1']]])
    expect(merged.linked).toEqual([{ id: 'p2', caseNumber: 'HN-2', name: 'Lý "Mẫu" \\ Đơn', birth: '1990', personalNumberEnding: '9876' }])
  })
  test('that cannot be read whole is not shown in part', () => {
    expect(() => read([row({ residences: 'permanent\u001Fc-1' })])).toThrow('whole')
    expect(() => read([row({ measures: measure('m1', '2026-07-01').slice(0, 30) })])).toThrow('whole')
  })
})
