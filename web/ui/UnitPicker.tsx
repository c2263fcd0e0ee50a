/** Finds a commune or ward by its old or new name and shows both; a name that was split asks which part. */
import { useEffect, useId, useState } from 'react'
import { Input } from 'antd'
import { findUnits } from '@hoa-nhap/domain/organization/organization.contract'
import { useItems } from '../api/hooks.ts'
import { aria, type Control } from './inputs.tsx'
import { uiText } from './ui.text.ts'

export type PickedUnit = { readonly id: string; readonly name: string; readonly formerName?: string }
type Choice = PickedUnit & { readonly note: string }

export function UnitPicker({ value, onChange, province, id, onBlur, ...rest }: Control<PickedUnit | null> & { readonly province?: string }) {
  const text = uiText.useText()
  const list = useId()
  const [typed, setTyped] = useState(value?.name ?? '')
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  useEffect(() => {
    setTyped(value?.name ?? '')
  }, [value?.id, value?.name])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(open ? typed.trim() : ''), 200)
    return () => clearTimeout(timer)
  }, [typed, open])
  const found = useItems(findUnits, { query: { q: asked, ...(province ? { province } : {}) } }, { enabled: asked.length >= 2, keepPrevious: true })
  const choices: Choice[] = (found.data ?? []).flatMap(({ unit, parentName, successors }): Choice[] => {
    if (unit.level !== 'commune') return []
    if (!successors.length) return unit.validTo ? [] : [{ id: unit.id, name: unit.name, note: parentName ?? '' }]
    return successors.map((next) => ({ id: next.id, name: next.name, formerName: unit.name, note: text('unit.old', { name: parentName ? `${unit.name}, ${parentName}` : unit.name }) }))
  })
  const shown = open && asked.length >= 2 && found.data !== undefined
  const choose = (choice: Choice) => {
    setOpen(false)
    setTyped(choice.name)
    onChange?.({ id: choice.id, name: choice.name, ...(choice.formerName ? { formerName: choice.formerName } : {}) })
  }
  return (
    <div className="suggestions">
      <Input
        {...aria({ ...rest, ...(id ? { id } : {}) })} role="combobox" aria-expanded={shown} aria-controls={list} aria-autocomplete="list" aria-activedescendant={shown && choices[active] ? `${list}-${active}` : undefined} autoComplete="off"
        value={typed} suffix={value?.formerName ? <span className="note">{text('unit.old', { name: value.formerName })}</span> : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
          setActive(0)
          if (value) onChange?.(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            setOpen(true)
            setActive((at) => Math.min(Math.max(choices.length - 1, 0), Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1))))
          } else if (event.key === 'Enter' && shown && choices[active]) {
            event.preventDefault()
            choose(choices[active])
          } else if (event.key === 'Escape' && open) {
            event.stopPropagation()
            setOpen(false)
          }
        }}
        onBlur={() => {
          setTimeout(() => setOpen(false), 120)
          onBlur?.()
        }}
      />
      {shown ? (
        <ul className="suggestion-list" id={list} role="listbox" aria-label={text('unit.choose')}>
          {choices.map((choice, index) => (
            <li key={`${choice.id}-${choice.formerName ?? ''}`} id={`${list}-${index}`} role="option" aria-selected={index === active} className="suggestion" onPointerDown={(event) => event.preventDefault()} onClick={() => choose(choice)}>
              {choice.name}{choice.note ? <small>{choice.note}</small> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {shown && !choices.length ? <p className="field-hint" role="status">{text('unit.none')}</p> : null}
    </div>
  )
}
