/** What a password must be. Length is what counts; our own decision, after common advice: no forced signs, no forced change. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'

export const shortestPassword = 12

const folded = (text: string) => text.normalize('NFC').toLowerCase()

export function judgePassword(password: string, username: string, before?: string): Decision<null> {
  const typed = folded(password)
  if (typed.length < shortestPassword) return refuse('password-too-short', { field: 'newPassword', minimum: shortestPassword })
  if (before !== undefined && password.normalize('NFC') === before.normalize('NFC')) return refuse('password-same', { field: 'newPassword' })
  // One character over and over, or the user's own name with something after it.
  const name = folded(username)
  if (new Set(typed).size < 4 || (name.length >= 4 && typed.replaceAll(name, '').length < 6)) return refuse('password-too-easy', { field: 'newPassword' })
  return accept(null)
}
