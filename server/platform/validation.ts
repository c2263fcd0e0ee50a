/** Input against the contract's schema: one clear sentence per field, and no field that the contract does not name. */
import type { z } from 'zod'
import { fieldProblems, fieldTexts } from '@hoa-nhap/domain/problems'
import { fill } from '@hoa-nhap/domain/kernel/problem-texts'
import type { Fields } from './problems.ts'

type Issue = z.core.$ZodIssue

function codeOf(issue: Issue, input: unknown): { code: string; facts: Record<string, unknown> } {
  const facts: Record<string, unknown> = {}
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(input, issue.path) === undefined) return { code: 'missing', facts }
      return { code: issue.expected === 'number' || issue.expected === 'int' ? 'not-a-number' : 'wrong-type', facts }
    case 'too_small':
      if (issue.origin === 'string' && valueAt(input, issue.path) === '') return { code: 'missing', facts }
      return { code: issue.origin === 'string' ? 'too-short' : 'too-small', facts: { minimum: Number(issue.minimum) } }
    case 'too_big': return { code: issue.origin === 'string' ? 'too-long' : 'too-big', facts: { maximum: Number(issue.maximum) } }
    case 'invalid_value': return { code: valueAt(input, issue.path) === undefined ? 'missing' : 'not-in-list', facts }
    case 'invalid_format':
      if (issue.format === 'uuid') return { code: 'not-an-id', facts }
      if (issue.format === 'datetime') return { code: 'not-a-time', facts }
      return { code: 'wrong-form', facts }
    case 'unrecognized_keys': return { code: 'unknown-field', facts }
    case 'custom': return { code: fieldProblems[issue.message] ? issue.message : 'wrong-form', facts }
    default: return { code: 'wrong-form', facts }
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

function fieldOf(path: readonly PropertyKey[], code: string, facts: Record<string, unknown>): Fields[number] {
  const name = path.map(String).join('.')
  const own = code === 'unknown-field' || code === 'bad-characters' ? undefined : fieldTexts[String(path.at(-1) ?? '')]
  const text = own ?? fieldProblems[code] ?? fieldProblems['wrong-form']!
  return { path: name, code, detail: fill(text.vi, facts), detailEn: fill(text.en, facts) }
}

/** Paths present in `given` that the schema did not keep. */
export function undeclared(given: unknown, kept: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (Array.isArray(given)) {
    if (!Array.isArray(kept)) return []
    return given.flatMap((item, index) => undeclared(item, kept[index], [...path, index]))
  }
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return []
  return Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined) return []
    if (!(key in kept)) return [[...path, key]]
    return undeclared(value, (kept as Record<string, unknown>)[key], [...path, key])
  })
}

// U+0000 cannot be stored; other control characters but tab and line ends have no place in a name or a note.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const badCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

const printable = /^[\u0020-\u007E]*$/
/** Whether nothing in it could be changed or refused by `normalise`: letters of ASCII alone, and not too deep. Most bodies are. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return printable.test(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth > 20) return false
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1))
  for (const key in value) if (!isPlain((value as Record<string, unknown>)[key], depth + 1)) return false
  return true
}

/** Text of every input in NFC; the path of a text that cannot be taken. */
function normalise(value: unknown, path: readonly PropertyKey[], bad: PropertyKey[][], depth = 0): unknown {
  if (typeof value === 'string') {
    if (badCharacters.test(value)) bad.push([...path])
    return value.normalize('NFC')
  }
  if (depth > 20) {
    bad.push([...path])
    return null
  }
  if (Array.isArray(value)) return value.map((item, index) => normalise(item, [...path, index], bad, depth + 1))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalise(item, [...path, key], bad, depth + 1)]))
  return value
}

export type Checked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fields: Fields }

export function checkInput(schema: z.ZodType, given: unknown): Checked {
  const bad: PropertyKey[][] = []
  const input = isPlain(given) ? given : normalise(given, [], bad)
  if (bad.length > 0) return { ok: false, fields: bad.slice(0, 20).map((path) => fieldOf(path, 'bad-characters', {})) }
  const result = schema.safeParse(input)
  if (!result.success) {
    return {
      ok: false,
      fields: result.error.issues.slice(0, 50).flatMap((issue) => {
        const { code, facts } = codeOf(issue, input)
        const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
        return paths.map((path) => fieldOf(path, code, facts))
      }),
    }
  }
  const extra = undeclared(input, result.data)
  if (extra.length > 0) return { ok: false, fields: extra.slice(0, 20).map((path) => fieldOf(path, 'unknown-field', {})) }
  return { ok: true, value: result.data }
}

/** An answer that breaks its contract: a field too many, one too few, or of another form. The message names paths, never values. */
export class AnswerMismatch extends Error {}

/** Checks an answer against the contract; undeclared fields are a failure too. Returns what may be sent. */
export function checkAnswer(schema: z.ZodType, body: unknown): unknown {
  const result = schema.safeParse(body)
  if (!result.success) throw new AnswerMismatch(result.error.issues.slice(0, 8).map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`).join('; '))
  const extra = undeclared(body, result.data)
  if (extra.length > 0) throw new AnswerMismatch(`undeclared: ${extra.slice(0, 8).map((path) => path.map(String).join('.')).join(', ')}`)
  return result.data
}
