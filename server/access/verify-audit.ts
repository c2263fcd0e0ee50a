/** Checks the disclosure ledger and the record of accounts against their seals. */
import type { ActorTransaction } from '../platform/route.ts'
import { firstHead, nextHead, type SealedEntry } from './access.ledger.ts'
import { chains, type Chain } from './seal-ledger.ts'

/** `writerId`: the writer of the chain, or the name of a chain that is sealed afterwards (`acts`, `accounts`). */
export type LedgerFault = { readonly writerId: string; readonly batch: number; readonly fault: 'batch-missing' | 'seal-broken' | 'entry-changed' | 'entry-missing' | 'entry-without-seal' | 'sealed-twice' }
export type LedgerHead = { readonly chain: string; readonly batch: number; readonly head: string }
export type LedgerReport = {
  readonly writers: number
  readonly batches: number
  readonly entries: number
  /** Entries that stand in the transaction of an act, sealed a moment later. */
  readonly withActs: number
  /** What happened to accounts, sealed a moment later. */
  readonly accounts: number
  /** Readings that stand in their seals and are not written out as rows yet: no fault, they are written out before anybody looks. */
  readonly waiting: number
  /** Entries of acts and accounts that no seal holds yet; for a moment after an act this is no fault. */
  readonly unsealed: number
  readonly faults: readonly LedgerFault[]
  /** The end of each chain. Kept elsewhere (an anchor), it shows whether an end was cut off later. */
  readonly heads: readonly LedgerHead[]
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
  let waiting = 0
  // Read before the seals and the rows: what is written out meanwhile is there too early, never too late.
  const { rows: marks } = await transaction.query<{ writer_id: string; written_to: number }>('select writer_id, written_to from reading_writer')
  const writtenTo = new Map(marks.map((mark) => [mark.writer_id, mark.written_to]))
  const { rows: writers } = await transaction.query<{ writer_id: string }>('select distinct writer_id from disclosure_seal union select distinct writer_id from disclosure where writer_id is not null union select writer_id from reading_writer where written_to > 0 order by 1')
  for (const { writer_id: writerId } of writers) {
    let head = firstHead(writerId)
    let expected = 1
    // A chain without a mark would never be written out: then all of it must be there.
    const mark = writtenTo.get(writerId)
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
        const waits = rows.length === 0 && mark !== undefined && seal.batch > mark
        if (waits) waiting += sealed.length
        if ((rows.length < sealed.length && !waits) || sealed.length !== seal.entries) fault('entry-missing')
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
    // Written out further than it is sealed: either its end was cut off or its mark moved forward, and what comes next would not be written out.
    if (mark !== undefined && mark >= expected) faults.push({ writerId, batch: mark, fault: 'batch-missing' })
    if (expected > 1) heads.push({ chain: writerId, batch: expected - 1, head: head.toString('hex') })
  }
  let unsealed = 0
  const sizes = new Map<Chain, number>()
  for (const chain of chains) {
    const found = await verifyChain(transaction, chain)
    faults.push(...found.faults)
    if (found.head) heads.push(found.head)
    unsealed += found.unsealed
    sizes.set(chain, found.entries)
  }
  return { writers: writers.length, batches, entries, withActs: sizes.get('acts')!, accounts: sizes.get('accounts')!, waiting, unsealed, faults, heads }
}

/** What is sealed of each chain, written out here once more: a changed function in the database must not be able to hide a changed row. */
const sealedColumns: Readonly<Record<Chain, { readonly from: string; readonly entry: string }>> = {
  acts: {
    from: 'disclosure e where e.writer_id is null',
    entry: `'account_id', e.account_id, 'post_id', e.post_id, 'role', e.role, 'agency_id', e.agency_id, 'unit_id', e.unit_id, 'operation', e.operation, 'purpose', e.purpose, 'outcome', e.outcome,
      'person_ids', e.person_ids, 'measure_id', e.measure_id, 'article', e.article`,
  },
  accounts: { from: 'audit_event e where true', entry: `'event', e.event, 'account_id', e.account_id, 'post_id', e.post_id, 'unit_id', e.unit_id, 'outcome', e.outcome` },
}

/** One chain that is sealed after its entries: each seal against its text, each text against the rows, no entry in two seals. */
async function verifyChain(transaction: ActorTransaction, chain: Chain) {
  const faults: LedgerFault[] = []
  const { from, entry } = sealedColumns[chain]
  const known = new Set<number>()
  let head = firstHead(chain)
  let expected = 1
  for (;;) {
    const { rows: seals } = await transaction.query<Omit<SealRow, 'writer_id'>>('select batch, entries, sealed, head from ledger_seal where chain = $1 and batch >= $2 order by batch limit $3', [chain, expected, pageOfBatches])
    if (seals.length === 0) break
    const texts = seals.map((seal) => JSON.parse(seal.sealed) as { id: number }[])
    const { rows } = await transaction.query<{ entry: { id: number } }>(
      `select jsonb_build_object('id', e.id, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), ${entry}) as entry from ${from} and e.id = any ($1)`, [texts.flat().map((each) => each.id)])
    const stored = new Map(rows.map((row) => [row.entry.id, JSON.stringify(row.entry)]))
    for (const [index, seal] of seals.entries()) {
      const fault = (kind: LedgerFault['fault']) => faults.push({ writerId: chain, batch: Number(seal.batch), fault: kind })
      if (Number(seal.batch) !== expected) fault('batch-missing')
      if (!nextHead(head, seal.sealed).equals(seal.head)) fault('seal-broken')
      const sealed = texts[index]!
      if (sealed.length !== seal.entries || sealed.some((each) => !stored.has(each.id))) fault('entry-missing')
      if (sealed.some((each) => stored.has(each.id) && stored.get(each.id) !== JSON.stringify(each))) fault('entry-changed')
      if (sealed.some((each) => known.has(each.id))) fault('sealed-twice')
      for (const each of sealed) known.add(each.id)
      head = Buffer.from(seal.head)
      expected = Number(seal.batch) + 1
    }
  }
  // Counted from the rows and the texts of the seals alone, not from the sealer's own memory.
  const { rows: [all] } = await transaction.query<{ n: number }>(`select count(*)::int as n from ${from}`)
  const entries = all?.n ?? 0
  const missing = faults.filter((each) => each.fault === 'entry-missing').length > 0
  return { faults, entries, unsealed: missing ? 0 : entries - known.size, head: expected > 1 ? { chain, batch: expected - 1, head: head.toString('hex') } : null }
}

function sameEntry(sealed: SealedEntry, row: EntryRow): boolean {
  return new Date(sealed.at).getTime() === row.at.getTime() && sealed.account_id === row.account_id && sealed.post_id === row.post_id && sealed.role === row.role
    && sealed.agency_id === row.agency_id && sealed.unit_id === row.unit_id && sealed.operation === row.operation && sealed.purpose === row.purpose && sealed.outcome === row.outcome
    && sealed.measure_id === row.measure_id && sealed.article === row.article && sealed.person_ids.length === row.person_ids.length && sealed.person_ids.every((id, index) => id === row.person_ids[index])
}
