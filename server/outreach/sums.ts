/** Sums by commune and year for those who plan: small numbers hidden before they leave. */
import type { z } from 'zod'
import type { SumsView } from '@hoa-nhap/domain/outreach/outreach.contract'
import { gatedTable } from '@hoa-nhap/domain/outreach/sums.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { Rows, Statement } from '../platform/route.ts'

type Reading = { readonly actor: { readonly role: Role }; readonly platform: Platform; read(statements: readonly Statement[]): Promise<readonly Rows[]> }

export async function sumsOf(context: Reading, register: string, year: number, keys: readonly string[]): Promise<z.input<typeof SumsView>> {
  const [found] = await context.read([{ name: `outreach-sums-${context.actor.role}`, text: 'select unit_id, key, sum::text from outreach_sums($1, $2, $3)', values: [register, year, keys] }])
  const directory = await directoryOf(context.platform)
  const byUnit = new Map<string, Record<string, number>>()
  for (const { unit_id: unitId, key, sum } of found!.rows as { unit_id: string; key: string; sum: string }[]) byUnit.set(unitId, { ...byUnit.get(unitId), [key]: Number(sum) })
  const named = [...byUnit].map(([unitId, sums]) => ({ unitId, sums, unitName: directory.unitName(unitId) })).toSorted((a, b) => Number(a.unitId.startsWith('p-')) - Number(b.unitId.startsWith('p-')) || a.unitName.localeCompare(b.unitName, 'vi'))
  const shown = gatedTable(named, keys)
  return { year, keys: [...keys], units: shown.units.map((unit, index) => ({ unitId: unit.unitId, unitName: named[index]!.unitName, cells: [...unit.cells] })), totals: [...shown.totals] }
}
