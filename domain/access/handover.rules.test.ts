import { describe, expect, test } from 'vitest'
import { judgeHandover, sightsOfBody, type Body } from './handover.rules.ts'

const body = (id: string, provinceId = 'p-20'): Body => ({ id, kind: id.split(':')[0]!, unitId: id.split(':')[1]!.replace(/\.\d+$/, ''), provinceId })
const judged = (from: string, to: string, ends = false) => {
  const made = judgeHandover(body(from), body(to), ends)
  return made.ok ? 'ok' : made.refusal.code
}

describe('the work of a body passes', () => {
  test.each([
    ['district-labour:d-178', 'district-police:d-178', false, 'ok'],
    ['district-labour:d-178', 'province-police:p-20', true, 'ok'],
    ['rehab-facility:p-20.1', 'rehab-facility:p-20.2', false, 'ok'],
    ['rehab-facility:p-20.1', 'commune-police:c-1', true, 'successor-cannot-read'],
    ['commune-committee:c-1', 'commune-police:c-1', true, 'ok'],
    ['commune-committee:c-1', 'commune-police:c-1', false, 'body-must-end'],
    ['commune-police:c-1', 'commune-police:c-2', true, 'units-differ'],
    ['district-labour:d-178', 'commune-police:c-1', true, 'successor-cannot-read'],
    ['counselling-point:c-1', 'counselling-point:c-2', false, 'ok'],
    ['province-committee:p-20', 'province-police:p-20', true, 'nothing-to-hand-over'],
    ['court:d-178', 'court:d-178', true, 'same-body'],
    ['somebody:c-1', 'commune-police:c-1', true, 'nothing-to-hand-over'],
  ])('from %s to %s (ends: %s): %s', (from, to, ends, expected) => expect(judged(from, to, ends)).toBe(expected))
  test('only to a body whose posts come to the same rows', () => expect(sightsOfBody('health-station')).toContain('sent'))
})
