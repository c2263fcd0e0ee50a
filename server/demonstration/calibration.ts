/**
 * Settings of the invented lives, drawn from published figures of other provinces and years (docs/calibration.md). No count is published for
 * the provinces of the demonstration: a simulated figure is never theirs. Terms, clocks and papers come from the law rows, never from here.
 */
export type Calibration = {
  readonly male: number
  /** Years of age at the first body test, with weights; a tenth of a per cent is under 16. */
  readonly ages: readonly (readonly [readonly [number, number], number])[]
  readonly substances: readonly (readonly ['opioids' | 'amphetamine-type' | 'several', number])[]
  readonly notAddicted: number
  readonly registers: number
  readonly starts: number
  readonly withdraws: number
  readonly quits: number
  readonly usesDuringRehab: number
  readonly moves: number
  readonly dies: number
  readonly reportsHome: number
  readonly secondRound: number
  readonly usesAfterReturn: number
  readonly lateOffice: number
  /** Of what falls into the last days before the present, the share that is still to be done. */
  readonly pending: number
  readonly pendingDays: number
  readonly supportWithinThirtyDays: number
  /** Share of a province's communes that have anyone. */
  readonly communesWithAnyone: number
}

export const calibration: Calibration = {
  male: 0.95,
  ages: [[[14, 15], 0.001], [[16, 17], 0.012], [[18, 24], 0.24], [[25, 34], 0.5], [[35, 44], 0.18], [[45, 60], 0.067]],
  substances: [['amphetamine-type', 66], ['opioids', 27], ['several', 7]],
  notAddicted: 0.14,
  registers: 0.84,
  starts: 0.95,
  withdraws: 0.03,
  quits: 0.14,
  usesDuringRehab: 0.05,
  moves: 0.06,
  dies: 0.008,
  reportsHome: 0.9,
  secondRound: 0.42,
  usesAfterReturn: 0.18,
  lateOffice: 0.07,
  pending: 0.5,
  pendingDays: 14,
  supportWithinThirtyDays: 0.88,
  communesWithAnyone: 0.72,
}
