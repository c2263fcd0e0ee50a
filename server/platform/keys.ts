/**
 * Keys of the installation, in a file only the service may read, apart from the database and from its backups. Master keys (several at once while
 * one is being replaced) seal contents that belong to nobody in particular and wrap the keys of persons; one key that never changes makes
 * passwords and hashes; one makes the index by which a personal number is found. Losing the file means losing what was encrypted.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Keys } from './platform.ts'

export type KeyRing = Keys & {
  /** The master keys held now, oldest first. */
  versions(): readonly string[]
  /** Adds a master key under which everything is sealed from now on; answers its name. Older ones still open. */
  rotate(): string
  /** Forgets a master key: whatever is still under it, in any backup, is lost. Refused for the one in use. */
  retire(version: string): void
  /** Steps of replacing the key of the search index: both are searched from `begin` to `end`, the new one is written from `switch` on. */
  reindex(step: 'begin' | 'switch' | 'end'): void
  /** The index under the key that is coming, between `begin` and `switch`; afterwards the same as `blindIndex`. */
  nextIndex(purpose: string, plain: string): Buffer
}

type KeyFile = {
  readonly version: 1
  readonly current: string
  readonly keys: Readonly<Record<string, string>>
  /** For passwords and hashes. Absent in files of the first releases: their oldest master key serves, and cannot be retired. */
  readonly fixed?: string
  readonly oldest?: string
  readonly search?: { readonly current: string; readonly before?: string; readonly next?: string }
}

const versionByte = 1
const nonceBytes = 12
let drawn = Buffer.alloc(0)
let drawnAt = 0
/** Drawn some hundred at a time: asking for twelve bytes costs as much as for thousands. Each is given out once. */
function freshNonce(): Buffer {
  if (drawnAt + nonceBytes > drawn.length) {
    drawn = randomBytes(nonceBytes * 256)
    drawnAt = 0
  }
  return drawn.subarray(drawnAt, (drawnAt += nonceBytes))
}
const tagBytes = 16
/** Purposes whose index can be searched for; their key can be replaced. All other hashes stay under one key. */
const searched: readonly string[] = ['personal-number']
/** Another process may have replaced a key; the file is looked at again after this long, and at once where a key is not known. */
const lookAgainAfter = 1_000
const mostDerived = 2_000

function readKeyFile(file: string): KeyFile {
  const mode = fs.statSync(file).mode & 0o077
  if (mode !== 0 && process.platform !== 'win32') throw new Error(`the key file ${file} can be read by others: chmod 600 it`)
  const parsed = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<KeyFile>
  if (parsed.version !== 1 || !parsed.current || !parsed.keys?.[parsed.current]) throw new Error(`the key file ${file} is not of this product`)
  return parsed as KeyFile
}

/** Where the content of the ring is kept, and the lines that must outlive a restored database. */
type Store = { read(): KeyFile; changed(): boolean; write(content: KeyFile): void; endings(): readonly string[]; append(lines: readonly string[]): void; replace(lines: readonly string[]): void }

function writeWhole(file: string, text: string): void {
  const beside = `${file}.${randomBytes(4).toString('hex')}`
  const handle = fs.openSync(beside, 'wx', 0o600)
  fs.writeSync(handle, text)
  fs.fsyncSync(handle)
  fs.closeSync(handle)
  fs.renameSync(beside, file)
}

function fileStore(file: string): Store {
  const endings = `${file}.endings`
  let seen = ''
  // A file put in another's place is another file, also within one tick of the clock of the disk.
  const stamp = () => {
    const { ino, mtimeMs, size } = fs.statSync(file)
    return `${ino} ${mtimeMs} ${size}`
  }
  return {
    read() {
      seen = stamp()
      return readKeyFile(file)
    },
    changed: () => stamp() !== seen,
    write: (content) => { writeWhole(file, `${JSON.stringify(content, null, 2)}\n`) },
    endings: () => (fs.existsSync(endings) ? fs.readFileSync(endings, 'utf8').split('\n').filter((line) => line !== '') : []),
    append(lines) {
      const handle = fs.openSync(endings, 'a', 0o600)
      fs.writeSync(handle, lines.map((line) => `${line}\n`).join(''))
      fs.fsyncSync(handle)
      fs.closeSync(handle)
    },
    replace: (lines) => { writeWhole(endings, lines.map((line) => `${line}\n`).join('')) },
  }
}

