/**
 * Keys of the installation: one master key in a file only the service may read; one key per purpose is derived from it.
 * Losing the file means losing what was encrypted; it belongs in the backup plan, apart from the database.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Keys } from './platform.ts'

export type KeyRing = Keys & {
  /** A password or token secret derived for one use, as text. */
  secret(purpose: string): string
}

type KeyFile = { readonly version: 1; readonly current: string; readonly keys: Readonly<Record<string, string>> }

const versionByte = 1
const nonceBytes = 12
const tagBytes = 16

function readKeyFile(file: string): KeyFile {
  const mode = fs.statSync(file).mode & 0o077
  if (mode !== 0 && process.platform !== 'win32') throw new Error(`the key file ${file} can be read by others: chmod 600 it`)
  const parsed = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<KeyFile>
  if (parsed.version !== 1 || !parsed.current || !parsed.keys?.[parsed.current]) throw new Error(`the key file ${file} is not of this product`)
  return parsed as KeyFile
}

/** Opens the key file, making it (mode 600) when there is none yet. */
export function openKeys(file: string): KeyRing {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const id = randomBytes(2).toString('hex')
    const fresh: KeyFile = { version: 1, current: id, keys: { [id]: randomBytes(32).toString('base64') } }
    try {
      fs.writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another process of the same checkout was first; its key counts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  const content = readKeyFile(file)
  return keyRing(content.current, new Map(Object.entries(content.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])))
}

/** Keys in memory only, for tests. */
export function fixedKeys(): KeyRing {
  return keyRing('0000', new Map([['0000', Buffer.alloc(32, 7)]]))
}

function keyRing(current: string, masters: ReadonlyMap<string, Buffer>): KeyRing {
  const derived = new Map<string, Buffer>()
  const key = (id: string, use: string): Buffer => {
    const name = `${id}/${use}`
    const known = derived.get(name)
    if (known) return known
    const master = masters.get(id)
    if (!master) throw new Error('sealed with a key this installation does not hold')
    const made = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `hoa-nhap/${use}`, 32))
    derived.set(name, made)
    return made
  }
  // Blind indexes and passwords always use the first key: they must stay equal when encryption keys are rotated.
  const first = [...masters.keys()][0] ?? current
  return {
    encrypt(purpose, plain) {
      const nonce = randomBytes(nonceBytes)
      const header = Buffer.concat([Buffer.from([versionByte]), Buffer.from(current, 'hex')])
      const cipher = createCipheriv('aes-256-gcm', key(current, `encrypt/${purpose}`), nonce)
      cipher.setAAD(Buffer.concat([header, Buffer.from(purpose)]))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([header, nonce, cipher.getAuthTag(), body])
    },
    decrypt(purpose, sealed) {
      const header = sealed.subarray(0, 3)
      if (header[0] !== versionByte) throw new Error('sealed in an unknown form')
      const nonce = sealed.subarray(3, 3 + nonceBytes)
      const tag = sealed.subarray(3 + nonceBytes, 3 + nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', key(header.subarray(1).toString('hex'), `encrypt/${purpose}`), nonce)
      decipher.setAAD(Buffer.concat([header, Buffer.from(purpose)]))
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(sealed.subarray(3 + nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
    },
    blindIndex: (purpose, plain) => createHmac('sha256', key(first, `index/${purpose}`)).update(plain).digest(),
    secret: (purpose) => createHmac('sha256', key(first, 'secret')).update(purpose).digest('base64url'),
  }
}
