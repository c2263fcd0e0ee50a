/** A session as the browser sees it. */
import { z } from 'zod'
import { AgencyKind, Role } from '../kernel/actor.ts'
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
