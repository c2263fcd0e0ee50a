/** Every code of the dossier has words in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measuresEn } from '../measures/measures.en.ts'
import { measuresProblems } from '../measures/measures.problems.ts'
import { actLabel, clockLabel, fieldLabel } from '../measures/measures.text.ts'
import { measuresVi } from '../measures/measures.vi.ts'
import { dossierLaw } from './compulsory-dossier.law.ts'
import { compulsoryDossierEn } from './compulsory-dossier.en.ts'
import { compulsoryDossier } from './compulsory-dossier.rules.ts'
import { compulsoryDossierVi } from './compulsory-dossier.vi.ts'

const sources = readdirSync(import.meta.dirname).filter((file) => file.startsWith('compulsory-dossier.') && file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
const codes = (pattern: RegExp): string[] => [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))]

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  const words = language === 'vi' ? measuresVi : measuresEn
  test('acts, fields, options, statuses, clocks', () => {
    for (const [type, form] of Object.entries(compulsoryDossier.forms)) {
      expect(actLabel('compulsory-dossier', type, language), type).not.toBe(type)
      for (const field of form.fields) {
        expect(fieldLabel(type, field.name, language), `${type} ${field.name}`).not.toBe(field.name)
        for (const option of field.options ?? []) expect(Object.keys(words.options[field.name] ?? {}), `${field.name} ${option}`).toContain(option)
      }
    }
    for (const status of compulsoryDossier.spec.line) expect(Object.keys(words.statuses), status).toContain(status)
    for (const row of dossierLaw.rows) if (row.act) expect(clockLabel(row.id, language), row.id).not.toBe(row.id)
  })
  test('refusals and steps of an explanation', () => {
    for (const code of codes(/refusal\('([a-z-]+)'/g)) expect(measuresProblems[code]?.[language], code).toBeTruthy()
    const anchors = [...codes(/anchor: '([a-z-]+)'/g), ...codes(/clock\(state, calendar, [^']*'([a-z-]+)'/g), 'last-act', 'held-since'].map((anchor) => `anchor.${anchor}`)
    expect(anchors.length).toBeGreaterThan(15)
    for (const say of [...codes(/say: '([a-z.-]+)'/g), ...anchors]) expect(Object.keys(words.why), say).toContain(say)
  })
})

test('both languages name the same things', () => {
  const keys = (table: object, before = ''): string[] => Object.entries(table).flatMap(([key, value]) => (typeof value === 'string' ? [`${before}${key}`] : keys(value as object, `${before}${key}.`))).toSorted()
  expect(keys(compulsoryDossierEn)).toEqual(keys(compulsoryDossierVi))
})
