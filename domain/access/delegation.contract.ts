/** Standing in for a post, delegating a capability, ending a post, and what was frozen at a hand-over. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'

const period = { startsAt: InstantText, endsAt: InstantText }
export const substitute = operation({
  id: 'access.substitute', method: 'POST', path: '/api/substitutions', summary: 'Seat a colleague on a post for a period', summaryVi: 'Cử người thay thế', access: 'signed-in', audit: 'substitution-made',
  body: z.object({ /** Absent: one's own post. */ postId: z.string().max(200).optional(), colleague: z.string().trim().min(1).max(100), ...period }),
  /** The dated post. */
  output: z.object({ postId: z.string() }), status: 201, refusals: ['not-passed-on', 'colleague-unknown', 'named-in-person', 'period-reversed', 'period-over', 'period-too-long'],
})
export const delegate = operation({
  id: 'access.delegate', method: 'POST', path: '/api/delegations', summary: 'Delegate one capability for a period', summaryVi: 'Giao quyền ký trong một thời gian', access: 'signed-in', audit: 'delegation-made',
  body: z.object({ capability: z.string().max(60), colleague: z.string().trim().min(1).max(100), reason: z.string().trim().min(5).max(500), ...period }),
  output: z.object({ id: z.string() }), status: 201, refusals: ['not-delegable', 'not-passed-on', 'colleague-unknown', 'period-reversed', 'period-over', 'period-too-long'],
})
export const endDelegation = operation({
  id: 'access.end-delegation', method: 'DELETE', path: '/api/delegations/:id', summary: 'End a delegation now', summaryVi: 'Kết thúc giao quyền', access: 'signed-in', audit: 'delegation-ended', params: z.object({ id: z.uuid() }), output: z.undefined(), status: 204,
})
export const listDelegations = operation({
  id: 'access.delegations', method: 'GET', path: '/api/delegations', summary: 'What this post has delegated and was delegated, and who stands in', summaryVi: 'Giao quyền và thay thế', access: 'signed-in', audit: null,
  output: z.object({
    delegable: z.array(z.object({ capability: z.string(), to: Role, title: z.string(), titleEn: z.string() })),
    delegations: z.array(z.object({ id: z.string(), capability: z.string(), from: z.string(), to: z.string(), given: z.boolean(), startsAt: InstantText, endsAt: InstantText, active: z.boolean(), article: z.string() })),
    substitutes: z.array(z.object({ postId: z.string(), name: z.string(), startsAt: InstantText, endsAt: InstantText, active: z.boolean() })),
  }),
})
/** A change of post: it ends this second, with its sessions, substitutes and delegations. By an administrator of the province; substitutes also by whom they stand in for. */
export const endPost = operation({
  id: 'access.end-post', method: 'POST', path: '/api/posts/end', summary: 'End a post now', summaryVi: 'Kết thúc một vị trí', access: 'signed-in', audit: 'post-ended', body: z.object({ postId: z.string().max(200) }), output: z.undefined(), status: 204,
})
const Frozen = z.object({ id: z.string(), name: z.string(), kind: MeasureKind, reason: z.enum(['move', 'hand-over']), on: PlainDateText, until: PlainDateText })
export const listHandovers = operation({
  id: 'access.handovers', method: 'GET', path: '/api/handovers', summary: 'What this body has handed over, as it was then', summaryVi: 'Hồ sơ đã bàn giao', access: 'signed-in', audit: 'handovers-listed', output: z.object({ items: z.array(Frozen) }),
})
export const getHandover = operation({
  id: 'access.handover', method: 'GET', path: '/api/handovers/:id', summary: 'One frozen copy', summaryVi: 'Một bản chụp khi bàn giao', access: 'signed-in', audit: 'handover-opened', params: z.object({ id: z.uuid() }),
  output: Frozen.extend({
    caseNumber: z.string(), birthYear: z.number().int(), sex: z.string(), status: z.string(), regime: z.string(), unitId: z.string(), agencyId: z.string(), registeredOn: PlainDateText, startedOn: PlainDateText.nullable(), termEndsOn: PlainDateText.nullable(),
    deadlines: z.array(z.object({ clock: z.string(), dueOn: PlainDateText, act: z.string().nullable(), form: z.string().nullable() })),
    events: z.array(z.object({ type: z.string(), occurredOn: PlainDateText, recordedAt: z.string(), role: z.string(), form: z.string().nullable(), paperNumber: z.string().nullable() })),
  }),
})
export const delegationOperations = [substitute, delegate, endDelegation, listDelegations, endPost, listHandovers, getHandover]
