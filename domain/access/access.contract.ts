/** Sign-in, sessions, posts and the demonstration's accounts. */
import { z } from 'zod'
import { AgencyKind, Purpose, Role } from '../kernel/actor.ts'
import { Compartment } from '../kernel/measure.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText } from '../kernel/plain-date.ts'
import { breakGlassOperations } from './break-glass.contract.ts'
import { delegationOperations } from './delegation.contract.ts'
import { PendingSignIn, secondFactorOperations } from './second-factor.contract.ts'
import { SessionView } from './session.contract.ts'

export { PostSummary, SessionView } from './session.contract.ts'

export const signIn = operation({
  id: 'access.sign-in', method: 'POST', path: '/api/session', summary: 'Sign in', summaryVi: 'Đăng nhập', access: 'public', audit: 'signed-in',
  body: z.object({ username: z.string().trim().min(1).max(100), password: z.string().min(1).max(200), postId: z.string().optional() }),
  /** A session, or what the second step needs. */
  output: z.union([SessionView, PendingSignIn]), refusals: ['wrong-credentials', 'too-many-attempts', 'no-post-today'],
})
export const currentSession = operation({
  id: 'access.session', method: 'GET', path: '/api/session', summary: 'The current session', summaryVi: 'Phiên hiện tại', access: 'signed-in', audit: null, output: SessionView,
})
export const switchPost = operation({
  id: 'access.switch-post', method: 'PUT', path: '/api/session/post', summary: 'Act for another of your posts', summaryVi: 'Đổi vị trí', access: 'signed-in', audit: 'switched-post',
  body: z.object({ postId: z.string() }), output: SessionView, refusals: ['no-post-today', 'second-factor-needed'],
})
export const signOut = operation({
  id: 'access.sign-out', method: 'DELETE', path: '/api/session', summary: 'Sign out', summaryVi: 'Đăng xuất', access: 'signed-in', audit: 'signed-out', output: z.undefined(), status: 204,
})
export const DemoAccount = z.object({ username: z.string(), password: z.string(), role: Role, agency: AgencyKind, unitId: z.string(), unitName: z.string() })
export const demoAccounts = operation({
  id: 'access.demo-accounts', method: 'GET', path: '/api/demo/accounts', summary: 'Accounts of the demonstration (demo mode only)', summaryVi: 'Tài khoản minh họa', access: 'public', audit: null,
  output: z.array(DemoAccount),
})
/** The entries of the disclosure ledger this post itself caused ("Sổ mở hồ sơ"). */
export const myDisclosures = operation({
  id: 'access.my-disclosures', method: 'GET', path: '/api/disclosures', summary: 'What this post opened', summaryVi: 'Sổ mở hồ sơ', access: 'signed-in', audit: null,
  query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().optional() }),
  output: z.object({
    items: z.array(z.object({ at: InstantText, operation: z.string(), purpose: z.string(), persons: z.number().int(), outcome: z.enum(['shown', 'refused']) })),
    nextCursor: z.string().nullable(),
  }),
})
/** "Who saw what of me, when, why": posts, purposes and times for the person's own request; no name, no account, no content. */
export const whoSaw = operation({
  id: 'access.who-saw', method: 'GET', path: '/api/cases/:caseNumber/disclosures', summary: 'Who saw what of one person, for the person', summaryVi: 'Ai đã xem gì về một người, theo yêu cầu của chính người đó', access: ['privacy-officer'], audit: 'who-saw-made',
  params: z.object({ caseNumber: z.string().max(40) }), headers: ['Purpose'], refusals: ['purpose-needed'],
  output: z.object({
    caseNumber: z.string(), madeAt: InstantText,
    entries: z.array(z.object({
      at: InstantText, role: z.union([Role, z.literal('system')]), agencyName: z.string(), unitName: z.string(), operation: z.string(), purpose: Purpose, outcome: z.enum(['shown', 'refused']), compartments: z.array(Compartment), article: z.string().nullable(),
    })),
    /** False where there are more entries than one paper holds. */
    complete: z.boolean(),
  }),
})
export const operations = [signIn, currentSession, switchPost, signOut, demoAccounts, myDisclosures, whoSaw, ...secondFactorOperations, ...delegationOperations, ...breakGlassOperations]
