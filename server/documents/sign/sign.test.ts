import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '@hoa-nhap/domain/kernel/plain-date'
import { testCertificate, type TestCertificate } from '../../../checks/support/certificates.ts'
import { checkOffices, embedSignature, isPaperSigned, officeSigner, prepareSignature, signaturesOf, signerOfFile, signPdf, type PaperSigner } from './index.ts'
import { renderPdfWithPlaces } from '../render/here.ts'
import { letter } from '../render/render.fixture.ts'
import { pagesOf, readPdf } from './pdf-objects.ts'
import { updateOf } from './pdf-update.ts'

const at = instant('2026-11-22T07:39:26.000Z')
const place = { page: 2, x: 300, y: 400, width: 220, height: 74 }
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hoa-nhap-sign-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

function paper(): Uint8Array {
  const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json')), '400Regular', 'Tinos_400Regular.ttf')
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [fs.readFileSync(fonts)] }] })
  const source = '#set text(font: "Tinos", lang: "vi")\n#set document(title: "QUYẾT ĐỊNH", date: datetime(year: 2026, month: 11, day: 22))\n= QUYẾT ĐỊNH\nĐiều 1. Ỷ ỹ ỵ ẵ ặ ễ\n#pagebreak()\nĐiều 2. #link("https://vi.wikipedia.org")[ghi chú]'
  return new Uint8Array(compiler.pdf({ mainFileContent: source }, { pdfStandard: 'a-2b' }))
}

/** A red square with a clear edge. */
function picture(): Uint8Array {
  const size = 40
  const rows = Buffer.concat(Array.from({ length: size }, (_, y) => Buffer.concat([Buffer.from([0]), ...Array.from({ length: size }, (_, x) => Buffer.from([200, 0, 0, Math.min(x, y) < 4 ? 0 : 255]))])))
  const crc = (bytes: Buffer) => {
    let value = 0xffffffff
    for (const byte of bytes) {
      value ^= byte
      for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    }
    return (value ^ 0xffffffff) >>> 0
  }
  const chunk = (kind: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), content])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(content.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]))
}

