/** What follows when a certificate is found false: its findings are in doubt, and each body that manages these people is asked to look again. */
import { AgencyKind, type Role } from '@hoa-nhap/domain/kernel/actor'
import { certificateReviews } from '@hoa-nhap/domain/training/training.registers'
import { directoryOf } from '../measures/measures.model.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { idOf, openRecord, type RegisterChanged, type RegisterHooks } from '../registers/registers.model.ts'

/** A correction may turn it either way, so it is followed too. */
const concerns = ({ before, after, event, events }: RegisterChanged): boolean => event.type === 'find-false' || (events !== null && (before?.status === 'false') !== (after.status === 'false'))

async function follow(transaction: ActorTransaction, changed: RegisterChanged): Promise<void> {
  if (!concerns(changed)) return
  const { rows } = await transaction.query<{ agency: string }>({ name: 'training-follow', text: 'select follow_certificate($1) as agency', values: [changed.recordId] })
  const { event, after, platform } = changed
  const directory = await directoryOf(platform)
  const provinceId = directory.unit(event.actor.unitId)?.provinceId ?? event.actor.unitId
  const actor = { role: event.actor.role as Role, agencyId: event.actor.agencyId, agencyKind: AgencyKind.parse(event.actor.agencyId.split(':')[0]), unitId: event.actor.unitId, provinceId, postId: event.actor.postId }
  for (const { agency } of rows) {
    const act = {
      id: idOf(event.id, agency), type: 'open', occurredOn: event.occurredOn, basedOn: 0,
      data: { certificate: changed.recordId, certificateNumber: String(after.values['number']), foundFalseOn: String(after.values['foundFalseOn']), agencyId: agency },
    }
    const opened = await openRecord(transaction, certificateReviews, act, { actor, today: platform.today(), now: platform.now(), platform })
    // A body of another province looks at its own people by its own sight; nobody is written to across the border of a province.
    if (!opened.ok && opened.refusal.code !== 'unit-not-yours') throw new Error(`certificate-reviews.open: ${opened.refusal.code}`)
  }
}

export const trainingHooks: Readonly<Record<string, RegisterHooks>> = { certificates: { after: follow } }
