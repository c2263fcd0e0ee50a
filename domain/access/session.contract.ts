/** Signing in and the session as the browser sees it: what every page of the web application loads. */
import { z } from 'zod'
import { AgencyKind, Role } from '../kernel/actor.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'

export const PostSummary = z.object({
  postId: z.string(),
  role: Role,
  agencyId: z.string(),
  agency: AgencyKind,
  agencyName: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  from: PlainDateText,
  to: PlainDateText.nullable(),
  /** A substitute's post: the name of the holder it stands in for, and the moment it ends. */
  standsInFor: z.string().optional(),
  endsAt: InstantText.optional(),
})

export const SessionView = z.object({
  account: z.object({ id: z.string(), username: z.string(), displayName: z.string() }),
  post: PostSummary,
  /** All posts of the account on this day; the person chooses which one to act for. */
  posts: z.array(PostSummary),
  expiresAt: InstantText,
  /** True when the installation shows invented people only. */
  demo: z.boolean(),
  today: PlainDateText,
  now: InstantText,
})
export type SessionView = z.infer<typeof SessionView>

export const Factor = z.enum(['totp', 'passkey', 'recovery'])
/** The password was right; one of `factors` is asked for next. With `enrols` there is none yet and one must be set up first. */
export const PendingSignIn = z.object({ pending: z.object({ token: z.string(), factors: z.array(Factor), enrols: z.boolean(), expiresAt: InstantText }) })
export type PendingSignIn = z.infer<typeof PendingSignIn>

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
