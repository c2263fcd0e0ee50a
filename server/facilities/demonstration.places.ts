/** Areas and beds of the invented people whom a facility keeps. A few who came last have no place yet; for somebody who comes one is kept. */
import { bedsInUse, type Area } from '@hoa-nhap/domain/facilities/facilities.model'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { idOf } from '../registers/registers.model.ts'

type Kept = { readonly measureId: string; readonly personId: string; readonly facilityId: string | null; readonly readerFacility: string; readonly kind: string; readonly status: string; readonly sex: string; readonly startedOn: PlainDate | null }
const waiting = ['ordered', 'facility-requested', 'facility-referred', 'facility-named']
const unplacedLast = 3
const rowsAtOnce = 500

/** Answers how many have a place. */
export async function loadPlaces(transaction: ActorTransaction, platform: Platform): Promise<number> {
  const facilities = (await transaction.query<{ agencyId: string; areas: readonly Area[] | null }>(`select reader_agency as "agencyId", state -> 'values' -> 'areas' as areas from register_record where register = 'facilities' and open`)).rows
  const kept = (await transaction.query<Kept>(
    `select m.measure_id as "measureId", m.person_id as "personId", m.facility_id as "facilityId", m.reader_facility as "readerFacility", m.kind, m.status, i.sex, m.started_on as "startedOn" from measure m join person_identity i on i.person_id = m.person_id
     where m.open and m.reader_facility is not null and m.kind in ('compulsory', 'compulsory-dossier', 'voluntary-public', 'voluntary-private') order by m.started_on nulls last, m.measure_id`)).rows
  const rows: { id: string; measureId: string; personId: string; agencyId: string; on: PlainDate; body: Record<string, unknown> }[] = []
  const today = platform.today()
  for (const { agencyId, areas } of facilities) {
    if (!areas || areas.length === 0) continue
    const taken = new Map(areas.map((area) => [area.name, 0]))
    const free = (area: Area) => bedsInUse(area) - taken.get(area.name)!
    const place = (person: Kept, held: boolean): Area | undefined => {
      const wanted = person.kind === 'compulsory-dossier' || (!held && waiting.includes(person.status)) ? 'holding' : person.sex === 'female' ? 'women' : 'men'
      // Of several areas the emptier one; who finds none of his own lies where there is room for the same.
      const fitting = (use: string) => areas.filter((area) => area.use === use && free(area) > 0).toSorted((a, b) => free(b) - free(a))[0]
      return fitting(wanted) ?? fitting('minors') ?? (wanted === 'holding' ? fitting(person.sex === 'female' ? 'women' : 'men') : undefined)
    }
    const put = (person: Kept, held: boolean) => {
      const area = place(person, held)
      if (!area) return
      taken.set(area.name, taken.get(area.name)! + 1)
      rows.push({ id: idOf('place', person.measureId), measureId: person.measureId, personId: person.personId, agencyId, on: person.startedOn ?? today, body: { area: area.name, bed: taken.get(area.name)!, kept: held } })
    }
    const here = kept.filter((person) => person.facilityId === agencyId && !['suspended', 'escaped', 'in-prison'].includes(person.status))
    const once = [...new Map(here.map((person) => [person.personId, person])).values()]
    for (const person of once.slice(0, Math.max(0, once.length - (once.length > 20 ? unplacedLast : 0)))) put(person, false)
    for (const person of kept.filter((each) => each.readerFacility === agencyId && each.facilityId === null && (waiting.includes(each.status) || each.status === 'designated')).slice(0, 2)) put(person, true)
  }
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await transaction.query(
      `insert into placement (event_id, measure_id, person_id, on_day, agency_id, body, placed_at, post_id) select (x ->> 'id')::uuid, (x ->> 'measureId')::uuid, (x ->> 'personId')::uuid, (x ->> 'on')::date, x ->> 'agencyId', x -> 'body', (x ->> 'on')::date, 'system' from jsonb_array_elements($1::jsonb) x`,
      [JSON.stringify(rows.slice(from, from + rowsAtOnce))])
  }
  return rows.length
}
