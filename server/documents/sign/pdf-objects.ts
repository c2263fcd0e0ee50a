/**
 * Reading a PDF as far as adding a signature needs it: plain cross-reference tables and objects that stand by themselves, which is what the renderer of this
 * product writes. Anything else is answered with null, never guessed.
 */

/** Values of a dictionary as their own text: nothing is changed that is not understood. */
export type Dictionary = Map<string, string>
export type PdfObject = { readonly text: string; readonly dictionary: Dictionary | null; readonly stream: Buffer | null }
export type Pdf = {
  readonly bytes: Buffer
  readonly trailer: Dictionary
  /** Where the newest cross-reference table begins. */
  readonly tableAt: number
  /** One more than the highest number of an object. */
  readonly size: number
  object(number: number): PdfObject | null
}

const space = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20].map((code) => String.fromCharCode(code)))
const delimiter = new Set(['(', ')', '<', '>', '[', ']', '{', '}', '/', '%'])

/** Deeper than any paper nests its values. */
const deepest = 60

/** The end of the value that begins at `at`; -1 where it is cut off, or nested beyond reason. */
export function endOfValue(text: string, at: number, depth = 0): number {
  const first = text[at]
  if (first === undefined || depth > deepest) return -1
  if (first === '(') {
    let depth = 0
    for (let index = at; index < text.length; index += 1) {
      if (text[index] === '\\') index += 1
      else if (text[index] === '(') depth += 1
      else if (text[index] === ')' && (depth -= 1) === 0) return index + 1
    }
    return -1
  }
  if (text.startsWith('<<', at)) return endOfGroup(text, at + 2, '>>', depth + 1)
  if (first === '<') {
    const end = text.indexOf('>', at)
    return end < 0 ? -1 : end + 1
  }
  if (first === '[') return endOfGroup(text, at + 1, ']', depth + 1)
  let end = at + 1
  while (end < text.length && !space.has(text[end]!) && !delimiter.has(text[end]!)) end += 1
  if (first !== '/' && /^\d+$/.test(text.slice(at, end))) {
    const reference = /^\s+\d+\s+R(?![A-Za-z0-9])/.exec(text.slice(end, end + 30))
    if (reference) return end + reference[0].length
  }
  return end
}

function endOfGroup(text: string, from: number, close: string, depth: number): number {
  let at = skipSpace(text, from)
  while (at < text.length) {
    if (text.startsWith(close, at)) return at + close.length
    at = endOfValue(text, at, depth)
    if (at < 0) return -1
    at = skipSpace(text, at)
  }
  return -1
}

export function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (text[at] === '%') while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1
    else if (space.has(text[at]!)) at += 1
    else break
  }
  return at
}

/** The dictionary that begins at `at`, which must be `<<`. */
export function readDictionary(text: string, from = 0): { readonly dictionary: Dictionary; readonly end: number } | null {
  if (!text.startsWith('<<', from)) return null
  const dictionary: Dictionary = new Map()
  let at = skipSpace(text, from + 2)
  while (!text.startsWith('>>', at)) {
    if (text[at] !== '/') return null
    const keyEnd = endOfValue(text, at)
    const valueAt = skipSpace(text, keyEnd)
    const valueEnd = endOfValue(text, valueAt)
    if (keyEnd < 0 || valueEnd < 0) return null
    dictionary.set(text.slice(at + 1, keyEnd), text.slice(valueAt, valueEnd))
    at = skipSpace(text, valueEnd)
  }
  return { dictionary, end: at + 2 }
}

export const writeDictionary = (dictionary: Dictionary): string => `<<${[...dictionary].map(([key, value]) => ` /${key} ${value}`).join('')} >>`

/** The values of an array. */
export function readArray(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null
  const found: string[] = []
  let at = skipSpace(text, 1)
  while (text[at] !== ']') {
    const end = endOfValue(text, at)
    if (end < 0) return null
    found.push(text.slice(at, end))
    at = skipSpace(text, end)
  }
  return found
}

/** The number of the object that a reference names. */
export function referenced(value: string | undefined): number | null {
  const match = /^(\d+)\s+0\s+R$/.exec(value ?? '')
  return match ? Number(match[1]) : null
}

