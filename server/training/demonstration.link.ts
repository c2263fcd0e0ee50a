/** Joins the findings of the demonstration to the certificates valid on their day, and asks for a second look where one was found false since. */
import { findEvents, findRecord } from '../registers/registers.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { trainingHooks } from './training.registers.ts'

/** How many findings rest on a certificate of the register now. */
export async function linkCertificates(transaction: ActorTransaction, platform: Platform): Promise<number> {
  const { rows } = await transaction.query<{ linked: number }>('select link_certificates() as linked')
  const { rows: wrong } = await transaction.query<{ id: string }>(`select id from register_record where register = 'certificates' and status = 'false'`)
  for (const { id } of wrong) {
    const record = (await findRecord(transaction, 'certificates', id))!
    const event = (await findEvents(transaction, id)).findLast((each) => each.type === 'find-false')!
    await trainingHooks['certificates']!.after!(transaction, { register: 'certificates', recordId: id, before: null, after: record.state, event, events: null, platform })
  }
  return rows[0]!.linked
}
