/** What an Office file (XLSX, DOCX) may not carry: programs, embedded objects, links that load by themselves, entities. Looked for in its parts. */
import type { ZipPart } from './zip.ts'

export type OfficeKind = 'xlsx' | 'docx'

/** By the parts that make the kind; names of files say nothing. */
export function officeKind(parts: readonly ZipPart[]): OfficeKind | null {
  const names = new Set(parts.map((part) => part.name.toLowerCase()))
  if (!names.has('[content_types].xml')) return null
  if (names.has('xl/workbook.xml')) return 'xlsx'
  return names.has('word/document.xml') ? 'docx' : null
}

const programs = /vbaproject|vbadata|macrosheets?\/|\/xlm|activex|\/embeddings\/|oleobject|\.bin$|customui|\.(exe|dll|js|vbs|bat|ps1|hta|scr|jar|html?)$/i
/** Printer settings are binary and harmless; every program that prints leaves them. */
const harmless = /printersettings\d*\.bin$/i

/** Parts that carry programs or foreign objects. */
export const hasProgram = (parts: readonly ZipPart[]): boolean => parts.some((part) => programs.test(part.name) && !harmless.test(part.name))

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name)
const latin = (content: Buffer): string => content.toString('latin1')

/** Declarations of entities, macros declared by type, templates and frames from elsewhere, commands in fields. */
export function hasHarm(contents: ReadonlyMap<string, Buffer>): boolean {
  for (const [name, content] of contents) {
    if (!isXml(name)) continue
    // UTF-16 hides what is looked for; Office writes UTF-8.
    if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff) || content.includes(0)) return true
    const text = latin(content)
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) return true
    if (/macroEnabled|vbaProject/i.test(text) && /content_types/i.test(name)) return true
    if (/\.rels$/i.test(name) && [...text.matchAll(/<Relationship\b[^>]*>/g)].some(([tag]) => /TargetMode\s*=\s*["']External/i.test(tag) && !/\/hyperlink["']/i.test(tag))) return true
    if (/<w:instrText[^>]*>[^<]*\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b/i.test(text) || /<ddeLink\b/i.test(text)) return true
  }
  return false
}
