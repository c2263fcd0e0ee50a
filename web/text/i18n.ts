/** Words by slice, in Vietnamese and English. A slice's two files have the same keys; the compiler checks it. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'vi' | 'en'
type Values = Readonly<Record<string, string | number>>
/** English may add `key_one` beside `key`, taken when `count` is 1. */
type English<Words> = { readonly [Key in keyof Words]: string } & { readonly [extra: `${string}_one`]: string }

const remembered = (): Language => {
  try {
    return localStorage.getItem('hn.language') === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

void i18next.use(initReactI18next).init({
  lng: remembered(), fallbackLng: 'vi', defaultNS: 'app', ns: [], resources: {}, keySeparator: false, nsSeparator: false, initAsync: false,
  interpolation: { escapeValue: false }, returnNull: false, showSupportNotice: false, react: { useSuspense: false },
} as Parameters<typeof i18next.init>[0])

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'vi'
}

export function changeLanguage(language: Language): void {
  try {
    localStorage.setItem('hn.language', language)
  } catch {
    // A device that keeps nothing starts in Vietnamese again.
  }
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'vi'
}

export type Translate<Words> = (key: keyof Words & string, values?: Values) => string

/** Registers the words of one slice; `useText()` in a component, `say()` elsewhere. Unknown keys (codes from the server) go through `sayCode`. */
export function words<const Words extends Readonly<Record<string, string>>>(slice: string, vi: Words, en: English<Words>) {
  i18next.addResourceBundle('vi', slice, vi, true, true)
  i18next.addResourceBundle('en', slice, en, true, true)
  const say: Translate<Words> = (key, values) => i18next.t(key, { ns: slice, ...values })
  return {
    say,
    useText(): Translate<Words> {
      useTranslation()
      return say
    },
    /** The words for a code that the types do not know; `otherwise` (the code itself unless given) when there are none. */
    sayCode(code: string, values?: Values, otherwise = code): string {
      return i18next.exists(code, { ns: slice }) ? i18next.t(code, { ns: slice, ...values }) : otherwise
    },
  }
}
