/** The words of all registers in the reader's language, fetched with the first page that needs them. */
import { useEffect, useSyncExternalStore } from 'react'
import type { AllRegisterWords, RegisterWords } from '@hoa-nhap/domain/registers/words'
import { useLanguage, type Language } from '../text/i18n.ts'

const loaded: { [Known in Language]?: AllRegisterWords } = {}
const failed = new Set<Language>()
const listeners = new Set<() => void>()
const tell = () => { for (const listener of listeners) listener() }
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export async function loadRegisterWords(language: Language): Promise<void> {
  if (loaded[language]) return
  try {
    loaded[language] = language === 'vi' ? (await import('@hoa-nhap/domain/registers/registers.vi')).registersVi : (await import('@hoa-nhap/domain/registers/registers.en')).registersEn
    failed.delete(language)
  } catch {
    failed.add(language)
  }
  tell()
}

/** Null while they are on their way; the words of the other language stay until the new ones are there. `failed`: they could not be fetched. */
export function useRegisterWords(): { readonly words: AllRegisterWords | null; readonly failed: boolean; readonly again: () => void } {
  const language = useLanguage()
  useEffect(() => void loadRegisterWords(language), [language])
  const words = useSyncExternalStore(listen, () => loaded[language] ?? loaded[language === 'vi' ? 'en' : 'vi'] ?? null)
  const missed = useSyncExternalStore(listen, () => !loaded[language] && failed.has(language))
  return { words, failed: missed, again: () => void loadRegisterWords(language) }
}

const nothing: RegisterWords = { name: '', one: '', help: '', statuses: {}, acts: {}, fields: {} }
/** A register whose words are missing shows its names as they are declared. */
export const wordsOf = (words: AllRegisterWords, register: string): RegisterWords => words[register] ?? { ...nothing, name: register, one: register }
