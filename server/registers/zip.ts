/**
 * Looks into an archive before anything else does: its list of parts, and one part at a time within a limit. Nothing is trusted that the archive says
 * of itself: sizes are those that came out.
 */
import { inflateRawSync } from 'node:zlib'

export type ZipPart = { readonly name: string; readonly method: number; readonly encrypted: boolean; readonly compressed: number; readonly offset: number }

const endMark = 0x06054b50
const centralMark = 0x02014b50
const localMark = 0x04034b50
const largestComment = 65_535
const mostParts = 2000

/** The list at the end of the archive; null: this is no archive that can be read. */
export function listZip(bytes: Uint8Array): readonly ZipPart[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 22) return null
  let end = -1
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - largestComment); at -= 1) {
    if (view.readUInt32LE(at) === endMark) {
      end = at
      break
    }
  }
  if (end < 0) return null
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count === 0xffff || at === 0xffffffff || count > mostParts) return null
  const parts: ZipPart[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== centralMark) return null
    const [nameLength, extraLength, commentLength] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30), view.readUInt16LE(at + 32)]
    if (at + 46 + nameLength > view.length) return null
    parts.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength), method: view.readUInt16LE(at + 10), encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      compressed: view.readUInt32LE(at + 20), offset: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}

/** The part as it was; null: it is damaged, packed in an unknown way, or larger than `limit` bytes. */
export function readPart(bytes: Uint8Array, part: ZipPart, limit: number): Buffer | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (part.encrypted || part.offset + 30 > view.length || view.readUInt32LE(part.offset) !== localMark) return null
  const start = part.offset + 30 + view.readUInt16LE(part.offset + 26) + view.readUInt16LE(part.offset + 28)
  const packed = view.subarray(start, start + part.compressed)
  if (packed.length !== part.compressed) return null
  if (part.method === 0) return packed.length <= limit ? packed : null
  if (part.method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: limit })
  } catch {
    return null
  }
}

/** Every part, as far as all of them together stay within `limit`; null where one cannot be read or they do not. */
export function readParts(bytes: Uint8Array, parts: readonly ZipPart[], limit: number): ReadonlyMap<string, Buffer> | null {
  const read = new Map<string, Buffer>()
  let left = limit
  for (const part of parts) {
    if (part.name.endsWith('/')) continue
    const content = readPart(bytes, part, Math.max(1, left))
    if (!content || read.has(part.name)) return null
    left -= content.length
    if (left < 0) return null
    read.set(part.name, content)
  }
  return read
}
