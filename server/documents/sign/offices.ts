/**
 * Which office signs with which certificate: a file of the administrator, `HOANHAP_SIGNING`, apart from database and backups. Nothing of it is ever sent to
 * a browser; passphrases stand in files of their own.
 */
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { judgeCertificate, signerOfFile, type CertificateSummary, type PaperSigner } from './certificate.ts'

const Offices = z.strictObject({
  version: z.literal(1),
  /** By the id of the agency; files are named beside this one. */
  offices: z.record(z.string(), z.strictObject({ file: z.string().min(1), passphraseFile: z.string().min(1).optional(), picture: z.string().min(1).optional() })),
})

/** `picture`: PNG of the office's seal or of its head's signature, shown where the paper is signed. */
export type OfficeSigner = PaperSigner & { readonly picture?: Uint8Array | undefined }

const largest = 1_000_000
const onlyOurs = (file: string): boolean => process.platform === 'win32' || (fs.statSync(file).mode & 0o077) === 0
const read = (file: string): Buffer | null => (fs.existsSync(file) && fs.statSync(file).size <= largest ? fs.readFileSync(file) : null)

/** A fault of the list itself is the administrator's to mend: it is thrown, with words that name the file and nothing in it. */
function listOf(file: string): z.infer<typeof Offices>['offices'] {
  if (!fs.existsSync(file)) throw new Error(`HOANHAP_SIGNING names ${file}, which is not there`)
  if (!onlyOurs(file)) throw new Error(`the list of certificates ${file} can be read by others: chmod 600 it`)
  let content: unknown
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`the list of certificates ${file} is no JSON`)
  }
  const parsed = Offices.safeParse(content)
  if (!parsed.success) throw new Error(`the list of certificates ${file}: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')} (docs/signing.md)`)
  return parsed.data.offices
}

async function open(list: string, agencyId: string): Promise<Decision<OfficeSigner>> {
  const office = listOf(list)[agencyId]
  if (!office) return refuse('signing-not-set-up')
  const at = (name: string) => path.resolve(path.dirname(list), name)
  const file = read(at(office.file))
  if (!file || !onlyOurs(at(office.file))) return refuse('certificate-file-unreadable')
  const passphrase = office.passphraseFile === undefined ? '' : read(at(office.passphraseFile))?.toString('utf8').replace(/\r?\n$/, '')
  if (passphrase === undefined || (office.passphraseFile !== undefined && !onlyOurs(at(office.passphraseFile)))) return refuse('certificate-file-unreadable')
  const signer = await signerOfFile(file, passphrase)
  if (!signer.ok) return signer
  const picture = office.picture === undefined ? null : read(at(office.picture))
  if (office.picture !== undefined && !picture) return refuse('signature-picture-unusable')
  return accept({ ...signer.value, ...(picture ? { picture: new Uint8Array(picture) } : {}) })
}

// Opening a certificate takes a moment of computing; a changed list is read again.
const opened = new Map<string, { readonly stamp: string; readonly signer: Promise<Decision<OfficeSigner>> }>()

/**
 * The signer of an office. `signing-not-set-up`: this installation or this office signs on paper; any other refusal is a fault that the administrator
 * mends, and the paper is not issued as signed.
 */
export function officeSigner(list: string | null, agencyId: string): Promise<Decision<OfficeSigner>> {
  if (list === null) return Promise.resolve(refuse('signing-not-set-up'))
  const { ino, mtimeMs, size } = fs.existsSync(list) ? fs.statSync(list) : { ino: 0, mtimeMs: 0, size: 0 }
  const [key, stamp] = [`${list} ${agencyId}`, `${ino} ${mtimeMs} ${size}`]
  const known = opened.get(key)
  if (known?.stamp === stamp) return known.signer
  const signer = open(list, agencyId)
  opened.set(key, { stamp, signer })
  // What failed is looked at again at the next paper.
  signer.then((answer) => { if (!answer.ok) opened.delete(key) }, () => opened.delete(key))
  return signer
}

export type OfficeCheck = { readonly agencyId: string; readonly certificate: CertificateSummary | null; readonly fault: string | null }

/** Every office of the list, whether it could sign at that moment. */
export async function checkOffices(list: string, at: Instant): Promise<readonly OfficeCheck[]> {
  return Promise.all(Object.keys(listOf(list)).toSorted().map(async (agencyId) => {
    const signer = await open(list, agencyId)
    const judged = signer.ok ? judgeCertificate(signer.value.certificates[0]!, at) : signer
    return { agencyId, certificate: judged.ok ? judged.value : null, fault: judged.ok ? null : judged.refusal.code }
  }))
}
