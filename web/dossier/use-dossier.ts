/** The person, then each measure with events, deadlines and next acts; every reading is written in the ledger under the chosen purpose. */
import { useQueries } from '@tanstack/react-query'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import type { DeadlineView, MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { getMeasure } from '@hoa-nhap/domain/measures/measures.contract'
import { getPerson } from '@hoa-nhap/domain/people/people.contract'
import { call, type AnswerOf } from '../api/client.ts'
import { useAsk } from '../api/hooks.ts'

export type Person = AnswerOf<typeof getPerson>

export function useDossier(id: string, purpose: Purpose) {
  const person = useAsk(getPerson, { params: { id } }, { purpose })
  const measures = useQueries({
    queries: (person.data?.measures ?? []).map((measure) => ({
      queryKey: [getMeasure.id, measure.id, purpose],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(getMeasure, { params: { id: measure.id } }, { signal, purpose }),
      staleTime: 15_000,
    })),
  })
  const whole: readonly MeasureView[] = (person.data?.measures ?? []).map((measure, index) => measures[index]?.data ?? measure)
  return { person, measures: whole, pending: measures.some((measure) => measure.isPending), error: measures.find((measure) => measure.error)?.error ?? null, again: () => { for (const measure of measures) void measure.refetch() } }
}

/** The person's open deadlines; those of a measure that was read whole are the newer. */
export function deadlinesOf(person: Person, measures: readonly MeasureView[]): readonly DeadlineView[] {
  const read = new Map(measures.flatMap((measure) => (measure.deadlines ? [[measure.id, measure.deadlines] as const] : [])))
  const rest = person.deadlines.filter((deadline) => !read.has(deadline.measureId))
  return [...rest, ...[...read.values()].flat()].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
