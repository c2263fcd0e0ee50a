/** Numbers typed for a sharing out, and whether they add up. Pure. */

/** A whole number of 0 or more as it is typed, with or without points for thousands; null for anything else. */
export function readCount(typed: string): number | null {
  const plain = typed.trim().replaceAll('.', '').replaceAll(' ', '')
  return /^\d{1,7}$/u.test(plain) ? Number(plain) : null
}

export type Sum = { readonly sum: number; readonly reserve: number; readonly total: number; readonly rest: number; readonly wrong: readonly string[] }

/** The parts as typed, with the units whose number cannot be read. `rest`: above 0 too many, below 0 missing. */
export function sumOf(typed: ReadonlyMap<string, string>, reserve: number, whole: number): Sum {
  const read = [...typed].map(([unitId, text]) => ({ unitId, count: readCount(text) }))
  const sum = read.reduce((total, each) => total + (each.count ?? 0), 0)
  return { sum, reserve, total: sum + reserve, rest: sum + reserve - whole, wrong: read.filter((each) => each.count === null).map((each) => each.unitId) }
}