function memoryStore(content: KeyFile): Store {
  let kept = content
  let lines: readonly string[] = []
  return { read: () => kept, changed: () => false, write: (next) => { kept = next }, endings: () => lines, append: (more) => { lines = [...lines, ...more] }, replace: (next) => { lines = [...next] } }
}

const fresh = (bytes = 32) => randomBytes(bytes).toString('base64')
const freshName = (taken: readonly string[]): string => {
  for (;;) {
    const name = randomBytes(2).toString('hex')
    if (!taken.includes(name)) return name
  }
}

/** Opens the key file, making it (mode 600) when there is none yet. */
export function openKeys(file: string): KeyRing {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const id = freshName([])
    const content: KeyFile = { version: 1, current: id, keys: { [id]: fresh() }, fixed: fresh(), search: { current: fresh() } }
    try {
      fs.writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another process of the same checkout was first; its key counts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return keyRing(fileStore(file))
}

/** Keys in memory only, for tests. */
export function fixedKeys(): KeyRing {
  return keyRing(memoryStore({ version: 1, current: '0000', keys: { '0000': Buffer.alloc(32, 7).toString('base64') } }))
}

function keyRing(store: Store): KeyRing {
  let content = store.read()
  let looked = performance.now()
  const derived = new Map<string, Buffer>()
  const look = () => {
    content = store.read()
    looked = performance.now()
  }
  const held = (): KeyFile => {
    if (performance.now() - looked > lookAgainAfter) {
      looked = performance.now()
      if (store.changed()) look()
    }
    return content
  }
  const change = (next: (now: KeyFile) => KeyFile) => {
    look()
    store.write(next(content))
    look()
  }
  const deriving = (name: string, master: string, use: string): Buffer => {
    const known = derived.get(name)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', Buffer.from(master, 'base64'), Buffer.alloc(0), `hoa-nhap/${use}`, 32))
    // Some uses name one account or one paper: those that come again are made again.
    if (derived.size >= mostDerived) derived.clear()
    derived.set(name, made)
    return made
  }
  const key = (id: string, use: string): Buffer => {
    // Sealed by another process under a key that came a moment ago.
    if (!held().keys[id]) look()
    const master = content.keys[id]
    if (!master) throw new Error('sealed with a key this installation does not hold')
    return deriving(`${id}/${use}`, master, use)
  }
  // Names of keys are hexadecimal: an object would put those that look like numbers first.
  const oldest = () => content.oldest ?? Object.keys(content.keys)[0]!
  const lasting = (use: string) => deriving(`fixed/${use}`, held().fixed ?? content.keys[oldest()]!, use)
  const indexing = (material: string | undefined, purpose: string): Buffer => (material ? deriving(`search/${material}/${purpose}`, material, `index/${purpose}`) : lasting(`index/${purpose}`))
  const hashed = (material: Buffer, plain: string) => createHmac('sha256', material).update(plain).digest()
  const blindIndex = (purpose: string, plain: string) => hashed(searched.includes(purpose) ? indexing(held().search?.current, purpose) : lasting(`index/${purpose}`), plain)

  const headersOf = new Map<string, Buffer>()
  const headerOf = (id: string): Buffer => {
    let header = headersOf.get(id)
    if (!header) headersOf.set(id, (header = Buffer.from([versionByte, ...Buffer.from(id, 'hex')])))
    return header
  }
  const seal = (purpose: string, plain: Buffer): Buffer => {
    const nonce = freshNonce()
    const { current } = held()
    const header = headerOf(current)
    const cipher = createCipheriv('aes-256-gcm', key(current, `encrypt/${purpose}`), nonce)
    cipher.setAAD(Buffer.concat([header, Buffer.from(purpose)]))
    const body = cipher.update(plain)
    // In this mode nothing is left for the end but the tag.
    cipher.final()
    return Buffer.concat([header, nonce, cipher.getAuthTag(), body])
  }
  const open = (purpose: string, sealed: Buffer): Buffer => {
    const header = sealed.subarray(0, 3)
    if (header[0] !== versionByte) throw new Error('sealed in an unknown form')
    const nonce = sealed.subarray(3, 3 + nonceBytes)
    const tag = sealed.subarray(3 + nonceBytes, 3 + nonceBytes + tagBytes)
    const decipher = createDecipheriv('aes-256-gcm', key(header.subarray(1).toString('hex'), `encrypt/${purpose}`), nonce)
    decipher.setAAD(Buffer.concat([header, Buffer.from(purpose)]))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(3 + nonceBytes + tagBytes)), decipher.final()])
  }
  const endings = 'endings'
  return {
    encrypt: (purpose, plain) => seal(purpose, Buffer.from(plain, 'utf8')),
    decrypt: (purpose, sealed) => open(purpose, sealed).toString('utf8'),
    wrap: (purpose, plain) => seal(purpose, plain),
    unwrap: (purpose, sealed) => open(purpose, sealed),
    current: () => held().current,
    blindIndex,
    blindIndexes(purpose, plain) {
      const search = searched.includes(purpose) ? held().search : undefined
      return [blindIndex(purpose, plain), ...[search?.next, search?.before].flatMap((material) => (material === undefined ? [] : [hashed(material === '' ? lasting(`index/${purpose}`) : indexing(material, purpose), plain)]))]
    },
    endings: {
      read: () => store.endings().map((line) => open(endings, Buffer.from(line, 'base64')).toString('utf8')),
      append: (lines) => { if (lines.length > 0) store.append(lines.map((line) => seal(endings, Buffer.from(line, 'utf8')).toString('base64'))) },
    },
    secret: (purpose) => createHmac('sha256', lasting('secret')).update(purpose).digest('base64url'),
    versions() {
      look()
      const first = oldest()
      return [first, ...Object.keys(content.keys).filter((id) => id !== first && id !== content.current), ...(content.current === first ? [] : [content.current])]
    },
    rotate() {
      look()
      const id = freshName(Object.keys(content.keys))
      const first = oldest()
      change((now) => ({ ...now, oldest: first, current: id, keys: { ...now.keys, [id]: fresh() } }))
      return id
    },
    retire(version) {
      look()
      if (version === content.current) throw new Error('the master key in use cannot be retired: rotate first')
      if (!content.keys[version]) throw new Error(`there is no master key ${version}`)
      if (content.fixed === undefined && version === oldest()) throw new Error('passwords and hashes of this installation hang on its oldest master key: it cannot be retired')
      const lines = store.endings().map((line) => seal(endings, open(endings, Buffer.from(line, 'base64'))).toString('base64'))
      store.replace(lines)
      change((now) => {
        const keys = Object.fromEntries(Object.entries(now.keys).filter(([id]) => id !== version))
        return { ...now, keys, oldest: now.oldest === version || now.oldest === undefined ? Object.keys(keys)[0]! : now.oldest }
      })
      for (const name of derived.keys()) if (name.startsWith(`${version}/`)) derived.delete(name)
    },
    reindex(step) {
      change((now) => {
        // '' stands for the lasting key, from which the first releases made the index.
        const current = now.search?.current ?? ''
        if (step === 'begin') return { ...now, search: { current, next: now.search?.next ?? fresh() } }
        if (step === 'switch') return now.search?.next === undefined ? now : { ...now, search: { current: now.search.next, before: current } }
        return { ...now, search: { current } }
      })
    },
    nextIndex: (purpose, plain) => (held().search?.next === undefined ? blindIndex(purpose, plain) : hashed(indexing(held().search?.next, purpose), plain)),
  }
}
