/** Who sees a person, as a table of legal facts. */
import { describe, expect, test } from 'vitest'
import { day, instant } from '@hoa-nhap/domain/kernel/plain-date'
import { agencyNow, sightOf, type SightMeasure } from './measures.sight.ts'

const person = { personId: 'p', nameFold: 'ly van thu', residenceUnit: 'c-1', registeredAt: instant('2026-11-01T00:00:00Z'), registeredByAgency: 'commune-police:c-1' }
/** c-1 became c-9 on the map of these tests; everything lies in p-20. */
const units = { now: (unitId: string) => ({ unitId: unitId === 'c-1' ? 'c-9' : unitId, provinceId: 'p-20' }) }
const asIs = { now: (unitId: string) => ({ unitId, provinceId: 'p-20' }) }
const measure = (more: Partial<SightMeasure['row']> & { kind?: SightMeasure['kind']; id?: string; facts?: SightMeasure['facts']; by?: string } = {}): SightMeasure => {
  const { id = 'm', kind = 'voluntary-home', facts = {}, by = 'commune-police:c-1', ...row } = more
  return {
    measureId: id, kind, facts, events: [{ actor: { postId: `${by}/x`, role: 'commune-police', agencyId: by, unitId: 'c-1' } }],
    row: { kind, status: 'x', regime: 'r2026', open: true, unitId: 'c-1', agencyId: 'commune-police:c-1', registeredOn: day('2026-08-01'), ...row },
  }
}
const agencies = (measures: readonly SightMeasure[], today = '2026-11-20', where = asIs) => sightOf(person, measures, where, day(today)).sight.map((row) => `${row.agency_id} ${row.grade}`)

describe('sight', () => {
  test('of a registration without a measure is the registrar’s, for thirty days', () => {
    expect(agencies([])).toEqual(['commune-police:c-1 draft'])
    expect(agencies([], '2026-12-02')).toEqual([])
    expect(sightOf(person, [], asIs, day('2026-11-20')).nameTails).toEqual([])
  })
  test('of rehabilitation: police and province; the committee only until 2026-06-30', () => {
    expect(agencies([measure()])).toEqual(['commune-police:c-1 scope', 'province-police:p-20 purpose'])
    expect(agencies([measure()], '2026-06-30')).toContain('commune-committee:c-1 scope')
  })
  test('of post-rehabilitation: the committee too', () => {
    expect(agencies([measure({ kind: 'post-rehab' })])).toEqual(['commune-committee:c-1 scope', 'commune-police:c-1 scope', 'province-police:p-20 purpose'])
  })
  test('of bodies that took part, while the measure is open', () => {
    expect(agencies([measure({ by: 'health-station:c-1' })])).toContain('health-station:c-1 scope')
    expect(agencies([measure({ by: 'health-station:c-1', open: false }), measure({ id: 'n' })])).not.toContain('health-station:c-1 scope')
  })
  test('of somebody kept beyond the last lawful day: procuracy and inspector too, until the release', () => {
    const kept = { ...measure({ kind: 'post-rehab' }), deadlines: [{ clock: 'held-beyond' }] }
    expect(agencies([kept])).toEqual(['commune-committee:c-1 scope', 'commune-police:c-1 scope', 'procuracy:p-20.1 scope', 'province-police:p-20 purpose'])
    expect(sightOf(person, [kept], asIs, day('2026-11-20')).circle).toEqual([{ post_id: 'inspector:p-20/inspector', purpose: 'held-beyond', until: '9999-12-31' }])
    expect(sightOf(person, [{ ...kept, deadlines: [{ clock: 'release-plan' }] }], asIs, day('2026-11-20')).circle).toEqual([])
  })
  test('of a commune the person is moving to begins with the arrival, not before', () => {
    const moving = measure({ facts: { movingTo: 'c-2', sentTo: ['commune-police:c-2', 'commune-committee:c-2', 'home-provider:c-2.1'] } })
    expect(agencies([moving])).toEqual(['commune-police:c-1 scope', 'home-provider:c-2.1 scope', 'province-police:p-20 purpose'])
  })
  test('ends with the last measure, for everybody but the archive', () => {
    const sight = sightOf(person, [measure({ open: false, endedOn: day('2026-11-20') })], asIs, day('2026-11-20'))
    expect(sight.sight).toEqual([{ agency_id: 'province-records:p-20', until: '9999-12-31', grade: 'archive' }])
    expect([sight.nameTails, sight.circle]).toEqual([[], []])
    expect([...sight.readersOf.values()]).toEqual([{ reader_unit: null, reader_facility: null, reader_province: null, reader_until: null }])
  })
  test('of an ended measure follows only where its own commune still manages another', () => {
    const ended = measure({ open: false, endedOn: day('2026-09-01') })
    expect(sightOf(person, [ended, measure({ id: 'n' })], asIs, day('2026-11-20')).readersOf.get('m')?.reader_unit).toBe('c-1')
    expect(sightOf(person, [ended, measure({ id: 'n', unitId: 'c-2' })], asIs, day('2026-11-20')).readersOf.get('m')?.reader_unit).toBeNull()
  })
  test('follows a commune that became part of another', () => {
    expect(agencies([measure()], '2026-11-20', units)).toEqual(['commune-police:c-9 scope', 'province-police:p-20 purpose'])
    expect(sightOf(person, [measure()], units, day('2026-11-20')).placeOf.get('m')).toEqual({ unitId: 'c-9', provinceId: 'p-20', agencyId: 'commune-police:c-9' })
    expect(agencyNow('rehab-facility:p-20.1', 'c-1', 'c-9')).toBe('rehab-facility:p-20.1')
  })
  test('names posts until their day, and finds a name only in provinces that see it', () => {
    const sight = sightOf(person, [measure({ facts: { named: [{ postId: 'counselling-point:c-1/counsellor', purpose: 'support' }, { postId: 'gone', purpose: 'x', until: '2026-11-19' }] } })], asIs, day('2026-11-20'))
    expect(sight.circle).toEqual([{ post_id: 'counselling-point:c-1/counsellor', purpose: 'support', until: '9999-12-31' }])
    expect(sight.nameTails).toEqual(['ly van thu', 'van thu', 'thu'].map((tail) => ({ reader_province: 'p-20', tail })))
  })
})
