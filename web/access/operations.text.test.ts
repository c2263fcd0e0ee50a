import { operationAccess } from '@hoa-nhap/domain/access/operations'
import { expect, test } from 'vitest'
import { operationsText } from './operations.text.ts'

test('everything that can stand in the ledger of a person has words', () => {
  const aboutPersons = Object.entries(operationAccess).filter(([, { shows, door }]) => shows.length > 0 || door === 'ledger' || door === 'duplicate-check').map(([operation]) => operation)
  expect(aboutPersons.length).toBeGreaterThan(30)
  expect(aboutPersons.filter((operation) => operation !== 'access.my-disclosures' && operation !== 'access.openings' && operationsText.sayCode(operation) === operation)).toEqual([])
})
