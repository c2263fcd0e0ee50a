/** The catalogue in memory: about 14,000 units, read once and again whenever another process has changed them. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { foldText, matchesFolded } from '@hoa-nhap/domain/kernel/vietnamese-text'
import type { Unit } from '@hoa-nhap/domain/organization/organization.model'
import { holderOn, standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import type { Platform } from '../platform/platform.ts'
import { catalogueOfRecords, catalogueVersion, readCatalogue } from './organization.store.ts'

type NameEntry = { readonly unit: Unit; readonly folded: string; readonly bare: string }
/** All names, and those that hold a word with this beginning of two or three letters. */
type NameIndex = { readonly all: readonly NameEntry[]; readonly byBeginning: ReadonlyMap<string, readonly NameEntry[]> }
export type Memory = { readonly version: number; readonly catalogue: Catalogue; readonly names: NameIndex }

/** How long an answer may rest on a catalogue that another process has just changed. */
const checkedForMilliseconds = 5000
const memories = new WeakMap<Platform, { memory: Memory; checkedAt: number; reading: Promise<Memory> | null }>()

async function read(platform: Platform, known: Memory | undefined): Promise<Memory> {
  return platform.systemTransaction(async (transaction) => {
    const version = await catalogueVersion(transaction)
    if (known && known.version === version) return known
    const records = await readCatalogue(transaction)
    const catalogue = catalogueOfRecords(records)
    let names: NameIndex | null = null
    // Folded where somebody first looks for a name, not at the start.
    return { version, catalogue, get names() { return (names ??= indexOf(namesOf(catalogue))) } }
  })
}

function namesOf(catalogue: Catalogue): NameEntry[] {
  const entry = (unit: Unit, name: string, kind: string): NameEntry => ({ unit, folded: foldText(name), bare: foldText(name.slice(kind.length)) })
  return [
    ...[...catalogue.units.values()].map((unit) => entry(unit, unit.name, unit.kind)),
    ...[...catalogue.namesOf.values()].flat().flatMap((name) => {
      const unit = catalogue.units.get(name.unitId)
      return unit && unit.name !== name.name ? [entry(unit, name.name, name.kind)] : []
    }),
  ]
}

function indexOf(all: readonly NameEntry[]): NameIndex {
  const byBeginning = new Map<string, NameEntry[]>()
  for (const entry of all) for (const beginning of new Set(entry.folded.split(' ').flatMap((word) => [word.slice(0, 2), word.slice(0, 3)]))) {
    const list = byBeginning.get(beginning)
    if (list) list.push(entry)
    else byBeginning.set(beginning, [entry])
  }
  return { all, byBeginning }
}

/** The shortest list that holds every name with all these words; a word of one letter says too little. */
function candidates({ all, byBeginning }: NameIndex, words: readonly string[]): readonly NameEntry[] {
  let fewest = all
  for (const word of words) {
    const list = word.length < 2 ? all : (byBeginning.get(word.slice(0, 3)) ?? [])
    if (list.length < fewest.length) fewest = list
  }
  return fewest
}

export async function remembered(platform: Platform): Promise<Memory> {
  const present = memories.get(platform)
  const now = Date.parse(platform.now())
  if (present && Math.abs(now - present.checkedAt) < checkedForMilliseconds) return present.memory
  if (present?.reading) return present.reading
  const reading = read(platform, present?.memory)
  if (present) present.reading = reading
  try {
    const memory = await reading
    memories.set(platform, { memory, checkedAt: now, reading: null })
    return memory
  } catch (error) {
    // The database is away: units do not change by the minute, what is in memory still holds.
    if (!present) throw error
    present.reading = null
    return present.memory
  }
}

/** Forgets what was read, so that the next question reads again. */
export function forget(platform: Platform): void {
  memories.delete(platform)
}

/**
 * Units by any name they bear or bore: folded words in order, adjacent, each the beginning of a word. Best first: the whole name, then
 * units that stand on that day, then provinces before communes.
 */
export function findByName(memory: Memory, query: string, options: { readonly today: PlainDate; readonly on?: PlainDate | undefined; readonly province?: string | undefined }): readonly Unit[] {
  const folded = foldText(query)
  const words = folded.split(' ').filter(Boolean)
  const rank = new Map<Unit, number>()
  for (const { unit, folded: name, bare } of candidates(memory.names, words)) {
    // Most names lack a word: that is seen without taking the name apart.
    if (!words.every((word) => name.includes(word)) || !matchesFolded(name, words)) continue
    if (options.on && !standsOn(unit, options.on)) continue
    if (options.province && !belongsTo(memory.catalogue, unit, options.province, options.today)) continue
    const whole = name === folded || bare === folded ? 0 : bare.startsWith(folded) ? 1 : 2
    const standing = standsOn(unit, options.on ?? options.today) ? 0 : 1
    const level = unit.level === 'province' ? 0 : unit.level === 'district' ? 1 : 2
    rank.set(unit, Math.min(rank.get(unit) ?? Infinity, whole * 100 + standing * 10 + level))
  }
  return [...rank].toSorted((a, b) => a[1] - b[1] || (a[0].id < b[0].id ? -1 : 1)).map(([unit]) => unit)
}

/** Units of the province itself and of the provinces it followed. */
function belongsTo(catalogue: Catalogue, unit: Unit, province: string, today: PlainDate): boolean {
  if (unit.provinceId === province) return true
  const holder = holderOn(catalogue, unit.provinceId, today)
  return holder.kind === 'held' && holder.unitId === province
}
