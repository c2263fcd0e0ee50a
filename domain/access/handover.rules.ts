/**
 * May the work of a body pass to another? The new body must come to the same rows by the same kind of sight; a body that reads by its unit or province
 * would go on reading, so it has to end. Work that passes with a unit (a merger of communes) is recorded as a succession of units, not here.
 */
import { AgencyKind, Role } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { Sight } from './access.model.ts'
import { declarationOf } from './access.rules.ts'

export type Body = { readonly id: string; readonly kind: string; readonly unitId: string; readonly provinceId: string }

/** How the posts of a kind of body come to persons, over all their periods. */
export function sightsOfBody(kind: string): readonly Sight[] {
  const known = AgencyKind.safeParse(kind)
  if (!known.success) return []
  const persons: readonly Sight[] = ['unit', 'facility', 'province', 'sent', 'named']
  return persons.filter((sight) => Role.options.some((role) => declarationOf(role).agency === known.data && declarationOf(role).during.some((period) => period.sight === sight)))
}

export function judgeHandover(from: Body, to: Body, bodyEnds: boolean): Decision<null> {
  if (from.id === to.id) return refuse('same-body')
  const [before, after] = [sightsOfBody(from.kind), sightsOfBody(to.kind)]
  if (before.length === 0) return refuse('nothing-to-hand-over')
  const byColumn = before.filter((sight) => sight === 'unit' || sight === 'province')
  for (const sight of byColumn) {
    if (!after.includes(sight)) return refuse('successor-cannot-read', { sight })
    if (sight === 'unit' ? from.unitId !== to.unitId : from.provinceId !== to.provinceId) return refuse('units-differ')
    if (!bodyEnds) return refuse('body-must-end')
  }
  // A body of the province reads its own dossiers by the province since it reads by it at all.
  for (const sight of before.filter((each) => each === 'sent' || each === 'facility' || each === 'named')) {
    if (!after.includes(sight) && !(sight === 'sent' && after.includes('province') && from.provinceId === to.provinceId)) return refuse('successor-cannot-read', { sight })
  }
  return accept(null)
}
