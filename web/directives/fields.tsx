/** Plain fields of the directive form: a label, the control, a hint or the one sentence for what is wrong. */
import type { ReactNode } from 'react'
import { LateMark } from '../ui/icons.tsx'

/** The sentence for a field, or null. */
export type WrongWords = (field: string) => string | null
type Common<Value extends string> = { readonly id: string; readonly label: string; readonly value: Value; readonly span: 2 | 3 | 4 | 6; readonly onChange: (value: Value) => void }

export function TextField({ id, label, value, span, onChange, wrong, hint, maxLength, numeric = false, lines = false }: Common<string> & { readonly wrong: WrongWords; readonly hint?: string; readonly maxLength?: number; readonly numeric?: boolean; readonly lines?: boolean }): ReactNode {
  const sentence = wrong(id)
  const note = sentence || hint ? `${id}-note` : undefined
  const shared = { id, className: 'field-input', value, maxLength, 'aria-invalid': sentence !== null, 'aria-describedby': note, onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value) } as const
  return (
    <div className={`field span-${span}`}>
      <label htmlFor={id}>{label}</label>
      {lines ? <textarea {...shared} rows={2} /> : <input {...shared} autoComplete="off" inputMode={numeric ? 'numeric' : undefined} />}
      {sentence ? <p id={note} className="field-error"><LateMark size={16} /> {sentence}</p> : hint ? <p id={note} className="field-hint">{hint}</p> : null}
    </div>
  )
}

export function SelectField<Value extends string>({ id, label, value, span, options, onChange, wrong }: Common<Value> & { readonly options: readonly { readonly value: Value; readonly label: string }[]; readonly wrong?: WrongWords }): ReactNode {
  const sentence = wrong?.(id) ?? null
  return (
    <div className={`field span-${span}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field-input" value={value} aria-invalid={sentence !== null} aria-describedby={sentence ? `${id}-note` : undefined} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {sentence ? <p id={`${id}-note`} className="field-error"><LateMark size={16} /> {sentence}</p> : null}
    </div>
  )
}
