import { describe, expect, test } from 'vitest'
import { boundAgencyOf } from './measures.rows.ts'

const place = { unitId: 'c-06364', provinceId: 'p-20' }
const measure = { row: { kind: 'voluntary-home', status: 'in-rehab', regime: 'r2026', open: true, unitId: 'c-06364', agencyId: 'commune-police:c-06364', registeredOn: '2026-08-01' }, events: [] } as unknown as Parameters<typeof boundAgencyOf>[2]

describe('a deadline stands in the inbox of a body', () => {
  test.each([
    ['commune-police-chief', {}, 'commune-police:c-06364'],
    ['commune-chair', {}, 'commune-committee:c-06364'],
    ['province-police', {}, 'province-police:p-20'],
    // The notice of the coming end is the counsellor's; where no counselling point takes part it must not stand in nobody's inbox.
    ['counsellor', {}, 'commune-police:c-06364'],
    ['counsellor', { sentTo: ['counselling-point:c-06364.1'] }, 'counselling-point:c-06364.1'],
    ['person', {}, null],
    ['provider', {}, null],
  ] as const)('%s with %j: %s', (bound, facts, agency) => {
    expect(boundAgencyOf(bound, place, measure, facts)).toBe(agency)
  })
})
