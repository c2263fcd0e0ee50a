/** What slices do in the transaction of an act on one of their registers, after it is written. */
import type { RegisterEvent, RegisterState } from '@hoa-nhap/domain/kernel/register'
import { hooks as facilities } from '../facilities/facilities.registers.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { trainingHooks } from '../training/training.registers.ts'

export type RegisterChanged = { readonly register: string; readonly recordId: string; readonly before: RegisterState | null; readonly after: RegisterState; readonly event: RegisterEvent; readonly events: readonly RegisterEvent[] | null; readonly platform: Platform }
export type RegisterHooks = { readonly after?: (transaction: ActorTransaction, changed: RegisterChanged) => Promise<void> }

/** By register; a slice adds its own by one line. Put together at the first act: slices that hook in also use the registers. */
const all = (): Readonly<Record<string, RegisterHooks>> => ({
  ...facilities,
  ...trainingHooks,
})
let made: Readonly<Record<string, RegisterHooks>> | undefined
export const hooksOf = (register: string): RegisterHooks | undefined => (made ??= all())[register]
