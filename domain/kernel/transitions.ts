/** The shape of `<slice>.transitions.ts`: which act of which kind realises a transition of the law tables. The coverage page reads these tables. */
import type { MeasureKind } from './measure.ts'

export type Transition =
  | {
    readonly kind: MeasureKind
    /** Any of these acts of that kind realises it. */
    readonly acts: readonly string[]
    /** Only where the recorded data say so, e.g. `{ result: 'not-addicted' }`: a list means any of its values. */
    readonly where?: Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>> | undefined
    /** Only where the measure then stands at one of these statuses. */
    readonly to?: readonly string[] | undefined
    /** Further kinds and acts by which the same transition happens. */
    readonly also?: readonly { readonly kind: MeasureKind; readonly acts: readonly string[] }[] | undefined
    readonly note?: string | undefined
  }
  | { readonly leftOut: string }
export type TransitionTable = Readonly<Record<string, Transition>>
