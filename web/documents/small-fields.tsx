/** Plain fields of small dialogs: a label, the control, a hint or the one sentence for what is wrong. */
import type { ReactNode } from 'react'
import { LateMark } from '../ui/icons.tsx'

type Common = { readonly id: string; readonly label: string; readonly wrong?: string | null; readonly hint?: ReactNode }

function Around({ id, label, wrong, hint, children }: Common & { readonly children: ReactNode }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {wrong ? <p id={`${id}-note`} className="field-error"><LateMark size={16} /> {wrong}</p> : hint ? <p id={`${id}-note`} className="field-hint">{hint}</p> : null}
    </div>
  )
}

export function SmallText({ value, onChange, most, numeric = false, lines = false, ...rest }: Common & { readonly value: string; readonly onChange: (value: string) => void; readonly most?: number; readonly numeric?: boolean; readonly lines?: boolean }): ReactNode {
  const shared = { id: rest.id, className: 'field-input', value, maxLength: most, 'aria-invalid': Boolean(rest.wrong), 'aria-describedby': rest.wrong || rest.hint ? `${rest.id}-note` : undefined, onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value) } as const
  return <Around {...rest}>{lines ? <textarea {...shared} rows={3} /> : <input {...shared} autoComplete="off" inputMode={numeric ? 'numeric' : undefined} />}</Around>
}

export function SmallChoice({ value, onChange, options, empty, ...rest }: Common & { readonly value: string; readonly onChange: (value: string) => void; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly empty?: string }): ReactNode {
  return (
    <Around {...rest}>
      <select id={rest.id} className="field-input" value={value} aria-invalid={Boolean(rest.wrong)} aria-describedby={rest.wrong || rest.hint ? `${rest.id}-note` : undefined} onChange={(event) => onChange(event.target.value)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </Around>
  )
}
