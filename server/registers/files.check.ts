/**
 * What a file is and whether it may be kept, decided by its content; its name and the type the browser claims are not asked. Pure.
 * Kept: PDF, PNG, JPEG, WEBP, XLSX, DOCX of at most 10 MB that carry no program.
 */
import { inflateSync } from 'node:zlib'
import { hasHarm, hasProgram, officeKind } from './office.check.ts'
import { listZip, readParts } from './zip.ts'

export const largestFile = 10 * 1024 * 1024
/** Unpacked, all parts of an Office file together. */
const largestUnpacked = 60 * 1024 * 1024

export const fileTypes = {
  pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type KeptKind = keyof typeof fileTypes
export type FileVerdict = { readonly ok: true; readonly kind: KeptKind; readonly type: string } | { readonly ok: false; readonly code: 'file-empty' | 'file-too-large' | 'file-type' | 'file-harmful' | 'file-locked' | 'file-damaged' }

const begins = (bytes: Uint8Array, ...wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[index] === byte)
const kept = (kind: KeptKind): FileVerdict => ({ ok: true, kind, type: fileTypes[kind] })
const no = (code: Extract<FileVerdict, { ok: false }>['code']): FileVerdict => ({ ok: false, code })

export function checkFile(bytes: Uint8Array): FileVerdict {
  if (bytes.length === 0) return no('file-empty')
  if (bytes.length > largestFile) return no('file-too-large')
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return checkPdf(bytes)
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return endsAs(bytes, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]) ? kept('png') : no('file-damaged')
  if (begins(bytes, 0xff, 0xd8, 0xff)) return kept('jpeg')
  if (begins(bytes, 0x52, 0x49, 0x46, 0x46) && Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP') return kept('webp')
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return checkOffice(bytes)
  // An Office file under a password is a compound file, like the old formats.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return no(Buffer.from(bytes.subarray(0, 64 * 1024)).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file-locked' : 'file-type')
  return no('file-type')
}

function endsAs(bytes: Uint8Array, wanted: readonly number[]): boolean {
  // Some programs leave bytes behind the end; a picture that never ends is cut off.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from(wanted)) > 0
}

function checkOffice(bytes: Uint8Array): FileVerdict {
  const parts = listZip(bytes)
  const kind = parts ? officeKind(parts) : null
  if (!parts || !kind) return no('file-type')
  if (parts.some((part) => part.encrypted)) return no('file-locked')
  if (hasProgram(parts)) return no('file-harmful')
  const contents = readParts(bytes, parts, largestUnpacked)
  if (!contents) return no('file-damaged')
  return hasHarm(contents) ? no('file-harmful') : kept(kind)
}

/** Names that let a PDF act by itself or carry other files. Looked for everywhere, also where only pictures should be: as long as these they do not come by chance. */
const acting = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z])/
/** `#4a` in a name stands for `J`. */
const unescaped = (text: string): string => text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
const countOf = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length

/** Objects may be packed in streams; what is in these is looked at too. */
const packed = /\/ObjStm(?![A-Za-z])/g
const streamLimit = 8 * 1024 * 1024
const streamsLimit = 40 * 1024 * 1024
/** Between the word that names such a stream and its beginning: the rest of one dictionary. */
const dictionaryLength = 2000

function checkPdf(bytes: Uint8Array): FileVerdict {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = view.toString('latin1')
  if (!text.includes('%%EOF')) return no('file-damaged')
  const plain = unescaped(text)
  if (/\/Encrypt(?![A-Za-z])/.test(plain)) return no('file-locked')
  if (acting.test(plain) || countOf(plain, packed) !== countOf(text, packed)) return no('file-harmful')
  let unpacked = 0
  for (const { index } of text.matchAll(packed)) {
    const word = text.slice(index, index + dictionaryLength).search(/stream\r?\n/)
    if (word < 0) return no('file-damaged')
    const start = text.indexOf('\n', index + word) + 1
    const end = text.indexOf('endstream', start)
    if (end < 0) return no('file-damaged')
    try {
      const inside = inflateSync(view.subarray(start, end), { maxOutputLength: streamLimit })
      unpacked += inside.length
      if (unpacked > streamsLimit) return no('file-damaged')
      if (acting.test(unescaped(inside.toString('latin1')))) return no('file-harmful')
    } catch {
      // Not packed at all: then it was looked at with everything else. Packed in a way that cannot be looked into: not kept.
      const dictionary = text.slice(Math.max(0, text.lastIndexOf('obj', index)), start)
      if (/\/Filter(?![A-Za-z])/.test(dictionary)) return no('file-damaged')
    }
  }
  return kept('pdf')
}

const endings: Readonly<Record<KeptKind, readonly string[]>> = { pdf: ['pdf'], png: ['png'], jpeg: ['jpg', 'jpeg'], webp: ['webp'], xlsx: ['xlsx'], docx: ['docx'] }

/** A name that is safe to show and to save: no path, no control or invisible marks, at most 120 characters, with the ending of what the file is. */
export function safeName(given: string, kind: KeptKind): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken away
  const clean = last.replace(/[\u0000-\u001f\u007f\p{Cf}\p{Co}\p{Cs}]/gu, '').replace(/[<>:"|?*%;]/g, ' ').replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, '')
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(clean)?.[1]?.toLowerCase()
  const own = ending !== undefined && endings[kind].includes(ending)
  const stem = (own ? clean.slice(0, clean.length - ending.length - 1) : clean.replace(/\.[A-Za-z0-9]{1,5}$/, '')).slice(0, 110).trim()
  return `${stem || 'tep'}.${own ? ending : endings[kind][0]!}`
}
