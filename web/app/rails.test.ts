import { figureReaders } from '@hoa-nhap/domain/access/figures.rules'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { expect, test } from 'vitest'
import { placesOf } from './rails.ts'

test('the scoreboard stands in no rail of a role that reads no figures', () => {
  const shown = Role.options.filter((role) => placesOf(role).some((place) => place.path === '/chi-tieu'))
  expect(shown.filter((role) => !figureReaders.includes(role))).toEqual([])
  expect(shown.length).toBeGreaterThan(5)
})
