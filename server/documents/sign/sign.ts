/**
 * PAdES baseline signatures (B-B). The paper stays byte for byte as it was; the signature is added behind it, so that a second one (an office after its
 * signer) leaves the first valid. In three steps, so that a key outside this system can sign: prepare, sign the attributes, embed.
 */
import { createHash, verify as verifyWith, X509Certificate } from 'node:crypto'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { writeAppearance, type Appearance } from './appearance.ts'
import { judgeCertificate, type PaperSigner } from './certificate.ts'
import { container, signedAttributes } from './cms.ts'
import { pagesOf, readArray, readDictionary, readPdf, referenced, writeDictionary, type Dictionary, type Page } from './pdf-objects.ts'
import { pdfText, reference, updateOf } from './pdf-update.ts'

/** As the renderer answers it: page from 1, points from the left and the upper edge of the page. */
export type SignaturePlace = { readonly page: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type SignatureRequest = {
  /** The moment of signing; written as Vietnamese time. */
  readonly at: Instant
  /** Absent: signed without anything to be seen. */
  readonly place?: SignaturePlace | null | undefined
  readonly appearance?: Appearance | undefined
  /** Name of the office or post as the certificate or the paper names it; never of the person the paper is about. */
  readonly name?: string | undefined
  readonly reason?: string | undefined
}

/** A file that waits for its signature. Plain data: it may be kept while a signer outside is at work. */
export type PreparedPaper = {
  readonly pdf: Uint8Array
  /** What is signed; its SHA-256 for a signer that takes a hash. */
  readonly attributes: Uint8Array
  readonly hash: Uint8Array
  readonly certificates: readonly Uint8Array[]
}

/** Room for the container, in bytes: a chain of four certificates with long keys takes half of it. */
const room = 16_384
const wholeRange = '[0 0000000000 0000000000 0000000000]'
const minute = 60_000
const vietnam = 7 * 60 * minute

/** `D:20261122143926+07'00'`. */
function pdfTime(at: Instant): string {
  const local = new Date(Date.parse(at) + vietnam).toISOString()
  return `(D:${local.slice(0, 19).replaceAll(/[-T:]/g, '')}+07'00')`
}

/** Prints on one or two lines who signed and when, where there is no picture: the time as ISO 8601 in Vietnamese time. */
export function signatureWords(name: string, at: Instant): readonly string[] {
  return [`Ký bởi: ${name}`, `Thời gian ký: ${new Date(Date.parse(at) + vietnam).toISOString().slice(0, 19)}+07:00`]
}

const points = (value: number): string => String(Math.round(value * 1000) / 1000)

function rectangle(page: Page, place: SignaturePlace): string | null {
  const [left, bottom, right, top] = page.box
  const [x, y] = [left + place.x, top - place.y - place.height]
  if (!(place.width > 0 && place.height > 0) || x < left - 1 || y < bottom - 1 || x + place.width > right + 1 || top - place.y > top + 1) return null
  return `[${points(x)} ${points(y)} ${points(x + place.width)} ${points(y + place.height)}]`
}

/** Refused: a certificate that may not sign now, a file this product did not make, a place outside the page. */
export function prepareSignature(file: Uint8Array, certificates: readonly Uint8Array[], request: SignatureRequest): Decision<PreparedPaper> {
  const own = certificates[0]
  if (!own) return refuse('certificate-missing')
  const judged = judgeCertificate(own, request.at)
  if (!judged.ok) return judged
  const pdf = readPdf(file)
  const pages = pdf && pagesOf(pdf)
  const rootNumber = referenced(pdf?.trailer.get('Root'))
  const root = pdf && rootNumber !== null ? pdf.object(rootNumber)?.dictionary : null
  if (!pdf || !pages || !root || rootNumber === null) return refuse('paper-not-signable')
  const page = request.place ? pages[request.place.page - 1] : pages.at(-1)!
  const where = page && (request.place ? rectangle(page, request.place) : '[0 0 0 0]')
  if (!page || !where) return refuse('signature-place-outside')

  const formValue = root.get('AcroForm')
  const formNumber = referenced(formValue)
  const form: Dictionary = new Map(formValue === undefined ? [] : (formNumber === null ? readDictionary(formValue)?.dictionary : pdf.object(formNumber)?.dictionary) ?? [])
  const fields = readArray(form.get('Fields') ?? '[]')
  const listed = page.dictionary.get('Annots')
  const listNumber = referenced(listed)
  const annotations = readArray((listNumber === null ? listed : pdf.object(listNumber)?.text) ?? '[]')
  if (!fields || !annotations) return refuse('paper-not-signable')

  const update = updateOf(pdf)
  const signature = update.reserve()
  // Written as text: the two gaps are filled by place, so their width must not change.
  update.write(signature, `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ${wholeRange} /Contents <${'0'.repeat(room * 2)}> /M ${pdfTime(request.at)} /Name ${pdfText(request.name ?? judged.value.subject)}${request.reason ? ` /Reason ${pdfText(request.reason)}` : ''} >>`)
  const widget: Dictionary = new Map([
    ['Type', '/Annot'], ['Subtype', '/Widget'], ['FT', '/Sig'], ['T', pdfText(`Chữ ký ${fields.length + 1}`)], ['V', reference(signature)], ['P', reference(page.number)], ['Rect', where], ['F', '132'],
  ])
  if (request.place) {
    const appearance = request.appearance ?? { words: signatureWords(request.name ?? judged.value.subject, request.at) }
    try {
      widget.set('AP', `<< /N ${reference(writeAppearance(update, request.place, appearance))} >>`)
    } catch {
      return refuse('signature-picture-unusable')
    }
  }
  const field = update.add(widget)
  form.set('Fields', `[${[...fields, reference(field)].join(' ')}]`)
  form.set('SigFlags', '3')
  if (formNumber === null) update.write(rootNumber, new Map([...root, ['AcroForm', writeDictionary(form)]]))
  else update.write(formNumber, form)
  if (listNumber === null) update.write(page.number, new Map([...page.dictionary, ['Annots', `[${[...annotations, reference(field)].join(' ')}]`]]))
  else update.write(listNumber, `[${[...annotations, reference(field)].join(' ')}]`)

  const { bytes, places } = update.finish()
  const gapAt = bytes.indexOf('/Contents <', places.get(signature)!) + '/Contents '.length
  const after = gapAt + room * 2 + 2
  const range = `[0 ${String(gapAt).padStart(10, '0')} ${String(after).padStart(10, '0')} ${String(bytes.length - after).padStart(10, '0')}]`
  bytes.write(range, bytes.indexOf(wholeRange, places.get(signature)!), 'latin1')
  const digest = createHash('sha256').update(bytes.subarray(0, gapAt)).update(bytes.subarray(after)).digest()
  const attributes = signedAttributes(digest, own)
  return accept({ pdf: bytes, attributes, hash: createHash('sha256').update(attributes).digest(), certificates })
}

/** The signed file. Refused: a signature that is not one of this certificate over these attributes, so that nothing false is ever embedded. */
export function embedSignature(prepared: PreparedPaper, signature: Uint8Array): Decision<Uint8Array> {
  const key = new X509Certificate(prepared.certificates[0]!).publicKey
  if (!verifyWith('sha256', prepared.attributes, key, signature)) return refuse('signature-wrong')
  const value = container(prepared.attributes, signature, prepared.certificates)
  if (value.length > room) return refuse('certificate-chain-too-long')
  const bytes = Buffer.from(prepared.pdf)
  // The last empty room of the file is the one that was just prepared.
  const gapAt = bytes.lastIndexOf(`/Contents <${'0'.repeat(64)}`)
  if (gapAt < 0) return refuse('paper-not-signable')
  bytes.write(value.toString('hex'), gapAt + '/Contents <'.length, 'latin1')
  return accept(new Uint8Array(bytes))
}

/** All three steps with a signer that answers at once. */
export async function signPdf(file: Uint8Array, signer: PaperSigner, request: SignatureRequest): Promise<Decision<Uint8Array>> {
  const prepared = prepareSignature(file, signer.certificates, request)
  if (!prepared.ok) return prepared
  let signature: Uint8Array
  try {
    signature = await signer.sign(prepared.value.attributes)
  } catch {
    return refuse('signer-unreachable')
  }
  return embedSignature(prepared.value, signature)
}
