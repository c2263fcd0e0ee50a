/** What a signed file says of its signatures, and whether they hold: for papers that come back from a signer outside, and for the screen. */
import { createHash, verify as verifyWith, X509Certificate } from 'node:crypto'
import { summaryOf, type CertificateSummary } from './certificate.ts'
import { readContainer } from './cms.ts'
import { firstValue } from './der.ts'
import { readPdf, type PdfObject } from './pdf-objects.ts'

export type FoundSignature = {
  /** The bytes it covers are as they were when it was made, and the key of its certificate made it. Whether that certificate is trusted is asked elsewhere. */
  readonly intact: boolean
  /** It covers the file to its end; false: something was added afterwards, as a second signature is. */
  readonly whole: boolean
  readonly certificate: CertificateSummary | null
  /** How many bytes from the beginning it covers. */
  readonly covers: number
}

const rangePattern = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g

/** The signatures in the order in which they were made. */
export function signaturesOf(file: Uint8Array): readonly FoundSignature[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  return [...bytes.toString('latin1').matchAll(rangePattern)].map((match) => {
    const [gapAt = 0, after = 0, rest = 0] = match.slice(1).map(Number)
    const covers = after + rest
    const gap = bytes.subarray(gapAt, after).toString('latin1')
    const broken: FoundSignature = { intact: false, whole: covers === bytes.length, certificate: null, covers }
    // The gap must be the room of the signature and nothing else.
    if (covers > bytes.length || gapAt >= after || !/^<[0-9a-fA-F]*>$/.test(gap) || match.index < 0 || match.index > gapAt) return broken
    try {
      const value = firstValue(Buffer.from(gap.slice(1, -1), 'hex'))
      const read = value && readContainer(value.whole)
      if (!read) return broken
      const digest = createHash('sha256').update(bytes.subarray(0, gapAt)).update(bytes.subarray(after, covers)).digest()
      const intact = digest.equals(read.digest) && verifyWith('sha256', read.attributes, new X509Certificate(read.own).publicKey, read.signature)
      return { ...broken, intact, certificate: summaryOf(read.own) }
    } catch {
      return broken
    }
  })
}

/** What a signature may change of an object that was there: the form in the root, the fields on a page. */
const mayDiffer: Readonly<Record<string, readonly string[]>> = { '/Catalog': ['AcroForm', 'DSS', 'Extensions'], '/Page': ['Annots'] }

function sameBut(before: PdfObject, after: PdfObject): boolean {
  if (before.text === after.text) return (before.stream ?? nothing).equals(after.stream ?? nothing)
  const allowed = mayDiffer[before.dictionary?.get('Type') ?? ''] ?? []
  if (!before.dictionary || !after.dictionary || before.stream || after.stream || allowed.length === 0) return false
  const [one, other] = [before.dictionary, after.dictionary]
  return [...new Set([...one.keys(), ...other.keys()])].every((key) => allowed.includes(key) || one.get(key) === other.get(key))
}
const nothing = Buffer.alloc(0)

/** Whether a signed file is this paper with signatures added: the paper stands at its beginning, no page says anything else, and every signature holds. */
export function isPaperSigned(paper: Uint8Array, signed: Uint8Array): boolean {
  const found = signaturesOf(signed)
  if (signed.length <= paper.length || Buffer.compare(signed.subarray(0, paper.length), paper) !== 0 || found.length === 0 || !found.every((each) => each.intact) || !found.at(-1)!.whole) return false
  const [before, after] = [readPdf(paper), readPdf(signed)]
  if (!before || !after || before.trailer.get('Root') !== after.trailer.get('Root')) return false
  return Array.from({ length: before.size }, (_, number) => number).every((number) => {
    const [one, other] = [before.object(number), after.object(number)]
    return one === null ? other === null : other !== null && sameBut(one, other)
  })
}
