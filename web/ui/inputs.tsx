/** Controls of our own that stand in an antd form: they take `id`, `value`, `onChange` and the ARIA marks it gives them. */
import { useId, type ReactNode } from 'react'
import { Input } from 'antd'
import { DoneMark } from './icons.tsx'
import { uiText } from './ui.text.ts'

export type Control<T> = {
  readonly id?: string
  readonly value?: T
  readonly onChange?: (value: T) => void
  readonly onBlur?: () => void
  readonly disabled?: boolean
  readonly 'aria-invalid'?: boolean | 'true' | 'false'
  readonly 'aria-describedby'?: string
  readonly 'aria-required'?: boolean | 'true' | 'false'
}

/** A date typed as far as it is known: 1991, 05/1991, 15/05/1991. */
export function PartialDate({ value = '', onChange, ...rest }: Control<string>) {
  return <Input {...aria(rest)} inputMode="numeric" autoComplete="off" placeholder={uiText.useText()('date.partial.hint')} value={value} onChange={(event) => onChange?.(event.target.value)} />
}

/** A whole day, typed. */
export function DayInput({ value = '', onChange, ...rest }: Control<string>) {
  return <Input {...aria(rest)} inputMode="numeric" autoComplete="off" placeholder={uiText.useText()('date.hint')} value={value} onChange={(event) => onChange?.(event.target.value)} />
}

/** Twelve digits in groups; says when all are there. */
export function PersonalNumber({ value = '', onChange, ...rest }: Control<string>) {
  const text = uiText.useText()
  const digits = value.replace(/\D/g, '')
  return (
    <>
      <Input
        {...aria(rest)} inputMode="numeric" autoComplete="off" maxLength={15} value={value}
        onChange={(event) => onChange?.(event.target.value.replace(/[^\d\s.]/g, '').replace(/\D/g, '').slice(0, 12).replace(/(\d{4})(?=\d)/g, '$1 '))}
      />
      {digits.length === 12 ? <span className="field-good"><DoneMark size={16} />{text('personal.full')}</span> : null}
    </>
  )
}

/** antd gives the marks of a wrong field to whatever stands in it; only known ones go on to the element. */
export function aria(rest: Omit<Control<never>, 'value' | 'onChange'>) {
  const { id, onBlur, disabled } = rest
  return {
    ...(id ? { id } : {}), ...(onBlur ? { onBlur } : {}), ...(disabled ? { disabled } : {}),
    ...(rest['aria-invalid'] ? { 'aria-invalid': rest['aria-invalid'] } : {}), ...(rest['aria-describedby'] ? { 'aria-describedby': rest['aria-describedby'] } : {}), ...(rest['aria-required'] ? { 'aria-required': rest['aria-required'] } : {}),
  } as const
}

export type Option = { readonly value: string; readonly label: ReactNode; readonly note?: ReactNode; readonly closed?: boolean }

/** The browser's own list: light, and right on every phone. */
export function Choose({ options, value = '', onChange, empty, ...rest }: Control<string> & { readonly options: readonly { readonly value: string; readonly label: string }[]; readonly empty?: string }) {
  return (
    <select className="field-input" {...aria(rest)} value={value} onChange={(event) => onChange?.(event.target.value)}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  )
}

/** A few answers side by side, one of them. The group is named by `label`. */
export function Picks({ options, value, onChange, label, even, id, ...rest }: Control<string> & { readonly options: readonly Option[]; readonly label: string; readonly even?: boolean }) {
  const own = useId()
  const name = id ?? own
  return (
    <div className={even ? 'picks even' : 'picks'} role="radiogroup" aria-label={label} aria-invalid={rest['aria-invalid'] ? true : undefined} aria-describedby={rest['aria-describedby']}>
      {options.map((option, index) => (
        <label key={option.value} className="pick">
          <input type="radio" id={index === 0 ? name : `${name}-${option.value}`} name={name} value={option.value} checked={value === option.value} onChange={() => onChange?.(option.value)} />{option.label}
        </label>
      ))}
    </div>
  )
}

/** Answers that need a sentence each; those not open now are readable and say why. */
export function CardPicks({ options, value, onChange, label, id, ...rest }: Control<string> & { readonly options: readonly Option[]; readonly label: string }) {
  const own = useId()
  const name = id ?? own
  return (
    <div className="cards" role="radiogroup" aria-label={label} aria-invalid={rest['aria-invalid'] ? true : undefined} aria-describedby={rest['aria-describedby']}>
      {options.map((option, index) => (
        <label key={option.value} className={option.closed ? 'card-pick closed' : 'card-pick'}>
          <input type="radio" id={index === 0 ? name : `${name}-${option.value}`} name={name} value={option.value} checked={value === option.value} aria-disabled={option.closed} onChange={() => { if (!option.closed) onChange?.(option.value) }} />
          <b>{option.label}</b>{option.note ? <span>{option.note}</span> : null}
        </label>
      ))}
    </div>
  )
}

export function Area({ value = '', onChange, maxLength, ...rest }: Control<string> & { readonly maxLength?: number }) {
  return <textarea className="field-input" rows={3} {...aria(rest)} {...(maxLength ? { maxLength } : {})} value={value} onChange={(event) => onChange?.(event.target.value)} />
}
