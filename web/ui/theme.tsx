/** Light, dark or as the device; always light on paper. Our own CSS reads the same palette as custom properties. */
import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import viVN from 'antd/locale/vi_VN'
import { useLanguage } from '../text/i18n.ts'
import { palettes, themeOf, type Palette } from './tokens.ts'

export type Appearance = 'light' | 'dark' | 'system'
const key = 'hn.appearance'
const darkDevice = window.matchMedia('(prefers-color-scheme: dark)')
const touch = window.matchMedia('(max-width: 767px), (pointer: coarse)')
const listeners = new Set<() => void>()
let printing = false

function stored(): Appearance {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}
let appearance: Appearance = stored()
const notify = () => { for (const listener of listeners) listener() }
darkDevice.addEventListener('change', notify)
touch.addEventListener('change', notify)
window.addEventListener('beforeprint', () => { printing = true; notify() })
window.addEventListener('afterprint', () => { printing = false; notify() })

export function setAppearance(next: Appearance): void {
  appearance = next
  try {
    localStorage.setItem(key, next)
  } catch {
    // Not remembered on a device that keeps nothing.
  }
  notify()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, () => appearance)
/** A page of the night asks for dark as long as it is open; who chose light keeps it. */
let held = false
export function holdDark(next: boolean): void {
  if (held === next) return
  held = next
  notify()
}
const modeNow = (): 'light' | 'dark' => (printing || appearance === 'light' ? 'light' : appearance === 'dark' || held || darkDevice.matches ? 'dark' : 'light')
export const useMode = (): 'light' | 'dark' => useSyncExternalStore(subscribe, modeNow)
export const usePalette = (): Palette => palettes[useMode()]
export const useTouch = (): boolean => useSyncExternalStore(subscribe, () => touch.matches)

const variables = (palette: Palette) =>
  Object.entries(palette).flatMap(([name, value]) => {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return Array.isArray(value) ? value.map((colour, index) => `--${property}-${index}:${String(colour)}`) : [`--${property}:${String(value)}`]
  }).join(';')

/** Written once into the page: both palettes as custom properties (`--ink-2` is `--ink2`). */
export function installPalettes(): void {
  const style = document.createElement('style')
  style.textContent = `:root{${variables(palettes.light)};color-scheme:light}:root[data-mode=dark]{${variables(palettes.dark)};color-scheme:dark}@media print{:root[data-mode]{${variables(palettes.light)};color-scheme:light}}`
  document.head.append(style)
  document.documentElement.dataset['mode'] = modeNow()
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const mode = useMode()
  const large = useTouch()
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.dataset['mode'] = mode
  }, [mode])
  const theme = useMemo(() => {
    const base = themeOf(mode)
    // Fingers need 44 px.
    return large ? { ...base, token: { ...base.token, controlHeight: 44 } } : base
  }, [mode, large])
  return <ConfigProvider theme={theme} locale={language === 'en' ? enUS : viVN}>{children}</ConfigProvider>
}
