/** The letters of official papers: Tinos, of the same widths as Times New Roman, and which letters it has. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const folder = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const faces = ['400Regular/Tinos_400Regular.ttf', '400Regular_Italic/Tinos_400Regular_Italic.ttf', '700Bold/Tinos_700Bold.ttf', '700Bold_Italic/Tinos_700Bold_Italic.ttf']
export const family = 'Tinos'

let files: readonly Buffer[] | undefined
export const fontFiles = (): readonly Buffer[] => (files ??= faces.map((face) => fs.readFileSync(path.join(folder, face))))

/** Code points of a face: its table `cmap`, format 4 (all that Tinos has). */
function codePointsOf(font: Buffer): Set<number> {
  const tables = font.readUInt16BE(4)
  const entry = Array.from({ length: tables }, (_, index) => 12 + 16 * index).find((offset) => font.toString('latin1', offset, offset + 4) === 'cmap')
  if (entry === undefined) throw new Error('the font has no table of letters')
  const table = font.readUInt32BE(entry + 8)
  const found = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(table + 2); index++) {
    const start = table + font.readUInt32BE(table + 4 + 8 * index + 4)
    if (font.readUInt16BE(start) !== 4) continue
    const segments = font.readUInt16BE(start + 6) / 2
    for (let segment = 0; segment < segments; segment++) {
      const last = font.readUInt16BE(start + 14 + 2 * segment)
      for (let code = font.readUInt16BE(start + 16 + 2 * segments + 2 * segment); code <= last && code < 0xffff; code++) found.add(code)
    }
  }
  return found
}

let letters: ReadonlySet<number> | undefined
/** Letters that all four faces have. */
export function fontLetters(): ReadonlySet<number> {
  if (!letters) {
    const [first, ...others] = fontFiles().map(codePointsOf)
    letters = new Set([...first!].filter((code) => others.every((face) => face.has(code))))
  }
  return letters
}
