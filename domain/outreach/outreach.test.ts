/** Contacts, rounds, recognised communes, sums: cases, and who may read what by declaration. */
import { describe, expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { declarationOf } from '../access/access.rules.ts'
import { confidentialTables } from '../access/compartments.ts'
import { suppliesRegister } from '../harm-reduction/harm-reduction.registers.ts'
import { decideSupplies, lastDayOfMonth } from '../harm-reduction/harm-reduction.rules.ts'
import { referralErasedOn } from '../harm-reduction/harm-reduction.law.ts'
import { day } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterState } from '../kernel/register.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { nameErasedOn } from './outreach.law.ts'
import { contactsRegister } from './outreach.registers.ts'
import { decideContact, decideFinishRound, decidePropose } from './outreach.rules.ts'
import { gatedColumn, gatedTable } from './sums.rules.ts'

const act = (data: RegisterAct['data'], occurredOn = day('2026-11-10')): RegisterAct => ({ id: '00000000-0000-4000-8000-000000000001', type: 'x', occurredOn, basedOn: 0, data })
const context = (related: RegisterContext['related'] = []): RegisterContext => ({
  recordId: '00000000-0000-4000-8000-000000000009', related, today: day('2026-11-20'), now: '2026-11-20T02:00:00Z' as never, calendar: workingCalendar,
  actor: { role: 'commune-chair', agencyId: 'commune-committee:c-1', agencyKind: 'commune-committee', unitId: 'c-1', provinceId: 'p-20', postId: 'x' },
  unit: (id) => ({ id, name: `Xã ${id}`, level: id.startsWith('c-') ? 'commune' : 'province', provinceId: 'p-20' }), agency: () => undefined,
})
const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string } }) => (decision.ok ? null : decision.refusal.code)
const record = (register: string, id: string, values: RegisterState['values'], status = 'in-force'): RegisterContext['related'][number] => ({ id, register, parentId: null, sequence: 1, state: { status, unitId: 'c-1', agencyId: 'x', values, openedOn: day('2025-01-01'), since: day('2025-01-01') } })

describe('a contact', () => {
  test.each([
    ['some agreed, some refused, some have not answered', { met: 10, agreed: 3, refused: 4, referred: 1 }, null],
    ['more answers than people', { met: 5, agreed: 3, refused: 3 }, 'more-than-met'],
    ['more referred than agreed', { met: 5, agreed: 1, refused: 0, referred: 2 }, 'referred-beyond-agreed'],
  ])('%s', (_, data, code) => expect(codeOf(decideContact(null, act({ point: 'Chợ', offered: ['information'], ...data })))).toBe(code))

  test('and supplies are read by their own service alone, never by a police or a committee post, nor by anybody above', () => {
    for (const register of [contactsRegister, suppliesRegister]) {
      expect(register.reads.every((line) => line.sight === 'agency')).toBe(true)
      const readers = register.reads.flatMap((line) => line.roles)
      expect(readers.map((role) => declarationOf(role).agency).filter((kind) => /police|committee|labour|court|procuracy/.test(kind))).toEqual([])
      expect(Object.values(register.acts).flatMap((each) => each.by).every((line) => line.whose === 'agency')).toBe(true)
    }
  })
  test('names and referrals are declared for no police and no committee role', () => {
    for (const table of ['outreach_name', 'harm_referral']) {
      const readers = Role.options.filter((role) => confidentialTables[table]!.readers[role])
      expect(readers.length).toBeGreaterThan(3)
      expect(readers.map((role) => declarationOf(role).agency).filter((kind) => /police|committee|labour|court|procuracy/.test(kind))).toEqual([])
    }
  })
  test('nothing of a contact or a month is free text that could hold a name, but the point', () => {
    for (const register of [contactsRegister, suppliesRegister]) expect(register.fields.filter((field) => field.kind === 'text' || field.kind === 'long-text').map((field) => field.key)).toEqual(['point'])
  })
  test('a name goes six months after the contact, a referral thirty days after the answer or ninety unanswered', () => {
    expect([nameErasedOn(day('2026-08-31')), referralErasedOn(day('2026-11-01'), day('2026-11-10')), referralErasedOn(day('2026-11-01'), null)]).toEqual(['2027-02-28', '2026-12-10', '2027-01-30'])
  })
})

describe('a round', () => {
  const state = record('review-rounds', 'r', { due: 10 }, 'planned').state
  test.each([
    [{ invited: 9, came: 8, assessed: 8 }, null], [{ invited: 11, came: 8, assessed: 8 }, 'round-numbers'], [{ invited: 9, came: 10, assessed: 8 }, 'round-numbers'], [{ invited: 9, came: 8, assessed: 9 }, 'round-numbers'],
  ])('%j', (data, code) => expect(codeOf(decideFinishRound(state, act(data)))).toBe(code))
})

