import { describe, expect, test } from 'vitest'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import type { FieldKind, RegisterField } from '@hoa-nhap/domain/kernel/register'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { registersEn } from '@hoa-nhap/domain/registers/registers.en'
import { registersVi } from '@hoa-nhap/domain/registers/registers.vi'
import { schemaOf } from '@hoa-nhap/domain/registers/registers.schema'
import { dataOf, fieldOfPath, nameOf, readField, valuesOf } from './record.form.ts'

const today = day('2026-11-20')
const uuid = '00000000-0000-4000-8000-000000000001'
const staff: RegisterField = { key: 'staff', kind: 'rows', required: true, fields: [{ key: 'name', kind: 'text', required: true }, { key: 'days', kind: 'count' }] }
/** One field of every kind, what stands in the form, and the data it means. */
const kinds: readonly (readonly [RegisterField, unknown, unknown])[] = [
  [{ key: 'a', kind: 'text' }, ' Điểm A ', 'Điểm A'], [{ key: 'b', kind: 'long-text' }, 'dòng 1\ndòng 2', 'dòng 1\ndòng 2'], [{ key: 'c', kind: 'number' }, '12,5', 12.5], [{ key: 'd', kind: 'count' }, '1.250', 1250],
  [{ key: 'e', kind: 'money' }, '3 500 000', 3_500_000], [{ key: 'f', kind: 'percent' }, '82,4', 82.4], [{ key: 'g', kind: 'day' }, '18/11/2026', '2026-11-18'], [{ key: 'h', kind: 'time' }, '8h15', '08:15'], [{ key: 'i', kind: 'yes-no' }, 'no', false],
  [{ key: 'j', kind: 'choice', options: ['x', 'y'] }, 'y', 'y'], [{ key: 'k', kind: 'choices', options: ['x', 'y', 'z'] }, ['z', 'x'], ['x', 'z']], [{ key: 'l', kind: 'texts' }, 'một\n\nhai ', ['một', 'hai']],
  [{ key: 'm', kind: 'unit' }, { id: 'c-05983', name: 'Xã Đồng Đăng' }, 'c-05983'], [{ key: 'n', kind: 'units' }, [{ id: 'c-05983', name: 'Xã Đồng Đăng' }], ['c-05983']], [{ key: 'o', kind: 'agency' }, { id: 'health-station:c-05983', name: 'Trạm' }, 'health-station:c-05983'],
  [{ key: 'p', kind: 'record', register: 'r' }, { id: uuid, name: 'Khóa' }, uuid], [{ key: 'q', kind: 'records', register: 'r' }, [{ id: uuid, name: 'Khóa' }], [uuid]], [{ key: 'r', kind: 'phone' }, '0912 345 678', '0912345678'], [{ key: 's', kind: 'link' }, 'https://langson.gov.vn/a', 'https://langson.gov.vn/a'],
  [{ key: 't', kind: 'files' }, [{ id: uuid, name: 'a.pdf', size: 3 }], [uuid]],
]

describe('each kind of field', () => {
  test('every kind that a register may declare is tried here', () => {
    const tried = new Set<FieldKind>([...kinds.map(([field]) => field.kind), 'rows'])
    expect(registers.flatMap((register) => Object.values(register.acts).flatMap((act) => act.fields)).filter((field) => !tried.has(field.kind))).toEqual([])
    expect(tried.size).toBe(21)
  })
  test.each(kinds)('$kind: what is typed becomes data that the schema takes, and the data stand in the form again', (field, typed, data) => {
    expect(dataOf([field], { [nameOf(field)]: typed }, today)).toEqual({ [field.key]: data })
    expect(schemaOf([field]).safeParse({ [field.key]: data }).success).toBe(true)
    const again = valuesOf([field], { [field.key]: data }, { 'c-05983': 'Xã Đồng Đăng', [uuid]: 'Khóa' })
    expect(dataOf([field], again, today)).toEqual({ [field.key]: data })
  })
  test.each(kinds)('$kind: empty is nothing, or the sentence that it is needed', (field) => {
    expect(dataOf([field], {}, today)).toEqual({})
    const { required: _, ...rest } = field
    expect(readField({ ...rest, required: true }, undefined, today)).toMatchObject({ ok: false, code: 'needed' })
  })
  test('what is typed into a field of choices without being chosen is not taken', () => {
    for (const [kind, code] of [['unit', 'choose-unit'], ['agency', 'choose-agency'], ['record', 'choose-record']] as const) expect(readField({ key: 'a', kind }, 'Xã', today)).toMatchObject({ ok: false, code })
  })
})

describe('rows', () => {
  const values = { 'data.staff': ['1', '3'], 'data.staff.1.name': 'Người một', 'data.staff.1.days': '5', 'data.staff.3.name': 'Người ba' }
  test('keep their order whatever their number, and one wrong cell holds the whole', () => {
    expect(dataOf([staff], values, today)).toEqual({ staff: [{ name: 'Người một', days: 5 }, { name: 'Người ba' }] })
    expect(dataOf([staff], { ...values, 'data.staff.3.name': '' }, today)).toBeNull()
    expect(dataOf([staff], {}, today)).toBeNull()
  })
  test('stand in the form again', () => expect(dataOf([staff], valuesOf([staff], { staff: [{ name: 'A', days: 2 }, { name: 'B' }] }, {}), today)).toEqual({ staff: [{ name: 'A', days: 2 }, { name: 'B' }] }))
  test('an error of the server finds its cell', () => {
    expect(fieldOfPath('data.staff.1.name', values)).toBe('data.staff.3.name')
    expect(fieldOfPath('data.staff.7.name', values)).toBe('data.staff')
    expect(fieldOfPath('data.seats', values)).toBe('data.seats')
    expect(fieldOfPath('seats', values)).toBe('data.seats')
    expect(fieldOfPath('occurredOn', values)).toBe('occurredOn')
  })
})

describe('words', () => {
  const missing = (words: typeof registersVi, language: string): string[] => registers.flatMap((register) => {
    const found = words[register.id]
    if (!found) return [`${language} ${register.id}`]
    const named = new Set([...Object.keys(found.fields), 'unitId', 'agencyId'])
    const fields = [...register.fields, ...Object.values(register.acts).flatMap((act) => act.fields)].flatMap((field) => [field, ...(field.fields ?? [])])
    return [
      ...(found.help.length > 20 && found.name && found.one ? [] : [`${language} ${register.id}: name, one, help`]), ...register.statuses.filter((status) => !found.statuses[status]).map((status) => `${language} ${register.id}: status ${status}`),
      ...Object.keys(register.acts).filter((act) => !found.acts[act]).map((act) => `${language} ${register.id}: act ${act}`), ...fields.filter((field) => !named.has(field.key)).map((field) => `${language} ${register.id}: field ${field.key}`),
      ...fields.flatMap((field) => (field.options ?? []).filter((option) => !found.options?.[field.key]?.[option]).map((option) => `${language} ${register.id}: ${field.key} = ${option}`)),
    ]
  })
  test('every register, status, act, field and answer has its words in both languages', () => expect([...new Set([...missing(registersVi, 'vi'), ...missing(registersEn, 'en')])]).toEqual([]))
})
