/** Office files without clock and chance: the same parts under one date, with names counted instead of drawn. */
import PizZip from 'pizzip'

const date = new Date('2000-01-01T00:00:00Z')

/** `day` (YYYY-MM-DD) takes the place of the hour at which the library made the file; `finish` is given the body of a DOCX as text. */
export function repacked(packed: Uint8Array, day: string | null, finish: (document: string) => string = (document) => document): Uint8Array {
  const zip = new PizZip(packed)
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]!.dir).toSorted((a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1))
  const stamp = `${day ?? '2000-01-01'}T00:00:00Z`
  // Names of relations are drawn by chance, numbers of drawings are counted through the life of the process: both are counted anew, in order of the text.
  const relations = new Map<string, string>()
  const relationOf = (drawn: string): string => relations.get(drawn) ?? (relations.set(drawn, `rIdD${relations.size + 1}`), relations.get(drawn)!)
  const settle = (name: string, text: string): string => {
    let drawings = 0
    let shapes = 0
    const counted = text.replaceAll(/\brId[\w-]{21}(?=")/g, relationOf).replaceAll(/(<wp:docPr id=")\d+/g, (_, opening: string) => `${opening}${++drawings}`)
      .replaceAll(/(<v:shape id="PowerPlusWaterMarkObject)[\w-]+/g, (_, opening: string) => `${opening}${++shapes}`)
    if (name === 'word/document.xml') return finish(counted)
    return name === 'docProps/core.xml' ? counted.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`) : counted
  }
  const fixed = new PizZip()
  for (const name of names) {
    const part = zip.files[name]!
    if (/\.(xml|rels)$/.test(name)) fixed.file(name, settle(name, part.asText()), { date, createFolders: false })
    else fixed.file(name, /\.xlsx$/.test(name) ? repacked(part.asUint8Array(), day) : part.asUint8Array(), { date, binary: true, createFolders: false })
  }
  return fixed.generate({ type: 'uint8array', compression: 'DEFLATE' })
}
