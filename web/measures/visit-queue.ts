/**
 * Visits kept on this device until the server has them. One line per visit; the act's own id makes a repeated sending the same visit. A conflict or a
 * refusal stays with its sentence until the officer decides.
 */
import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { recordAct, type ActInput } from '@hoa-nhap/domain/measures/measures.contract'
import { call, NoLineError, ProblemError } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { allKept, forget, keep } from '../api/device-store.ts'
import { queryClient } from '../api/hooks.ts'

export type QueuedVisit = {
  readonly measureId: string
  readonly personId: string
  readonly person: string
  readonly act: z.input<typeof ActInput>
  readonly state: 'waiting' | 'sent' | 'conflict' | 'refused'
  readonly detail?: string
  readonly detailEn?: string
  readonly sentAt?: string
}

const prefix = 'visit/'
let account: string | null = null
let visits: readonly QueuedVisit[] = []
let sending = false
const listeners = new Set<() => void>()

function show(next: readonly QueuedVisit[]): void {
  visits = next
  connection.waiting(next.filter((visit) => visit.state === 'waiting').length)
  for (const listener of listeners) listener()
}
async function put(visit: QueuedVisit): Promise<void> {
  if (account) await keep(account, prefix + visit.act.id, visit)
  show([...visits.filter((each) => each.act.id !== visit.act.id), visit])
}

/** Opens the queue of that account and sends what waits. */
export async function openQueue(of: string): Promise<void> {
  account = of
  show((await allKept<QueuedVisit>(of, prefix)).map((each) => each.value))
  await sendQueue()
}

/** Keeps the visit first, then tries to send it: whatever happens to the line, it is not lost. */
export async function queueVisit(visit: Omit<QueuedVisit, 'state'>): Promise<QueuedVisit> {
  await put({ ...visit, state: 'waiting' })
  await sendQueue()
  return visits.find((each) => each.act.id === visit.act.id) ?? { ...visit, state: 'waiting' }
}

export async function dropVisit(id: string): Promise<void> {
  if (account) await forget(account, prefix + id)
  show(visits.filter((each) => each.act.id !== id))
}

/** Sends again with the last sequence the server has. */
export async function resendVisit(id: string, basedOn: number): Promise<void> {
  const visit = visits.find((each) => each.act.id === id)
  if (!visit) return
  await put({ ...visit, state: 'waiting', act: { ...visit.act, basedOn } })
  await sendQueue()
}

export async function sendQueue(): Promise<void> {
  if (sending || !account) return
  sending = true
  try {
    for (const visit of visits.filter((each) => each.state === 'waiting')) {
      try {
        await call(recordAct, { params: { id: visit.measureId }, body: visit.act })
        await put({ ...visit, state: 'sent', sentAt: new Date().toISOString() })
        void queryClient.invalidateQueries({ queryKey: ['people.get'] })
        void queryClient.invalidateQueries({ queryKey: ['measures.get'] })
      } catch (error) {
        if (error instanceof NoLineError) return
        if (!(error instanceof ProblemError)) throw error
        const { status, code, detail, detailEn } = error.problem
        // Signed out, too busy or the database away: the visit waits, it is not refused.
        if (status === 401 || status === 429 || status >= 500) return
        await put({ ...visit, state: code === 'changed-since' ? 'conflict' : 'refused', detail, detailEn })
      }
    }
  } finally {
    sending = false
  }
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => void sendQueue())
  setInterval(() => { if (visits.some((visit) => visit.state === 'waiting')) void sendQueue() }, 30_000)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useVisits = (): readonly QueuedVisit[] => useSyncExternalStore(subscribe, () => visits)
