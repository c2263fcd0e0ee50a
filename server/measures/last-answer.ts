/**
 * An act may end what its author sees: the last measure closes, or the person is another commune's from then on. Where the line broke before the
 * answer came, the same act sent again must not look like a failure. So the answer of such an act is kept beside the act, for the account alone
 * that recorded it; nothing later is in it.
 */
import type { Rows, Statement } from '../platform/route.ts'
import type { ActRequest, Done } from './measures.commands.ts'
import type { CaseRows } from './measures.rows.ts'

const operation = 'measures.act'
const keyOf = (measureId: string, actId: string) => `act:${measureId}:${actId}`

type Claim = { readonly same: boolean; readonly answer: Done['body'] | null } | null

/** True where the author may no longer see the measure after the act. */
export function endsSight(rows: CaseRows, measureId: string, agencyId: string): boolean {
  return (rows.measures.find((row) => row.measure_id === measureId)?.reader_unit ?? null) === null || !rows.sight.sight.some((row) => row.agency_id === agencyId)
}

/** The statements around the one that writes the act; all or none. */
export function keeping(act: Statement, measureId: string, actId: string, hash: string, answer: Done['body'], at: string): readonly Statement[] {
  const key = keyOf(measureId, actId)
  return [
    { name: 'measures-claim', text: 'select claim_key($1, $2, $3, $4) as claim', values: [key, operation, Buffer.from(hash, 'hex'), at] },
    act,
    { name: 'measures-keep', text: 'select keep_answer($1, $2::jsonb)', values: [key, JSON.stringify(answer)] },
  ]
}

class NothingKept extends Error {}

/** What this account was answered to the same act; `other` where the id was used for another act; null where there was none. Leaves no trace. */
export async function answerKept(request: ActRequest, measureId: string, actId: string, hash: string): Promise<Done['body'] | 'other' | null> {
  let claim: Claim = null
  try {
    await request.transaction(async (transaction) => {
      const { rows } = (await transaction.query({ name: 'measures-claim', text: 'select claim_key($1, $2, $3, $4) as claim', values: [keyOf(measureId, actId), operation, Buffer.from(hash, 'hex'), request.now] })) as Rows
      claim = (rows[0] as { claim: Claim }).claim
      if (claim === null) throw new NothingKept()
    })
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error
  }
  const found = claim as Claim
  return found === null ? null : found.same ? found.answer : 'other'
}
