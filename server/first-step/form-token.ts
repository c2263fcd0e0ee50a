/** What an opened form carries instead of a cookie: when it was made, for which point, and a word of its own, bound together by a key. */
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { formTimes } from '@hoa-nhap/domain/first-step/first-step.law'
import type { Platform } from '../platform/platform.ts'

const purpose = 'first-step-form'
const bound = (platform: Platform, issued: string, nonce: string, point: string) => platform.keys.blindIndex(purpose, `${issued} ${nonce} ${point}`).toString('base64url')

export function issueToken(platform: Platform, point: string): string {
  const [issued, nonce] = [Date.parse(platform.now()).toString(36), platform.uuid()]
  return `${issued}.${nonce}.${bound(platform, issued, nonce, point)}`
}

export type TokenRead = { readonly state: 'good' | 'too-quick' | 'too-old' | 'forged'; readonly nonce: string }

/** `too-quick`: no person fills the form in that time. `too-old`, `forged`: a new form is needed. */
export function readToken(platform: Platform, token: string, point: string, now: Instant): TokenRead {
  const [issued = '', nonce = '', seal = ''] = token.split('.')
  if (seal === '' || bound(platform, issued, nonce, point) !== seal) return { state: 'forged', nonce: '' }
  const seconds = (Date.parse(now) - Number.parseInt(issued, 36)) / 1000
  if (seconds < formTimes.shortestSeconds) return { state: 'too-quick', nonce }
  return { state: seconds > formTimes.longestHours * 3600 ? 'too-old' : 'good', nonce }
}
