/**
 * Between what stands in the form of an act and the data of the act. Names in the form are the paths of the server's own errors (`data.seats`), but for
 * rows, which keep a number of their own so that taking one away moves no other. Pure.
 */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterField, RegisterValues } from '@hoa-nhap/domain/kernel/register'
import { readText, readTexts, right, wrong, type Typed } from '@hoa-nhap/domain/registers/typed'
import { showDay } from '../text/read-typed.ts'

/** A unit, agency, record or file that was chosen: the form shows its name. */
export type Chosen = { readonly id: string; readonly name: string; readonly size?: number }
export type FormValues = Readonly<Record<string, unknown>>

export const nameOf = (field: Pick<RegisterField, 'key'>, within = 'data'): string => `${within}.${field.key}`
const isChosen = (given: unknown): given is Chosen => typeof given === 'object' && given !== null && typeof (given as Chosen).id === 'string'
const chosenIds = (given: unknown): string[] => (Array.isArray(given) ? given.filter(isChosen).map((each) => each.id) : [])
/** Numbers of the rows that stand in a field of rows, in order. */
export const rowsIn = (values: FormValues, name: string): readonly string[] => (Array.isArray(values[name]) ? (values[name] as string[]) : [])

/** One field; of rows only that there are some: each cell is judged at its own place. */
export function readField(field: RegisterField, given: unknown, today: PlainDate): Typed {
  const none = field.required ? wrong('needed') : right(undefined)
  switch (field.kind) {
    case 'unit': return isChosen(given) ? right(given.id) : given ? wrong('choose-unit') : none
    case 'agency': return isChosen(given) ? right(given.id) : given ? wrong('choose-agency') : none
    case 'record': return isChosen(given) ? right(given.id) : given ? wrong('choose-record') : none
    case 'units': case 'records': case 'files': {
      const ids = chosenIds(given)
      return ids.length === 0 ? none : ids.length > (field.longest ?? (field.kind === 'units' ? 4000 : 200)) ? wrong('list-long', { maximum: field.longest ?? 200 }) : right(ids)
    }
    case 'choices': return Array.isArray(given) && given.length > 0 ? right(field.options?.filter((option) => given.includes(option)) ?? []) : none
    case 'rows': return Array.isArray(given) && given.length > 0 ? right(given) : field.required ? wrong('row-needed') : right(undefined)
    case 'texts': return readTexts(field, typeof given === 'string' ? given : '')
    default: return readText(field, typeof given === 'string' ? given : '', today)
  }
}

/** The data of the act, or null while a field is still wrong. */
export function dataOf(fields: readonly RegisterField[], values: FormValues, today: PlainDate, within = 'data'): Record<string, unknown> | null {
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    const name = nameOf(field, within)
    const read = readField(field, values[name], today)
    if (!read.ok) return null
    if (read.value === undefined) continue
    if (field.kind !== 'rows') {
      data[field.key] = read.value
      continue
    }
    const rows = rowsIn(values, name).map((row) => dataOf(field.fields ?? [], values, today, `${name}.${row}`))
    if (rows.includes(null)) return null
    data[field.key] = rows
  }
  return data
}

/** What stands in the form for data that is known: of a correction, or of the record as it is. */
export function valuesOf(fields: readonly RegisterField[], data: RegisterValues, names: Readonly<Record<string, string>>, within = 'data'): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const chosen = (id: unknown): Chosen => ({ id: String(id), name: names[String(id)] ?? String(id) })
  for (const field of fields) {
    const value = data[field.key]
    if (value === undefined || value === null) continue
    const name = nameOf(field, within)
    switch (field.kind) {
      case 'unit': case 'agency': case 'record': values[name] = chosen(value); break
      case 'units': case 'records': case 'files': values[name] = Array.isArray(value) ? value.map(chosen) : []; break
      case 'choices': values[name] = value; break
      case 'texts': values[name] = Array.isArray(value) ? value.join('\n') : ''; break
      case 'day': values[name] = showDay(String(value)); break
      case 'yes-no': values[name] = value === true ? 'yes' : 'no'; break
      case 'number': case 'count': case 'money': case 'percent': values[name] = String(value).replace('.', ','); break
      case 'rows': {
        const rows = Array.isArray(value) ? (value as RegisterValues[]) : []
        values[name] = rows.map((_, index) => String(index + 1))
        for (const [index, row] of rows.entries()) Object.assign(values, valuesOf(field.fields ?? [], row, names, `${name}.${index + 1}`))
        break
      }
      default: values[name] = String(value)
    }
  }
  return values
}

/** The field of the form that a path of the server's answer means: `data.staff.1.name` is the second row, whatever its number. */
export function fieldOfPath(path: string, values: FormValues): string {
  const match = /^(data\.[^.]+)\.(\d+)(?:\.(.+))?$/.exec(path)
  if (!match) return path.startsWith('data.') || path === 'occurredOn' ? path : `data.${path}`
  const [, list, index, rest] = match as unknown as [string, string, string, string | undefined]
  const row = rowsIn(values, list)[Number(index)]
  return rest !== undefined && row !== undefined ? `${list}.${row}.${rest}` : list
}

/** Paths of files, units and other lists in order of the page, for what is shown of a field at once. */
export const wide: ReadonlySet<RegisterField['kind']> = new Set(['long-text', 'rows', 'files', 'units', 'records', 'texts', 'choices', 'agency'])
