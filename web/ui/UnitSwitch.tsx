import { useId, type ReactNode } from 'react'
import { pieces } from './pieces.text.ts'
import './figures.css'

export type UnitsOf = 'then' | 'now'

/** By the units of that time or of today; `notes` says how many there are of each. */
export function UnitSwitch({ value, notes, onChange }: { readonly value: UnitsOf; readonly notes?: { readonly then?: string | undefined; readonly now?: string | undefined }; readonly onChange: (value: UnitsOf) => void }): ReactNode {
  const t = pieces.useText()
  return (
    <Choice
      label={t('units.label')}
      value={value}
      onChange={onChange}
      options={(['then', 'now'] as const).map((units) => ({ value: units, label: notes?.[units] ? `${t(`units.${units}`)} · ${notes[units]}` : t(`units.${units}`) }))}
    />
  )
}

/** A small exclusive choice, keyboard and screen reader as a group of radio buttons. */
export function Choice<Value extends string>({ label, hideLabel = false, value, options, onChange }: { readonly label: string; readonly hideLabel?: boolean; readonly value: Value; readonly options: readonly { readonly value: Value; readonly label: string }[]; readonly onChange: (value: Value) => void }): ReactNode {
  const name = useId()
  return (
    <fieldset className="switch-choice">
      <legend className={hideLabel ? 'sr-only' : undefined}>{label}</legend>
      <div className="switch-box">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'chosen' : undefined}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
