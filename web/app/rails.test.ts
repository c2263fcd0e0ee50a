import { figureReaders } from '@hoa-nhap/domain/access/figures.rules'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { expect, test } from 'vitest'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { placesOf, readsRegisters } from './rails.ts'

test('the scoreboard stands in no rail of a role that reads no figures', () => {
  const shown = Role.options.filter((role) => placesOf(role).some((place) => place.path === '/chi-tieu'))
  expect(shown.filter((role) => !figureReaders.includes(role))).toEqual([])
  expect(shown.length).toBeGreaterThan(5)
})

test('the roles that read a register have the way to them, and no others', () => {
  const readers = new Set(registers.flatMap((register) => register.reads.flatMap((line) => line.roles)))
  expect(Role.options.filter(readsRegisters)).toEqual(Role.options.filter((role) => readers.has(role)))
})
