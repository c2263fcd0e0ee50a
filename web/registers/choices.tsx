/** Units, agencies, records and several answers, chosen in a form of a register. */
import { useState } from 'react'
import { Button } from 'antd'
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import { findUnits, listAgencies, listUnits } from '@hoa-nhap/domain/organization/organization.contract'
import { listRecords } from '@hoa-nhap/domain/registers/registers.contract'
import { call } from '../api/client.ts'
import { useItems } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { Icon } from '../ui/icons.tsx'
import { aria, Choose, type Control } from '../ui/inputs.tsx'
import { Finder, type Hit } from './Finder.tsx'
import type { Chosen } from './record.form.ts'
import { registersText } from './registers.text.ts'

type Level = RegisterField['unitLevel']

async function unitsNamed(typed: string, level: Level): Promise<readonly Hit[]> {
  const { items } = await call(findUnits, { query: { q: typed, limit: 30 } })
  const hits = items.flatMap(({ unit, parentName, successors }): Hit[] => {
    if (level && unit.level !== level) return []
    if (!unit.validTo) return [{ id: unit.id, name: unit.name, note: parentName ?? '' }]
    return successors.map((next) => ({ id: next.id, name: next.name, note: `${unit.name}${parentName ? `, ${parentName}` : ''}` }))
  })
  return hits.filter((hit, index) => hits.findIndex((other) => other.id === hit.id) === index)
}

export function UnitChoice({ level, label, ...control }: Control<Chosen | null> & { readonly level?: Level; readonly label?: string }) {
  const text = registersText.useText()
  return <Finder {...control} {...(label ? { label } : {})} what={['register-units', level ?? '']} find={(typed) => unitsNamed(typed, level)} least={2} listName={text('list.unit')} none={text('unit.none')} placeholder={text('unit.find')} />
}

function Chips({ chosen, onRemove }: { readonly chosen: readonly Chosen[]; readonly onRemove: (id: string) => void }) {
  const text = registersText.useText()
  if (!chosen.length) return null
  return <ul className="chips">{chosen.map((each) => <li key={each.id}>{each.name}<button type="button" aria-label={text('remove', { name: each.name })} onClick={() => onRemove(each.id)}><Icon name="close" size={14} /></button></li>)}</ul>
}

/** More than this stand as a number. */
const mostChips = 40

export function UnitsChoice({ level, value = [], onChange, ...control }: Control<readonly Chosen[]> & { readonly level?: Level }) {
  const text = registersText.useText()
  const { post } = useSignedIn()
  const province = /^p-/.test(post.unitId) ? post.unitId : null
  const add = (more: readonly Chosen[]) => onChange?.([...value, ...more.filter((each) => !value.some((known) => known.id === each.id))])
  return (
    <div className="many">
      <Finder {...control} value={null} onChange={(chosen) => { if (chosen) add([chosen]) }} many what={['register-units', level ?? '']} find={(typed) => unitsNamed(typed, level)} least={2} listName={text('list.unit')} none={text('unit.none')} placeholder={text('unit.find')} />
      {province && (!level || level === 'commune') ? <button type="button" className="link" onClick={() => void call(listUnits, { query: { parent: province, level: 'commune' } }).then(({ items }) => add(items.map((unit) => ({ id: unit.id, name: unit.name }))), () => {})}>{text('unit.all')}</button> : null}
      {value.length > mostChips ? <p className="note">{text('unit.count', { count: value.length })} <button type="button" className="link" onClick={() => onChange?.([])}>{text('clear')}</button></p> : <Chips chosen={value} onRemove={(id) => onChange?.(value.filter((each) => each.id !== id))} />}
    </div>
  )
}

/** The unit first, then its agencies of the kinds that fit. */
export function AgencyChoice({ kinds, value, onChange, ...control }: Control<Chosen | null> & { readonly kinds?: RegisterField['agencyKinds'] }) {
  const text = registersText.useText()
  const { post } = useSignedIn()
  const [unit, setUnit] = useState<Chosen | null>(() => {
    const rest = value?.id.split(':')[1]?.split('.')[0]
    return { id: rest ?? post.unitId, name: rest && rest !== post.unitId ? rest : post.unitName }
  })
  const agencies = useItems(listAgencies, { query: { unit: unit?.id ?? '' } }, { enabled: unit !== null })
  const fitting = (agencies.data ?? []).filter((agency) => !kinds || kinds.includes(agency.kind))
  const options = fitting.map((agency) => ({ value: agency.id, label: agency.name }))
  const held = value && !options.some((option) => option.value === value.id) ? [{ value: value.id, label: value.name }] : []
  return (
    <div className="agency-choice">
      <UnitChoice value={unit} onChange={setUnit} label={text('agency.unit')} />
      <Choose {...control} empty={text('choose')} options={[...held, ...options]} value={value?.id ?? ''} onChange={(id) => onChange?.(id ? { id, name: [...held, ...options].find((option) => option.value === id)?.label ?? id } : null)} />
      {agencies.data && !fitting.length ? <p className="field-hint" role="status">{text('agency.none')}</p> : null}
    </div>
  )
}

const recordsNamed = async (register: string, typed: string): Promise<readonly Hit[]> =>
  (await call(listRecords, { params: { register }, query: { limit: 20, ...(typed ? { q: typed } : {}) } })).items.map((record) => ({ id: record.id, name: record.label, note: record.unitName }))

export function RecordChoice({ register, registerName, ...control }: Control<Chosen | null> & { readonly register: string; readonly registerName: string }) {
  const text = registersText.useText()
  return <Finder {...control} what={['register-records', register]} find={(typed) => recordsNamed(register, typed)} least={0} listName={registerName} none={text('record.none', { register: registerName })} placeholder={text('record.find')} />
}

export function RecordsChoice({ register, registerName, value = [], onChange, ...control }: Control<readonly Chosen[]> & { readonly register: string; readonly registerName: string }) {
  const text = registersText.useText()
  return (
    <div className="many">
      <Finder {...control} value={null} many onChange={(chosen) => { if (chosen && !value.some((each) => each.id === chosen.id)) onChange?.([...value, chosen]) }} what={['register-records', register]} find={(typed) => recordsNamed(register, typed)} least={0} listName={registerName} none={text('record.none', { register: registerName })} placeholder={text('record.find')} />
      <Chips chosen={value} onRemove={(id) => onChange?.(value.filter((each) => each.id !== id))} />
    </div>
  )
}

/** Several answers of a list. */
export function ManyPicks({ options, value = [], onChange, label, id, ...rest }: Control<readonly string[]> & { readonly options: readonly { readonly value: string; readonly label: string }[]; readonly label: string }) {
  return (
    <div className="picks many-picks" role="group" aria-label={label} {...(rest['aria-describedby'] ? { 'aria-describedby': rest['aria-describedby'] } : {})}>
      {options.map((option, index) => (
        <label key={option.value} className="check">
          <input type="checkbox" {...aria(index === 0 && id ? { id, ...(rest['aria-invalid'] ? { 'aria-invalid': rest['aria-invalid'] } : {}) } : {})} checked={value.includes(option.value)} onChange={(event) => onChange?.(event.target.checked ? [...value, option.value] : value.filter((each) => each !== option.value))} />{option.label}
        </label>
      ))}
    </div>
  )
}

export function AddRow({ onAdd, words, id }: { readonly onAdd: () => void; readonly words: string; readonly id?: string }) {
  return <Button {...(id ? { id } : {})} onClick={onAdd} icon={<Icon name="plus" size={16} />}>{words}</Button>
}
