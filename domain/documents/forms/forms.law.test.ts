/** The catalogue against the law rows and against whole lives: no act names a paper that does not exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/plain-date.ts'
import type { MeasureEvent, MeasureKind } from '../../kernel/measure.ts'
import { lawRows, lawTables } from '../../measures/measures.law.ts'
import { competenceLaw } from '../../facilities/competence.law.ts'
import { actForms, type BuiltKind } from '../../measures/procedures.ts'
import { startReplay, type Step } from '../../measures/replay.ts'
import { contentText } from '../content.text.ts'
import type { PaperEvent } from '../documents.model.ts'
import { formsByAct } from './acts.ts'
import { actsOfForm, formById, formOf, forms, formsOf, formsOfAct, marksOf } from './index.ts'
import { specimenFacts } from './specimen.ts'

describe('the catalogue', () => {
  test('has every paper of both laws, once', () => {
    const numbersOf = (prefix: string): string[] => forms.filter((form) => form.id.startsWith(prefix)).map((form) => form.id.slice(prefix.length)).toSorted()
    const upTo = (last: number, from = 1): string[] => Array.from({ length: last - from + 1 }, (_n, index) => String(from + index).padStart(2, '0'))
    expect(numbersOf('r2026.V.')).toEqual(upTo(60))
    expect(numbersOf('r2026.III.')).toEqual(upTo(10))
    expect(numbersOf('r2026.I.')).toEqual(upTo(18))
    expect(numbersOf('r2021.D116.')).toEqual([...upTo(1), '02a', '02b', ...upTo(25, 3), '26a', '26b', ...upTo(41, 27), '42a', '42b', ...upTo(54, 43)])
    expect(numbersOf('r2021.D105.')).toEqual(upTo(10, 3))
    expect(numbersOf('r2021.D109.')).toEqual(upTo(5))
    expect(numbersOf('r2021.D90.')).toEqual(upTo(4))
    expect(new Set(forms.map((form) => form.id)).size).toBe(forms.length)
    expect(new Set(forms.map((form) => form.mark)).size).toBe(forms.length)
  })
  test('only titles that were read are verified', () => {
    expect(forms.filter((form) => form.titleConfidence === 'verified').map((form) => form.id).toSorted()).toEqual(['r2021.D105.03', 'r2021.D105.04', 'r2021.D105.05', 'r2021.D105.06', 'r2021.D105.07', 'r2021.D105.08', 'r2021.D105.09', 'r2021.D105.10', 'r2021.D109.01', 'r2021.D116.22'])
  })
})

describe('marks', () => {
  test.each([['Mẫu 22 PL V', ['Mẫu 22 PL V']], ['Mẫu 05, 07, 08 PL I', ['Mẫu 05 PL I', 'Mẫu 07 PL I', 'Mẫu 08 PL I']], ['M42a, M42b', ['M42a', 'M42b']], ['M03, M04 NĐ 90', ['M03 NĐ 90', 'M04 NĐ 90']], ['M07 NĐ 105', ['M07 NĐ 105']]])('%s', (named, marks) => {
    expect(marksOf(named)).toEqual(marks)
  })
  test('a form is found on the days its decree was in force, and on no other', () => {
    expect(formOf('M24', day('2026-06-30'))?.id).toBe('r2021.D116.24')
    expect(formOf('M24', day('2026-07-01'))).toBeUndefined()
    expect(formOf('Mẫu 22 PL V', day('2026-06-30'))).toBeUndefined()
    expect(formOf('Mẫu 22 PL V', day('2026-07-01'))?.id).toBe('r2026.V.22')
    expect(formOf('M24', day('2021-12-31'))).toBeUndefined()
  })
})

const named = [...lawRows, ...competenceLaw.rows].filter((row) => row.form)
test('every form that a law row names is defined, on the first and on the last day of the row', () => {
  const missing = named.flatMap((row) => [row.from, row.to].flatMap((on) => {
    if (!on) return []
    const found = formsOf(row.form!, on)
    return found.length === marksOf(row.form!).length ? [] : [`${row.id} ${row.form} ${on}`]
  }))
  expect(named.length).toBeGreaterThan(200)
  expect(missing).toEqual([])
})

test('a row that names both an act and a form: the act brings that form', () => {
  const missing = Object.entries(lawTables).flatMap(([kind, table]) => table.rows.flatMap((row) => {
    // The end of a term names the decision that began it; `registered` follows from a registration elsewhere.
    if (!row.form || !row.act || row.kind === 'term' || !row.from || !(row.act in (actForms[kind as BuiltKind] ?? {}))) return []
    const brought = formsOfAct(kind as MeasureKind, row.act, row.from).map((form) => form.id)
    return formsOf(row.form, row.from).filter((form) => !brought.includes(form.id)).map((form) => `${kind} ${row.act} ${row.id} ${form.id}`)
  }))
  expect(missing).toEqual([])
})

test('acts in the catalogue are acts of the procedures, and every form of a measure belongs to one', () => {
  const wrong = Object.entries(formsByAct).flatMap(([kind, acts]) => Object.entries(acts ?? {}).flatMap(([act, ids]) => [...(act in actForms[kind as BuiltKind] ? [] : [`${kind} ${act}`]), ...ids.filter((id) => !formById(id)).map((id) => `${kind} ${act} ${id}`)]))
  expect(wrong).toEqual([])
  const withoutAct = forms.filter((form) => form.about !== 'office' && form.regime !== 'local' && actsOfForm(form.id).length === 0).map((form) => form.id)
  expect(withoutAct).toEqual([])
})

type Case = { readonly person: { readonly birth: string }; readonly steps: readonly Step[] }
const root = join(import.meta.dirname, '../..')
const lives = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) => readdirSync(join(root, slice, 'cases')).filter((file) => file.endsWith('.json')).map((file) => [`${slice}/${file}`, JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as Case] as const))
/** These stand on the row of another act and make no paper of their own. */
const shared = new Set(['compulsory return-from-proceedings', 'e-monitoring breach-papers', 'user-management resume', 'voluntary-home close-rest', 'voluntary-home open-rest', 'voluntary-public end-postponement'])
const paperEvent = (event: MeasureEvent): PaperEvent => ({ id: event.id, type: event.type, occurredOn: event.occurredOn, occurredAt: event.occurredAt ?? null, basis: null, data: event.data, paper: event.paper ? { form: event.paper.form ?? null, number: event.paper.number ?? null, day: event.occurredOn, issuerName: 'Công an xã Đồng Đăng' } : null })

