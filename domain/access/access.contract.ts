/** Sign-in, sessions, posts and the demonstration's accounts. */
import { z } from 'zod'
import { Purpose, Role } from '../kernel/actor.ts'
import { Compartment } from '../kernel/measure.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText } from '../kernel/plain-date.ts'
import { breakGlassOperations } from './break-glass.contract.ts'
import { delegationOperations } from './delegation.contract.ts'
import { secondFactorOperations } from './second-factor.contract.ts'
import { currentSession, demoAccounts, myDisclosures, signIn, signOut, switchPost } from './session.contract.ts'

export * from './session.contract.ts'

/** "Who saw what of me, when, why": posts, purposes and times for the person's own request; no name, no account, no content. */
export const whoSaw = operation({
  id: 'access.who-saw', method: 'GET', path: '/api/cases/:caseNumber/disclosures', summary: 'Who saw what of one person, for the person', summaryVi: 'Ai đã xem gì về một người, theo yêu cầu của chính người đó', access: ['privacy-officer'], audit: 'who-saw-made',
  params: z.object({ caseNumber: z.string().max(40) }), query: z.object({ cursor: z.string().optional() }), headers: ['Purpose'], refusals: ['purpose-needed', 'cursor-not-yours'],
  output: z.object({
    caseNumber: z.string(), madeAt: InstantText,
    entries: z.array(z.object({
      at: InstantText, role: z.union([Role, z.literal('system')]), agencyName: z.string(), unitName: z.string(), operation: z.string(), purpose: Purpose, outcome: z.enum(['shown', 'refused']), compartments: z.array(Compartment), article: z.string().nullable(),
    })),
    /** False where the paper goes on: the next page begins where this one ends, and tells of nothing that happened after `madeAt`. */
    complete: z.boolean(), nextCursor: z.string().nullable(),
  }),
})
export const operations = [signIn, currentSession, switchPost, signOut, demoAccounts, myDisclosures, whoSaw, ...secondFactorOperations, ...delegationOperations, ...breakGlassOperations]
