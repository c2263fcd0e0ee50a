/** The blanks of a form: what nothing in the record answers. Read by their kind, judged where they stand. */
import type { ReactNode } from 'react'
import type { Blank } from '@hoa-nhap/domain/documents/documents.model'
import { useLanguage } from '../text/i18n.ts'
import { readDay, readTime, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Field } from '../ui/form.tsx'
import { aria, Area, DayInput, type Control } from '../ui/inputs.tsx'
import { documentsText } from './documents.text.ts'

export type Values = Record<string, string>

/** What stands in the fields for what is kept: days as they are written by hand. */
export const shownValues = (blanks: readonly Blank[], typed: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(blanks.map((blank) => [blank.name, blank.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(typed[blank.name] ?? '') ? showDay(typed[blank.name]!) : (typed[blank.name] ?? '')]))

/** What is sent for what stands in the fields; empty ones are left out. A day is `YYYY-MM-DD`, a time `HH:mm`. */
export function typedOf(blanks: readonly Blank[], values: Values, today: string): Record<string, string> {
  return Object.fromEntries(blanks.flatMap((blank) => {
    const value = (values[blank.name] ?? '').trim()
    if (!value) return []
    const read = blank.kind === 'date' ? readDay(value, today) : blank.kind === 'time' ? readTime(value) : null
    return [[blank.name, read?.ok ? read.value : value]]
  }))
}

/** The sentence for what is wrong with a blank. A required one may stay empty in a draft: it is told when the paper is issued. */
export function wrongIn(blank: Blank, given: unknown, today: string): string | null {
  const value = typeof given === 'string' ? given.trim() : ''
  if (!value) return null
  const most = blank.most ?? (blank.kind === 'text' ? 20_000 : 500)
  if (value.length > most) return documentsText.say('draft.too-long', { most, count: value.length })
  const read = blank.kind === 'date' ? readDay(value, today) : blank.kind === 'time' ? readTime(value) : null
  if (read && !read.ok) return say(read.code, read.facts)
  return blank.kind === 'number' && !/^\d+([.,]\d+)?$/.test(value) ? documentsText.say('draft.number') : null
}

function Line({ value = '', onChange, numeric, ...rest }: Control<string> & { readonly numeric?: boolean }): ReactNode {
  return <input className="field-input" autoComplete="off" {...(numeric ? { inputMode: 'decimal' as const } : {})} {...aria(rest)} value={value} onChange={(event) => onChange?.(event.target.value)} />
}

export function BlankField({ blank, today, missing }: { readonly blank: Blank; readonly today: string; readonly missing: boolean }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const control = blank.kind === 'text' ? <Area /> : blank.kind === 'date' ? <DayInput /> : <Line numeric={blank.kind === 'number'} />
  return (
    <Field name={blank.name} label={language === 'en' && blank.labelEn ? blank.labelEn : <span lang="vi">{blank.label}</span>} optional={!blank.required} span={6} judge={(value) => wrongIn(blank, value, today)} {...(missing && blank.required ? { hint: t('draft.needed') } : blank.kind === 'time' ? { hint: t('draft.time') } : {})}>
      {control as never}
    </Field>
  )
}
