/** Pieces of forms: a field with its label, hint and one sentence for what is wrong; the summary of wrong fields; the note of a kept draft. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Form } from 'antd'
import type { Rule } from 'antd/es/form'
import { formatTime } from '../text/format.ts'
import { DoneMark, LateMark } from './icons.tsx'
import { uiText } from './ui.text.ts'

/** A rule whose sentence is made at the moment of showing. `judge` answers null, or the sentence. */
export const rule = (judge: (value: unknown) => string | null): Rule => ({
  validator: (_rule, value: unknown) => {
    const sentence = judge(value)
    return sentence === null ? Promise.resolve() : Promise.reject(new Error(sentence))
  },
})

export type FieldProps = {
  readonly name: string | readonly string[]
  /** Absent where the control names itself. */
  readonly label?: ReactNode
  readonly optional?: boolean
  readonly hint?: ReactNode
  readonly rules?: readonly Rule[]
  readonly span?: 2 | 3 | 4 | 6
  readonly dependencies?: readonly string[]
  readonly children: ReactNode
}

/** Wrong fields are marked when they are left and when the form is sent; what was typed stays. */
export function Field({ name, label, optional, hint, rules = [], span = 6, dependencies, children }: FieldProps) {
  const text = uiText.useText()
  return (
    <Form.Item
      name={name as string} className={`field span-${span}`} rules={[...rules]} validateTrigger="onBlur" {...(dependencies ? { dependencies: [...dependencies] } : {})}
      label={label === undefined ? undefined : <span>{label}{optional ? <span className="optional"> {text('optional')}</span> : null}</span>} colon={false} required={false} extra={hint ? <span className="field-hint">{hint}</span> : undefined}
    >
      {children}
    </Form.Item>
  )
}

export type WrongField = { readonly name: string; readonly label: string; readonly sentence: string }

/** What is left to correct, each a way to its field. Announced, and shown above the form. */
export function ErrorSummary({ wrong, formName }: { readonly wrong: readonly WrongField[]; readonly formName: string }) {
  const text = uiText.useText()
  if (!wrong.length) return null
  return (
    <div className="error-summary" role="alert">
      <h2>{text('fields.wrong', { count: wrong.length })}</h2>
      <ul>
        {wrong.map((field) => (
          <li key={field.name}><button type="button" className="link" onClick={() => document.getElementById(`${formName}_${field.name}`)?.focus()}>{field.label}: {field.sentence}</button></li>
        ))}
      </ul>
    </div>
  )
}

/** `Ctrl Enter` saves, `Ctrl S` keeps the draft, `F8` goes to the next wrong field of the form. */
export function useFormKeys(form: { readonly submit: () => void; readonly draft?: () => void }): (element: HTMLElement | null) => void {
  const latest = useRef(form)
  useEffect(() => {
    latest.current = form
  })
  const root = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
        event.preventDefault()
        latest.current.submit()
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's' && latest.current.draft) {
        event.preventDefault()
        latest.current.draft()
      } else if (event.key === 'F8') {
        const wrong = Array.from(root.current?.querySelectorAll<HTMLElement>('[aria-invalid="true"]') ?? [])
        if (!wrong.length) return
        event.preventDefault()
        const at = wrong.findIndex((element) => element === document.activeElement || element.contains(document.activeElement))
        const next = wrong[(at + 1) % wrong.length]
        const target = next?.matches('input, select, textarea') ? next : next?.querySelector<HTMLElement>('input, select, textarea')
        target?.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (element) => { root.current = element }
}

export function DraftNote({ at, onDiscard }: { readonly at: number | null; readonly onDiscard?: () => void }) {
  const text = uiText.useText()
  return (
    <p className="draft-note" role="status">
      {at === null ? null : <><DoneMark size={16} /><span>{text('draft.saved', { time: formatTime(new Date(at).toISOString()) })}</span>{onDiscard ? <button type="button" className="link" onClick={onDiscard}>{text('draft.discard')}</button> : null}</>}
    </p>
  )
}

export function FieldError({ children, id }: { readonly children: ReactNode; readonly id?: string }) {
  return <p className="field-error" id={id} role="alert"><LateMark size={16} /><span>{children}</span></p>
}
