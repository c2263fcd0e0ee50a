/** The fields of any act, built from the procedure's own description of them. */
import { lazy, Suspense } from 'react'
import { Input } from 'antd'
import { listAgencies } from '@hoa-nhap/domain/organization/organization.contract'
import type { Field as ActField } from '@hoa-nhap/domain/kernel/procedure'
import { useItems } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { say } from '../text/say.ts'
import { Field } from '../ui/form.tsx'
import { Area, aria, Choose, DayInput, Picks, type Control } from '../ui/inputs.tsx'
import { UnitPicker } from '../ui/UnitPicker.tsx'
import { readField } from './act-values.ts'
import { fieldLabel, choiceLabel } from './labels.ts'
import { measuresText } from './measures.text.ts'

/** Who signed a finding: fetched with the one act that asks for it. */
const CertificateChoice = lazy(() => import('../training/CertificateChoice.tsx'))

function AgencyChoice(control: Control<string>) {
  const session = useSignedIn()
  const text = measuresText.useText()
  const agencies = useItems(listAgencies, { query: { unit: session.post.unitId } })
  return <Choose {...control} empty={text('choose')} options={(agencies.data ?? []).map((agency) => ({ value: agency.id, label: agency.name }))} />
}

function NumberInput({ value = '', onChange, ...rest }: Control<string>) {
  return <Input {...aria(rest)} inputMode="numeric" autoComplete="off" value={value} onChange={(event) => onChange?.(event.target.value)} />
}
function TextInput({ value = '', onChange, maxLength, ...rest }: Control<string> & { readonly maxLength: number }) {
  return <Input {...aria(rest)} autoComplete="off" maxLength={maxLength} value={value} onChange={(event) => onChange?.(event.target.value)} />
}

function Signer(control: Control<string>) {
  return <Suspense fallback={<TextInput {...control} maxLength={60} />}><CertificateChoice {...control} /></Suspense>
}

/** More answers than this stand in a list, not side by side. */
const sideBySide = 7

function control(field: ActField, label: string, words: { yes: string; no: string; choose: string }) {
  switch (field.kind) {
    case 'date': return <DayInput />
    case 'month': return <DayInput />
    case 'choice': {
      const options = (field.options ?? []).map((value) => ({ value, label: choiceLabel(field.name, value) }))
      return options.length <= sideBySide ? <Picks options={options} label={label} /> : <Choose options={options} empty={words.choose} />
    }
    case 'text': return field.name === 'certificate' ? <Signer /> : (field.max ?? 500) > 200 ? <Area {...(field.max ? { maxLength: field.max } : {})} /> : <TextInput maxLength={field.max ?? 500} />
    case 'number': return <NumberInput />
    case 'unit': return <UnitPicker />
    case 'agency': return <AgencyChoice />
    case 'yes-no': return <Picks options={[{ value: 'yes', label: words.yes }, { value: 'no', label: words.no }]} label={label} />
    default: return field.kind satisfies never
  }
}

const spanOf = (field: ActField): 2 | 3 | 6 => (field.kind === 'choice' && (field.options?.length ?? 0) > 3) || (field.kind === 'text' && (field.max ?? 500) > 200) ? 6 : field.kind === 'number' || field.kind === 'date' || field.kind === 'month' ? 2 : 3

export function ActFields({ fields, kind, type }: { readonly fields: readonly ActField[]; readonly kind: string; readonly type: string }) {
  const text = measuresText.useText()
  const { today } = useNow()
  const words = { yes: text('yes'), no: text('no'), choose: text('choose') }
  return (
    <>
      {fields.map((field) => {
        const label = fieldLabel(kind, type, field.name)
        return (
          <Field
            key={field.name} name={field.name} label={label} optional={!field.required} span={spanOf(field)}
            group={field.kind === 'yes-no' || (field.kind === 'choice' && (field.options?.length ?? 0) <= sideBySide)}
            judge={(value) => {
              const read = readField(field, value, today)
              return read.ok ? null : say(read.code, read.facts)
            }}
          >
            {control(field, label, words)}
          </Field>
        )
      })}
    </>
  )
}
