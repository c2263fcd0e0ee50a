import { describe, expect, test } from 'vitest'
import { actForms } from '@hoa-nhap/domain/measures/procedures'
import { schemaOfFields, type Field } from '@hoa-nhap/domain/kernel/procedure'
import { formsOf } from './act-forms.ts'
import { dataOf, readField } from './act-values.ts'

const today = '2026-11-18'
const typedFor = (field: Field): unknown => {
  switch (field.kind) {
    case 'date': return '15/11/2026'
    case 'month': return '11/2026'
    case 'choice': return field.options![0]
    case 'text': return 'số 12'
    case 'number': return String(Math.max(field.min ?? 0, 1))
    case 'unit': return { id: 'c-06004', name: 'Xã Đồng Đăng' }
    case 'agency': return 'health-station:c-06004'
    case 'yes-no': return 'yes'
    default: return field.kind satisfies never
  }
}
const all = Object.entries(actForms).flatMap(([kind, acts]) => Object.entries(acts).filter(([type, form]) => type !== 'correct' && form.mode !== 'system').map(([type, form]) => [kind, type, form.fields] as const))

describe('what is typed becomes what the procedure takes', () => {
  test.each(all)('%s: %s', (_kind, _type, fields) => {
    const data = dataOf(fields, Object.fromEntries(fields.map((field) => [field.name, typedFor(field)])), today)
    expect(schemaOfFields(fields).safeParse(data)).toMatchObject({ success: true })
  })
  test.each(all)('%s: %s with only what is needed', (_kind, _type, fields) => {
    const data = dataOf(fields, Object.fromEntries(fields.filter((field) => field.required).map((field) => [field.name, typedFor(field)])), today)
    expect(schemaOfFields(fields).safeParse(data)).toMatchObject({ success: true })
  })
  test('every act with a form of the procedures is known here, with the same fields', async () => {
    for (const [kind, acts] of Object.entries(actForms)) for (const [type, form] of Object.entries(acts)) {
      // Corrections are made on the dossier, beside the act they replace.
      if (type !== 'correct' && form.mode !== 'system') expect((await formsOf(kind))[type], `${kind} ${type}`).toEqual(form.fields)
    }
  })
})

describe('a field alone', () => {
  test.each<[string, Field, unknown, string | null]>([
    ['an empty needed field', { name: 'a', kind: 'text', required: true }, ' ', 'needed'], ['an empty other field', { name: 'a', kind: 'text', required: false }, '', null], ['a number with a point', { name: 'a', kind: 'number', required: true }, '1.500.000', null],
    ['a fraction', { name: 'a', kind: 'number', required: true }, '1,5', 'whole-number'], ['a number out of range', { name: 'a', kind: 'number', required: true, min: 1, max: 60 }, '61', 'number-range'], ['an unknown answer', { name: 'a', kind: 'choice', required: true, options: ['x'] }, 'y', 'not-in-list'],
    ['a unit not chosen from the list', { name: 'a', kind: 'unit', required: true }, 'Đồng Đăng', 'choose-unit'], ['too long a text', { name: 'a', kind: 'text', required: true, max: 3 }, 'bốn chữ', 'too-long'],
  ])('%s', (_, field, given, code) => {
    const read = readField(field, given, today)
    expect(read.ok ? null : read.code).toBe(code)
  })
})
