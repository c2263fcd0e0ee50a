import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessmentFields } from '../assessment/assessment.model.ts'
import { postRehabFields } from '../post-rehab/post-rehab.model.ts'
import { voluntaryFields, voluntaryStatuses } from '../voluntary-rehab/voluntary-rehab.model.ts'
import { addDays, day, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { factsOf, sameFacts } from './facts.ts'
import { indicators } from './indicators.definitions.ts'
import { computableOf, type Bundle, type BundleMeasure } from './indicators.model.ts'
import { bucketSpans, monthsOf, type Span } from './period.ts'
import { placesOf, type SuccessionFact, type UnitFact } from './places.ts'
import { reasonSentence } from './reasons.ts'
import { completionAct, supportActs } from './signs.ts'
import { gated, ratioOf } from './small-cells.ts'

const today = day('2026-11-21')
const ended = day('2025-07-01')
const unit = (id: string, level: UnitFact['level'], parentId: string | null, provinceId: string | null, validTo: PlainDate | null = null): UnitFact => ({ id, level, parentId, provinceId, validTo })
const units = [
  unit('p-1', 'province', null, 'p-1'), unit('p-2-old', 'province', null, 'p-2-old', ended), unit('p-2', 'province', null, 'p-2'), unit('d-1', 'district', 'p-1', 'p-1', ended), unit('d-2', 'district', 'p-2-old', 'p-2-old', ended),
  unit('a-old', 'commune', 'd-1', 'p-1', ended), unit('b-old', 'commune', 'd-1', 'p-1', ended), unit('split-old', 'commune', 'd-1', 'p-1', ended), unit('e-old', 'commune', 'd-2', 'p-2-old', ended),
  unit('a', 'commune', 'p-1', 'p-1'), unit('x', 'commune', 'p-1', 'p-1'), unit('y', 'commune', 'p-1', 'p-1'), unit('e', 'commune', 'p-2', 'p-2'),
]
const become = (fromId: string, toId: string | null, part: 'whole' | 'part' = 'whole'): SuccessionFact => ({ fromId, toId, on: ended, part })
const places = placesOf(units, [become('a-old', 'a'), become('b-old', 'a'), become('split-old', 'x', 'part'), become('split-old', 'y', 'part'), become('e-old', 'e'), become('p-2-old', 'p-2'), become('d-1', null)], today)

const at = (unitId: string, from = '2020-01-01') => [{ unitId, from: day(from) }]
const assessment = (on: string, end: string | null, addicted = true): BundleMeasure => ({
  measureId: 'm-1', kind: 'assessment', row: { status: end ? 'registered' : 'told', open: end === null, unitId: 'a-old', registeredOn: day(on), ...(end ? { endedOn: day(end) } : {}) },
  events: [{ type: 'record-result', occurredOn: day(on), data: { result: addicted ? 'addicted' : 'not-addicted' } }],
})
const rehab = (registered: string, started: string | null, end: string | null, status: string): BundleMeasure => ({
  measureId: 'm-2', kind: 'voluntary-home', row: { status, open: end === null, unitId: 'a-old', registeredOn: day(registered), ...(started ? { startedOn: day(started) } : {}), ...(end ? { endedOn: day(end) } : {}) }, events: [],
})
const after = (opened: string, supports: readonly string[]): BundleMeasure => ({
  measureId: 'm-3', kind: 'post-rehab', row: { status: 'running', open: true, unitId: 'a-old', registeredOn: day(opened) }, events: supports.map((on) => ({ type: 'record-support', occurredOn: day(on), data: {} })),
})
const of = (measures: readonly BundleMeasure[], placesOver: Bundle['places'] = at('a-old')): Bundle => ({ personId: 'p', places: placesOver, measures })
const days = (bundle: Bundle, indicator: string, on = today) => factsOf(bundle, places, on).filter((fact) => fact.indicatorId === indicator).map((fact) => [fact.period, fact.ofOn, fact.metOn, fact.reason])

describe('people with a managed record who received a service', () => {
  test('a record opened in May counts from that day, and from 1 January in the next year', () => {
    const bundle = of([assessment('2024-05-10', '2024-05-20'), rehab('2024-05-20', '2024-05-27', '2025-02-26', 'completed')])
    expect(days(bundle, 'managed-served')).toEqual([[2024, '2024-05-10', '2024-05-27', null], [2025, '2025-01-01', '2025-01-01', null]])
  })
  test('an open record counts in every year to today, and nothing after today', () => {
    const bundle = of([assessment('2024-11-10', null)])
    expect(days(bundle, 'managed-served')).toEqual([[2024, '2024-11-10', null, 'not-registered'], [2025, '2025-01-01', null, 'not-registered'], [2026, '2026-01-01', null, 'not-registered']])
    expect(days(bundle, 'managed-served', day('2024-12-31'))).toHaveLength(1)
    expect(days(bundle, 'managed-served', day('2024-11-09'))).toHaveLength(0)
  })
  test('who registered and has not begun is counted, and is not served', () => {
    expect(days(of([assessment('2026-11-01', '2026-11-05'), rehab('2026-11-05', null, null, 'registered')]), 'managed-served')).toEqual([[2026, '2026-11-01', null, 'registered-not-started']])
  })
  test('who was found not addicted, or is only under post-rehabilitation management, is not in the denominator', () => {
    expect(days(of([assessment('2024-05-10', '2024-05-12', false), after('2024-06-01', [])]), 'managed-served')).toEqual([])
  })
})

describe('people who completed rehabilitation and received support', () => {
  const completed = rehab('2024-01-05', '2024-01-10', '2024-09-02', 'completed')
  test.each([
    ['support on the day of completion', ['2024-09-02'], '2024-09-02', null],
    ['support on the 30th day', ['2024-10-02'], '2024-10-02', null],
    ['first support on the 31st day', ['2024-10-03'], null, 'first-contact-after:31'],
    ['no support', [], null, 'no-contact'],
    ['support only before the completion', ['2024-09-01'], null, 'no-contact'],
  ])('%s', (_, supports, metOn, reason) => {
    expect(days(of([completed, after('2024-09-02', supports)]), 'completers-supported')).toEqual([[2024, '2024-09-02', metOn, reason]])
  })
  test('an entry that was corrected away is no support', () => {
    const measure = after('2024-09-02', ['2024-09-05'])
    const corrected = { ...measure, events: measure.events.map((event) => ({ ...event, replacedBy: 'other' })) }
    expect(days(of([completed, corrected]), 'completers-supported')).toEqual([[2024, '2024-09-02', null, 'no-contact']])
  })
  test('a visit at which nobody was met is no support, a later one is', () => {
    const visits = { ...after('2024-09-02', []), events: [{ type: 'record-visit', occurredOn: day('2024-09-05'), data: { met: false } }, { type: 'record-visit', occurredOn: day('2024-09-20'), data: { met: true } }] }
    expect(days(of([completed, visits]), 'completers-supported')).toEqual([[2024, '2024-09-02', '2024-09-20', null]])
  })
  test('a completion recorded late lies on the last day of the term', () => {
    const late = { ...completed, row: { ...completed.row, termEndsOn: day('2024-08-30') }, events: [{ type: 'complete', occurredOn: day('2024-09-02'), data: {} }] }
    expect(days(of([late]), 'completers-supported')).toEqual([[2024, '2024-08-30', null, 'no-post-rehab']])
  })
  test('who broke off did not complete', () => {
    expect(days(of([rehab('2024-01-05', '2024-01-10', '2024-09-02', 'quit')]), 'completers-supported')).toEqual([])
  })
  test('the year of the completion counts, even when the days allowed end in the next', () => {
    expect(days(of([rehab('2024-03-05', '2024-03-20', '2024-12-20', 'completed'), after('2024-12-20', ['2025-01-15'])]), 'completers-supported')).toEqual([[2024, '2024-12-20', '2025-01-15', null]])
  })
})

test('the acts that are counted are acts of the procedures', () => {
  expect(supportActs.filter((act) => !(act in postRehabFields))).toEqual([])
  expect(completionAct in voluntaryFields).toBe(true)
  expect(voluntaryStatuses).toContain('completed')
  expect(assessmentFields['record-result'].find((field) => field.name === 'result')).toMatchObject({ options: expect.arrayContaining(['addicted']) })
  expect(postRehabFields['record-visit'].find((field) => field.name === 'met')?.compartment).toBeUndefined()
})

describe('units of then and of now', () => {
  const facts = (unitId: string, more: Bundle['places'] = []) => factsOf(of([assessment('2024-05-10', '2024-12-01')], [...at(unitId), ...more]), places, today)[0]
  test('two communes that merged are one today, and belonged to a district then', () => {
    expect(facts('a-old')).toMatchObject({ unitThen: 'a-old', districtThen: 'd-1', provinceThen: 'p-1', unitNow: 'a', provinceNow: 'p-1' })
    expect(facts('b-old')).toMatchObject({ unitThen: 'b-old', unitNow: 'a' })
  })
  test('a province that merged', () => {
    expect(facts('e-old')).toMatchObject({ unitThen: 'e-old', districtThen: 'd-2', provinceThen: 'p-2-old', unitNow: 'e', provinceNow: 'p-2' })
  })
  test('of a divided commune a person stays unallocated until the residence tells the part', () => {
    expect(facts('split-old')).toMatchObject({ unitNow: 'split-old', provinceNow: 'p-1' })
    expect(facts('split-old', at('y', '2025-08-01'))).toMatchObject({ unitThen: 'split-old', unitNow: 'y' })
  })
  test('a person who moved elsewhere later is still counted where it happened', () => {
    expect(facts('a-old', at('e', '2026-01-01'))).toMatchObject({ unitThen: 'a-old', unitNow: 'a', provinceNow: 'p-1' })
  })
})

describe('periods', () => {
  const count = (spans: readonly Span[], step: (start: PlainDate) => PlainDate) => spans.flatMap((span) => { const starts: [PlainDate, PlainDate][] = []; for (let start = span.from; start <= span.to; start = step(start)) starts.push([start, addDays(step(start), -1)]); return starts })
  test('years, months and days together are exactly the range, without overlap', () => {
    const base = day('2022-01-01')
    fc.assert(fc.property(fc.nat(1_800), fc.nat(1_000), (offset, length) => {
      const from = addDays(base, offset)
      const to = addDays(from, length)
      const spans = bucketSpans(from, to)
      const month = (start: PlainDate) => day(new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 1)).toISOString().slice(0, 10))
      const year = (start: PlainDate) => day(`${Number(start.slice(0, 4)) + 1}-01-01`)
      const pieces = [...count(spans.years, year), ...count(spans.months, month), ...count(spans.days, (start) => addDays(start, 1))].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))
      expect(pieces[0]![0]).toBe(from)
      expect(pieces.at(-1)![1]).toBe(to)
      expect(pieces.reduce((sum, [start, end]) => sum + daysBetween(start, end) + 1, 0)).toBe(length + 1)
    }), { numRuns: 200 })
  })
  test('the months of a range are cut to it', () => {
    expect(monthsOf(day('2024-01-15'), day('2024-03-10'))).toEqual([{ from: '2024-01-15', to: '2024-01-31' }, { from: '2024-02-01', to: '2024-02-29' }, { from: '2024-03-01', to: '2024-03-10' }])
  })
})

