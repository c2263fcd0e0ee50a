/** Keeps what is typed on this device with each change, for this account; `at` is when it was kept last, `waiting` that something newer is not kept yet. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSignedIn } from '../app/session.ts'
import { forget, keep, kept } from './device-store.ts'

export function useDraft<T>(name: string, restore: (value: T) => void) {
  const account = useSignedIn().account.id
  const [at, setAt] = useState<number | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [ready, setReady] = useState(false)
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; value: T } | null>(null)
  const latestRestore = useRef(restore)
  useEffect(() => {
    latestRestore.current = restore
  })
  const write = useCallback(async () => {
    const last = pending.current
    if (!last) return
    clearTimeout(last.timer)
    pending.current = null
    setAt(await keep(account, name, last.value))
    if (!pending.current) setWaiting(false)
  }, [account, name])
  useEffect(() => {
    let current = true
    setReady(false)
    kept<T>(account, name).then((found) => {
      if (!current) return
      if (found) {
        latestRestore.current(found.value)
        setAt(found.at)
      }
      setReady(true)
    }, () => setReady(true))
    return () => {
      current = false
      void write()
    }
  }, [account, name, write])
  const save = useCallback((value: T, now = false) => {
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = { value, timer: setTimeout(() => void write(), 350) }
    setWaiting(true)
    if (now) void write()
  }, [write])
  const discard = useCallback(async () => {
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = null
    setWaiting(false)
    setAt(null)
    await forget(account, name)
  }, [account, name])
  return { at, waiting, ready, save, discard }
}
