/** Whether the line works, when the server last answered, and how many acts wait on this device. */
import { useSyncExternalStore } from 'react'

export type Connection = { readonly online: boolean; readonly answeredAt: number | null; readonly lostAt: number | null; readonly waiting: number; readonly signedOut: boolean; readonly clockOffset: number }

let state: Connection = { online: typeof navigator === 'undefined' || navigator.onLine, answeredAt: null, lostAt: null, waiting: 0, signedOut: false, clockOffset: 0 }
const listeners = new Set<() => void>()

function change(next: Partial<Connection>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

export const connection = {
  current: () => state,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  answered: () => change({ online: true, answeredAt: Date.now(), lostAt: null }),
  lost: () => change({ online: false, lostAt: state.lostAt ?? Date.now() }),
  waiting: (count: number) => change({ waiting: count }),
  signedOut: (signedOut: boolean) => { if (state.signedOut !== signedOut) change({ signedOut }) },
  /** The device's clock may be wrong; the server's is used for every relative word. */
  serverNow: (at: string) => change({ clockOffset: Date.parse(at) - Date.now() }),
}

if (typeof window !== 'undefined') {
  window.addEventListener('offline', () => connection.lost())
  window.addEventListener('online', () => change({ online: true, lostAt: null }))
}

export function useConnection(): Connection {
  return useSyncExternalStore(connection.subscribe, connection.current)
}
