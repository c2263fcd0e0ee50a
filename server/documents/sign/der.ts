/** The little of DER that a signature needs: writing values, and finding parts of a certificate. */

const length = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size])
  const bytes: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

/** One value: tag, length, content. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), length(content.length), content])
}
export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
/** In DER the members of a set stand in the order of their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts.toSorted(Buffer.compare))
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes)
export const small = (value: number): Buffer => der(0x02, Buffer.from([value]))
export const nothing = Buffer.from([0x05, 0x00])

export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest.flatMap((part) => {
    const seven = [part & 0x7f]
    for (let left = part >>> 7; left > 0; left >>>= 7) seven.unshift((left & 0x7f) | 0x80)
    return seven
  })]
  return der(0x06, Buffer.from(bytes))
}

export type Value = { readonly tag: number; /** With its tag and length. */ readonly whole: Buffer; readonly content: Buffer }

/** The values that stand one after the other in `bytes`; null where they are cut off. */
export function values(bytes: Uint8Array): readonly Value[] | null {
  const buffer = Buffer.from(bytes)
  const found: Value[] = []
  let at = 0
  while (at < buffer.length) {
    const tag = buffer[at]!
    let size = buffer[at + 1]
    if (size === undefined) return null
    let start = at + 2
    if (size & 0x80) {
      const count = size & 0x7f
      if (count === 0 || count > 4 || start + count > buffer.length) return null
      size = buffer.readUIntBE(start, count)
      start += count
    }
    if (start + size > buffer.length) return null
    found.push({ tag, whole: buffer.subarray(at, start + size), content: buffer.subarray(start, start + size) })
    at = start + size
  }
  return found
}

/** The one value at the beginning of `bytes`, whatever follows it. */
export function firstValue(bytes: Uint8Array): Value | null {
  const buffer = Buffer.from(bytes)
  const size = buffer[1]
  if (size === undefined) return null
  const count = size & 0x80 ? size & 0x7f : 0
  if (count > 4 || 2 + count > buffer.length || (size & 0x80 && count === 0)) return null
  const end = 2 + count + (count ? buffer.readUIntBE(2, count) : size)
  return end > buffer.length ? null : (values(buffer.subarray(0, end))?.[0] ?? null)
}
