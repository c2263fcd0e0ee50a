/**
 * The public list of a day in memory, put together once and again when the table has changed: an act of this process is seen at once, one of another
 * process within two seconds. A reader never waits for the list of the whole country.
 */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Unit } from '@hoa-nhap/domain/organization/organization.model'
import type { Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import type { Platform } from '../platform/platform.ts'
import type { Statement } from '../platform/route.ts'
import { anonymousScope, readTogether, scopeStatement } from '../platform/transaction.ts'
import { communesOf, unitOn } from './public-places.ts'
import type { PublicRecord } from './public-list.store.ts'

/** A record with the commune it lies in today, and the one it lay in on the day of the list. */
export type Placed = { readonly record: PublicRecord; readonly present: string; readonly then: string }
export type Snapshot = { readonly on: PlainDate; readonly all: readonly Placed[]; readonly byPresent: ReadonlyMap<string, readonly Placed[]>; readonly byThen: ReadonlyMap<string, readonly Placed[]> }

type Kept = { readonly version: string; readonly catalogue: Catalogue; readonly today: PlainDate; readonly snapshot: Snapshot }
type Memory = { readonly days: Map<PlainDate, Kept>; readonly reading: Map<PlainDate, Promise<Snapshot>>; version: string | null; checkedAt: number; checking: Promise<string> | null }
const checkedForMilliseconds = 2000
const daysKept = 4
const memories = new WeakMap<Platform, Memory>()
const memoryOf = (platform: Platform): Memory => {
  const known = memories.get(platform)
  if (known) return known
  const made: Memory = { days: new Map(), reading: new Map(), version: null, checkedAt: 0, checking: null }
  memories.set(platform, made)
  return made
}

/** After an act of this process: the next reader asks again. */
export function forgetPublicList(platform: Platform): void {
  const memory = memories.get(platform)
  if (memory) memory.version = null
}

async function read<Row>(platform: Platform, statement: Statement): Promise<Row[]> {
  const [result] = await readTogether(platform.pool, scopeStatement(anonymousScope(platform.today())), [statement])
  return result!.rows as Row[]
}

// Rows are only ever deleted and inserted: a change leaves another number of rows or a younger one.
const versionText = 'select count(*)::text as rows, coalesce(max(xmin::text::bigint), 0)::text as youngest from public_provider'
async function versionOf(platform: Platform, memory: Memory): Promise<string> {
  if (memory.version !== null && performance.now() - memory.checkedAt < checkedForMilliseconds) return memory.version
  const fresh = memory.version !== null
  memory.checking ??= read<{ rows: string; youngest: string }>(platform, { name: 'facilities-public-version', text: versionText }).then(([row]) => `${row!.rows} ${row!.youngest}`).finally(() => { memory.checking = null })
  const asked = memory.checking.then((version) => {
    memory.version = version
    memory.checkedAt = performance.now()
    return version
  })
  // What is two seconds old may be shown while it is looked at again; what an act of this process has changed may not.
  if (!fresh) return asked
  asked.catch(() => {})
  return memory.version!
}

const columns = `record_id as id, register, agency_id as "agencyId", unit_id as "unitId", status, valid_from as since, listing`
const dayText = `select ${columns} from public_provider where valid_from <= $1 and (valid_to is null or valid_to > $1) order by record_id`

export async function snapshotOf(platform: Platform, catalogue: Catalogue, on: PlainDate): Promise<Snapshot> {
  const memory = memoryOf(platform)
  const version = await versionOf(platform, memory)
  const today = platform.today()
  const known = memory.days.get(on)
  if (known && known.version === version && known.catalogue === catalogue && known.today === today) return known.snapshot
  const reading = memory.reading.get(on) ?? read<PublicRecord>(platform, { name: 'facilities-public-day', text: dayText, values: [on] }).then((rows) => {
    const snapshot = placedOn(rows, catalogue, on, today)
    memory.days.delete(on)
    memory.days.set(on, { version, catalogue, today, snapshot })
    for (const day of memory.days.keys()) if (memory.days.size > daysKept && day !== today) memory.days.delete(day)
    return snapshot
  }).finally(() => memory.reading.delete(on))
  memory.reading.set(on, reading)
  return reading
}

function placedOn(rows: readonly PublicRecord[], catalogue: Catalogue, on: PlainDate, today: PlainDate): Snapshot {
  const places = new Map<string, { present: string; then: string }>()
  const placeOf = (unitId: string) => {
    const known = places.get(unitId)
    if (known) return known
    const found = { present: unitOn(catalogue, unitId, today)?.id ?? unitId, then: unitOn(catalogue, unitId, on)?.id ?? unitId }
    places.set(unitId, found)
    return found
  }
  const all = rows.map((record): Placed => ({ record, ...placeOf(record.unitId) }))
  const grouped = (key: 'present' | 'then') => {
    const groups = new Map<string, Placed[]>()
    for (const each of all) {
      const group = groups.get(each[key])
      if (group) group.push(each)
      else groups.set(each[key], [each])
    }
    return groups
  }
  return { on, all, byPresent: grouped('present'), byThen: grouped('then') }
}

/** Everything of a unit on the day of the list: a commune's own, a province's or a district's by its communes. In the order of ids. */
export function ofUnit(snapshot: Snapshot, catalogue: Catalogue, unit: Unit | null): readonly Placed[] {
  if (unit === null) return snapshot.all
  if (unit.level === 'commune') return snapshot.byThen.get(unit.id) ?? []
  return communesOf(catalogue, unit.id, snapshot.on).flatMap((commune) => snapshot.byThen.get(commune.id) ?? []).toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1))
}

const partsKept = 400
const parts = new WeakMap<object, Map<string, unknown>>()
/** What is the same for everybody who asks of one list (or of another thing that never changes) is made once and kept with it; what was made longest ago is dropped. */
export function onceFor<Value>(owner: object, key: string, make: () => Value): Value {
  let known = parts.get(owner)
  if (!known) parts.set(owner, (known = new Map()))
  if (known.has(key)) return known.get(key) as Value
  const made = make()
  if (known.size >= partsKept) known.delete(known.keys().next().value!)
  known.set(key, made)
  return made
}
