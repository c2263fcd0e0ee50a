/** The purpose of opening dossiers: asked once a day for each post, remembered on this device only. */
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import { setPurpose } from '../api/client.ts'

export const purposes: readonly Purpose[] = ['case', 'inspection', 'records', 'own-request']
const keyOf = (postId: string): string => `hn.purpose.${postId}`

export function rememberedPurpose(postId: string, today: string): Purpose | null {
  try {
    const [on, purpose] = (localStorage.getItem(keyOf(postId)) ?? '').split(' ')
    const known = purposes.find((candidate) => candidate === purpose)
    if (on !== today || !known) return null
    setPurpose(known)
    return known
  } catch {
    return null
  }
}

export function rememberPurpose(postId: string, today: string, purpose: Purpose): void {
  setPurpose(purpose)
  try {
    localStorage.setItem(keyOf(postId), `${today} ${purpose}`)
  } catch {
    // A device that keeps nothing is asked again.
  }
}
