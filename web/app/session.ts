/** The session as the server sees it; read at start, again after every change of post. */
import { useQuery } from '@tanstack/react-query'
import { currentSession, type SessionView } from '@hoa-nhap/domain/access/session.contract'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { dayOf } from '@hoa-nhap/domain/kernel/plain-date'
import { useEffect, useState } from 'react'
import { call, ProblemError } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { queryClient } from '../api/hooks.ts'

export const sessionKey = ['session'] as const

/** Null when nobody is signed in. */
export async function loadSession(): Promise<SessionView | null> {
  try {
    const session = await call(currentSession, {})
    acceptSession(session)
    return session
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) {
      connection.signedOut(false)
      return null
    }
    throw error
  }
}

export function acceptSession(session: SessionView): void {
  connection.serverNow(session.now)
  connection.signedOut(false)
  queryClient.setQueryData(sessionKey, session)
}

export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 60_000, refetchInterval: 5 * 60_000, refetchOnWindowFocus: true })
}

/** The session in pages that are shown only to someone signed in. */
export function useSignedIn(): SessionView {
  const session = useSession().data
  if (!session) throw new Error('shown without a session')
  return session
}

export const instantNow = (): Instant => new Date(Date.now() + connection.current().clockOffset).toISOString() as Instant

/** The server's time, again each minute: relative words stay true while a page is open. */
export function useNow(): { readonly now: Instant; readonly today: PlainDate } {
  const [now, setNow] = useState(instantNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(instantNow()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return { now, today: dayOf(now) }
}
