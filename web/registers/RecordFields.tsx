/** The fields of an act of any register, built from its declaration. */
import { Input } from 'antd'
import type { RegisterField, RegisterValues } from '@hoa-nhap/domain/kernel/register'
import { textLength } from '@hoa-nhap/domain/registers/typed'
import type { AllRegisterWords, RegisterWords } from '@hoa-nhap/domain/registers/words'
import { useNow } from '../app/session.ts'
import { Field } from '../ui/form.tsx'
import { useValues, type FormStore } from '../ui/form-store.ts'
import { Icon } from '../ui/icons.tsx'
import { Area, aria, Choose, DayInput, Picks, type Control } from '../ui/inputs.tsx'
import { uiText } from '../ui/ui.text.ts'
import { AddRow, AgencyChoice, ManyPicks, RecordChoice, RecordsChoice, UnitChoice, UnitsChoice } from './choices.tsx'
import { FilesInput } from './FilesInput.tsx'
import { nameOf, readField, rowsIn } from './record.form.ts'
import { fieldLabel, optionLabel, sayTyped, shownValue, type NamesById } from './record-labels.ts'
import { registersText } from './registers.text.ts'
import { wordsOf } from './register-words.ts'

type Store = FormStore<Record<string, unknown>>
type Shown = { readonly words: RegisterWords; readonly all: AllRegisterWords; /** What stands in the record now, shown beside what may be changed. */ readonly now?: { readonly values: RegisterValues; readonly names: NamesById } | undefined }

function Line({ value = '', onChange, length, numeric, ...rest }: Control<string> & { readonly length?: number; readonly numeric?: 'numeric' | 'decimal' | 'tel' | 'url' }) {
  return <Input {...aria(rest)} autoComplete="off" {...(length ? { maxLength: length } : {})} {...(numeric ? { inputMode: numeric } : {})} value={value} onChange={(event) => onChange?.(event.target.value)} />
}

/** More answers than this stand in a list, not side by side. */
const sideBySide = 5

function control(field: RegisterField, label: string, { words, all }: Shown, text: ReturnType<typeof registersText.useText>) {
  const options = (field.options ?? []).map((value) => ({ value, label: optionLabel(words, field.key, value) }))
  switch (field.kind) {
    case 'text': return <Line length={textLength(field)} />
    case 'long-text': return <Area maxLength={textLength(field)} />
    case 'texts': return <Area />
    case 'number': case 'percent': return <Line numeric="decimal" />
    case 'count': case 'money': return <Line numeric="numeric" />
    case 'phone': return <Line numeric="tel" />
    case 'link': return <Line numeric="url" length={500} />
    case 'time': return <Line numeric="numeric" />
    case 'day': return <DayInput />
    case 'yes-no': return <Picks label={label} options={[{ value: 'yes', label: text('yes') }, { value: 'no', label: text('no') }]} />
    case 'choice': return options.length <= sideBySide ? <Picks label={label} options={options} /> : <Choose empty={text('choose')} options={options} />
    case 'choices': return <ManyPicks label={label} options={options} />
    case 'unit': return <UnitChoice level={field.unitLevel} />
    case 'units': return <UnitsChoice level={field.unitLevel} />
    case 'agency': return <AgencyChoice kinds={field.agencyKinds} />
    case 'record': return <RecordChoice register={field.register ?? ''} registerName={wordsOf(all, field.register ?? '').name} />
    case 'records': return <RecordsChoice register={field.register ?? ''} registerName={wordsOf(all, field.register ?? '').name} />
    case 'files': return <FilesInput />
    case 'rows': return <span />
    default: return field.kind satisfies never
  }
}

