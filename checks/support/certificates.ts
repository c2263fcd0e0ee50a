/** Certificates for tests only: an invented authority and what it gives to invented offices and to a server on this machine. */
import { generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'

export type TestCertificate = { readonly file: Uint8Array; readonly passphrase: string; readonly certificate: Uint8Array; readonly root: Uint8Array }
type Wishes = { readonly name: string; readonly from: string; readonly to: string; readonly bits?: number; readonly usage?: Readonly<Record<string, boolean>>; readonly passphrase?: string }

// forge makes its own keys in minutes, Node in a moment.
function keys(bits: number) {
  const pair = generateKeyPairSync('rsa', { modulusLength: bits, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
  return { publicKey: forge.pki.publicKeyFromPem(pair.publicKey), privateKey: forge.pki.privateKeyFromPem(pair.privateKey) }
}
const der = (certificate: forge.pki.Certificate): Uint8Array => new Uint8Array(Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary'))
const named = (name: string): forge.pki.CertificateField[] => [{ shortName: 'C', value: 'VN' }, { shortName: 'O', value: 'Thử nghiệm', valueTagClass: forge.asn1.Type.UTF8 as never }, { shortName: 'CN', value: name, valueTagClass: forge.asn1.Type.UTF8 as never }]

let authority: { readonly key: forge.pki.rsa.PrivateKey; readonly certificate: forge.pki.Certificate } | undefined
function authorityOfTests() {
  if (authority) return authority
  const { publicKey, privateKey } = keys(2048)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  certificate.serialNumber = '0100'
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z')
  certificate.validity.notAfter = new Date('2040-01-01T00:00:00Z')
  certificate.setSubject(named('Cơ quan chứng thực thử nghiệm'))
  certificate.setIssuer(named('Cơ quan chứng thực thử nghiệm'))
  certificate.setExtensions([{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }])
  certificate.sign(privateKey, forge.md.sha256.create())
  authority = { key: privateKey, certificate }
  return authority
}

export function testCertificate({ name, from, to, bits = 2048, usage = { digitalSignature: true, nonRepudiation: true }, passphrase = 'thử nghiệm' }: Wishes): TestCertificate {
  const issuer = authorityOfTests()
  const { publicKey, privateKey } = keys(bits)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  certificate.serialNumber = `02${Buffer.from(name).toString('hex').slice(0, 16)}`
  certificate.validity.notBefore = new Date(from)
  certificate.validity.notAfter = new Date(to)
  certificate.setSubject(named(name))
  certificate.setIssuer(issuer.certificate.subject.attributes)
  certificate.setExtensions([{ name: 'basicConstraints', cA: false }, { name: 'keyUsage', critical: true, ...usage }])
  certificate.sign(issuer.key, forge.md.sha256.create())
  const file = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate, issuer.certificate], passphrase, { algorithm: 'aes256' })
  return { file: new Uint8Array(Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary')), passphrase, certificate: der(certificate), root: der(issuer.certificate) }
}

/** For a server that is reached as `localhost`: PEM, with the authority that a client must know. */
export function testServerCertificate(): { readonly key: string; readonly certificate: string; readonly authority: string } {
  const issuer = authorityOfTests()
  const { publicKey, privateKey } = keys(2048)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  certificate.serialNumber = '0301'
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z')
  certificate.validity.notAfter = new Date('2040-01-01T00:00:00Z')
  certificate.setSubject([{ shortName: 'CN', value: 'localhost' }])
  certificate.setIssuer(issuer.certificate.subject.attributes)
  certificate.setExtensions([{ name: 'basicConstraints', cA: false }, { name: 'keyUsage', digitalSignature: true, keyEncipherment: true }, { name: 'extKeyUsage', serverAuth: true }, { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }])
  certificate.sign(issuer.key, forge.md.sha256.create())
  return { key: forge.pki.privateKeyToPem(privateKey), certificate: forge.pki.certificateToPem(certificate), authority: forge.pki.certificateToPem(issuer.certificate) }
}
