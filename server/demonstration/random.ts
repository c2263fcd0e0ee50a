/** Seeded randomness: the same seed gives the same people, ids and days on every machine. */
import { createHash } from 'node:crypto'

export type Random = {
  /** In [0, 1). */
  next(): number
  /** Whole number in [low, high]. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  weighted<T>(from: readonly (readonly [T, number])[]): T
  uuid(): string
  /** A generator of its own, so that one person's life does not depend on how many came before. */
  fork(label: string | number): Random
}

function seedOf(text: string): [number, number, number, number] {
  const digest = createHash('sha256').update(text).digest()
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)]
}

/** sfc32 (Doty-Humphrey), seeded by SHA-256 of a label. */
export function randomOf(label: string): Random {
  let [a, b, c, counter] = seedOf(label)
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) word()
  const next = () => word() / 4_294_967_296
  const random: Random = {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)]!,
    weighted: (from) => {
      let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of from) if ((rest -= weight) < 0) return value
      return from.at(-1)![0]
    },
    uuid: () => {
      const hex = [word(), word(), word(), word()].map((part) => part.toString(16).padStart(8, '0')).join('')
      const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
    },
    fork: (part) => randomOf(`${label}/${part}`),
  }
  return random
}
