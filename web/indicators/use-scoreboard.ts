/** What the scoreboard asks of the server: the plan, its targets, and readings by unit and by month of the indicators that can be read. */
import { useQueries } from '@tanstack/react-query'
import { getDirective, listDirectives, listTargets } from '@hoa-nhap/domain/directives/directives.contract'
import { listIndicators, readIndicator } from '@hoa-nhap/domain/indicators/indicators.contract'
import { unitHistory } from '@hoa-nhap/domain/organization/organization.contract'
import { call } from '../api/client.ts'
import { useAsk, useItems } from '../api/hooks.ts'
import type { UnitsOf } from '../ui/UnitSwitch.tsx'
import { targetsOfUnit, type IndicatorReadings } from './scoreboard.model.ts'

/** The province of a unit: itself, or found upwards through its parents. */
export function useProvince(unitId: string): string | undefined {
  const isProvince = unitId.startsWith('p-')
  const own = useAsk(unitHistory, { params: { id: unitId } }, { enabled: !isProvince })
  const parent = own.data?.unit.parentId ?? ''
  const above = useAsk(unitHistory, { params: { id: parent } }, { enabled: parent.startsWith('d-') })
  if (isProvince) return unitId
  return parent.startsWith('d-') ? (above.data?.unit.parentId ?? undefined) : parent || undefined
}

export function useDirectiveChoice(wanted: string | undefined, province: string | undefined) {
  const all = useItems(listDirectives, { query: {} })
  const withTargets = (all.data ?? []).filter((directive) => directive.targets > 0)
  const ofProvince = withTargets.filter((directive) => province === undefined || directive.unitId === province)
  const chosen = withTargets.find((directive) => directive.id === wanted || directive.number === wanted) ?? ofProvince[0] ?? withTargets[0]
  return { all, withTargets, chosen }
}

export function useTargets(directiveId: string | undefined, unitId: string | undefined) {
  const whole = useAsk(getDirective, { params: { id: directiveId ?? '' } }, { enabled: directiveId !== undefined })
  const targets = useItems(listTargets, { query: { ...(directiveId ? { directive: directiveId } : {}), ...(unitId ? { unit: unitId } : {}) } }, { enabled: directiveId !== undefined && unitId !== undefined, keepPrevious: true })
  return { whole, targets: targets.data ? { ...targets, data: targetsOfUnit(targets.data, unitId ?? '') } : targets }
}

type Wanted = { readonly indicatorIds: readonly string[]; readonly from: string; readonly to: string; readonly unitId: string; readonly units: UnitsOf; readonly by: 'unit' | 'month' }

export function useReadings(wanted: Wanted | null): { readonly readings: ReadonlyMap<string, IndicatorReadings>; readonly pending: boolean; readonly error: unknown; readonly asOf: string | null; readonly unallocated: number | '<5'; readonly again: () => void } {
  const ids = wanted?.indicatorIds ?? []
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: [readIndicator.id, { id, from: wanted?.from, to: wanted?.to, unit: wanted?.unitId, by: wanted?.by, units: wanted?.units }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(readIndicator, { params: { id }, query: { from: wanted!.from, to: wanted!.to, unit: wanted!.unitId, by: wanted!.by, units: wanted!.units } }, { signal }),
      staleTime: 30_000,
    })),
  })
  const readings = new Map<string, IndicatorReadings>()
  answers.forEach((answer, index) => { if (answer.data) readings.set(ids[index]!, answer.data) })
  const unallocated = answers.map((answer) => answer.data?.unallocated ?? 0)
  return {
    readings,
    pending: answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.error)?.error ?? null,
    asOf: answers.find((answer) => answer.data)?.data?.asOf ?? null,
    unallocated: unallocated.includes('<5') ? '<5' : Math.max(0, ...unallocated.map(Number)),
    again: () => { for (const answer of answers) void answer.refetch() },
  }
}

export const useIndicators = () => useItems(listIndicators, { query: {} })