const spanOf = (field: RegisterField): 2 | 3 | 6 => {
  switch (field.kind) {
    case 'day': case 'time': case 'number': case 'count': case 'percent': case 'phone': case 'money': return 2
    case 'text': return (field.longest ?? 200) > 120 ? 6 : 3
    case 'unit': case 'record': return 3
    case 'yes-no': return 3
    case 'choice': return (field.options?.length ?? 0) > 3 && (field.options?.length ?? 0) <= sideBySide ? 6 : 3
    default: return 6
  }
}
const isGroup = (field: RegisterField): boolean => field.kind === 'yes-no' || field.kind === 'choices' || field.kind === 'files' || (field.kind === 'choice' && (field.options?.length ?? 0) <= sideBySide)

export function RecordFields({ fields, store, within = 'data', ...shown }: Shown & { readonly fields: readonly RegisterField[]; readonly store: Store; readonly within?: string }) {
  const text = registersText.useText()
  const { today } = useNow()
  return (
    <>
      {fields.map((field) => {
        const name = nameOf(field, within)
        if (field.kind === 'rows') return <RowsField key={name} field={field} name={name} store={store} {...shown} />
        const label = fieldLabel(shown.words, field)
        const before = shown.now && within === 'data' ? shownValue(field, shown.now.values[field.key], shown.words, shown.now.names) : ''
        const hint = [shown.words.hints?.[field.key], field.kind === 'texts' ? text('lines') : null, before && field.kind !== 'files' ? text('act.now', { value: before.slice(0, 200) }) : null].filter(Boolean).join(' ')
        return (
          <Field
            key={name} name={name} label={label} optional={!field.required} span={spanOf(field)} group={isGroup(field)} {...(hint ? { hint } : {})}
            judge={(value) => {
              const read = readField(field, value, today)
              return read.ok ? null : sayTyped(read.code, read.facts)
            }}
          >
            {control(field, label, shown, text)}
          </Field>
        )
      })}
    </>
  )
}

/** Holds the judge of the list itself; its cells are fields of their own. */
function RowsHead({ id, onAdd, words, ...rest }: Control<unknown> & { readonly onAdd: () => void; readonly words: string }) {
  return <div {...(rest['aria-describedby'] ? { 'aria-describedby': rest['aria-describedby'] } : {})}><AddRow {...(id ? { id } : {})} onAdd={onAdd} words={words} /></div>
}

function RowsField({ field, name, store, ...shown }: Shown & { readonly field: RegisterField; readonly name: string; readonly store: Store }) {
  const text = registersText.useText()
  const { today } = useNow()
  const rows = rowsIn(useValues(store), name)
  const label = fieldLabel(shown.words, field)
  const most = field.longest ?? 200
  const add = () => {
    const next = String(Math.max(0, ...rows.map(Number)) + 1)
    store.change(name, [...rows, next])
    const [first] = field.fields ?? []
    const form = document.activeElement?.closest('form')
    if (first) requestAnimationFrame(() => form?.querySelector<HTMLElement>(`[id$="_${CSS.escape(nameOf(first, `${name}.${next}`))}"]`)?.focus())
  }
  return (
    <fieldset className="record-rows span-6">
      <legend className="field-label">{label}{field.required ? null : <span className="optional"> {uiText.say('optional')}</span>}</legend>
      {shown.words.hints?.[field.key] ? <p className="field-hint">{shown.words.hints[field.key]}</p> : null}
      {rows.map((row, index) => (
        <div key={row} className="record-row" role="group" aria-label={`${label}, ${text('rows.row', { number: index + 1 })}`}>
          <div className="record-row-head"><span>{text('rows.row', { number: index + 1 })}</span><button type="button" className="icon-button" aria-label={text('rows.remove', { number: index + 1 })} onClick={() => store.change(name, rows.filter((each) => each !== row))}><Icon name="close" size={16} /></button></div>
          <div className="fields"><RecordFields fields={field.fields ?? []} store={store} within={`${name}.${row}`} words={shown.words} all={shown.all} /></div>
        </div>
      ))}
      {rows.length < most ? (
        <Field name={name} judge={(value) => { const read = readField(field, value, today); return read.ok ? null : sayTyped(read.code, read.facts) }}>
          <RowsHead onAdd={add} words={text('rows.add')} />
        </Field>
      ) : null}
    </fieldset>
  )
}