describe('a commune is recognised by people', () => {
  const criteria = [record('drug-free-criteria', 'k1', { name: 'A', validFrom: '2025-01-01' }), record('drug-free-criteria', 'k2', { name: 'B', validFrom: '2025-01-01' })]
  const answers = [{ criterion: 'k1', met: true }, { criterion: 'k2', met: false }]
  test('each criterion in force is answered, also with no; the answers decide nothing', () => {
    expect(decidePropose(null, act({ year: 2026, answers }), context(criteria))).toMatchObject({ ok: true, value: { status: 'proposed', values: { communeName: 'Xã c-1' } } })
    expect(codeOf(decidePropose(null, act({ year: 2026, answers: answers.slice(0, 1) }), context(criteria)))).toBe('criteria-unanswered')
    expect(codeOf(decidePropose(null, act({ year: 2026, answers: [] }), context([])))).toBe('no-criteria')
    expect(codeOf(decidePropose(null, act({ year: 2026, answers: answers.slice(0, 1) }), context([criteria[0]!, record('drug-free-criteria', 'k2', { name: 'B', validFrom: '2027-01-01' })])))).toBeNull()
  })
  test('once a year; after a refusal it may be proposed again', () => {
    const before = (status: string) => [...criteria, record('drug-free-communes', 'p', { year: 2026 }, status)]
    expect(codeOf(decidePropose(null, act({ year: 2026, answers }), context(before('recognised'))))).toBe('proposed-already')
    expect(codeOf(decidePropose(null, act({ year: 2026, answers }), context(before('refused'))))).toBeNull()
  })
})

describe('a month of supplies', () => {
  const month = { point: 'Trạm y tế', year: 2026, month: 10, needlesGiven: 40 }
  test.each([
    ['that is over', month, [], null], ['that runs', { ...month, month: 11 }, [], null], ['to come', { ...month, month: 12 }, [], 'month-in-future'], ['without a number', { point: 'Trạm y tế', year: 2026, month: 10 }, [], 'nothing-counted'],
    ['twice', month, [record('harm-reduction-supplies', 'm', { ...month, point: 'TRẠM Y TẾ' }, 'reported')], 'month-reported'], ['at another point', month, [record('harm-reduction-supplies', 'm', { ...month, point: 'Nhà văn hóa' }, 'reported')], null],
  ])('%s', (_, data, related, code) => expect(codeOf(decideSupplies(null, act(data), context(related)))).toBe(code))
  test('ends on its last day', () => expect([lastDayOfMonth({ year: 2024, month: 2 }), lastDayOfMonth({ year: 2026, month: 13 })]).toEqual(['2024-02-29', null]))
})

describe('sums for those who open no record', () => {
  test('small cells are hidden', () => expect(gatedColumn([0, 3, 12, 4])).toEqual({ cells: [0, '<5', 12, '<5'], total: 19 }))
  test('a small cell that stands alone cannot be found from the total', () => {
    expect(gatedColumn([3, 12, 40])).toEqual({ cells: ['<5', 'hidden', 40], total: 55 })
    expect(gatedColumn([3, 0])).toEqual({ cells: ['<5', 0], total: '<5' })
    expect(gatedColumn([3])).toEqual({ cells: ['<5'], total: '<5' })
  })
  test('nothing hidden can be worked out from what is shown, for every small table', () => {
    const possible = (cell: number | '<5' | 'hidden') => (cell === '<5' ? [1, 2, 3, 4] : cell === 'hidden' ? [5, 6, 7, 8, 9, 10, 11, 12] : [cell])
    for (let a = 0; a <= 7; a++) for (let b = 0; b <= 7; b++) for (let c = 0; c <= 7; c++) {
      const { cells, total } = gatedColumn([a, b, c])
      const fits: number[][] = []
      for (const x of possible(cells[0]!)) for (const y of possible(cells[1]!)) for (const z of possible(cells[2]!)) if (typeof total === 'number' ? x + y + z === total : total === 'hidden' || x + y + z < 5) fits.push([x, y, z])
      for (const [index, cell] of cells.entries()) if (cell === '<5' && !(total === '<5' && a + b + c < 5)) expect(new Set(fits.map((fit) => fit[index])).size, `${a} ${b} ${c}`).toBeGreaterThan(1)
    }
  })
  test('columns stay in their order', () => expect(gatedTable([{ unitId: 'c-1', sums: { a: 9, b: 0 } }, { unitId: 'c-2', sums: { b: 8 } }], ['a', 'b'])).toEqual({ units: [{ unitId: 'c-1', cells: [9, 0] }, { unitId: 'c-2', cells: [0, 8] }], totals: [9, 8] }))
})
