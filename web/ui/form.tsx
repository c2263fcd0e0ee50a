/** Pieces of forms: a field with its label, hint and one sentence for what is wrong; the summary of wrong fields; the note of a kept draft; the keys. */
import { cloneElement, useCallback, useEffect, useRef, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { formatTime } from '../text/format.ts'
import { FormContext, useErrors, useField, type FormStore, type Judge } from './form-store.ts'
import { DoneMark, LateMark } from './icons.tsx'
import { uiText } from './ui.text.ts'

export function FormFrame<Values extends object>({ store, name, onSubmit, children }: { readonly store: FormStore<Values>; readonly name: string; readonly onSubmit: () => void; readonly children: ReactNode }) {
  const scope = useRef({ store: store as unknown as FormStore<Record<string, unknown>>, name })
  return (
    <FormContext.Provider value={scope.current}>
      <form noValidate autoComplete="off" onSubmit={(event: FormEvent) => { event.preventDefault(); onSubmit() }}>{children}</form>
    </FormContext.Provider>
  )
}

export type FieldProps = {
  readonly name: string
  /** Absent where the control names itself. */
  readonly label?: ReactNode
  readonly optional?: boolean
  readonly hint?: ReactNode
  readonly judge?: Judge
  readonly span?: 2 | 3 | 4 | 6
  /** One control that takes `id`, `value`, `onChange`, `onBlur` and the ARIA marks of a wrong field. */
  readonly children: ReactElement<Record<string, unknown>>
  /** The control is a group of answers: a legend, not a label. */
  readonly group?: boolean
}

const fine: Judge = () => null

/** Wrong fields are marked when they are left and when the form is sent; what was typed stays. */
export function Field({ name, label, optional, hint, judge = fine, span = 6, group, children }: FieldProps) {
  const text = uiText.useText()
  const latest = useRef(judge)
  useEffect(() => {
    latest.current = judge
  })
  const field = useField(name, useCallback((value: unknown) => latest.current(value), []))
  const described = [field.error ? `${field.id}-error` : null, hint ? `${field.id}-hint` : null].filter(Boolean).join(' ')
  const words = label === undefined ? null : <>{label}{optional ? <span className="optional"> {text('optional')}</span> : null}</>
  return (
    <div className={`field span-${span}`} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) field.leave() }}>
      {words === null ? null : group ? <p className="field-label">{words}</p> : <label htmlFor={field.id}>{words}</label>}
      {cloneElement(children, {
        id: field.id, value: field.value, onChange: (given: unknown) => field.change(typed(given)),
        ...(field.error ? { 'aria-invalid': true, status: 'error' } : {}), ...(described ? { 'aria-describedby': described } : {}), ...(optional ? {} : { 'aria-required': true }),
      })}
      {field.error ? <p className="field-error" id={`${field.id}-error`}><LateMark size={16} /><span>{field.error}</span></p> : null}
      {hint ? <p className="field-hint" id={`${field.id}-hint`}>{hint}</p> : null}
    </div>
  )
}
/** Plain inputs hand over an event, our own controls the value. */
function typed(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'target' in given ? (given.target as { value: unknown }).value : given
}

/** What is left to correct, each a way to its field. Announced, and shown above the form once it was sent. */
export function ErrorSummary<Values extends object>({ store, formName, labelOf, shown }: { readonly store: FormStore<Values>; readonly formName: string; readonly labelOf: (name: string) => string; readonly shown: boolean }) {
  const text = uiText.useText()
  const wrong = Object.entries(useErrors(store))
  if (!shown || !wrong.length) return null
  return (
    <div className="error-summary" role="alert">
      <h2>{text('fields.wrong', { count: wrong.length })}</h2>
      <ul>{wrong.map(([name, sentence]) => <li key={name}><button type="button" className="link" onClick={() => focusField(formName, name)}>{labelOf(name)}: {sentence}</button></li>)}</ul>
    </div>
  )
}
export const focusField = (formName: string, name: string): void => document.getElementById(`${formName}_${name}`)?.focus()

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
  return useCallback((element: HTMLElement | null) => { root.current = element }, [])
}

export function DraftNote({ at, waiting, onDiscard }: { readonly at: number | null; /** Something newer is being written. */ readonly waiting?: boolean; readonly onDiscard?: () => void }) {
  const text = uiText.useText()
  return (
    <p className="draft-note" role="status" aria-busy={waiting ?? false}>
      {at === null ? null : <><DoneMark size={16} /><span>{text('draft.saved', { time: formatTime(new Date(at).toISOString()) })}</span>{onDiscard ? <button type="button" className="link" onClick={onDiscard}>{text('draft.discard')}</button> : null}</>}
    </p>
  )
}

export function FieldError({ children, id }: { readonly children: ReactNode; readonly id?: string }) {
  return <p className="field-error" id={id} role="alert"><LateMark size={16} /><span>{children}</span></p>
}
