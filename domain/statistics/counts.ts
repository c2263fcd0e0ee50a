/**
 * What a table counts. Figures once published never change: whoever was counted in a half month of a commune stays counted so, and what is recorded late is in no
 * later table of that half month. Otherwise the difference of two tables would name the few who were recorded late.
 */
import type { Box } from './layout.ts'
import { nowOf, thenOf } from './layout.ts'
import type { Half } from './halves.ts'

/** An earlier table, as far as it fixed counts: for its communes of then and its half months, everything up to its last one. */
export type Fixing = { readonly from: Half; readonly to: Half; readonly units: ReadonlySet<string> }

export type Counting = {
  /** What the table counts, and all that earlier tables counted. */
  readonly boxes: readonly Box[]
  /** What is fixed from now on, to be added to the ledger of counts; a split of "not yet served" takes away from it. */
  readonly added: readonly Box[]
}

const text = (box: Pick<Box, 'key' | 'of' | 'met'>) => `${box.key} ${box.of} ${box.met ?? ''}`

/** Sums of equal boxes, without those that came to nothing. */
export function gathered(boxes: Iterable<Box>): Box[] {
  const sums = new Map<string, Box>()
  for (const box of boxes) {
    const known = sums.get(text(box))
    sums.set(text(box), known ? { ...known, count: known.count + box.count } : box)
  }
  return [...sums.values()].filter((box) => box.count !== 0)
}

/**
 * `kept`: the ledger of counts of earlier tables. `live`: what is recorded now, for the communes and half months of the new table; `units` are its communes of
 * then. In half months that are fixed only "not yet served" may become "served since", after the last table that looked.
 */
export function countFor(table: { readonly from: Half; readonly to: Half; readonly units: ReadonlySet<string> }, live: readonly Box[], kept: readonly Box[], fixings: readonly Fixing[]): Counting {
  const before = gathered(kept)
  const added: Box[] = []
  const splits = new Map<string, Box[]>()
  for (const box of live) {
    const unit = thenOf(box.key)
    if (box.of < table.from || box.of > table.to || !table.units.has(unit)) continue
    const until = fixedUntil(fixings, unit, box.of)
    const met = box.met !== null && box.met <= table.to ? box.met : null
    if (until === null) added.push({ ...box, met })
    else if (met !== null && met > until) {
      const place = `${unit} ${box.of}`
      splits.set(place, [...(splits.get(place) ?? []), { ...box, met }])
    }
  }
  // Never more than were counted as not yet served: whoever was recorded late is not among them.
  for (const [place, served] of splits) {
    const waiting = before.filter((box) => box.met === null && `${thenOf(box.key)} ${box.of}` === place).map((box) => ({ ...box }))
    for (const box of served.toSorted((a, b) => a.met! - b.met! || (a.key < b.key ? -1 : 1))) {
      let left = box.count
      for (const wait of waiting.toSorted((a, b) => Number(nowOf(b.key) === nowOf(box.key)) - Number(nowOf(a.key) === nowOf(box.key)) || (a.key < b.key ? -1 : 1))) {
        const moved = Math.min(left, wait.count)
        if (moved === 0) continue
        added.push({ ...wait, count: -moved }, { ...wait, met: box.met, count: moved })
        Object.assign(wait, { count: wait.count - moved })
        left -= moved
      }
    }
  }
  return { boxes: gathered([...before, ...added]), added: gathered(added) }
}

/** The last half month an earlier table looked at for people who entered there then; null: none did. */
function fixedUntil(fixings: readonly Fixing[], unit: string, of: Half): Half | null {
  let until: Half | null = null
  for (const fixing of fixings) if (fixing.from <= of && of <= fixing.to && fixing.units.has(unit) && (until === null || fixing.to > until)) until = fixing.to
  return until
}

