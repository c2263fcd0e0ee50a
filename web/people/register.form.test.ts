import { describe, expect, test } from 'vitest'
import { PersonInput } from '@hoa-nhap/domain/people/people.contract'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { isMinor, judgeRegisterField, personInputOf, readSince, type RegisterValues } from './register.form.ts'

const today = '2026-11-18' as PlainDate
const whole: RegisterValues = { name: 'Nông Văn  Cột', sex: 'male', birth: '15/05/1991', personalNumber: '9991 2345 6789', phone: '0912 345 678', unit: { id: 'c-06004', name: 'Xã Đồng Đăng' }, address: 'Thôn Nà Pài', since: '06/2019', residence: 'permanent', way: 'home' }

describe('what becomes of a whole registration', () => {
  test('it is what the contract asks', () => {
    const input = personInputOf(whole, today)
    expect(PersonInput.safeParse(input).success).toBe(true)
    expect(input).toEqual({ name: 'Nông Văn Cột', sex: 'male', birth: '1991-05-15', personalNumber: '999123456789', phone: '0912345678', residence: { unitId: 'c-06004', addressAsWritten: 'Thôn Nà Pài', from: '2019-06-01', kind: 'permanent' } })
  })
  test('what is not known is left out', () => {
    expect(personInputOf({ ...whole, birth: '1991', personalNumber: '', phone: '', address: '' }, today)).toEqual({ name: 'Nông Văn Cột', sex: 'male', birth: '1991', residence: { unitId: 'c-06004', from: '2019-06-01', kind: 'permanent' } })
  })
  test('a minor has a representative, and nobody else has', () => {
    const child = { ...whole, birth: '15/05/2011', representativeName: 'Nông Văn Dòng', relation: 'father' as const }
    expect(personInputOf(child, today)?.representative).toEqual({ name: 'Nông Văn Dòng', relation: 'father' })
    expect(personInputOf({ ...child, birth: '15/05/1991' }, today)?.representative).toBeUndefined()
    expect(personInputOf({ ...child, representativeName: '' }, today)).toBeNull()
  })
})

describe('each field says what is wrong with it', () => {
  test.each<[keyof RegisterValues, Partial<RegisterValues>, string | null]>([
    ['name', { name: ' ' }, 'name-needed'], ['sex', { sex: '' }, 'needed'], ['birth', { birth: '30/02/2009' }, 'no-such-day'], ['birth', { birth: '13/2009' }, 'no-such-month'], ['birth', { birth: '2030' }, 'birth-in-future'], ['birth', { birth: '2020' }, 'under-twelve'],
    ['birth', { birth: '' }, 'needed'], ['birth', { birth: '1991' }, null], ['personalNumber', { personalNumber: '99912345678' }, 'personal-number-length'], ['personalNumber', { personalNumber: '' }, null], ['phone', { phone: '123' }, 'phone-form'], ['phone', { phone: '' }, null],
    ['unit', { unit: null }, 'choose-unit'], ['since', { since: '2027' }, 'residence-in-future'], ['since', { since: '2019' }, null], ['representativeName', {}, null], ['representativeName', { birth: '2011' }, 'representative-needed'],
  ])('%s in %o: %s', (name, values, code) => {
    expect(judgeRegisterField(name, { ...whole, ...values }, today)?.code ?? null).toBe(code)
  })
})

test.each([['18/11/2008', false], ['19/11/2008', true], ['2008', true], ['2007', false], ['nhầm', false]])('born %s: asks for a representative %s, where any reading says under full age', (birth, minor) => {
  expect(isMinor(birth, today)).toBe(minor)
})
test('a residence known by year begins on its first day', () => {
  expect(readSince('2019', today)).toEqual({ ok: true, value: '2019-01-01' })
})
