/** The keys of the whole product. Single letters rest while a field has focus, and can be turned off. */
import { useEffect } from 'react'

const key = 'hn.single-keys'
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}
export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // Kept for this page only.
  }
}

const isField = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
const visible = (element: HTMLElement) => element.offsetParent !== null

/** Rows are any element with `data-row`; inside it `data-act` is the primary control, `data-dossier` and `data-visit` the others. */
function moveRow(step: 1 | -1): boolean {
  const rows = Array.from(document.querySelectorAll<HTMLElement>('[data-row]')).filter(visible)
  if (!rows.length) return false
  const current = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[current === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, current + step))]
  const target = next?.querySelector<HTMLElement>('[data-act]') ?? next?.querySelector<HTMLElement>('a, button')
  target?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}
const inRow = (name: string) => document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>(`[data-${name}]`) ?? null

export type KeyMap = { /** Another page is on its way: single letters rest, `/` waits for its search field. */ readonly moving: () => boolean; readonly search: () => void; readonly commands: () => void; readonly rail: (index: number) => void; readonly visit: () => void; readonly help: () => void }

export function useKeyboard(map: KeyMap): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        map.commands()
        return
      }
      if (event.altKey && !event.ctrlKey && /^Digit[1-5]$/.test(event.code)) {
        event.preventDefault()
        map.rail(Number(event.code.slice(5)) - 1)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || document.querySelector('dialog[open]')) return
      if (map.moving() && event.key !== '/') return
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (document.activeElement?.closest('[data-row]') && moveRow(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault()
        return
      }
      if (!singleKeys()) return
      const act: Readonly<Record<string, () => boolean | void>> = {
        '/': map.search, '?': map.help, j: () => moveRow(1), k: () => moveRow(-1),
        o: () => { inRow('dossier')?.click() },
        g: () => { const own = inRow('visit'); if (own) own.click(); else map.visit() },
      }
      const found = act[event.key.toLowerCase()]
      if (found) {
        event.preventDefault()
        found()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [map])
}
