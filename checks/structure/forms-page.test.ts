/** The page of the forms says what the catalogue says today. */
import { expect, test } from 'vitest'
import { forms } from '@hoa-nhap/domain/documents/forms/index'
import { renderCatalogue } from '@hoa-nhap/domain/documents/forms/catalogue'
import { textOf } from './sources.ts'

test('docs/documents/forms.md is fresh (renew with `npx tsx server/documents/generate-forms-page.ts`)', () => {
  expect(textOf('docs/documents/forms.md') === renderCatalogue()).toBe(true)
})

test('it names every form once', () => {
  const lines = textOf('docs/documents/forms.md').split('\n')
  const missing = forms.filter((form) => lines.filter((line) => line.startsWith(`| ${form.mark} | `)).length !== 1).map((form) => form.id)
  // Three slips of the official text are told under the mark of their form, too.
  expect(missing.filter((id) => !['r2026.III.04', 'r2026.III.08', 'r2026.III.09'].includes(id))).toEqual([])
})
