/**
 * Anchors of the ledger: the heads of all chains at a moment, on one page of text, signed (Ed25519) with a key of the installation's key file.
 * Kept or printed outside the database, a page shows later whether the end of a chain was cut off or a chain was written anew.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'
import { verifyLedger, type LedgerHead } from './verify-audit.ts'

export type Anchor = { readonly number: number; readonly page: string; readonly signature: string; readonly publicKey: string }
export type AnchorFault = { readonly anchor: number; readonly fault: 'anchor-forged' | 'anchor-missing' | 'chain-cut-off' | 'chain-rewritten'; readonly chain?: string; readonly batch?: number }

/** Header of a PKCS #8 document that holds an Ed25519 seed of 32 bytes. */
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key of the installation; the same for as long as its key file holds its first key. */
export function anchorKey(secret: (purpose: string) => string): KeyObject {
  const seed = createHash('sha256').update(secret('audit-anchor')).digest()
  return createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: 'der', type: 'pkcs8' })
}

const publicKeyText = (key: KeyObject): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

const title = 'Hòa Nhập – mốc của sổ mở hồ sơ · anchor of the disclosure ledger'

function pageOf(number: number, at: Instant, before: string, heads: readonly LedgerHead[]): string {
  const lines = heads.map((head) => `${head.chain} ${head.batch} ${head.head}`)
  const all = createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex')
  return [title, `number ${number}`, `at ${at}`, `before ${before}`, `chains ${heads.length}`, `all ${all}`, ...lines].join('\n')
}

/** Takes the heads as they are now, signs and keeps them. Refuses where the ledger has faults: an anchor must not cover them up. */
export async function makeAnchor(transaction: ActorTransaction, key: KeyObject, at: Instant): Promise<Anchor | null> {
  const report = await verifyLedger(transaction)
  if (report.faults.length > 0) return null
  // One anchor at a time; the next waits and takes the next number.
  await transaction.query('select pg_advisory_xact_lock(4208, 1)')
  const { rows: [last] } = await transaction.query<{ number: string; page: string }>('select number, page from audit_anchor order by number desc limit 1')
  const number = Number(last?.number ?? 0) + 1
  const page = pageOf(number, at, last ? createHash('sha256').update(last.page, 'utf8').digest('hex') : '-', report.heads)
  const signature = sign(null, Buffer.from(page, 'utf8'), key)
  await transaction.query('insert into audit_anchor (number, at, page, signature) values ($1, $2, $3, $4)', [number, at, page, signature])
  return { number, page, signature: signature.toString('hex'), publicKey: publicKeyText(key) }
}

/** The page as it is printed or kept in a file. */
export const printed = (anchor: Anchor): string => `${anchor.page}\nsignature ${anchor.signature}\nkey ${anchor.publicKey}\n`

/** Takes a printed page apart; null where it is none. */
export function readPrinted(text: string): { readonly page: string; readonly signature: Buffer } | null {
  const match = /^([\s\S]*)\nsignature ([0-9a-f]{128})\nkey [0-9a-f]{64}\s*$/.exec(text)
  return match ? { page: match[1]!, signature: Buffer.from(match[2]!, 'hex') } : null
}

function numberOf(page: string): number {
  return Number(/^number (\d+)$/m.exec(page)?.[1] ?? 0)
}

/** What is wrong with a page: its signature, or a head that no longer stands where the page saw it. */
async function judgePage(transaction: ActorTransaction, page: string, signature: Buffer, key: KeyObject): Promise<AnchorFault[]> {
  const anchor = numberOf(page)
  if (!verify(null, Buffer.from(page, 'utf8'), createPublicKey(key), signature)) return [{ anchor, fault: 'anchor-forged' }]
  const faults: AnchorFault[] = []
  for (const line of page.split('\n').filter((each) => /^\S+ \d+ [0-9a-f]{64}$/.test(each))) {
    const [chain, batch, head] = line.split(' ') as [string, string, string]
    const own = chain === 'acts' || chain === 'accounts'
    const { rows: [row] } = await transaction.query<{ head: Buffer }>(own ? 'select head from ledger_seal where chain = $1 and batch = $2' : 'select head from disclosure_seal where writer_id = $1::uuid and batch = $2', [chain, batch])
    if (!row) faults.push({ anchor, fault: 'chain-cut-off', chain, batch: Number(batch) })
    else if (Buffer.from(row.head).toString('hex') !== head) faults.push({ anchor, fault: 'chain-rewritten', chain, batch: Number(batch) })
  }
  return faults
}

/** Holds the ledger against its last anchor, and against a page kept elsewhere where one is given. */
export async function judgeAnchors(transaction: ActorTransaction, key: KeyObject, kept?: string): Promise<{ readonly anchors: number; readonly faults: readonly AnchorFault[] }> {
  const faults: AnchorFault[] = []
  const { rows } = await transaction.query<{ number: string; page: string; signature: Buffer }>('select number, page, signature from audit_anchor order by number')
  let before = '-'
  for (const [index, row] of rows.entries()) {
    const number = Number(row.number)
    if (number !== index + 1 && (index === 0 || number !== Number(rows[index - 1]!.number) + 1)) faults.push({ anchor: number, fault: 'anchor-missing' })
    else if (index > 0 && !row.page.includes(`\nbefore ${before}\n`)) faults.push({ anchor: number, fault: 'anchor-forged' })
    before = createHash('sha256').update(row.page, 'utf8').digest('hex')
  }
  const last = rows.at(-1)
  if (last) faults.push(...(await judgePage(transaction, last.page, Buffer.from(last.signature), key)))
  if (kept !== undefined) {
    const page = readPrinted(kept)
    if (!page) faults.push({ anchor: 0, fault: 'anchor-forged' })
    else {
      if (!rows.some((row) => row.page === page.page)) faults.push({ anchor: numberOf(page.page), fault: 'anchor-missing' })
      faults.push(...(await judgePage(transaction, page.page, page.signature, key)))
    }
  }
  return { anchors: rows.length, faults }
}
