import { DirectiveInput } from '@hoa-nhap/domain/directives/directives.contract'
import { expect, test } from 'vitest'
import { bodyOf, emptyClause, emptyDirective, readNumber, wrongOf, type TypedDirective } from './directive-form.model.ts'

const today = '2026-11-18'
const filled: TypedDirective = {
  ...emptyDirective('p-20', 2026), number: '90/KH-UBND', title: 'Cai nghiện năm 2026', issuer: 'UBND tỉnh', issuedOn: '14/04/2026', bases: 'NĐ 163/2026\n\n QĐ 1452 ',
  clauses: [
    { ...emptyClause(2026), label: '2', summary: '80–85 % người có hồ sơ được tư vấn', answer: 'targets', target: { ...emptyClause(2026).target, name: 'Được tư vấn', indicatorId: 'managed-served', comparator: 'range', low: '80', high: '85' } },
    { ...emptyClause(2026), kind: 'task', summary: 'Rà soát', answer: 'tasks', task: { name: 'Rà soát toàn tỉnh', lead: '', deadline: '30/9/2026' } },
    { ...emptyClause(2026), kind: 'aim', summary: 'Nâng cao hiệu quả', answer: 'orientation' },
  ],
}

test('a filled form has nothing wrong and sends what the contract takes', () => {
  expect(wrongOf(filled, today)).toEqual([])
  const body = DirectiveInput.parse(bodyOf(filled, today))
  expect(body).toMatchObject({ issuedOn: '2026-04-14', bases: ['NĐ 163/2026', 'QĐ 1452'] })
  expect(body.clauses[0]?.targets[0]).toMatchObject({ comparator: 'range', low: 80, high: 85, from: '2026-01-01', to: '2026-12-31' })
  expect(body.clauses[1]).toMatchObject({ label: '2', tasks: [{ name: 'Rà soát toàn tỉnh', deadline: '2026-09-30' }] })
  expect(body.clauses[1]?.tasks[0]?.lead).toBeUndefined()
})

test('an empty form names each field that is needed, in order', () => {
  expect(wrongOf(emptyDirective('p-20', 2026), today).map((wrong) => wrong.field)).toEqual(['number', 'title', 'issuer', 'clause-0-summary'])
})

test('a day that is none and a target without its number are wrong', () => {
  const clause = { ...filled.clauses[0]!, target: { ...filled.clauses[0]!.target, low: 'tất cả', high: '', to: '31/02/2026' } }
  expect(wrongOf({ ...filled, issuedOn: '14/13/2026', clauses: [clause] }, today)).toEqual([
    { field: 'issuedOn', code: 'day' }, { field: 'clause-0-low', code: 'number' }, { field: 'clause-0-high', code: 'number' }, { field: 'clause-0-to', code: 'day' },
  ])
})

test.each([['eq', { low: 80, high: 80 }], ['gt', { low: 80, high: null }], ['lte', { low: null, high: 80 }]] as const)('%s keeps its bound where the comparator speaks of it', (comparator, bounds) => {
  const clause = { ...filled.clauses[0]!, target: { ...filled.clauses[0]!.target, comparator } }
  expect(bodyOf({ ...filled, clauses: [clause] }, today).clauses[0]?.targets?.[0]).toMatchObject(bounds)
})

test.each([['80', 80], ['82,5', 82.5], ['82.5', 82.5], ['', null], ['80%', null], ['-1', null]])('%s is read as %s', (text, value) => expect(readNumber(text)).toBe(value))
