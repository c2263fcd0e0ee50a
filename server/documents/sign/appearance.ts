/** What is seen where a paper is signed: the picture of the signature or seal, or the words about it, set by the same means as the paper itself. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readPdf, referenced, pagesOf, type Dictionary } from './pdf-objects.ts'
import { copyInto, type Update } from './pdf-update.ts'

export type Appearance = {
  /** PNG with a transparent ground; it is fitted into the place. */
  readonly picture?: Uint8Array | undefined
  /** Lines of text; under the picture where there is one. */
  readonly words?: readonly string[] | undefined
}

/** Set small enough that four lines stand in the room of a signature. */
const source = `#let data = json(bytes(sys.inputs.data))
#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt, fill: none)
#set text(font: "Tinos", size: 10pt, fill: black, lang: "vi", hyphenate: false)
#set par(leading: 0.35em, spacing: 0.35em)
#let words = data.words.map(line => text(line)).join(linebreak())
#if data.picture != none {
  grid(rows: if data.words.len() > 0 { (1fr, auto) } else { (1fr,) }, columns: (1fr,), align: center + horizon,
    image(data.picture, width: 100%, height: 100%, fit: "contain", alt: "Chữ ký"), ..if data.words.len() > 0 { (words,) })
} else { align(center + horizon, block(width: 100%, words)) }
`

let ready: NodeCompiler | undefined
/** Loaded with the first signature that is seen: a server that signs nothing is ten megabytes smaller. */
function compilerOf(): NodeCompiler {
  if (ready) return ready
  const load = createRequire(import.meta.url)
  const folder = path.dirname(load.resolve('@expo-google-fonts/tinos/package.json'))
  const typst = load('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler')
  return (ready = typst.NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [fs.readFileSync(path.join(folder, '400Regular', 'Tinos_400Regular.ttf'))] }] }))
}

/** The form object of an appearance, written into the update; answers its number. Throws where the picture is no picture. */
export function writeAppearance(update: Update, size: { readonly width: number; readonly height: number }, appearance: Appearance): number {
  const compiler = compilerOf()
  const picture = appearance.picture ? path.join(import.meta.dirname, 'signature-picture.png') : null
  if (picture && appearance.picture) compiler.mapShadow(picture, Buffer.from(appearance.picture))
  const data = JSON.stringify({ ...size, words: (appearance.words ?? []).map((line) => line.normalize('NFC')), picture: picture ? path.basename(picture) : null })
  let file: Buffer
  try {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { data } })
    if (!compiled.result) throw new Error('the picture of the signature could not be set')
    file = compiler.pdf(compiled.result, { pdfStandard: 'a-2b' })
  } finally {
    if (picture) compiler.unmapShadow(picture)
    compiler.evictCache(1)
  }
  const pdf = readPdf(file)
  const page = pdf && pagesOf(pdf)?.[0]
  const content = pdf && page && pdf.object(referenced(page.dictionary.get('Contents')) ?? -1)
  if (!pdf || !page || !content?.stream || !content.dictionary) throw new Error('the picture of the signature could not be read')
  const known = new Map<number, number>()
  const form: Dictionary = new Map([['Type', '/XObject'], ['Subtype', '/Form'], ['BBox', `[0 0 ${page.box[2]} ${page.box[3]}]`]])
  for (const key of ['Resources', 'Group']) {
    const value = page.dictionary.get(key)
    if (value !== undefined) form.set(key, copyInto(update, pdf, value, known))
  }
  const filter = content.dictionary.get('Filter')
  if (filter) form.set('Filter', filter)
  return update.add(form, content.stream)
}
