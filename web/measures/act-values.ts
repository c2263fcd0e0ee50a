/** Turns what stands in the form of an act into the data of the act, field by field. Pure; the schema of the procedure judges again. */
import type { Field } from '@hoa-nhap/domain/kernel/procedure'
import type { Typed } from '../text/read-typed.ts'
import { readDay, readMonth } from '../text/read-typed.ts'

export type FormValues = Readonly<Record<string, unknown>>

const right = (value: unknown): Typed<unknown> => ({ ok: true, value })
const wrong = (code: string, facts: Readonly<Record<string, string | number>> = {}): Typed<unknown> => ({ ok: false, code, facts })

/** `undefined` as value: nothing was given, and nothing need be. */
export function readField(field: Field, given: unknown, today: string): Typed<unknown> {
  const text = typeof given === 'string' ? given.trim() : given
  if (text === undefined || text === null || text === '') return field.required ? wrong('needed') : right(undefined)
  switch (field.kind) {
    case 'date': return typeof text === 'string' ? readDay(text, today) : wrong('day-form')
    case 'month': return typeof text === 'string' ? readMonth(text) : wrong('month-form')
    case 'choice': return field.options?.includes(String(text)) ? right(text) : wrong('not-in-list')
    case 'text': return String(text).length > (field.max ?? 500) ? wrong('too-long', { maximum: field.max ?? 500 }) : right(String(text).normalize('NFC'))
    case 'number': {
      const number = Number(String(text).replace(/[.\s]/g, ''))
      if (!Number.isInteger(number)) return wrong('whole-number')
      const [min, max] = [field.min ?? 0, field.max ?? 1_000_000_000]
      return number < min || number > max ? wrong('number-range', { min, max }) : right(number)
    }
    case 'unit': return typeof text === 'object' && text !== null && 'id' in text ? right((text as { id: string }).id) : wrong('choose-unit')
    case 'agency': return right(String(text))
    case 'yes-no': return right(text === true || text === 'yes')
    default: return field.kind satisfies never
  }
}

/** The data of the act, or null while a field is still wrong. */
export function dataOf(fields: readonly Field[], values: FormValues, today: string): Record<string, unknown> | null {
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    const read = readField(field, values[field.name], today)
    if (!read.ok) return null
    if (read.value !== undefined) data[field.name] = read.value
  }
  return data
}
