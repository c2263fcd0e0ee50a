/** Adding to a PDF at its end, so that every byte before stays: what was signed before stays signed. */
import { createHash } from 'node:crypto'
import { endOfValue, referenced, skipSpace, writeDictionary, type Dictionary, type Pdf } from './pdf-objects.ts'

export type Update = {
  /** The number of a new object, to be named before it is written. */
  reserve(): number
  write(number: number, content: string | Dictionary, stream?: Uint8Array): void
  add(content: string | Dictionary, stream?: Uint8Array): number
  /** The whole file, and where each written object begins in it. */
  finish(): { readonly bytes: Buffer; readonly places: ReadonlyMap<number, number> }
}

export const reference = (number: number): string => `${number} 0 R`
/** A text of any letters as a PDF string. */
export const pdfText = (text: string): string => `<FEFF${Buffer.from(text.normalize('NFC'), 'utf16le').swap16().toString('hex').toUpperCase()}>`

export function updateOf(pdf: Pdf): Update {
  let next = pdf.size
  const written = new Map<number, Buffer>()
  const write: Update['write'] = (number, content, stream) => {
    const dictionary = content instanceof Map ? new Map(content) : null
    if (dictionary && stream) dictionary.set('Length', String(stream.length))
    const head = Buffer.from(`${number} 0 obj\n${dictionary ? writeDictionary(dictionary) : String(content)}\n`, 'latin1')
    written.set(number, Buffer.concat([head, ...(stream ? [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')] : []), Buffer.from('endobj\n')]))
  }
  const reserve = () => (next += 1) - 1
  return {
    reserve, write,
    add(content, stream) {
      const number = reserve()
      write(number, content, stream)
      return number
    },
    finish() {
      const parts: Buffer[] = [pdf.bytes, ...(pdf.bytes.at(-1) === 0x0a ? [] : [Buffer.from('\n')])]
      let at = parts.reduce((sum, part) => sum + part.length, 0)
      const places = new Map<number, number>()
      for (const [number, content] of [...written].toSorted(([one], [other]) => one - other)) {
        places.set(number, at)
        parts.push(content)
        at += content.length
      }
      const sections: string[] = []
      let run: number[] = []
      const close = () => { if (run.length > 0) sections.push(`${run[0]} ${run.length}\n${run.map((number) => `${String(places.get(number)).padStart(10, '0')} 00000 n \n`).join('')}`) }
      for (const number of places.keys()) {
        if (run.length > 0 && number !== run.at(-1)! + 1) {
          close()
          run = []
        }
        run.push(number)
      }
      close()
      const trailer: Dictionary = new Map(pdf.trailer)
      trailer.set('Size', String(next))
      trailer.set('Prev', String(pdf.tableAt))
      const identity = trailer.get('ID')
      if (identity) {
        // The first half names the paper, the second this state of it.
        const first = identity.slice(skipSpace(identity, 1), endOfValue(identity, skipSpace(identity, 1)))
        trailer.set('ID', `[${first} <${createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32)}>]`)
      }
      parts.push(Buffer.from(`xref\n${sections.join('')}trailer\n${writeDictionary(trailer)}\nstartxref\n${at}\n%%EOF\n`, 'latin1'))
      return { bytes: Buffer.concat(parts), places }
    },
  }
}

/** Copies a value of another file with everything it names; answers it with the new numbers. */
export function copyInto(update: Update, source: Pdf, value: string, known = new Map<number, number>()): string {
  return renumbered(value, (number) => {
    const there = known.get(number)
    if (there !== undefined) return there
    const mine = update.reserve()
    known.set(number, mine)
    const found = source.object(number)
    if (!found) throw new Error('a part of the picture is missing')
    if (found.dictionary) {
      const dictionary: Dictionary = new Map([...found.dictionary].map(([key, each]) => [key, copyInto(update, source, each, known)]))
      update.write(mine, dictionary, found.stream ?? undefined)
    } else update.write(mine, copyInto(update, source, found.text, known))
    return mine
  })
}

/** The text of a value with each reference changed; strings stay as they are. */
function renumbered(text: string, numberOf: (number: number) => number): string {
  let out = ''
  let at = 0
  while (at < text.length) {
    const from = skipSpace(text, at)
    out += text.slice(at, from)
    if (from >= text.length) break
    if (text.startsWith('<<', from) || text.startsWith('>>', from)) {
      out += text.slice(from, from + 2)
      at = from + 2
      continue
    }
    if (text[from] === '[' || text[from] === ']') {
      out += text[from]
      at = from + 1
      continue
    }
    const end = endOfValue(text, from)
    if (end < 0) throw new Error('a part of the picture is damaged')
    const piece = text.slice(from, end)
    const number = referenced(piece.replace(/\s+/g, ' '))
    out += number === null ? piece : reference(numberOf(number))
    at = end
  }
  return out
}