/** What poppler says of a file; it knows nothing of this code. */
function pdfsig(file: Uint8Array): string {
  const name = path.join(folder, `${Math.random().toString(36).slice(2)}.pdf`)
  fs.writeFileSync(name, file)
  const { stdout, error } = spawnSync('pdfsig', ['-nocert', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  if (error) throw error
  return stdout
}
const valid = (said: string) => said.split('Signature is Valid.').length - 1

let office: TestCertificate
let signer: PaperSigner
let unsigned: Uint8Array
beforeAll(async () => {
  office = testCertificate({ name: 'Công an xã Thử Nghiệm', from: '2026-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z' })
  const opened = await signerOfFile(office.file, office.passphrase)
  if (!opened.ok) throw new Error(opened.refusal.code)
  signer = opened.value
  unsigned = paper()
})

async function signed(over: Partial<Parameters<typeof signPdf>[2]> = {}): Promise<Uint8Array> {
  const answer = await signPdf(unsigned, signer, { at, place, ...over })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

describe('a signed paper', () => {
  test('is valid for an independent reader, and is the paper with something added', async () => {
    const file = await signed()
    const said = pdfsig(file)
    expect(said).toContain('Signature is Valid.')
    expect(said).toContain('ETSI.CAdES.detached')
    expect(said).toContain('Công an xã Thử Nghiệm')
    expect(said).toContain('Total document signed')
    expect(signaturesOf(file)).toMatchObject([{ intact: true, whole: true, certificate: { subject: 'Công an xã Thử Nghiệm' } }])
    expect(isPaperSigned(unsigned, file)).toBe(true)
  })
  test('is the same bytes for the same paper, key and moment', async () => {
    expect(Buffer.compare(await signed(), await signed())).toBe(0)
  })
  test('shows who signed and when, in its place, on its page only', async () => {
    const name = path.join(folder, 'words.pdf')
    fs.writeFileSync(name, await signed({ name: 'Công an xã Thử Nghiệm' }))
    const text = (page: number) => spawnSync('pdftotext', ['-f', String(page), '-l', String(page), name, '-'], { encoding: 'utf8' }).stdout
    expect(text(2)).toContain('Ký bởi: Công an xã Thử Nghiệm')
    expect(text(2)).toContain('2026-11-22T14:39:26+07:00')
    expect(text(2)).toContain('Điều 2.')
    expect(text(1)).not.toContain('Ký bởi')
  })
  test('shows the picture of the signature where it was put', async () => {
    const name = path.join(folder, 'picture.pdf')
    fs.writeFileSync(name, await signed({ appearance: { picture: picture() } }))
    spawnSync('pdftoppm', ['-r', '72', '-f', '2', '-l', '2', name, path.join(folder, 'picture')])
    const made = fs.readdirSync(folder).find((each) => /^picture-.*\.ppm$/.test(each))!
    const file = fs.readFileSync(path.join(folder, made))
    const head = /^P6\s(\d+) (\d+)\s255\s/.exec(file.toString('latin1', 0, 30))!
    const pixel = (x: number, y: number) => [...file.subarray(head[0].length + (y * Number(head[1]) + x) * 3).subarray(0, 3)]
    // The middle of the place is red, its corner and the paper beside it white.
    expect(pixel(300 + 110, 400 + 37)[0]).toBeGreaterThan(150)
    expect(pixel(300 + 110, 400 + 37)[1]).toBeLessThan(40)
    expect(pixel(302, 402)).toEqual([255, 255, 255])
    expect(pixel(290, 437)).toEqual([255, 255, 255])
  })
  test('stays a sound file of the same kind', async () => {
    const file = Buffer.from(await signed({ appearance: { picture: picture(), words: ['Công an xã'] } }))
    const name = path.join(folder, 'sound.pdf')
    fs.writeFileSync(name, file)
    const info = spawnSync('pdfinfo', [name], { encoding: 'utf8' }).stdout
    expect(info).toContain('Pages:           2')
    // Every font that is seen is inside, as PDF/A asks; the declaration of PDF/A-2 is untouched.
    const fonts = spawnSync('pdffonts', [name], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.every((line) => /\byes yes yes\b/.test(line))).toBe(true)
    expect(file.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(file.toString('latin1')).not.toContain('/NeedAppearances')
  })
  test('is no longer valid once any byte of it was changed', async () => {
    const file = await signed()
    const gap = Buffer.from(file).indexOf('/Contents <')
    for (const offset of [60, Math.floor(unsigned.length / 2), unsigned.length - 20, gap - 300, file.length - 40]) {
      const changed = Uint8Array.from(file)
      changed[offset]! ^= 1
      expect(signaturesOf(changed).every((each) => each.intact)).toBe(false)
      expect(isPaperSigned(unsigned, changed)).toBe(false)
      expect(valid(pdfsig(changed))).toBe(0)
    }
  })
  test('is seen to have been added to', async () => {
    const longer = Buffer.concat([await signed(), Buffer.from('% thêm\n')])
    expect(signaturesOf(longer)).toMatchObject([{ intact: true, whole: false }])
    expect(isPaperSigned(unsigned, longer)).toBe(false)
  })
  test('takes a second signature without losing the first', async () => {
    const seal = testCertificate({ name: 'Ủy ban nhân dân xã Thử Nghiệm', from: '2026-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z' })
    const opened = await signerOfFile(seal.file, seal.passphrase)
    if (!opened.ok) throw new Error(opened.refusal.code)
    const twice = await signPdf(await signed(), opened.value, { at, place: { ...place, x: 200 }, appearance: { picture: picture() } })
    if (!twice.ok) throw new Error(twice.refusal.code)
    expect(valid(pdfsig(twice.value))).toBe(2)
    expect(signaturesOf(twice.value)).toMatchObject([{ intact: true, whole: false }, { intact: true, whole: true }])
    expect(isPaperSigned(unsigned, twice.value)).toBe(true)
  })
})

describe('a paper of the renderer', () => {
  test('is signed between the post and the name of its signer, and keeps its words', async () => {
    const { pdf, signaturePlace } = renderPdfWithPlaces({ ...letter, signature: { position: 'Trưởng Công an', name: 'Hoàng Văn Thử' } })
    expect(signaturePlace).not.toBeNull()
    const answer = await signPdf(pdf, signer, { at, place: signaturePlace, name: 'Công an xã Thử Nghiệm' })
    if (!answer.ok) throw new Error(answer.refusal.code)
    expect(valid(pdfsig(answer.value))).toBe(1)
    expect(isPaperSigned(pdf, answer.value)).toBe(true)
    const name = path.join(folder, 'letter.pdf')
    fs.writeFileSync(name, answer.value)
    // Words of the page with their places, in points from the upper edge.
    const boxes = spawnSync('pdftotext', ['-bbox', '-f', String(signaturePlace!.page), '-l', String(signaturePlace!.page), name, '-'], { encoding: 'utf8' }).stdout
    const yOf = (word: string) => [...boxes.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<\/word>/g)].filter((match) => match[3] === word).map((match) => ({ x: Number(match[1]), y: Number(match[2]) }))
    const [by] = yOf('Ký')
    expect(by!.x).toBeGreaterThanOrEqual(signaturePlace!.x)
    expect(by!.y).toBeGreaterThan(signaturePlace!.y)
    expect(by!.y).toBeLessThan(signaturePlace!.y + signaturePlace!.height)
    expect(yOf('Thử').some((word) => word.y > by!.y && word.x >= signaturePlace!.x)).toBe(true)
    const before = path.join(folder, 'letter-before.pdf')
    fs.writeFileSync(before, pdf)
    const words = (file: string) => spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout.normalize('NFC').split(/\s+/)
    const said = new Set(words(name))
    expect(words(before).filter((word) => !said.has(word))).toEqual([])
  })
})

describe('a signer outside', () => {
  test('gets what to sign, and the file is whole when the signature comes back', async () => {
    const prepared = prepareSignature(unsigned, signer.certificates, { at, place: null })
    if (!prepared.ok) throw new Error(prepared.refusal.code)
    expect(prepared.value.hash).toHaveLength(32)
    // Kept meanwhile as plain bytes.
    const kept = structuredClone(prepared.value)
    const answer = embedSignature(kept, await signer.sign(kept.attributes))
    expect(answer.ok && valid(pdfsig(answer.value))).toBe(1)
  })
  test('cannot embed the signature of another paper or of another key', async () => {
    const prepared = prepareSignature(unsigned, signer.certificates, { at })
    const other = prepareSignature(unsigned, signer.certificates, { at: instant('2026-11-22T07:40:00.000Z') })
    if (!prepared.ok || !other.ok) throw new Error('not prepared')
    expect(embedSignature(prepared.value, await signer.sign(other.value.attributes))).toMatchObject({ ok: false, refusal: { code: 'signature-wrong' } })
  })
  test('that does not answer leaves nothing', async () => {
    const silent: PaperSigner = { certificates: signer.certificates, sign: async () => { throw new Error('no card') } }
    expect(await signPdf(unsigned, silent, { at })).toMatchObject({ ok: false, refusal: { code: 'signer-unreachable' } })
  })
  test('may not change what a page says before signing it', async () => {
    const pdf = readPdf(unsigned)!
    const [first, second] = pagesOf(pdf)!
    const update = updateOf(pdf)
    update.write(first!.number, new Map([...first!.dictionary, ['Contents', second!.dictionary.get('Contents')!]]))
    const answer = await signPdf(update.finish().bytes, signer, { at })
    if (!answer.ok) throw new Error(answer.refusal.code)
    // The signature itself is sound and the bytes of the paper stand at the beginning; what is seen is not the paper.
    expect(valid(pdfsig(answer.value))).toBe(1)
    expect(isPaperSigned(unsigned, answer.value)).toBe(false)
  })
})

describe('certificates of the installation', () => {
  const list = path.join(folder, 'signing.json')
  const agency = 'commune-police:c-00001'
  const write = (name: string, content: Uint8Array | string, mode = 0o600) => {
    fs.writeFileSync(path.join(folder, name), content)
    fs.chmodSync(path.join(folder, name), mode)
  }
  const offices = (entry: object) => write('signing.json', JSON.stringify({ version: 1, offices: { [agency]: entry } }))
  const answer = async (id = agency) => {
    const found = await officeSigner(list, id)
    return found.ok ? 'opened' : found.refusal.code
  }
  beforeAll(() => {
    write('cax.p12', office.file)
    write('cax.pass', `${office.passphrase}\n`)
    write('cax.png', picture())
  })
  test('an office signs with its own, and with its seal to be seen', async () => {
    offices({ file: 'cax.p12', passphraseFile: 'cax.pass', picture: 'cax.png' })
    const found = await officeSigner(list, agency)
    if (!found.ok) throw new Error(found.refusal.code)
    const paper = await signPdf(unsigned, found.value, { at, place, appearance: { picture: found.value.picture } })
    expect(paper.ok && valid(pdfsig(paper.value))).toBe(1)
    expect(await checkOffices(list, at)).toMatchObject([{ agencyId: agency, fault: null, certificate: { subject: 'Công an xã Thử Nghiệm' } }])
    expect(await checkOffices(list, instant('2029-01-01T00:00:00.000Z'))).toMatchObject([{ fault: 'certificate-expired', certificate: null }])
  })
  test('no list and no entry: signed by hand', async () => {
    expect(await officeSigner(null, agency)).toMatchObject({ refusal: { code: 'signing-not-set-up' } })
    expect(await answer('commune-police:c-00002')).toBe('signing-not-set-up')
  })
  test('what is missing, wrong or readable by others is a fault and not “by hand”', async () => {
    offices({ file: 'nowhere.p12', passphraseFile: 'cax.pass' })
    expect(await answer()).toBe('certificate-file-unreadable')
    offices({ file: 'cax.p12' })
    expect(await answer()).toBe('certificate-file-unreadable')
    write('open.p12', office.file, 0o644)
    offices({ file: 'open.p12', passphraseFile: 'cax.pass' })
    expect(await answer()).toBe('certificate-file-unreadable')
    offices({ file: 'cax.p12', passphraseFile: 'cax.pass', picture: 'nowhere.png' })
    expect(await answer()).toBe('signature-picture-unusable')
    offices({ file: 'cax.p12', pass: 'thử nghiệm' })
    await expect(officeSigner(list, agency)).rejects.toThrow('signing.json')
    write('signing.json', '{}', 0o644)
    await expect(officeSigner(list, agency)).rejects.toThrow('chmod 600')
  })
})

describe('refused with a clear word', () => {
  const code = async (certificate: TestCertificate, when = at) => {
    const opened = await signerOfFile(certificate.file, certificate.passphrase)
    const answer = opened.ok ? await signPdf(unsigned, opened.value, { at: when, place }) : opened
    return answer.ok ? 'signed' : answer.refusal.code
  }
  test('a certificate whose time has not come or is over', async () => {
    expect(await code(office, instant('2025-12-31T23:59:59.000Z'))).toBe('certificate-not-yet-valid')
    expect(await code(office, instant('2028-01-01T00:00:01.000Z'))).toBe('certificate-expired')
  })
  test('a certificate that is not for signing, or whose key is short', async () => {
    expect(await code(testCertificate({ name: 'Máy chủ', from: '2026-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z', usage: { keyEncipherment: true } }))).toBe('certificate-not-for-signing')
    expect(await code(testCertificate({ name: 'Ngắn', from: '2026-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z', bits: 1024 }))).toBe('certificate-key-weak')
  })
  test('a wrong passphrase and a file that is none', async () => {
    expect(await signerOfFile(office.file, 'sai')).toMatchObject({ refusal: { code: 'certificate-file-unreadable' } })
    expect(await signerOfFile(new Uint8Array([1, 2, 3]), '')).toMatchObject({ refusal: { code: 'certificate-file-unreadable' } })
  })
  test('a file that is no paper of this product, cut off, or without its end', async () => {
    for (const file of [new Uint8Array(), Buffer.from('%PDF-1.7\nxin chào'), unsigned.subarray(0, unsigned.length - 200), unsigned.subarray(100)]) {
      expect(await signPdf(file, signer, { at, place })).toMatchObject({ ok: false, refusal: { code: 'paper-not-signable' } })
    }
  })
  test('a file that was made to lead a reader astray', () => {
    const around = (object: string) => {
      const head = '%PDF-1.7\n'
      return Buffer.from(`${head}1 0 obj\n${object}\nendobj\nxref\n0 2\n0000000000 65535 f \n${String(head.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n${head.length + object.length + 16}\n%%EOF\n`, 'latin1')
    }
    const hostile = [`<< /Type /Catalog /Pages ${'['.repeat(50_000)} >>`, '<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R 1 0 R] /Length 1 0 R >>\nstream\n\nendstream', '<< /Type /Pages /Pages 1 0 R /Kids [1 0 R 1 0 R] >>', `<< /A ${'('.repeat(1000)} >>`]
    for (const each of hostile) expect(prepareSignature(around(each), signer.certificates, { at })).toMatchObject({ ok: false, refusal: { code: 'paper-not-signable' } })
    expect(readPdf(around('<< /Type /Catalog >>'))?.object(1)?.dictionary?.get('Type')).toBe('/Catalog')
    for (const each of hostile) expect(isPaperSigned(unsigned, Buffer.concat([unsigned, around(each)]))).toBe(false)
  })
  test('a place outside the page, and a picture that is none', async () => {
    expect(await signPdf(unsigned, signer, { at, place: { ...place, x: 580 } })).toMatchObject({ refusal: { code: 'signature-place-outside' } })
    expect(await signPdf(unsigned, signer, { at, place: { ...place, page: 3 } })).toMatchObject({ refusal: { code: 'signature-place-outside' } })
    expect(await signPdf(unsigned, signer, { at, place, appearance: { picture: new Uint8Array([1, 2, 3]) } })).toMatchObject({ refusal: { code: 'signature-picture-unusable' } })
  })
})
