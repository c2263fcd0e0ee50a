/** The signature container (CMS SignedData, detached) of a PAdES baseline signature: ETSI EN 319 142-1, ETSI EN 319 122-1, RFC 5652, RFC 5035. */
import { createHash, X509Certificate } from 'node:crypto'
import { der, firstValue, identifier, nothing, octets, sequence, setOf, small, values, type Value } from './der.ts'

const identifiers = {
  signedData: '1.2.840.113549.1.7.2', data: '1.2.840.113549.1.7.1', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47', sha256: '2.16.840.1.101.3.4.2.1', rsaWithSha256: '1.2.840.113549.1.1.11', ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const attribute = (kind: string, value: Uint8Array): Buffer => sequence(identifier(kind), setOf(value))

/** The parts of a certificate that a signature repeats. */
function namesOf(certificate: Uint8Array): { readonly issuer: Buffer; readonly number: Buffer } {
  const whole = firstValue(certificate)
  const body = whole && firstValue(whole.content)
  const parts: readonly Value[] | null = body && values(body.content)
  const from = parts?.[0]?.tag === 0xa0 ? 1 : 0
  const [number, issuer] = [parts?.[from], parts?.[from + 2]]
  if (!number || !issuer) throw new Error('this is no certificate')
  return { issuer: issuer.whole, number: number.whole }
}
function issuerAndNumber(certificate: Uint8Array): Buffer {
  const { issuer, number } = namesOf(certificate)
  return sequence(issuer, number)
}

/**
 * What the key signs: the digest of the file and which certificate it is, as DER. PAdES keeps the time in the dictionary of the signature, not here.
 * An external signer that wants a hash takes SHA-256 of these bytes.
 */
export function signedAttributes(fileDigest: Uint8Array, certificate: Uint8Array): Buffer {
  const { issuer, number } = namesOf(certificate)
  const certificateIdentifier = sequence(octets(sha256(certificate)), sequence(sequence(der(0xa4, issuer)), number))
  return setOf(
    attribute(identifiers.contentType, identifier(identifiers.data)),
    attribute(identifiers.messageDigest, octets(fileDigest)),
    attribute(identifiers.signingCertificate, sequence(sequence(certificateIdentifier))),
  )
}

/** The container: `certificates` begins with the signer's own. */
export function container(attributes: Uint8Array, signature: Uint8Array, certificates: readonly Uint8Array[]): Buffer {
  const own = certificates[0]!
  const algorithm = new X509Certificate(own).publicKey.asymmetricKeyType === 'ec' ? sequence(identifier(identifiers.ecdsaWithSha256)) : sequence(identifier(identifiers.rsaWithSha256), nothing)
  const digestAlgorithm = sequence(identifier(identifiers.sha256))
  // Under the signature the attributes are a set; in the container they carry the tag of their place.
  const placed = Buffer.from(attributes)
  placed[0] = 0xa0
  const signer = sequence(small(1), issuerAndNumber(own), digestAlgorithm, placed, algorithm, octets(signature))
  return sequence(identifier(identifiers.signedData), der(0xa0, sequence(small(1), setOf(digestAlgorithm), sequence(identifier(identifiers.data)), der(0xa0, ...certificates), setOf(signer))))
}

export type ReadContainer = { readonly certificates: readonly Buffer[]; readonly own: Buffer; readonly attributes: Buffer; readonly digest: Buffer; readonly signature: Buffer }

/** Reads a container as `container` writes it; null where it is another or damaged. Zeros after it are room that was left. */
export function readContainer(bytes: Uint8Array): ReadContainer | null {
  const outer = firstValue(bytes)
  const content = outer && values(outer.content)?.[1]
  const signedData = content && firstValue(content.content)
  const parts = signedData && values(signedData.content)
  const certificates = parts?.find((part) => part.tag === 0xa0)
  const signers = parts?.at(-1)
  const signer = signers?.tag === 0x31 ? firstValue(signers.content) : null
  const fields = signer && values(signer.content)
  const attributes = fields?.find((field) => field.tag === 0xa0)
  const signature = fields?.findLast((field) => field.tag === 0x04)
  const listed = certificates && values(certificates.content)?.map((each) => each.whole)
  const name = fields?.[1]?.whole
  const own = name && listed?.find((each) => issuerAndNumber(each).equals(name))
  if (!attributes || !signature || !listed || !own) return null
  const wanted = identifier(identifiers.messageDigest)
  const digest = values(attributes.content)?.map((each) => values(each.content)).find((each) => each?.[0]?.whole.equals(wanted))?.[1]
  const octet = digest && firstValue(digest.content)
  if (!octet) return null
  const asSet = Buffer.from(attributes.whole)
  asSet[0] = 0x31
  return { certificates: listed, own, attributes: asSet, digest: octet.content, signature: signature.content }
}
