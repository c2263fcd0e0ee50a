/** What slices do in the transaction of an act on one of their registers, after it is written. */
import type { RegisterEvent, RegisterState } from '@hoa-nhap/domain/kernel/register'
import { hooks as facilities } from '../facilities/facilities.registers.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { trainingHooks } from '../training/training.registers.ts'

export type RegisterChanged = { readonly register: string; readonly recordId: string; readonly before: RegisterState | null; readonly after: RegisterState; readonly event: RegisterEvent; readonly events: readonly RegisterEvent[] | null; readonly platform: Platform }
export type RegisterHooks = { readonly after?: (transaction: ActorTransaction, changed: RegisterChanged) => Promise<void> }

/**
 * By register; a slice adds its own by one line. Asked when an act is written, not when the process begins: a slice's own file stands on the registers,
 * so that neither can wait for the other.
 */
export const hooksOf = (register: string): RegisterHooks | undefined => {
  all ??= { ...facilities, ...trainingHooks }
  return all[register]
}
let all: Readonly<Record<string, RegisterHooks>> | undefined
