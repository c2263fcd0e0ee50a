/** Invented people without a database: the same seed gives the same people, their lives keep to the law, and what a demonstration must show is there. */
import fs from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PostRehabState } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
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
beforeAll(() => {
  lives = [...Array.from({ length: 320 }, (_, index) => one(langSon, index)), ...Array.from({ length: 160 }, (_, index) => one(bacGiang, index))]
  people = lives.flat()
})
const measures = () => people.flatMap((person) => person.life.person.measures)
const events = () => measures().flatMap((measure) => measure.events)
/** Everything but the closures that say where a person lives. */
const asText = (person: InventedPerson) => JSON.stringify([person.identity, person.life.person, person.life.posted, person.life.attachments])

test('the same seed gives the same person, whoever came before; another seed or number gives another', () => {
  expect(one(langSon, 137).map(asText)).toEqual(lives[137]!.map(asText))
  expect(one(langSon, 138).map(asText)).toEqual(lives[138]!.map(asText))
  expect(inventPerson('other', langSon, 137, catalogue, until).map(asText)).not.toEqual(lives[137]!.map(asText))
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
    expect(lives.filter((records) => records.filter(({ life }) => life.person.measures.some((measure) => measure.kind === 'voluntary-home')).length > 1).length).toBeGreaterThan(20)
    for (const records of lives) expect(records.slice(0, -1).filter(isOpen)).toEqual([])
    expect(events().filter((event) => event.replacedBy).length).toBe(of('correct'))
    expect(measures().filter(({ kind, state }) => kind === 'post-rehab' && (state as unknown as PostRehabState).foundAddictedOn).length).toBeGreaterThan(3)
    expect(people.some(({ identity, life }) => life.posted[0] && identity.birth.length > 4 && life.posted.some((act) => act.command.act.data['representativeSigned'] === true))).toBe(true)
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
