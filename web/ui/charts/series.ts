/** A line of months: gaps stay gaps, the scale begins at zero unless all values lie close together above it. */
export type Point = { readonly x: number; readonly y: number }

/** Splits values into unbroken runs of points in a box of `width` × `height`, zero at the bottom and `top` at the top. */
export function runsOf(values: readonly (number | null)[], box: { readonly width: number; readonly height: number; readonly low: number; readonly top: number }): readonly (readonly Point[])[] {
  const step = values.length > 1 ? box.width / (values.length - 1) : 0
  const runs: Point[][] = []
  let run: Point[] = []
  values.forEach((value, index) => {
    if (value === null) {
      if (run.length > 0) runs.push(run)
      run = []
      return
    }
    run.push({ x: index * step, y: yOf(value, box) })
  })
  if (run.length > 0) runs.push(run)
  return runs
}

/** The top of a scale of counts in four round steps: 2,517 stands below 4,000, 3 below 4. */
export function roundTop(most: number): number {
  const least = Math.max(1, most / 4)
  const power = 10 ** Math.floor(Math.log10(least))
  return 4 * power * ([1, 2, 5].find((round) => round * power >= least) ?? 10)
}

export function yOf(value: number, box: { readonly height: number; readonly low: number; readonly top: number }): number {
  const share = (value - box.low) / (box.top - box.low)
  return box.height - Math.min(1, Math.max(0, share)) * box.height
}

export function pathOf(run: readonly Point[]): string {
  return run.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('')
}
