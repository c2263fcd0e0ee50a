/** Two sets of measured times, compared by ranks: no clock, no machine and no absolute figure enters the judgement. */

/** The share of pairs in which a value of `a` is greater than one of `b` (ties count half): 0.5 where nothing tells them apart, 0 or 1 where everything does. */
export function overlap(a: readonly number[], b: readonly number[]): number {
  const sorted = b.toSorted((x, y) => x - y)
  const below = (value: number, orEqual: boolean): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < value || (orEqual && sorted[middle]! === value)) low = middle + 1
      else high = middle
    }
    return low
  }
  return a.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0) / (a.length * b.length)
}
