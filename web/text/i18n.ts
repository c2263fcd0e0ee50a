/**
 * Words by slice, in Vietnamese and English. A slice's two tables have the same keys; the compiler checks it. The words of everyday work come in one
 * language only, before the first page is drawn; slices that open rarely bring both with their page.
 */
import { useSyncExternalStore } from 'react'
import type { everyday as vietnamese } from './everyday.vi.ts'

export type Language = 'vi' | 'en'
type Values = Readonly<Record<string, string | number>>
type Table = Readonly<Record<string, string>>
/** English may add `key_one` beside `key`, taken when `count` is 1. */
type English<Words> = { readonly [Key in keyof Words]: string } & { readonly [extra: `${string}_one`]: string }
type Words<Tables> = { readonly [Name in keyof Tables]: Tables[Name] extends string ? string : Words<Tables[Name]> }
/** The tables of everyday work, with the Vietnamese ones as the measure. */
export type EverydayWords = Words<typeof vietnamese>
type EverydaySlice = Exclude<keyof EverydayWords, 'procedures'>

const remembered = (): Language => {
  try {
    return localStorage.getItem('hn.language') === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

let current: Language = remembered()
const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export const currentLanguage = (): Language => current
/** The reader's language; the component is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(listen, currentLanguage)

const everyday: { [Known in Language]?: EverydayWords } = {}
const rare: Record<Language, Record<string, Table>> = { vi: {}, en: {} }

/** The words of everyday work in that language; rejects where they could not be fetched. */
export async function loadWords(language: Language): Promise<void> {
  everyday[language] ??= (language === 'vi' ? await import('./everyday.vi.ts') : await import('./everyday.en.ts')).everyday
}

/** Changes once the words are there; without a line everything stays as it is. */
export async function changeLanguage(language: Language): Promise<void> {
  try {
    await loadWords(language)
  } catch {
    return
  }
  try {
    localStorage.setItem('hn.language', language)
  } catch {
    // A device that keeps nothing starts in Vietnamese again.
  }
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

function tables(): EverydayWords {
  const found = everyday[current]
  if (!found) throw new Error('the words are not loaded')
  return found
}
/** The words of measures, acts, statuses and clocks in the reader's language: the procedures' own tables. */
export const procedureWords = (): EverydayWords['procedures'] => tables().procedures

const filled = (text: string, values: Values | undefined): string => (values ? text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')) : text)
function look(table: Table, key: string, values: Values | undefined): string | undefined {
  const one = values?.['count'] === 1 ? `${key}_one` : key
  return Object.hasOwn(table, one) ? table[one] : Object.hasOwn(table, key) ? table[key] : undefined
}

export type Translate<Words> = (key: keyof Words & string, values?: Values) => string

function helpers<Words extends object>(table: () => Table) {
  const say: Translate<Words> = (key, values) => filled(look(table(), key, values) ?? key, values)
  return {
    say,
    useText(): Translate<Words> {
      useLanguage()
      return say
    },
    /** The words for a code that the types do not know; `otherwise` (the code itself unless given) when there are none. */
    sayCode(code: string, values?: Values, otherwise = code): string {
      const text = look(table(), code, values)
      return text === undefined ? otherwise : filled(text, values)
    },
  }
}

/** A slice of everyday work: `useText()` in a component, `say()` elsewhere. Unknown keys (codes from the server) go through `sayCode`. */
export const everydayWords = <Slice extends EverydaySlice>(slice: Slice) => helpers<EverydayWords[Slice]>(() => tables()[slice] as Table)

/** A slice that brings both languages with its own page. */
export function words<const Words extends Readonly<Record<string, string>>>(slice: string, vi: Words, en: English<Words>) {
  rare.vi[slice] = vi
  rare.en[slice] = en
  return helpers<Words>(() => rare[current][slice]!)
}