test('in whole lives every act that made a paper finds it among its forms, and all of them compose from what was recorded', () => {
  let papers = 0
  let composed = 0
  const without = new Set<string>()
  for (const [name, life] of lives) {
    const replay = startReplay(life.person.birth)
    for (const step of life.steps) replay.step(step)
    for (const measure of replay.person.measures) {
      const events = measure.events as readonly MeasureEvent[]
      events.forEach((event, index) => {
        const own = event.paper?.form ? formsOf(event.paper.form, event.occurredOn) : []
        const brought = formsOfAct(measure.kind, event.type, event.occurredOn)
        if (event.paper?.form && event.regime !== 'before-2022') {
          papers += 1
          for (const form of own) if (!brought.includes(form) && !shared.has(`${measure.kind} ${event.type}`)) without.add(`${measure.kind} ${event.type} ${form.id}`)
        }
        for (const form of brought) {
          composed += 1
          const { row } = measure
          const content = form.compose({ ...specimenFacts(form, { typed: 'none' }), day: event.occurredOn, event: paperEvent(event), earlier: events.slice(0, index).map(paperEvent), measure: { kind: row.kind, regime: row.regime, status: row.status, unitName: 'Xã Đồng Đăng', agencyName: 'Công an xã Đồng Đăng', facilityName: null, startedOn: row.startedOn ?? null, termEndsOn: row.termEndsOn ?? null, endedOn: row.endedOn ?? null } })
          expect(contentText(content), `${name} ${form.id}`).not.toMatch(/undefined|\bnull\b|\[object|NaN/)
        }
      })
    }
  }
  expect([...without].toSorted()).toEqual([])
  expect(papers).toBeGreaterThan(200)
  expect(composed).toBeGreaterThan(papers)
})
