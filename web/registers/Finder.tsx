/** A field that finds one thing by what is typed: a list below it, arrows, Enter, Esc. What was chosen stands in the field by its name. */
import { useEffect, useId, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { aria, type Control } from '../ui/inputs.tsx'
import type { Chosen } from './record.form.ts'
import { registersText } from './registers.text.ts'

export type Hit = Chosen & { readonly note?: string }
type FinderProps = Control<Chosen | null> & {
  /** What is searched, for the memory of answers. */
  readonly what: readonly unknown[]
  readonly find: (typed: string) => Promise<readonly Hit[]>
  /** Letters before anything is asked; 0 shows a list at once. */
  readonly least: number
  readonly listName: string
  readonly none: string
  readonly placeholder?: string
  /** Named where no label stands beside it. */
  readonly label?: string
  /** After a choice the field is empty again, for lists. */
  readonly many?: boolean
}

export function Finder({ what, find, least, listName, none, placeholder, label, many, value, onChange, id, onBlur, ...rest }: FinderProps) {
  const text = registersText.useText()
  const list = useId()
  const [typed, setTyped] = useState(value?.name ?? '')
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  useEffect(() => setTyped(value?.name ?? ''), [value?.id, value?.name])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(value ? '' : typed.trim()), 200)
    return () => clearTimeout(timer)
  }, [typed, value])
  const wanted = open && asked.length >= least && (asked === typed.trim() || value !== null && value !== undefined)
  const found = useQuery({ queryKey: [...what, asked], queryFn: () => find(asked), enabled: wanted, placeholderData: (previous) => previous })
  const hits = found.data ?? []
  const shown = wanted && found.data !== undefined
  const choose = (hit: Hit) => {
    setOpen(false)
    setActive(0)
    setTyped(many ? '' : hit.name)
    onChange?.({ id: hit.id, name: hit.name })
  }
  return (
    <div className="suggestions">
      <Input
        {...aria({ ...rest, ...(id ? { id } : {}) })} role="combobox" aria-label={label} aria-expanded={shown && hits.length > 0} aria-controls={shown && hits.length ? list : undefined} aria-autocomplete="list" aria-activedescendant={shown && hits[active] ? `${list}-${active}` : undefined} autoComplete="off" value={typed} placeholder={placeholder}
        suffix={value && !many ? <button type="button" className="finder-clear" aria-label={`${text('clear')}: ${value.name}`} onClick={() => { setTyped(''); onChange?.(null) }}>×</button> : <span />}
        onFocus={() => { if (least === 0) setOpen(true) }}
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
            setActive((at) => Math.min(Math.max(hits.length - 1, 0), Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1))))
          } else if (event.key === 'Enter' && !event.ctrlKey && shown && hits[active]) {
            event.preventDefault()
            choose(hits[active])
          } else if (event.key === 'Escape' && open) {
            event.stopPropagation()
            setOpen(false)
          }
        }}
        onBlur={() => {
          setTimeout(() => setOpen(false), 150)
          onBlur?.()
        }}
      />
      {shown && hits.length ? (
        <ul className="suggestion-list" id={list} role="listbox" aria-label={listName}>
          {hits.map((hit, index) => (
            <li key={hit.id} id={`${list}-${index}`} role="option" aria-selected={index === active} className="suggestion" onPointerDown={(event) => event.preventDefault()} onClick={() => choose(hit)}>{hit.name}{hit.note ? <small>{hit.note}</small> : null}</li>
          ))}
        </ul>
      ) : null}
      {shown && !hits.length ? <p className="field-hint" role="status">{none}</p> : null}
    </div>
  )
}
