import { describe, expect, test } from 'vitest'
import { day } from '../kernel/plain-date.ts'
import { Role } from '../kernel/actor.ts'
import { declarationOf } from '../access/access.rules.ts'
import { confidentialTables } from '../access/compartments.ts'
import { registeringOn } from './first-step.law.ts'
import { firstStepReaders, pointKinds } from './first-step.model.ts'
import { codeOf, decideFirstStep, eraseDay, judgeAsk, readCode, type Typed } from './first-step.rules.ts'

const typed = (more: Readonly<Record<string, string | readonly string[]>> = {}): Typed =>
  Object.fromEntries(Object.entries({ alias: 'Hoa Sim', who: 'self', help: ['talk'], reach: 'code', callTime: 'any', ...more }).map(([key, value]) => [key, typeof value === 'string' ? [value] : value]))
const problemsOf = (more: Readonly<Record<string, string | readonly string[]>>) => {
  const judged = judgeAsk(typed(more))
  return judged.ok ? {} : 'problems' in judged ? judged.problems : {}
}

describe('who may ever read a request', () => {
  test('posts of health stations and counselling points; no role of the police or of a People’s Committee', () => {
    expect(firstStepReaders.map((role) => declarationOf(role).agency).toSorted()).toEqual([...pointKinds].toSorted())
    const others = Role.options.filter((role) => /police|committee/.test(declarationOf(role).agency))
    expect(others.length).toBeGreaterThan(6)
    for (const table of ['first_step_request', 'first_step_event']) expect(Object.keys(confidentialTables[table]!.readers).filter((role) => others.includes(role as Role))).toEqual([])
  })
})

describe('the form', () => {
  test('takes any name, one or more kinds of help, and a phone only where a call is wanted', () => {
    expect(judgeAsk(typed({ phone: '0900 000 001', help: ['talk', 'work'] }))).toEqual({ ok: true, value: { alias: 'Hoa Sim', who: 'self', help: ['talk', 'work'], reach: 'code', phone: null, callTime: 'any', note: null } })
    expect(judgeAsk(typed({ phone: '0900.000.001', reach: 'phone', note: 'Xin gọi số này\r\nbuổi tối' }))).toMatchObject({ ok: true, value: { phone: '0900000001', note: 'Xin gọi số này\nbuổi tối' } })
  })
  test.each([
    [{ alias: '   ' }, { alias: 'missing' }], [{ alias: 'x'.repeat(41) }, { alias: 'too-long' }], [{ alias: '999000000001' }, { alias: 'no-numbers-of-persons' }], [{ who: 'police' }, { who: 'missing' }], [{ help: [] }, { help: 'missing' }],
    [{ help: ['talk', 'money'] }, { help: 'not-in-list' }], [{ reach: '' }, { reach: 'missing' }], [{ reach: 'phone' }, { phone: 'missing' }], [{ reach: 'phone', phone: '12345' }, { phone: 'phone-form' }], [{ callTime: 'midnight' }, { callTime: 'not-in-list' }],
    [{ note: 'x'.repeat(501) }, { note: 'too-long' }], [{ note: 'số của tôi 999 000 000 001' }, { note: 'no-numbers-of-persons' }], [{ note: 'gọi 0900000001' }, {}],
  ])('%j', (more, expected) => {
    expect(problemsOf(more)).toEqual(expected)
  })
})

describe('the code', () => {
  test('has eighty bits, is written in groups, and is read as it is copied by hand', () => {
    const code = codeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 255, 99]))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(codeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 9, 255]))).not.toBe(code)
    expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ').replace('0', 'o')} `)).toBe(code)
    for (const wrong of ['', code.slice(1), `${code}A`, `${code.slice(0, -1)}U`, '<script>']) expect(readCode(wrong)).toBeNull()
  })
})

describe('the point', () => {
  const today = day('2026-11-20')
  test('every contact moves the day of the erasing; an answer stands beside later calls; after the end nothing', () => {
    expect(decideFirstStep({ status: 'new', sequence: 1 }, { type: 'contacted' }, today)).toEqual({ ok: true, value: { status: 'contacted', answer: null, eraseOn: '2026-12-20' } })
    expect(decideFirstStep({ status: 'contacted', sequence: 2 }, { type: 'answer', text: ' Mời đến trạm thứ Ba ' }, today)).toMatchObject({ ok: true, value: { status: 'answered', answer: 'Mời đến trạm thứ Ba' } })
    expect(decideFirstStep({ status: 'answered', sequence: 3 }, { type: 'contacted' }, today)).toMatchObject({ ok: true, value: { status: 'answered', answer: null } })
    for (const type of ['contacted', 'answer', 'close'] as const) expect(decideFirstStep({ status: 'closed', sequence: 4 }, { type, text: 'x' }, today)).toMatchObject({ ok: false, refusal: { code: 'first-step-closed' } })
  })
  test('an answer has words, and only an answer', () => {
    expect(decideFirstStep({ status: 'new', sequence: 1 }, { type: 'answer', text: '  ' }, today)).toMatchObject({ refusal: { code: 'first-step-answer-missing' } })
    expect(decideFirstStep({ status: 'new', sequence: 1 }, { type: 'close', text: 'x' }, today)).toMatchObject({ refusal: { code: 'first-step-answer-only' } })
  })
  test('thirty days, over a year’s end', () => {
    expect(eraseDay(day('2026-12-15'))).toBe('2027-01-14')
  })
})

test('where registering is done follows the law of the day', () => {
  expect(registeringOn(day('2026-06-30')).kind).toBe('commune-committee')
  expect(registeringOn(day('2026-07-01'))).toMatchObject({ kind: 'commune-police', citation: { instrument: 'D163', article: '89' } })
})
