/** Checks the disclosure ledger against its seals. */
import type { ActorTransaction } from '../platform/route.ts'
import { firstHead, nextHead, type SealedEntry } from './access.ledger.ts'

export type LedgerFault = { readonly writerId: string; readonly batch: number; readonly fault: 'batch-missing' | 'seal-broken' | 'entry-changed' | 'entry-missing' | 'entry-without-seal' }
export type LedgerReport = {
  readonly writers: number
  readonly batches: number
  readonly entries: number
  /** Entries that stand in the transaction of an act: append-only, not sealed. */
  readonly withActs: number
  readonly faults: readonly LedgerFault[]
  /** The end of each chain. Kept elsewhere, it shows whether an end was cut off later. */
  readonly heads: readonly { readonly writerId: string; readonly batch: number; readonly head: string }[]
}

const pageOfBatches = 200

type SealRow = { writer_id: string; batch: number; entries: number; sealed: string; head: Buffer }
type EntryRow = { batch: number; position: number; at: Date } & Omit<SealedEntry, 'at'>

/** Reads the whole ledger, some batches at a time, as the system. */
export async function verifyLedger(transaction: ActorTransaction): Promise<LedgerReport> {
  const faults: LedgerFault[] = []
  const heads: LedgerReport['heads'][number][] = []
  let batches = 0
  let entries = 0
  const { rows: writers } = await transaction.query<{ writer_id: string }>('select distinct writer_id from disclosure_seal union select distinct writer_id from disclosure where writer_id is not null order by 1')
  for (const { writer_id: writerId } of writers) {
    let head = firstHead(writerId)
    let expected = 1
    for (;;) {
      const { rows: seals } = await transaction.query<SealRow>('select writer_id, batch, entries, sealed, head from disclosure_seal where writer_id = $1 and batch >= $2 order by batch limit $3', [writerId, expected, pageOfBatches])
      if (seals.length === 0) break
      const { rows: found } = await transaction.query<EntryRow>(
        `select batch, position, at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id, article from disclosure
         where writer_id = $1 and batch between $2 and $3 order by batch, position`, [writerId, seals[0]!.batch, seals.at(-1)!.batch],
      )
      const byBatch = new Map<number, EntryRow[]>()
      for (const row of found) byBatch.set(row.batch, [...(byBatch.get(row.batch) ?? []), row])
      for (const seal of seals) {
        const fault = (kind: LedgerFault['fault']) => faults.push({ writerId, batch: seal.batch, fault: kind })
        if (seal.batch !== expected) fault('batch-missing')
        const computed = nextHead(head, seal.sealed)
        if (!computed.equals(seal.head)) fault('seal-broken')
        const sealed = JSON.parse(seal.sealed) as SealedEntry[]
        const rows = byBatch.get(seal.batch) ?? []
        if (rows.length < sealed.length || sealed.length !== seal.entries) fault('entry-missing')
        if (rows.length > sealed.length) fault('entry-without-seal')
        else if (sealed.some((entry, index) => rows[index] !== undefined && !sameEntry(entry, rows[index]))) fault('entry-changed')
        // Judged from what is stored: one break is told once, not at every seal after it.
        head = Buffer.from(seal.head)
        expected = seal.batch + 1
        batches += 1
        entries += rows.length
      }
    }
    const { rows: loose } = await transaction.query<{ batch: number }>('select distinct batch from disclosure d where writer_id = $1 and not exists (select from disclosure_seal s where s.writer_id = d.writer_id and s.batch = d.batch)', [writerId])
    for (const { batch } of loose) faults.push({ writerId, batch, fault: 'entry-without-seal' })
    if (expected > 1) heads.push({ writerId, batch: expected - 1, head: head.toString('hex') })
  }
  const { rows: [acts] } = await transaction.query<{ n: number }>('select count(*)::int as n from disclosure where writer_id is null')
  return { writers: writers.length, batches, entries, withActs: acts?.n ?? 0, faults, heads }
}

function sameEntry(sealed: SealedEntry, row: EntryRow): boolean {
  return new Date(sealed.at).getTime() === row.at.getTime() && sealed.account_id === row.account_id && sealed.post_id === row.post_id && sealed.role === row.role
    && sealed.agency_id === row.agency_id && sealed.unit_id === row.unit_id && sealed.operation === row.operation && sealed.purpose === row.purpose && sealed.outcome === row.outcome
    && sealed.measure_id === row.measure_id && sealed.article === row.article && sealed.person_ids.length === row.person_ids.length && sealed.person_ids.every((id, index) => id === row.person_ids[index])
}
