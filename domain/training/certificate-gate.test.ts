/** Who may sign a finding of addiction, by day and by how sure we are of the law. */
import { describe, expect, test } from 'vitest'
import { day, type PlainDate } from '../kernel/plain-date.ts'
import { isGated, judgeCertificate, mayBeGated, type GateCandidate, type GateFacts } from './certificate-gate.rules.ts'

const held = (more: Partial<GateCandidate> = {}): GateCandidate => ({
  certificateId: 'a', holderId: 'h', kind: 'addiction-assessment', issuedOn: day('2023-05-10'), validTo: day('2024-12-31'), revokedOn: null, foundFalse: false, posts: [{ from: day('2023-01-01'), to: null }], ...more,
})
const facts = (candidates: readonly GateCandidate[], more: Partial<GateFacts> = {}): GateFacts => ({ keptSince: day('2023-06-01'), placeKnown: true, byAssessor: true, named: false, candidates, ...more })
const say = (on: string, given: GateFacts, data: Record<string, unknown> = { result: 'addicted' }) => {
  const judged = judgeCertificate({ kind: 'assessment', type: 'record-result', on: on as PlainDate, data, facts: given })
  return judged.ok ? judged.value.certificateId : judged.refusal.code
}
/** A day of the verified law, and one of the law whose decree was not found. */
const [verified, unverified] = ['2024-06-03', '2026-09-01']

test('findings are gated, other acts are not', () => {
  expect([isGated('assessment', 'record-result'), isGated('post-rehab', 'found-addicted'), isGated('assessment', 'tell-result'), isGated('voluntary-home', 'register'), mayBeGated('record-result'), mayBeGated('record-visit')]).toEqual([true, true, false, false, true, false])
})

describe('under a verified row', () => {
  test.each<[string, string, GateFacts, string | null]>([
    ['the one valid certificate is taken', verified, facts([held()]), 'a'],
    ['on the day of issue', '2023-06-10', facts([held({ issuedOn: day('2023-06-10') })]), 'a'],
    ['the day before the issue', '2023-06-09', facts([held({ issuedOn: day('2023-06-10') })], { named: true }), 'certificate-not-yet'],
    ['on its last day', '2024-12-31', facts([held()]), 'a'],
    ['the day after', '2025-01-01', facts([held()], { named: true }), 'certificate-expired'],
    ['without an end', '2025-02-28', facts([held({ validTo: null })]), 'a'],
    ['the day before it was withdrawn', '2024-06-02', facts([held({ revokedOn: day('2024-06-03') })]), 'a'],
    ['on the day it was withdrawn', '2024-06-03', facts([held({ revokedOn: day('2024-06-03') })], { named: true }), 'certificate-revoked'],
    ['found false: never valid', verified, facts([held({ foundFalse: true })], { named: true }), 'certificate-false'],
    ['of another kind', verified, facts([held({ kind: 'counselling' })], { named: true }), 'certificate-other-kind'],
    ['a psychiatrist needs no course', verified, facts([held({ kind: 'psychiatry' })]), 'a'],
    ['an assistant doctor who did this before the law may go on', verified, facts([held({ kind: 'former-practice' })]), 'a'],
    ['the holder has left', verified, facts([held({ posts: [{ from: day('2023-01-01'), to: day('2024-06-02') }] })], { named: true }), 'certificate-left'],
    ['the last day of the post', verified, facts([held({ posts: [{ from: day('2023-01-01'), to: day('2024-06-03') }] })]), 'a'],
    ['nobody holds one', verified, facts([]), 'certificate-none-valid'],
    ['one is named that is not there', verified, facts([], { named: true }), 'certificate-not-found'],
    ['several may sign', verified, facts([held(), held({ certificateId: 'b' })]), 'certificate-not-named'],
    ['one of several is valid', verified, facts([held({ certificateId: 'old', validTo: day('2024-01-01') }), held()]), 'a'],
    ['written down by others, place not known', verified, facts([], { placeKnown: false, byAssessor: false }), 'certificate-needed'],
    ['before the register was begun', '2023-05-31', facts([]), null],
    ['a province without a register', verified, facts([], { keptSince: null }), null],
    ['before the law of 2021', '2021-12-31', facts([], { keptSince: day('2020-01-01') }), null],
  ])('%s', (_what, on, given, expected) => expect(say(on, given)).toBe(expected))

  test('the finding that frees is refused as well, and no paper stands for the certificate', () => {
    expect(say(verified, facts([]), { result: 'not-addicted' })).toBe('certificate-none-valid')
    expect(say(verified, facts([]), { result: 'addicted', basisPaper: 'Công văn 12' })).toBe('certificate-none-valid')
  })
  test('a facility of another province is in no register here: its paper stands for it', () => {
    expect(say(verified, facts([], { placeKnown: false, byAssessor: false }), { result: 'addicted', basisPaper: 'Phiếu kết quả 45/BV' })).toBeNull()
  })
  test('the refusal says day, article and how sure we are', () => {
    const judged = judgeCertificate({ kind: 'assessment', type: 'record-result', on: day('2025-01-01'), data: { result: 'addicted' }, facts: facts([held()], { named: true }) })
    expect(judged).toMatchObject({ ok: false, refusal: { facts: { on: '2025-01-01', validTo: '2024-12-31', field: 'certificate' }, citation: { instrument: 'D109', article: '3' }, confidence: 'verified' } })
  })
})

describe('under an unverified row', () => {
  test.each<[string, GateFacts, Record<string, unknown>, string | null]>([
    ['whoever is found addicted is protected', facts([]), { result: 'addicted' }, 'certificate-none-valid'],
    ['by an expired certificate too', facts([held()], { named: true }), { result: 'addicted' }, 'certificate-expired'],
    ['whoever is found not addicted is not kept waiting', facts([]), { result: 'not-addicted' }, null],
    ['a paper named by the officer stands for it', facts([]), { result: 'addicted', basisPaper: 'Công văn 12' }, null],
    ['the facility itself says who signed', facts([held({ validTo: null }), held({ certificateId: 'b', validTo: null })]), { result: 'addicted' }, 'certificate-not-named'],
    ['who writes down its paper need not know', facts([held({ validTo: null }), held({ certificateId: 'b', validTo: null })], { byAssessor: false }), { result: 'addicted' }, null],
    ['nor where it was found', facts([], { byAssessor: false, placeKnown: false }), { result: 'addicted' }, null],
    ['but a certificate named must have been valid', facts([held()], { byAssessor: false, placeKnown: false, named: true }), { result: 'addicted' }, 'certificate-expired'],
    ['a valid one is kept with the finding', facts([held({ validTo: null })]), { result: 'not-addicted' }, 'a'],
  ])('%s', (_what, given, data, expected) => expect(say(unverified, given, data)).toBe(expected))
  test('the refusal says that the rule is not verified', () => {
    const judged = judgeCertificate({ kind: 'assessment', type: 'record-result', on: day(unverified), data: { result: 'addicted' }, facts: facts([]) })
    expect(judged).toMatchObject({ ok: false, refusal: { citation: { instrument: 'L120', article: '31', clause: '4' }, confidence: 'unverified' } })
  })
})
