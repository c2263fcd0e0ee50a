/** A count that is tapped up and down with one thumb, or typed. */
import { Icon } from '../ui/icons.tsx'
import { aria, type Control } from '../ui/inputs.tsx'
import { outreachText } from './outreach.text.ts'

export function Stepper({ value = '', onChange, label, highest = 2000, ...rest }: Control<string> & { readonly label: string; readonly highest?: number }) {
  const text = outreachText.useText()
  const now = Number(value) || 0
  const set = (next: number) => onChange?.(String(Math.min(highest, Math.max(0, next))))
  return (
    <span className="stepper">
      <button type="button" aria-label={text('less', { name: label })} disabled={now <= 0} onClick={() => set(now - 1)}><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M4 10h12" stroke="currentColor" strokeWidth="1.8" /></svg></button>
      <input {...aria(rest)} className="field-input" inputMode="numeric" autoComplete="off" value={value} onChange={(event) => onChange?.(event.target.value.replace(/\D/g, '').slice(0, 5))} />
      <button type="button" aria-label={text('plus', { name: label })} onClick={() => set(now + 1)}><Icon name="plus" /></button>
    </span>
  )
}
