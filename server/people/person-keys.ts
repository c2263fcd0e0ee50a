/**
 * One key for each person: what is written about the person as text, and numbers and contacts, is sealed under it. The key itself stands in the
 * database wrapped under the installation's master key. Destroyed, it leaves every copy of those contents unreadable.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keys } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'

/** A person's key as it stands in the database; `wrapped` null: destroyed, or none was ever made. */
export type PersonKey = { readonly personId: string; readonly wrapped: Buffer | null }

const underPersonKey = 2
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32
const purposeOf = (personId: string) => `person-key:${personId}`

/** A new key, wrapped, with the name of the master key it is wrapped under. */
export function makePersonKey(keys: Keys, personId: string): { readonly personId: string; readonly wrapped: Buffer; readonly version: string } {
  const wrapped = keys.wrap(purposeOf(personId), randomBytes(keyBytes))
  return { personId, wrapped, version: versionOf(wrapped) }
}

/** Name of the master key that something sealed by the key ring is under. */
export const versionOf = (sealed: Buffer): string => sealed.subarray(1, 3).toString('hex')

export function rewrap(keys: Keys, personId: string, wrapped: Buffer): { readonly wrapped: Buffer; readonly version: string } {
  const again = keys.wrap(purposeOf(personId), keys.unwrap(purposeOf(personId), wrapped))
  return { wrapped: again, version: versionOf(again) }
}

function bound(purpose: string, personId: string): Buffer {
  return Buffer.from(`${purpose}/${personId}`)
}

/** Seals a text under the person's key. Throws where the key has been destroyed: nothing more is written about that record. */
export const sealFor = (keys: Keys, key: PersonKey, purpose: string, plain: string): Buffer => sealBytesFor(keys, key, purpose, Buffer.from(plain, 'utf8'))

/** The same for a file. */
export function sealBytesFor(keys: Keys, key: PersonKey, purpose: string, plain: Uint8Array): Buffer {
  if (!key.wrapped) throw new TypeError('the key of this record has been destroyed')
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keys.unwrap(purposeOf(key.personId), key.wrapped), nonce)
  cipher.setAAD(bound(purpose, key.personId))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([underPersonKey]), nonce, cipher.getAuthTag(), body])
}

/** Opens what was sealed for the person; what stands from before persons had keys opens under the master key. Null: erased. */
export const openFor = (keys: Keys, key: PersonKey, purpose: string, sealed: Buffer): string | null => openBytesFor(keys, key, purpose, sealed)?.toString('utf8') ?? null

/** The same for a file; null: erased. */
export function openBytesFor(keys: Keys, key: PersonKey, purpose: string, sealed: Buffer): Buffer | null {
  if (sealed[0] !== underPersonKey) return Buffer.from(keys.decrypt(purpose, sealed))
  if (!key.wrapped) return null
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', keys.unwrap(purposeOf(key.personId), key.wrapped), nonce)
  decipher.setAAD(bound(purpose, key.personId))
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()])
}

/** The key for writing, made where there was none. Null: the person is not in sight, or the key has been destroyed. */
export async function keyForWriting(transaction: ActorTransaction, keys: Keys, personId: string): Promise<PersonKey | null> {
  const made = makePersonKey(keys, personId)
  const { rows } = await transaction.query<{ wrapped: Buffer | null }>({ name: 'people-keep-key', text: 'select keep_person_key($1, $2, $3) as wrapped', values: [personId, made.wrapped, made.version] })
  const wrapped = rows[0]?.wrapped ?? null
  return wrapped ? { personId, wrapped } : null
}
