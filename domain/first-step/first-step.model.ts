/**
 * A confidential first step: somebody asks a health station or a counselling point for help under a name of his choice. It is no measure and no person,
 * and is compared with nothing that is kept about anybody.
 */
import { z } from 'zod'
import type { AgencyKind, Role } from '../kernel/actor.ts'

/** The only bodies a request can go to. Never the police, never a People's Committee: the table itself refuses any other. */
export const pointKinds = ['health-station', 'counselling-point'] as const satisfies readonly AgencyKind[]
/** The only posts that read one, each of its own body. */
export const firstStepReaders: readonly Role[] = ['health-station', 'counsellor']

export const helpKinds = ['talk', 'family', 'home', 'substitution', 'health', 'work', 'papers', 'other'] as const
export const HelpKind = z.enum(helpKinds)
export type HelpKind = z.infer<typeof HelpKind>
/** `phone`: call me. `code`: I look the answer up myself. */
export const reaches = ['phone', 'code'] as const
export const callTimes = ['any', 'morning', 'noon', 'afternoon', 'evening'] as const
export const askers = ['self', 'family'] as const
export const firstStepStatuses = ['new', 'contacted', 'answered', 'closed'] as const
export const FirstStepStatus = z.enum(firstStepStatuses)
export type FirstStepStatus = z.infer<typeof FirstStepStatus>
export const firstStepActs = ['contacted', 'answer', 'close'] as const
export const FirstStepAct = z.enum(firstStepActs)
export type FirstStepAct = z.infer<typeof FirstStepAct>

/** Characters. */
export const lengths = { alias: 40, note: 500, answer: 600 } as const

/** What is sealed: the words of the person, nothing else. */
export const Ask = z.object({
  alias: z.string(), who: z.enum(askers), help: z.array(HelpKind), reach: z.enum(reaches), phone: z.string().nullable(), callTime: z.enum(callTimes), note: z.string().nullable(),
})
export type Ask = z.infer<typeof Ask>

export type FirstStepState = { readonly status: FirstStepStatus; readonly sequence: number }
