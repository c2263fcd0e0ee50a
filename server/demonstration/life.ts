/** One invented life, lived through the same rules as the acts of users. People register, quit, move, return to use; reforms re-point what is open. */
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Bodies } from './bodies.ts'
import { LifeCore } from './life-core.ts'
import type { Home, Life, Reform } from './life.model.ts'
import { begin } from './pathway-assessment.ts'
import type { Random } from './random.ts'

/**
 * The records of one life, in time. Whose last measure has ended is found by nobody any more: who comes back is registered again, as a new record.
 * `refusals`: what was planned and refused, by act and code: a simulation that plans badly shows there.
 */
export function liveThrough(random: Random, personId: string, birth: string, home: Home, today: PlainDate, bodies: Bodies, firstDay: PlainDate, reforms: readonly Reform[], otherHome: () => Home, leaning: MeasureKind | null = null): { readonly records: readonly Life[]; readonly refusals: ReadonlyMap<string, number> } {
  const life = new LifeCore(random, personId, birth, home, today, bodies, otherHome, begin)
  life.leaning = leaning
  life.run(firstDay, reforms)
  return { records: life.records, refusals: life.refusals }
}
