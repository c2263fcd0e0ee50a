/** Invented people without a database: the same seed gives the same people, their lives keep to the law, and what a demonstration must show is there. */
import fs from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PostRehabState } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import { alarmClock } from '@hoa-nhap/domain/kernel/liberty'
import { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, day, daysBetween } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import { readCommittedCatalogue } from '../organization/organization.files.ts'
import { catalogueOfRecords } from '../organization/organization.store.ts'
import { calibration } from './calibration.ts'
import { lastSyllables } from './names.ts'
import { demonstrationProvinces, inventPerson, inventTwin, isOpen, type InventedPerson } from './population.ts'

const until = day('2026-11-20')
const seed = 'trial'
const catalogue = catalogueOfRecords(readCommittedCatalogue())
const [langSon, bacGiang] = demonstrationProvinces as [typeof demonstrationProvinces[number], typeof demonstrationProvinces[number]]
const one = (province: typeof langSon, index: number) => inventPerson(seed, province, index, catalogue, until)
/** Of each human the records, one after the other. */
let lives: (readonly InventedPerson[])[]
let people: InventedPerson[]
const span = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
/** A part of those drawn for the desks, and many drawn freely. */
const [drawnForDesks, free] = [span(0, 38), span(200, 520)]
beforeAll(() => {
  lives = [...[...drawnForDesks, ...free].map((index) => one(langSon, index)), ...[...span(0, 19), ...span(100, 260)].map((index) => one(bacGiang, index))]
  people = lives.flat()
})
const freely = () => lives.slice(drawnForDesks.length, drawnForDesks.length + free.length).flat()
const measures = () => people.flatMap((person) => person.life.person.measures)
const events = () => measures().flatMap((measure) => measure.events)
/** Everything but the closures that say where a person lives. */
const asText = (person: InventedPerson) => JSON.stringify([person.identity, person.life.person, person.life.posted, person.life.attachments])

test('the same seed gives the same person, whoever came before; another seed or number gives another', () => {
  expect(one(langSon, 237).map(asText)).toEqual(lives[75]!.map(asText))
  expect(one(langSon, 238).map(asText)).toEqual(lives[76]!.map(asText))
  expect(inventPerson('other', langSon, 237, catalogue, until).map(asText)).not.toEqual(lives[75]!.map(asText))
  expect(new Set(people.map((person) => person.identity.personId)).size).toBe(people.length)
  const twins = people.slice(0, 320).filter(isOpen).slice(0, 12).map((person) => inventTwin(person, seed, langSon, catalogue, until))
  expect(twins.filter((twin) => twin !== null).length).toBeGreaterThan(6)
  expect(people.slice(0, 320).filter(isOpen).slice(0, 12).map((person) => inventTwin(person, seed, langSon, catalogue, until)).map((twin) => twin && asText(twin))).toEqual(twins.map((twin) => twin && asText(twin)))
})

describe('nobody is a real person', () => {
  test('names end in a published syllable, numbers begin 999, telephones 000', () => {
    expect(people.filter((person) => !lastSyllables.some((syllable) => person.identity.name.endsWith(` ${syllable}`)))).toEqual([])
    expect(people.filter(({ identity }) => identity.personalNumber !== null && !/^999\d{9}$/.test(identity.personalNumber))).toEqual([])
    expect(people.filter(({ identity }) => identity.phone !== null && !/^000\d{7}$/.test(identity.phone))).toEqual([])
    expect(people.some(({ identity }) => identity.personalNumber === null) && people.some(({ identity }) => identity.birth.length === 4)).toBe(true)
  })
})

describe('lives keep to the law', () => {
  test('no term ends later than it may, unless the paper was late and says so; the day that counts is never later', () => {
    const later = measures().filter(({ row }) => row.termEndsOn && row.endedOn && row.endedOn > row.termEndsOn)
    const late = later.filter(({ state }) => (state as { late?: boolean }).late)
    expect(late.length).toBeGreaterThan(0)
    // A term that passed without a decision: nobody was listed, and the file is closed after it.
    expect(later.filter((measure) => !late.includes(measure) && measure.row.status !== 'lapsed')).toEqual([])
    for (const { state, row } of measures().filter(({ kind, row: { status } }) => kind === 'voluntary-home' && status === 'completed')) {
      expect((state as unknown as { completedOn: string }).completedOn <= row.termEndsOn!).toBe(true)
    }
  })
  test('nobody is left under a term that is long over', () => {
    const pending = measures().filter(({ row }) => row.open && row.termEndsOn && row.termEndsOn < '2026-11-05')
    expect(pending.map(({ kind, row }) => `${kind} ${row.status} ${row.termEndsOn}`)).toEqual([])
  })
  test('who is still in a facility after the last lawful day has been so for a few days only, and the alarm of it stands', () => {
    const beyond = people.flatMap(({ life }) => life.person.measures.filter(({ row }) => row.open && row.termEndsOn && row.termEndsOn < until).map((measure) => ({ measure, subject: life.person.subject })))
    expect(beyond.filter(({ measure }) => measure.kind === 'compulsory').length).toBeGreaterThan(0)
    expect(beyond.length).toBeLessThan(people.length / 40)
    for (const { measure, subject } of beyond) {
      expect(daysBetween(measure.row.termEndsOn!, until)).toBeLessThanOrEqual(calibration.releaseLateBy)
      expect(procedureOf(measure.kind)!.deadlinesOf(measure.state, { subject, calendar: workingCalendar, today: addDays(until, 1) }).filter((deadline) => deadline.clock === alarmClock).map((deadline) => deadline.bound)).toEqual(expect.arrayContaining(['procuracy', 'inspector']))
    }
  })
  test('almost nothing that was planned is refused', () => {
    const refused = people.reduce((sum, person) => sum + [...person.refusals.values()].reduce((all, each) => all + each, 0), 0)
    expect(refused).toBeLessThan(events().length / 500)
  })
  test('acts of one day follow each other', () => {
    for (const person of people) {
      for (let index = 1; index < person.life.posted.length; index++) expect(person.life.posted[index]!.now >= person.life.posted[index - 1]!.now).toBe(true)
    }
  })
})

