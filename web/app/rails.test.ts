import { figureReaders } from '@hoa-nhap/domain/access/figures.rules'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { expect, test } from 'vitest'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { listChecks, listHealth, listHelped, listWaiting, readReintegration } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { entryRoles, followers, placesOf, readsRegisters } from './rails.ts'

test('the scoreboard stands in no rail of a role that reads no figures', () => {
  const shown = Role.options.filter((role) => placesOf(role).some((place) => place.path === '/chi-tieu'))
  expect(shown.filter((role) => !figureReaders.includes(role))).toEqual([])
  expect(shown.length).toBeGreaterThan(5)
})

test('the roles that read a register have the way to them, and no others', () => {
  const readers = new Set(registers.flatMap((register) => register.reads.flatMap((line) => line.roles)))
  expect(Role.options.filter(readsRegisters)).toEqual(Role.options.filter((role) => readers.has(role)))
})

test('whoever has a list of reintegration has the way to it, and nobody else', () => {
  expect([...followers].toSorted()).toEqual([...new Set([listChecks, listHealth, listHelped, listWaiting].flatMap((operation) => operation.access as readonly Role[]))].toSorted())
  expect([...entryRoles].toSorted()).toEqual([...(readReintegration.access as readonly Role[])].toSorted())
})
