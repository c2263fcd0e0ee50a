/** The threads that set papers: many at once, refusals as values, a dying thread takes only its own paper with it. */
import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { renderDocx, renderPdf } from './here.ts'
import { rendererPool, RenderingFailed } from './index.ts'
import { letter, request } from './render.fixture.ts'

const pool = rendererPool({ threads: 2 })
afterAll(() => pool.close())
const sum = (bytes: Uint8Array | null) => createHash('sha256').update(bytes ?? '').digest('hex')

describe('the pool', () => {
  test('makes the same bytes as this thread, in each of its threads', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => pool.render(letter)))
    const pdf = sum(renderPdf(letter))
    const docx = sum(await renderDocx(letter))
    expect(made.map((one) => one.ok && [sum(one.pdf), sum(one.docx), one.pages])).toEqual(made.map(() => [pdf, docx, 1]))
    expect(pool.threads()).toBe(2)
  })
  test('answers a refusal as a value', async () => {
    const rendered = await pool.render({ ...request, subject: '漢' })
    expect(rendered).toEqual({ ok: false, refusal: { code: 'letters-not-printable', facts: { letters: ['U+6F22'], count: 1 } } })
  })
  test('makes only what is asked', async () => {
    const rendered = await pool.render(letter, {}, ['pdf'])
    expect(rendered.ok && rendered.pdf?.length).toBeGreaterThan(1000)
    expect(rendered.ok && rendered.docx).toBeNull()
  })
  test('a paper that breaks the renderer fails alone, without its words', async () => {
    const broken = { ...letter, body: [{ kind: 'riêng tư' }] } as unknown as DocumentContent
    const [bad, good] = await Promise.allSettled([pool.render(broken), pool.render(letter)])
    expect(bad.status === 'rejected' && bad.reason).toBeInstanceOf(RenderingFailed)
    expect(bad.status === 'rejected' && String(bad.reason)).not.toContain('riêng tư')
    expect(good.status).toBe('fulfilled')
  })
  test('a paper that takes too long is given up, and the next one is made by a new thread', async () => {
    const impatient = rendererPool({ threads: 1, patience: 1 })
    await expect(impatient.render(letter)).rejects.toThrow(RenderingFailed)
    expect(impatient.threads()).toBe(0)
    await impatient.close()
    await expect(impatient.render(letter)).rejects.toThrow('closed')
  })
})
