/**
 * What is kept on this device: drafts and acts that wait for the line. Each account has its own AES-GCM key, which the browser keeps and cannot give
 * away; a copied profile without it is unreadable. Where the browser offers no such store, things are kept for this page only.
 */
type Sealed = { readonly id: string; readonly account: string; readonly name: string; readonly at: number; readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }
export type Kept<T> = { readonly name: string; readonly at: number; readonly value: T }

const keepDays = 30
const memory = new Map<string, { account: string; name: string; at: number; text: string }>()
let opened: Promise<IDBDatabase> | null = null

function wait<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('device store'))
  })
}

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('hoa-nhap', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('sealed', { keyPath: 'id' }).createIndex('account', 'account')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('device store'))
  })
  return opened
}

const sealing = () => typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && crypto.subtle !== undefined

async function keyOf(account: string): Promise<CryptoKey> {
  const db = await database()
  const found = await wait(db.transaction('keys').objectStore('keys').get(account) as IDBRequest<CryptoKey | undefined>)
  if (found) return found
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await wait(db.transaction('keys', 'readwrite').objectStore('keys').put(key, account))
  return key
}

export async function keep<T>(account: string, name: string, value: T): Promise<number> {
  const at = Date.now()
  const id = `${account}/${name}`
  const text = JSON.stringify(value)
  if (!sealing()) {
    memory.set(id, { account, name, at, text })
    return at
  }
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) }, await keyOf(account), new TextEncoder().encode(text))
  const db = await database()
  await wait(db.transaction('sealed', 'readwrite').objectStore('sealed').put({ id, account, name, at, iv, data } satisfies Sealed))
  return at
}

async function open<T>(sealed: Sealed): Promise<Kept<T> | null> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: new TextEncoder().encode(sealed.id) }, await keyOf(sealed.account), sealed.data)
    return { name: sealed.name, at: sealed.at, value: JSON.parse(new TextDecoder().decode(text)) as T }
  } catch {
    return null
  }
}

export async function kept<T>(account: string, name: string): Promise<Kept<T> | null> {
  const id = `${account}/${name}`
  if (!sealing()) {
    const found = memory.get(id)
    return found ? { name, at: found.at, value: JSON.parse(found.text) as T } : null
  }
  const db = await database()
  const found = await wait(db.transaction('sealed').objectStore('sealed').get(id) as IDBRequest<Sealed | undefined>)
  return found ? open<T>(found) : null
}

/** All things of the account whose name begins so, oldest first; what is older than 30 days is removed on the way. */
export async function allKept<T>(account: string, beginning: string): Promise<Kept<T>[]> {
  if (!sealing()) {
    return [...memory.values()].filter((each) => each.account === account && each.name.startsWith(beginning)).map((each) => ({ name: each.name, at: each.at, value: JSON.parse(each.text) as T })).toSorted((a, b) => a.at - b.at)
  }
  const db = await database()
  const all = await wait(db.transaction('sealed').objectStore('sealed').index('account').getAll(account) as IDBRequest<Sealed[]>)
  const old = Date.now() - keepDays * 86_400_000
  for (const each of all) if (each.at < old) await forget(account, each.name)
  const found = await Promise.all(all.filter((each) => each.at >= old && each.name.startsWith(beginning)).map((each) => open<T>(each)))
  return found.filter((each) => each !== null).toSorted((a, b) => a.at - b.at)
}

export async function forget(account: string, name: string): Promise<void> {
  const id = `${account}/${name}`
  if (!sealing()) {
    memory.delete(id)
    return
  }
  const db = await database()
  await wait(db.transaction('sealed', 'readwrite').objectStore('sealed').delete(id))
}
