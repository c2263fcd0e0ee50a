/** The openings of this tab that still last: their numbers and ends, nothing of the person. Gone when the tab is closed. */
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'

export type Opening = { readonly id: string; readonly kind: 'care-card' | 'province-list'; readonly at: string; readonly until: string }
const keyOf = (postId: string): string => `hn.glass.${postId}`

export function openingsOf(postId: string, now: Instant): readonly Opening[] {
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(postId)) ?? '[]') as Opening[]
    return found.filter((opening) => opening.until > now)
  } catch {
    return []
  }
}

export function keepOpening(postId: string, now: Instant, opening: Opening): void {
  try {
    sessionStorage.setItem(keyOf(postId), JSON.stringify([opening, ...openingsOf(postId, now)]))
  } catch {
    // A browser that keeps nothing shows the card once.
  }
}
