/** Every role, here and elsewhere, on days before and after each change of law, asks for every column of every table of every person. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { otherTables, personTables } from '@hoa-nhap/domain/access/compartments'
import { dictionaryDifferences } from '@hoa-nhap/domain/access/dictionary'
import { testDatabase } from '../support/database.ts'
import { allCells, ask, compare, expectedFor, probeFunction, probers, type Finding } from './probes.ts'
import { Expectation, probedTables, readTruth, type Truth } from './truth.ts'
import { personIds, plantWorld, states } from './world.ts'

const database = await testDatabase()
afterAll(() => database.drop())
let truth: Truth
beforeAll(async () => {
  await plantWorld(database)
  await database.owner((admin) => admin.query(probeFunction))
  truth = await readTruth(database)
})

describe('the planted world', () => {
  test('holds a row of every person in every table of persons, and of every kind in the tables of machinery that are read', () => {
    for (const table of Object.keys(personTables).filter((name) => !personTables[name]!.planned)) expect(truth.rows.get(table)!.length, table).toBeGreaterThan(0)
    for (const table of ['sight', 'circle', 'disclosure', 'account', 'post', 'audit_event', 'duplicate_task', 'duplicate_decision', 'notice', 'delegation', 'person_link', 'first_step_request', 'first_step_event', 'complaint_person']) expect(truth.rows.get(table)!.length, table).toBeGreaterThan(0)
  })
  test('has somebody to see and somebody to hide for every role that reads persons', () => {
    for (const actor of probers().filter((each) => each.day === '2026-11-20' && each.purpose === 'inspection')) {
      const expectation = new Expectation(truth, actor)
      if (expectation.columns('person_identity') === null) continue
      const seen = Object.values(personIds).filter((person) => expectation.personSeen(person))
      expect(seen.length, actor.role).toBeLessThan(Object.keys(states).length)
    }
  })
})

describe('what is not declared fails the run', () => {
  test('every table, column and class is declared', () => {
    expect(Object.keys(truth.columns).filter((name) => !(name in personTables) && !(name in otherTables) && name !== 'leak_probe')).toEqual([])
    expect(dictionaryDifferences(truth.columns)).toEqual([])
  })
  test('a new table of persons without a declaration, and a new column, are found', async () => {
    const fresh = await testDatabase()
    try {
      await fresh.owner((admin) => admin.query('create table gossip (person_id uuid, said text); alter table person_contact add column secret_friend text'))
      const found = (await readTruth(fresh)).columns
      expect(Object.keys(found).filter((name) => !(name in personTables) && !(name in otherTables))).toEqual(['gossip'])
      expect(dictionaryDifferences(found)).toContain('person_contact.secret_friend is in the database and not declared')
    } finally {
      await fresh.drop()
    }
  })
})

describe('every actor', () => {
  test('is given what the declaration says, column by column, and nothing else', async () => {
    const cells = allCells(truth, probedTables)
    const findings: Finding[] = []
    let probes = 0
    const people = Object.keys(personIds).length
    await database.owner(async (admin) => {
      const client = await admin.connect()
      try {
        await client.query('begin')
        for (const actor of probers(Role.options)) {
          findings.push(...compare(actor, cells, expectedFor(truth, actor, cells), await ask(client, actor, cells, truth)))
          // Each cell is asked once and answers for every person at once; machinery counts as one.
          probes += cells.reduce((sum, cell) => sum + (personTables[cell.table] ? people : 1), 0)
        }
        await client.query('rollback')
      } finally {
        client.release()
      }
    })
    console.log(`leak probes of the database: ${probes.toLocaleString('en')} (${probers().length} actors × ${cells.length} columns × ${people} people), ${findings.length} leaks`)
    expect(findings.slice(0, 40)).toEqual([])
    expect(probes).toBeGreaterThan(50_000)
  }, 300_000)
})
