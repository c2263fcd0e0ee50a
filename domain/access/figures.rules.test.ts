import { describe, expect, test } from 'vitest'
import { operations as directiveOperations } from '../directives/directives.contract.ts'
import { operations as indicatorOperations } from '../indicators/indicators.contract.ts'
import type { Role } from '../kernel/actor.ts'
import { figureReaders, readsFigures } from './figures.rules.ts'

describe('who reads figures', () => {
  test.each(['system-admin', 'security-officer', 'privacy-officer', 'identity-steward', 'facility-guard', 'facility-accounts', 'school', 'employer', 'team-member', 'home-provider', 'counsellor', 'social-protection'] as const)('%s has none', (role) => expect(readsFigures(role)).toBe(false))
  test.each(['commune-police', 'commune-chair', 'commune-social', 'province-police', 'province-planner', 'province-health', 'ministry-police', 'union-office', 'facility-head', 'inspector', 'district-chair'] as const)('%s reads them', (role) => expect(readsFigures(role)).toBe(true))
  test('every operation that answers figures is for these roles alone', () => {
    const figures = [...indicatorOperations, ...directiveOperations.filter((each) => ['directives.targets', 'directives.shortfalls'].includes(each.id))]
    expect(figures.map((each) => each.id)).toEqual(['indicators.list', 'indicators.readings', 'indicators.records', 'directives.targets', 'directives.shortfalls'])
    for (const each of figures) expect(each.access, each.id).toBe(figureReaders)
  })
  test('whoever enters plans reads the figures they ask for', () => {
    const planners = directiveOperations.find((each) => each.id === 'directives.create')!.access as readonly Role[]
    expect(planners.filter((role) => !readsFigures(role))).toEqual([])
  })
})
