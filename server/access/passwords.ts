/** Passwords: argon2id, 19 MiB, two passes. Hashing takes a core for some tens of milliseconds, so it is done in turn. */
import { hash, verify } from '@node-rs/argon2'

// The library's own default is argon2id.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** One form for every keyboard: a password typed with composed or decomposed tone marks is the same. */
const normalised = (password: string) => password.normalize('NFC')

const mostAtOnce = 2
let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => { queue.push(resolve) })
  else running += 1
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), options))
}

let stranger: Promise<string> | null = null

/** False for a wrong password and, after the same work, for an unknown account (`stored` null). */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword('an account that does not exist')
  const against = stored ?? await stranger
  const matches = await inTurn(() => verify(against, normalised(password)).catch(() => false))
  return matches && stored !== null
}

/** The first wrong name must not take longer than the first wrong password. */
export async function preparePasswords(): Promise<void> {
  stranger ??= hashPassword('an account that does not exist')
  await stranger
}