describe('what is declared', () => {
  test('every indicator is partly computed or says why it cannot be', () => {
    expect(indicators.map((indicator) => [indicator.id, computableOf(indicator)])).toEqual([
      ['managed-served', 'partly'], ['completers-supported', 'yes'], ['returners-supported', 'yes'], ['communication-coverage', 'yes'], ['staff-trained', 'yes'], ['reception-points', 'yes'], ['providers-published', 'yes'],
      ['equipment-in-use', 'yes'], ['assessors-qualified', 'yes'], ['vocational-training', 'yes'], ['job-advice', 'yes'],
    ])
    for (const indicator of indicators) if (computableOf(indicator) !== 'yes') expect([indicator.reason, indicator.reasonEn]).not.toContain(null)
    for (const { source } of indicators) if (source.kind === 'registers') expect([source.unkept, source.unkeptEn].every((words) => words.startsWith('chưa tính được') || words.startsWith('cannot be computed'))).toBe(true)
  })
  test('cells of one to four are hidden from whoever may not see the people', () => {
    expect([0, 1, 4, 5].map((n) => gated(n, false))).toEqual([0, '<5', '<5', 5])
    expect(gated(3, true)).toBe(3)
    expect([ratioOf('<5', 10), ratioOf(0, 0), ratioOf(14, 17)]).toEqual([null, null, 82.3529])
  })
  test('a reason is a short sentence in both languages', () => {
    expect(reasonSentence('first-contact-after:41', 'vi')).toBe('gặp lần đầu sau 41 ngày')
    expect(reasonSentence('no-contact', 'en')).toBe('no contact recorded')
    expect(reasonSentence('something-else', 'vi')).toBeNull()
  })
  test('the order of rows makes no difference to what must be written', () => {
    const facts = factsOf(of([assessment('2024-11-10', null)]), places, today)
    expect(sameFacts(facts, facts.toReversed())).toBe(true)
    expect(sameFacts(facts, facts.slice(1))).toBe(false)
  })
})