describe('what a demonstration must show', () => {
  const holds = (from: string, to: string) => measures().filter(({ row }) => row.registeredOn < from && (row.endedOn ?? '9999') >= to).length
  test.each([['2025-03-01'], ['2025-07-01'], ['2026-07-01']])('cases cross %s', (date) => {
    expect(holds(date, date)).toBeGreaterThan(20)
  })
  test('people are late, return to use, move, quit, come back, die, and are corrected', () => {
    const of = (type: string) => events().filter((event) => event.type === type).length
    expect(of('hand-over')).toBeGreaterThan(20)
    for (const type of ['move-out', 'confirm-arrival', 'found-addicted', 'quit', 'correct', 'close-undecided', 'note-not-registered', 'end-notice']) expect(of(type), type).toBeGreaterThan(3)
    // Who comes back after everything has ended is registered again: the old record is found by nobody.
    expect(lives.filter((records) => records.filter(({ life }) => life.person.measures.some((measure) => measure.row.startedOn)).length > 1).length).toBeGreaterThan(20)
    for (const records of lives) expect(records.slice(0, -1).filter(isOpen)).toEqual([])
    expect(events().filter((event) => event.replacedBy).length).toBe(of('correct'))
    expect(measures().filter(({ kind, state }) => kind === 'post-rehab' && (state as unknown as PostRehabState).foundAddictedOn).length).toBeGreaterThan(3)
    expect(people.some(({ identity, life }) => life.posted[0] && identity.birth.length > 4 && life.posted.some((act) => act.command.act.data['representativeSigned'] === true))).toBe(true)
  })
  test('every measure is there, in many of its statuses, of adults and of minors', () => {
    const kinds = new Map<string, Set<string>>()
    for (const { kind, row } of measures()) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(row.status))
    expect([...kinds.keys()].toSorted()).toEqual([...MeasureKind.options].toSorted())
    for (const [kind, least] of [['user-management', 4], ['substitution', 4], ['compulsory-dossier', 5], ['compulsory', 4], ['post-rehab', 5], ['e-monitoring', 2], ['voluntary-private', 2], ['voluntary-public', 2]] as const) expect(kinds.get(kind)!.size, kind).toBeGreaterThanOrEqual(least)
    const types = new Set(events().map((event) => event.type))
    for (const type of ['hold', 'family-management', 'forward-for-check', 'court-decided', 'close-dossier', 'decision-effective', 'designate', 'refer-designation', 'admit', 'record-escape', 'record-return', 'grant-leave', 'record-hospital', 'record-evaluation', 'reduce', 'fit', 'redecide', 'change-centre', 'forced-end']) expect(types.has(type), type).toBe(true)
    expect(measures().some(({ kind, state }) => kind === 'post-rehab' && (state as unknown as PostRehabState).after === 'compulsory' && (state as unknown as PostRehabState).decidedOn)).toBe(true)
  })
  test('where people are at one moment lies within the published spans, as far as a sample shows', () => {
    const open = freely().filter(isOpen).map(({ life }) => life.person.measures.filter(({ row }) => row.open))
    const share = (test: (held: (typeof open)[number]) => boolean) => open.filter(test).length / open.length
    const facility = share((held) => held.some(({ kind, row }) => row.facilityId && kind !== 'substitution'))
    const treatment = share((held) => held.some(({ kind, row }) => kind === 'substitution' && row.status === 'in-treatment'))
    expect(treatment).toBeGreaterThan(0.2)
    expect(treatment).toBeLessThan(0.4)
    expect(facility).toBeGreaterThan(0.11)
    expect(facility).toBeLessThan(0.36)
    const admissions = (...wanted: string[]) => measures().filter(({ kind, row }) => wanted.includes(kind) && row.startedOn).length
    const compelled = admissions('compulsory') / (admissions('compulsory') + admissions('voluntary-private', 'voluntary-public'))
    expect(compelled).toBeGreaterThan(0.58)
    expect(compelled).toBeLessThan(0.99)
  })
  test('named posts help some of them, a name on paper others', () => {
    const helpers = events().filter((event) => event.type === 'assign-helper').map((event) => String(event.data['helper']))
    expect(helpers.some((helper) => /^counselling-point:c-\d+(-old)?\.1\/counsellor$/.test(helper))).toBe(true)
    expect(helpers.some((helper) => /^union:c-\d+\/team-member$/.test(helper))).toBe(true)
    expect(helpers.some((helper) => !helper.includes('/'))).toBe(true)
  })
  test('every regime is there, and what lies before 2022 is not', () => {
    expect(new Set(events().map((event) => event.regime))).toEqual(new Set(['r2021', 'r2025-transfer', 'r2025-two-tier', 'r2026']))
  })
})

test('docs/calibration.md publishes every syllable and names every setting', () => {
  const text = fs.readFileSync(new URL('../../docs/calibration.md', import.meta.url), 'utf8')
  expect(lastSyllables.filter((syllable) => !new RegExp(`[ ,:]${syllable}[,\\s]`).test(text))).toEqual([])
  expect(Object.keys(calibration).filter((setting) => !text.includes(`\`${setting}\``))).toEqual([])
})
