/** HIV and infections: who may be told, and until when. Pure. TT04 Đ5(5); Law 64/2006 Đ30(2). */
import { refuse, accept, type Decision } from '../kernel/decision.ts'
import type { HivReader } from '../access/access.model.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'
import { ageBounds } from './partial-date.ts'
import { fullAge } from './people.law.ts'

/** The only roles with this door. */
export const careRoles: readonly HivReader[] = ['facility-head', 'facility-health', 'health-station', 'substitution-clinician']
/** The article by which a reading is written down. */
export const careArticle = (role: string): string => (role === 'facility-head' || role === 'facility-health' ? 'Law 64/2006 Đ30(2)e' : 'Law 64/2006 Đ30(2)đ')

/** Under this age the parents are told with the child; from it the child comes first. TT04 Đ5(5). */
const aloneFirstFrom = 15
/** An assignment lasts at most this long before it is made again; our decision. */
export const assignmentMonths = 12
export const assignedUntil = (today: PlainDate): PlainDate => addMonths(today, assignmentMonths)

/** May a representative be told? The reading of a partial birth that protects the person counts. */
export function judgeTellingRepresentative(birth: string, personToldOn: PlainDate | null, today: PlainDate): Decision<true> {
  const { highest } = ageBounds(birth, today)
  if (highest >= fullAge.years) return refuse('representation-ended')
  if (highest >= aloneFirstFrom && personToldOn === null) return refuse('child-first')
  return accept(true)
}
