/** Certificates of offices, and who puts a signature: a key in a file of the installation, or a device or service outside. */
import { createPrivateKey, createPublicKey, sign as signWith, X509Certificate, type KeyObject } from 'node:crypto'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { firstValue, identifier, values } from './der.ts'

/**
 * Whoever signs. `sign` answers the signature over the given bytes (SHA-256 with RSA PKCS#1 v1.5, or ECDSA as DER): a token or a service that takes a hash
 * takes SHA-256 of them. It never sees the paper.
 */
export type PaperSigner = {
  /** DER, the signer's own first, then what leads to the root. */
  readonly certificates: readonly Uint8Array[]
  sign(attributes: Uint8Array): Promise<Uint8Array>
}

/** What may be kept and shown of a certificate: it is of an office, and printed in every file it signs. */
export type CertificateSummary = { readonly subject: string; readonly issuer: string; readonly number: string; readonly from: Instant; readonly to: Instant }

const nameOf = (distinguished: string): string => {
  const parts = new Map(distinguished.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
  return parts.get('CN') ?? parts.get('O') ?? distinguished.replaceAll('\n', ', ')
}

export function summaryOf(certificate: Uint8Array): CertificateSummary {
  const read = new X509Certificate(certificate)
  return { subject: nameOf(read.subject), issuer: nameOf(read.issuer), number: read.serialNumber, from: new Date(read.validFrom).toISOString() as Instant, to: new Date(read.validTo).toISOString() as Instant }
}

/** Bits of the extension “key usage”; null where the certificate has none, which allows everything. */
function usageOf(certificate: Uint8Array): number | null {
  const whole = firstValue(certificate)
  const body = whole && firstValue(whole.content)
  const extensions = body && values(body.content)?.find((part) => part.tag === 0xa3)
  const list = extensions && firstValue(extensions.content)
  const wanted = identifier('2.5.29.15')
  const found = list && values(list.content)?.map((each) => values(each.content)).find((each) => each?.[0]?.whole.equals(wanted))?.at(-1)
  const bits = found && firstValue(found.content)
  return bits ? (bits.content[1] ?? 0) : null
}
const signsOrBinds = 0x80 | 0x40

/** Whether a paper may be signed with it at that moment. */
export function judgeCertificate(certificate: Uint8Array, at: Instant): Decision<CertificateSummary> {
  const summary = summaryOf(certificate)
  const { publicKey } = new X509Certificate(certificate)
  if (at < summary.from) return refuse('certificate-not-yet-valid', { from: dayOf(summary.from) })
  if (at > summary.to) return refuse('certificate-expired', { to: dayOf(summary.to) })
  const usage = usageOf(certificate)
  if (usage !== null && (usage & signsOrBinds) === 0) return refuse('certificate-not-for-signing')
  // Shorter keys can be forged; the rest is what the container can say.
  if (!(publicKey.asymmetricKeyType === 'rsa' ? (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 : publicKey.asymmetricKeyType === 'ec')) return refuse('certificate-key-weak')
  return accept(summary)
}

const sameKey = (certificate: Uint8Array, key: KeyObject): boolean => new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }).equals(createPublicKey(key).export({ type: 'spki', format: 'der' }))

/** A signer from an office's own PKCS#12 file. Refused: a wrong passphrase, a file without a key, a key without its certificate. */
export async function signerOfFile(file: Uint8Array, passphrase: string): Promise<Decision<PaperSigner>> {
  const { default: forge } = await import('node-forge')
  const binary = (bytes: string): Buffer => Buffer.from(bytes, 'binary')
  try {
    const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(file).toString('binary')), passphrase)
    const bags = (type: string) => store.getBags({ bagType: type })[type] ?? []
    const keyBag = [...bags(forge.pki.oids['pkcs8ShroudedKeyBag']!), ...bags(forge.pki.oids['keyBag']!)][0]
    const key = keyBag?.key ? forge.asn1.toDer(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keyBag.key))).getBytes() : null
    if (key === null) return refuse('certificate-file-without-key')
    const own = createPrivateKey({ key: binary(key), format: 'der', type: 'pkcs8' })
    const certificates = bags(forge.pki.oids['certBag']!).flatMap((bag) => (bag.cert ? [binary(forge.asn1.toDer(forge.pki.certificateToAsn1(bag.cert)).getBytes())] : []))
    const mine = certificates.find((each) => sameKey(each, own))
    if (!mine) return refuse('certificate-file-without-certificate')
    return accept({ certificates: [mine, ...certificates.filter((each) => each !== mine)], sign: async (attributes) => signWith('sha256', attributes, own) })
  } catch {
    // A wrong passphrase and a damaged file look the same from here; the library's words may quote the file.
    return refuse('certificate-file-unreadable')
  }
}
