/** An office's own Word templates: looked into before anything is kept, filled at the issue with the known fields alone. */
import { createRequire } from 'node:module'
import type PizZip from 'pizzip'
import type Docxtemplater from 'docxtemplater'
import type { DXT } from 'docxtemplater'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { FormDefinition } from '@hoa-nhap/domain/documents/documents.model'
import { templateFields } from '@hoa-nhap/domain/documents/template.rules'
import { checkFile } from '../registers/registers.model.ts'

export const largestTemplate = 5 * 1024 * 1024
const codes = { 'file-empty': 'template-empty', 'file-too-large': 'template-too-large', 'file-type': 'template-not-word', 'file-harmful': 'template-harmful', 'file-locked': 'template-not-word', 'file-damaged': 'template-damaged' } as const
const mostNamed = 60

type TemplateError = { readonly properties?: { readonly id?: string; readonly xtag?: string; readonly context?: string; readonly errors?: readonly TemplateError[] } }

type Library = { readonly Zip: typeof PizZip; readonly Template: typeof Docxtemplater }
let library: Library | undefined
/** Loaded with the first template: most offices have none. */
function libraryOf(): Library {
  const load = createRequire(import.meta.url)
  return (library ??= { Zip: load('pizzip') as typeof PizZip, Template: load('docxtemplater') as typeof Docxtemplater })
}

function opened(bytes: Uint8Array, modules: readonly DXT.Module[] = []): Docxtemplater {
  // Tags are names of a flat list; nothing in a template is computed.
  const { Zip, Template } = libraryOf()
  return new Template(new Zip(Buffer.from(bytes)), { modules: [...modules], linebreaks: true, paragraphLoop: false, nullGetter: () => '', parser: (tag: string) => ({ get: (scope: Record<string, string>) => scope[tag.trim()] ?? '' }), errorLogging: false })
}

type Named = { readonly tag: string; /** What is no plain field: a loop, raw XML. */ readonly module: string | undefined }
/** Notes every tag of the document, its headers and footers. */
function noting(found: Named[]): DXT.Module {
  const note = (parts: readonly DXT.Part[]): void => {
    for (const part of parts) {
      if (part.type === 'placeholder') found.push({ tag: part.value.trim(), module: part.module || undefined })
      const inner = (part as { subparsed?: readonly DXT.Part[] }).subparsed
      if (inner) note(inner)
    }
  }
  return { name: 'hoa-nhap-fields', postparse: (parts) => {
    note(parts)
    return parts
  } }
}

/** The fields that the template names, each known to the form. */
export function checkTemplate(bytes: Uint8Array, form: FormDefinition): Decision<readonly string[]> {
  if (bytes.length > largestTemplate) return refuse('template-too-large', { most: largestTemplate / 1024 / 1024 })
  const verdict = checkFile(bytes)
  if (!verdict.ok) return refuse(codes[verdict.code], { most: largestTemplate / 1024 / 1024 })
  if (verdict.kind !== 'docx') return refuse('template-not-word')
  const named: Named[] = []
  try {
    opened(bytes, [noting(named)])
  } catch (error) {
    const { properties } = error as TemplateError
    const first = properties?.errors?.[0]?.properties ?? properties
    return first?.xtag === undefined && first?.context === undefined ? refuse('template-damaged') : refuse('template-broken-field', { field: (first.xtag ?? first.context ?? '').slice(0, mostNamed) })
  }
  const known = new Set(templateFields(form).map((field) => field.name))
  // Loops, raw XML and the like are no fields.
  const unknown = named.find(({ tag, module }) => module !== undefined || !known.has(tag))
  if (unknown) return refuse('template-unknown-field', { field: unknown.tag.slice(0, mostNamed) })
  return accept([...new Set(named.map(({ tag }) => tag))].toSorted())
}

/** A part's time of writing would make the same paper other bytes. */
const writtenAt = new Date(Date.UTC(2000, 0, 1))

/** The template with its fields filled; the same values give the same bytes. */
export function filled(bytes: Uint8Array, values: Readonly<Record<string, string>>): Uint8Array {
  const document = opened(bytes)
  document.render(values)
  const zip = document.getZip() as PizZip
  for (const file of Object.values(zip.files)) file.date = writtenAt
  return new Uint8Array(zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer)
}
