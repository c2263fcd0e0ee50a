/**
 * What stands in a form and what is wrong with it: one store for a page, read by name. Fields are judged when they are left and when the form is sent; a field
 * that was wrong is judged again as it is typed. antd's own form weighs 19 kB compressed and keeps to the budget of no page it would be used on.
 */
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'

/** The sentence for what is wrong with a field, or null. */
export type Judge = (value: unknown) => string | null
export type FieldError = { readonly name: string; readonly sentence: string }

export class FormStore<Values extends object> {
  #values: Values
  #errors: Readonly<Record<string, string>> = {}
  readonly #judges = new Map<string, Judge>()
  readonly #listeners = new Set<() => void>()
  onChange: ((changed: Partial<Values>, all: Values) => void) | undefined

  constructor(initial: Values) {
    this.#values = initial
  }
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  #tell() {
    for (const listener of this.#listeners) listener()
  }
  readonly values = (): Values => this.#values
  readonly errors = (): Readonly<Record<string, string>> => this.#errors
  get(name: string): unknown {
    return (this.#values as Record<string, unknown>)[name]
  }
  /** Typed by the user. */
  change(name: string, value: unknown): void {
    const changed = { [name]: value } as unknown as Partial<Values>
    this.#values = { ...this.#values, ...changed }
    if (this.#errors[name]) this.judge(name)
    this.#tell()
    this.onChange?.(changed, this.#values)
  }
  /** Put in by the page: a draft that was kept, a fresh start. Nothing is judged. */
  put(values: Partial<Values>): void {
    this.#values = { ...this.#values, ...values }
    this.#tell()
  }
  start(values: Values): void {
    this.#values = values
    this.#errors = {}
    this.#tell()
  }
  register(name: string, judge: Judge): () => void {
    this.#judges.set(name, judge)
    return () => {
      if (this.#judges.get(name) !== judge) return
      this.#judges.delete(name)
      if (this.#errors[name]) this.refuse([{ name, sentence: null }])
    }
  }
  judge(name: string): void {
    this.refuse([{ name, sentence: this.#judges.get(name)?.(this.get(name)) ?? null }])
  }
  /** Errors from outside, such as the server's. */
  refuse(errors: readonly { readonly name: string; readonly sentence: string | null }[]): void {
    const next: Record<string, string> = { ...this.#errors }
    for (const { name, sentence } of errors) {
      if (sentence) next[name] = sentence
      else delete next[name]
    }
    this.#errors = next
    this.#tell()
  }
  /** Judges every field shown; the wrong ones in the order of the page. */
  judgeAll(): readonly FieldError[] {
    const found = [...this.#judges].flatMap(([name, judge]) => {
      const sentence = judge(this.get(name))
      return sentence ? [{ name, sentence }] : []
    })
    this.#errors = Object.fromEntries(found.map((error) => [error.name, error.sentence]))
    this.#tell()
    return found
  }
}

export type FormScope = { readonly store: FormStore<Record<string, unknown>>; readonly name: string }
export const FormContext = createContext<FormScope | null>(null)

export function useFormStore<Values extends object>(initial: () => Values): FormStore<Values> {
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- made once for the life of the page
  return useMemo(() => new FormStore(initial()), [])
}
export const useValues = <Values extends object>(store: FormStore<Values>): Values => useSyncExternalStore(store.subscribe, store.values)
export const useErrors = <Values extends object>(store: FormStore<Values>): Readonly<Record<string, string>> => useSyncExternalStore(store.subscribe, store.errors)

/** The place of one field in the form around it. */
export function useField(name: string, judge: Judge) {
  const scope = useContext(FormContext)
  if (!scope) throw new Error('a field stands in a form')
  const { store } = scope
  const values = useValues(store)
  const errors = useErrors(store)
  useEffect(() => store.register(name, judge), [store, name, judge])
  return { id: `${scope.name}_${name}`, value: values[name], error: errors[name] ?? null, change: (value: unknown) => store.change(name, value), leave: () => { if (values[name] !== undefined && values[name] !== '') store.judge(name) } }
}
