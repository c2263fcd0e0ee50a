/** Every code that can reach a screen has a sentence in both languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measuresEn } from './measures.en.ts'
import { measuresProblems } from './measures.problems.ts'
import { actLabel, clockLabel, fieldLabel, optionLabel, refusalSentence, statusLabel } from './measures.text.ts'
import { measuresVi } from './measures.vi.ts'
import { lawRows } from './law.ts'
import { actForms, builtKinds, procedureOf } from './procedures.ts'
import { cite } from '../kernel/citation.ts'

const sources = ['kernel', 'assessment', 'voluntary-rehab', 'post-rehab', 'drug-use-management', 'substitution', 'compulsory-rehab', 'e-monitoring'].filter((folder) => existsSync(join(import.meta.dirname, '..', folder))).flatMap((folder) => {
  const path = join(import.meta.dirname, '..', folder)
  return readdirSync(path).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => readFileSync(join(path, file), 'utf8'))
}).join('\n')
const codes = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))]

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  test('every act, field and option has a name', () => {
    for (const kind of builtKinds) {
      for (const form of Object.values(actForms[kind])) {
        expect(actLabel(kind, form.type, language), form.type).not.toBe(form.type)
        for (const field of form.fields) {
          expect(fieldLabel(form.type, field.name, language), field.name).not.toBe(field.name)
          for (const option of field.options ?? []) expect(Object.keys((language === 'vi' ? measuresVi : measuresEn).options[field.name as 'place'] ?? {}), `${field.name} ${option}`).toContain(option)
        }
      }
    }
    expect(optionLabel('place', 'home', language)).not.toBe('home')
  })
  test('every status has words', () => {
    for (const kind of builtKinds) for (const status of (procedureOf(kind) as unknown as { spec: { line: string[] } }).spec.line) expect(Object.keys((language === 'vi' ? measuresVi : measuresEn).statuses), status).toContain(status)
    expect(statusLabel('in-rehab', language)).not.toBe('in-rehab')
  })
  test('every clock has a name', () => {
    for (const row of lawRows) if (['max', 'min', 'lead', 'window', 'asap', 'term', 'periodic'].includes(row.kind) && row.act) expect(clockLabel(row.id, language), row.id).not.toBe(row.id)
  })
  test('every refusal code has a sentence', () => {
    const found = codes(/(?:refusal|refuse|\bno)\('([a-z-]+)'/g)
    expect(found.length).toBeGreaterThan(20)
    for (const code of [...found, 'unknown-act'].filter((code) => code !== 'unknown-act')) expect(measuresProblems[code]?.[language], code).toBeTruthy()
  })
  test('every step of an explanation has words', () => {
    const says = [...codes(/say: '([a-z.-]+)'/g), ...codes(/(?:say: [^,]*\? )'([a-z.-]+)'/g), ...codes(/anchor: '([a-z-]+)'/g).map((anchor) => `anchor.${anchor}`), ...codes(/'(term-end|expected-end|rehab-started|rehab-completed)'/g).map((anchor) => `anchor.${anchor}`), 'count.working-day', 'count.day', 'count.month', 'count.year', 'skip.weekend', 'skip.holiday', 'skip.compensatory']
    for (const say of says) expect(Object.keys((language === 'vi' ? measuresVi : measuresEn).why), say).toContain(say)
  })
})

test('both languages name the same things', () => {
  const keys = (table: object, before = ''): string[] => Object.entries(table).flatMap(([key, value]) => (typeof value === 'string' ? [`${before}${key}`] : keys(value as object, `${before}${key}.`))).toSorted()
  expect(keys(measuresEn)).toEqual(keys(measuresVi))
})

test('Vietnamese words are NFC', () => {
  const all = JSON.stringify([measuresVi, measuresProblems])
  expect(all.normalize('NFC')).toBe(all)
})

test('a refusal names the post that signs, and the article', () => {
  const refused = { code: 'wrong-signer', facts: { act: 'decide', role: 'commune-police-chief', signer: 'commune-chair' }, citation: cite('D163', '134', '1') }
  expect(refusalSentence(refused)).toBe('Không thuộc thẩm quyền của bạn: Chủ tịch UBND xã ký. Đ134.1 NĐ 163/2026')
  expect(refusalSentence({ code: 'not-now', facts: { opensOn: '2026-12-14' }, citation: cite('D163', '93', '4') })).toBe('Chưa đến lúc: mở từ 14/12/2026. Đ93.4 NĐ 163/2026')
})
