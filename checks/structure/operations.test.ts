/** Every declared operation is served, every route is declared, every refusal has its sentences. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { problemTexts } from '@hoa-nhap/domain/problems'
import type { AnyOperation } from '../../server/platform/route.ts'
import { slices } from '../../server/slices.ts'
import { root } from './sources.ts'

const contracts = fs.readdirSync(path.join(root, 'domain'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.contract.ts') && !file.includes('node_modules')).map((file) => path.join(root, 'domain', file))
const all = (await Promise.all(contracts.map(async (file) => ((await import(file)) as { operations?: AnyOperation[] }).operations ?? []))).flat()
// A contract may be in two lists: its own and the slice's.
const declared: AnyOperation[] = [...new Map(all.map((operation) => [operation.id, operation])).values()]
const served = slices.flatMap((slice) => slice.routes.map((route) => route.operation))

test('what is declared is served, and the other way round', () => {
  expect(served.map((operation) => operation.id).toSorted()).toEqual(declared.map((operation) => operation.id).toSorted())
})
test('ids and paths are used once', () => {
  const doubled = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)
  expect(doubled(declared.map((operation) => operation.id))).toEqual([])
  expect(doubled(declared.map((operation) => `${operation.method} ${operation.path.replaceAll(/:\w+/g, ':')}`))).toEqual([])
})
test('the parameters of a path are declared', () => {
  const wrong = declared.filter((operation) => /:\w/.test(operation.path) !== Boolean(operation.params)).map((operation) => operation.id)
  expect(wrong).toEqual([])
})
test('every refusal has a sentence in Vietnamese and one in English', () => {
  const silent = [...new Set(declared.flatMap((operation) => operation.refusals ?? []))].filter((code) => !problemTexts[code]?.vi || !problemTexts[code]?.en)
  expect(silent).toEqual([])
})
test('what opens or changes a person is written down', () => {
  const quiet = declared.filter((operation) => operation.path.startsWith('/api/people') && operation.audit === null).map((operation) => operation.id)
  expect(quiet).toEqual([])
})

test('every list has items and nextCursor; only the accounts of the demonstration are a bare array', () => {
  const bare = slices.flatMap((slice) => slice.routes.map((route) => route.operation)).filter((operation) => operation.output instanceof z.ZodArray)
  expect(bare.map((operation) => operation.path)).toEqual(['/api/demo/accounts'])
})
