/** Statements of the first step. Contents are sealed under the installation's key, bound to their row. */
import { Ask, type FirstStepStatus } from '@hoa-nhap/domain/first-step/first-step.model'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Keys, Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { anonymousScope, inTransaction, scopeStatement } from '../platform/transaction.ts'

export const askPurpose = 'first-step'
export const answerPurpose = 'first-step-answer'

export const sealAsk = (keys: Keys, id: string, ask: Ask): Buffer => keys.encrypt(`${askPurpose}:${id}`, JSON.stringify(ask))
export const openAsk = (keys: Keys, id: string, body: Buffer): Ask => Ask.parse(JSON.parse(keys.decrypt(`${askPurpose}:${id}`, body)))
export const sealAnswer = (keys: Keys, id: string, text: string): Buffer => keys.encrypt(`${answerPurpose}:${id}`, text)
export const openAnswer = (keys: Keys, id: string, sealed: Buffer | null): string | null => (sealed === null ? null : keys.decrypt(`${answerPurpose}:${id}`, sealed))
/** What the table knows of a code. */
export const codeHash = (keys: Keys, code: string): Buffer => keys.blindIndex('first-step-code', code)

/** As anybody: the database gives a request in, and out only by its code. */
export const asAnybody = <T>(platform: Platform, work: (transaction: ActorTransaction) => Promise<T>): Promise<T> => inTransaction(platform.pool, scopeStatement(anonymousScope(platform.today())), work)

export type PointRow = { readonly agency_id: string; readonly name: string; readonly unit_id: string; readonly unit_name: string; readonly province_id: string; readonly province_name: string }
export const pointsText = `select s.agency_id, s.name, s.unit_id, u.name as unit_name, p.id as province_id, p.name as province_name from first_step_points() s join unit u on u.id = s.unit_id join unit p on p.id = coalesce(u.province_id, u.id) order by p.name, u.name_fold, s.agency_id`

export type FoundRow = { readonly id: string; readonly agency_name: string; readonly unit_id: string; readonly status: FirstStepStatus; readonly answer: Buffer | null; readonly made_on: string; readonly erase_on: string; readonly opened_on: string | null; readonly contacted_on: string | null }

const withdrawnKind = 'first-step-withdrawn'
type Ending = { readonly kind: string; readonly key: string; readonly body: { readonly at?: string } }

/** Noted beside the keys, so that a restored backup does not bring back what somebody took away; by the hash of its code alone. */
export function noteWithdrawal(platform: Platform, hash: Buffer): void {
  platform.keys.endings.append([JSON.stringify({ kind: withdrawnKind, key: hash.toString('hex'), body: { at: platform.now() } } satisfies Ending)])
}

/** Takes away again what a restored backup has brought back; answers how many. */
export async function reapplyWithdrawals(platform: Platform): Promise<number> {
  const hashes = platform.keys.endings.read().map((line) => JSON.parse(line) as Ending).filter((ending) => ending.kind === withdrawnKind).map((ending) => Buffer.from(ending.key, 'hex'))
  if (hashes.length === 0) return 0
  return platform.systemTransaction(async (transaction) => (await transaction.query('delete from first_step_request where code_hash = any ($1)', [hashes])).rowCount ?? 0)
}

/** Erases what is due; answers how many. Can be done twice without harm. */
export async function eraseFirstSteps(platform: Platform, on: PlainDate = platform.today()): Promise<number> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select erase_first_steps($1) as count', [on])).rows[0]!.count)
}