/** Null: no PDF, a damaged one, or one with compressed cross-references. */
export function readPdf(file: Uint8Array): Pdf | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const text = bytes.toString('latin1')
  const last = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))
  if (!text.startsWith('%PDF-') || !last) return null
  const places = new Map<number, number>()
  let newest: Dictionary | null = null
  const seen = new Set<number>()
  let next: number | null = Number(last[1])
  while (next !== null) {
    if (seen.has(next)) return null
    seen.add(next)
    if (!text.startsWith('xref', next)) return null
    let at = skipSpace(text, next + 4)
    for (;;) {
      const head = /^(\d+) (\d+)\s+/.exec(text.slice(at, at + 40))
      if (!head) break
      at += head[0].length
      for (let index = 0; index < Number(head[2]); index += 1, at += 20) {
        const entry = /^(\d{10}) \d{5} ([nf])/.exec(text.slice(at, at + 18))
        if (!entry) return null
        const number = Number(head[1]) + index
        // Where a number stands twice the newest table counts.
        if (!places.has(number)) places.set(number, entry[2] === 'n' ? Number(entry[1]) : -1)
      }
      at = skipSpace(text, at)
    }
    if (!text.startsWith('trailer', at)) return null
    const trailer = readDictionary(text, skipSpace(text, at + 7))
    if (!trailer || trailer.dictionary.has('XRefStm') || trailer.dictionary.has('Encrypt')) return null
    newest ??= trailer.dictionary
    const previous = trailer.dictionary.get('Prev')
    next = previous === undefined ? null : Number(previous)
  }
  const size = Number(newest?.get('Size'))
  if (!newest || !Number.isInteger(size) || referenced(newest.get('Root')) === null) return null
  /** A number that stands as an object of its own. */
  const numberAt = (number: number): number => {
    const place = places.get(number) ?? -1
    return Number(place < 0 ? undefined : /^\s*\d+ 0 obj\s+(\d+)\s+endobj/.exec(text.slice(place, place + 60))?.[1])
  }
  const object = (number: number): PdfObject | null => {
    const place = places.get(number)
    if (place === undefined || place < 0) return null
    const head = /^\s*(\d+) 0 obj\s*/.exec(text.slice(place, place + 40))
    if (!head || Number(head[1]) !== number) return null
    const at = place + head[0].length
    const end = endOfValue(text, at)
    if (end < 0) return null
    const dictionary = readDictionary(text, at)?.dictionary ?? null
    const after = skipSpace(text, end)
    if (!dictionary || !text.startsWith('stream', after)) return { text: text.slice(at, end), dictionary, stream: null }
    const length = dictionary.get('Length') ?? ''
    const inOther = referenced(length)
    const size = inOther === null ? Number(length) : numberAt(inOther)
    if (!Number.isInteger(size)) return null
    const start = after + 6 + (text.startsWith('\r\n', after + 6) ? 2 : 1)
    if (!/^\s*endstream/.test(text.slice(start + size, start + size + 20))) return null
    return { text: text.slice(at, end), dictionary, stream: bytes.subarray(start, start + size) }
  }
  return { bytes, trailer: newest, tableAt: Number(last[1]), size, object }
}

export type Page = { readonly number: number; readonly dictionary: Dictionary; readonly box: readonly [number, number, number, number] }

/** The pages in their order, each with its paper; null where the tree of pages is not whole. */
export function pagesOf(pdf: Pdf): readonly Page[] | null {
  const root = pdf.object(referenced(pdf.trailer.get('Root'))!)?.dictionary
  const pages: Page[] = []
  const seen = new Set<number>()
  const walk = (number: number | null, inherited: string | undefined, depth: number): boolean => {
    if (number === null || depth > deepest || seen.has(number)) return false
    seen.add(number)
    const node = pdf.object(number)?.dictionary
    if (!node) return false
    const box = node.get('MediaBox') ?? inherited
    if (node.get('Type') === '/Page') {
      const corners = box ? readArray(box)?.map(Number) : null
      if (corners?.length !== 4 || corners.some((each) => !Number.isFinite(each))) return false
      pages.push({ number, dictionary: node, box: corners as unknown as Page['box'] })
      return true
    }
    return (readArray(node.get('Kids') ?? '') ?? []).every((kid) => walk(referenced(kid), box, depth + 1))
  }
  return walk(referenced(root?.get('Pages')), undefined, 0) && pages.length > 0 ? pages : null
}
