/** What the fields of an act must look like, from their declaration. */
import { z } from 'zod'
import { PlainDateSchema } from '../kernel/plain-date.ts'
import type { RegisterField } from '../kernel/register.ts'

const textLength = 200
const longTextLength = 4000
const listLength = 200
const idPattern = /^[a-z0-9-]+(:[a-z0-9.-]+)?$/

function valueSchema(field: RegisterField): z.ZodType {
  const items = field.longest ?? listLength
  const bounded = (whole: boolean, lowest: number, highest: number) => (whole ? z.number().int() : z.number()).min(field.lowest ?? lowest).max(field.highest ?? highest)
  switch (field.kind) {
    case 'text': return z.string().trim().min(1).max(field.longest ?? textLength)
    case 'long-text': return z.string().trim().min(1).max(field.longest ?? longTextLength)
    case 'number': return bounded(false, -1e12, 1e12)
    case 'count': return bounded(true, 0, 1e9)
    case 'money': return bounded(true, 0, 1e15)
    case 'percent': return bounded(false, 0, 100)
    case 'day': return PlainDateSchema
    case 'time': return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    case 'yes-no': return z.boolean()
    case 'choice': return z.enum(field.options as [string, ...string[]])
    case 'choices': return z.array(z.enum(field.options as [string, ...string[]])).max(items)
    case 'texts': return z.array(z.string().trim().min(1).max(textLength)).max(items)
    case 'unit': case 'agency': return z.string().regex(idPattern).max(100)
    case 'units': return z.array(z.string().regex(idPattern).max(100)).max(field.longest ?? 4000)
    case 'record': return z.uuid()
    case 'records': case 'files': return z.array(z.uuid()).max(items)
    case 'phone': return z.string().trim().regex(/^0\d{9,10}$/)
    case 'link': return z.string().trim().max(500).regex(/^https:\/\/[^\s"'<>]+$/)
    case 'rows': return z.array(fieldsSchema(field.fields ?? [])).max(items)
  }
}

/** A strict object of the fields; one that is not required may be absent or null. */
export function fieldsSchema(fields: readonly RegisterField[]): z.ZodObject {
  return z.strictObject(Object.fromEntries(fields.map((field) => [field.key, field.required ? valueSchema(field) : valueSchema(field).nullish()])))
}

const schemas = new WeakMap<readonly RegisterField[], z.ZodObject>()
/** The same, made once for each act. */
export function schemaOf(fields: readonly RegisterField[]): z.ZodObject {
  const known = schemas.get(fields)
  if (known) return known
  const made = fieldsSchema(fields)
  schemas.set(fields, made)
  return made
}
