/** A passkey made of node:crypto (ES256): what a browser's authenticator would answer, so that the whole ceremony runs without a browser. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const head = (major: number, length: number): Buffer => (length < 24 ? Buffer.from([(major << 5) | length]) : length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]))
type Value = number | string | Uint8Array | Map<number | string, Value>
/** As much of CBOR as an attestation needs. */
function cbor(value: Value): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each)])])
}

export class SoftwareAuthenticator {
  readonly #id = randomBytes(32)
  readonly #key: KeyObject
  readonly #publicKey: Map<number | string, Value>
  readonly #origin: string
  counter = 0
  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
    this.#key = privateKey
    this.#origin = origin
    this.#publicKey = new Map<number | string, Value>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]])
  }

  #clientData(type: 'webauthn.create' | 'webauthn.get', challenge: string, origin = this.#origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }
  #authenticatorData(rpId: string, attested: boolean): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const length = Buffer.from([0, this.#id.length])
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([attested ? 0x45 : 0x05]), counter, ...(attested ? [Buffer.alloc(16), length, this.#id, cbor(this.#publicKey)] : [])])
  }

  register(question: { readonly challenge: string; readonly rp: { readonly id?: string } }) {
    const attestationObject = cbor(new Map<number | string, Value>([['fmt', 'none'], ['attStmt', new Map()], ['authData', this.#authenticatorData(question.rp.id!, true)]]))
    return {
      id: base64url(this.#id), rawId: base64url(this.#id), type: 'public-key' as const, clientExtensionResults: {},
      response: { clientDataJSON: base64url(this.#clientData('webauthn.create', question.challenge)), attestationObject: base64url(attestationObject), transports: ['internal'] },
    }
  }

  /** `origin`: of the page that asks; a page of another address says so itself. */
  answer(question: { readonly challenge: string; readonly rpId?: string }, origin?: string) {
    this.counter += 1
    const clientDataJSON = this.#clientData('webauthn.get', question.challenge, origin)
    const authenticatorData = this.#authenticatorData(question.rpId!, false)
    const signature = sign('sha256', Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]), this.#key)
    return {
      id: base64url(this.#id), rawId: base64url(this.#id), type: 'public-key' as const, clientExtensionResults: {},
      response: { clientDataJSON: base64url(clientDataJSON), authenticatorData: base64url(authenticatorData), signature: base64url(signature) },
    }
  }
}
