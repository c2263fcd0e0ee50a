/**
 * The vocabulary in which access is declared. Grants, row policies, the API's field sets, the access tests and the matrix of
 * `docs/security.md` are generated from the declaration in `roles.ts`, `compartments.ts` and `doors.ts`; nothing else decides who sees what.
 */
import type { AgencyKind, Purpose, Role } from '../kernel/actor.ts'
import type { Compartment, MeasureKind } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

/** How sure we are of the ground: read in the law, inferred from it, or our own decision that a lawyer or the office may change. */
export type GroundConfidence = 'verified' | 'inferred' | 'our-decision'
export type Ground = { readonly cite: string; readonly confidence: GroundConfidence; /** Number of the question put to a lawyer. */ readonly lawyer?: number }

/** The only row scopes. One predicate each, written once in `server/access/policy-predicates.ts`. */
export type Sight =
  | 'unit'      // reader_unit = my commune
  | 'facility'  // reader_facility = my agency
  | 'province'  // reader_province = my province
  | 'sent'      // a live sight row names my agency
  | 'named'     // a live circle row names my post
  | 'pairs'     // the person stands in an undecided pair of my province's records queue
  | 'rollup'    // figures only
  | 'none'      // neither persons nor figures

/** What a role reads of a compartment; an absent compartment is not read at all. */
export type Reach =
  /** Every row in the role's sight. */
  | 'scope'
  /** Rows in sight that the role's own agency recorded. */
  | 'own-work'
  /** Counts only, never a row. */
  | 'aggregate'
  /** Nothing in ordinary work; a reasoned opening of one person for hours. */
  | 'break-glass'
  /** Named columns of the rows in sight, not the record. */
  | { readonly flags: readonly string[] }

export type Capability = 'register' | 'record' | 'decide' | 'read' | 'aggregate' | 'export' | 'inspect' | 'audit' | 'administer'
export type Level = 'commune' | 'district' | 'province' | 'ministry' | 'facility' | 'installation'

/** The only roles that may ever name the compartment HV. A police role that names it does not compile. */
export type HivReader = 'facility-head' | 'facility-health' | 'health-station' | 'substitution-clinician'

export type Opens<R extends string> = Partial<Record<Exclude<Compartment, 'HV'>, Reach>> & (R extends HivReader ? { readonly HV?: 'scope' } : { readonly HV?: never })

export type Period = {
  readonly from: PlainDate
  /** The last day; absent: open. */
  readonly to?: PlainDate
  readonly sight: Sight
  /** Kinds of measure in sight; absent: all. */
  readonly kinds?: readonly MeasureKind[]
  /** Purposes that, when stated, bring the other kinds into sight too. */
  readonly otherKindsFor?: readonly Purpose[]
  /** Measures of other kinds too, for as long as a deadline of the measure stands with the own agency. */
  readonly askedToo?: true
  /** Compartments of `opens` that this period does not open. */
  readonly withholds?: readonly Compartment[]
}

export type RoleDeclaration<R extends string = string> = {
  readonly id: R
  readonly title: string
  readonly titleEn: string
  readonly agency: AgencyKind
  readonly level: Level
  readonly during: readonly Period[]
  readonly may: readonly Capability[]
  readonly opens: Opens<R>
  readonly ground: Partial<Record<Compartment, Ground>> & { readonly default: Ground }
}

export type FieldClass = 'basic' | 'sensitive'

/** How the rows of a table with personal data are found to be in sight. */
export type RowScope =
  /** The row carries the access columns `reader_unit`, `reader_facility`, `reader_province`, `reader_until`. */
  | 'readers'
  /** The row hangs on a measure: it is in sight when the measure is. */
  | 'measure'
  /** The row hangs on a person: it is in sight when a live sight or circle row says so. */
  | 'person'
  /** A search table of a whole province: its own `reader_province` and `reader_until`, on a stated purpose where the role needs one. Narrower roles filter their few names. */
  | 'province'
  /** A frozen copy for the body that handed over: the row names the body and its last day. */
  | 'handed-over'

export type TableDeclaration = {
  readonly compartment: Compartment
  readonly rows: RowScope
  /** Which access columns a `readers` table has besides `reader_until`; a scope without its column asks for the person. */
  readonly readers?: readonly ('unit' | 'facility' | 'province')[]
  /** The column with the kind of measure, where the row has one. */
  readonly kindColumn?: string
  /** The columns that whole-row readers get; absent: all. Whatever is left out is granted to no product role. */
  readonly columns?: readonly string[]
  /** Columns behind each flag of a `{ flags }` reach. */
  readonly flags?: Readonly<Record<string, readonly string[]>>
  /** Only these roles, and of these rows only what their own service recorded (`agency_id`). */
  readonly ownServiceOf?: readonly Role[]
  /** The row names the agency that recorded it (`agency_id`): a role that reads its own work alone reads those. Rows of measures always do. */
  readonly byAgency?: true
  /** Of these rows only what the own place recorded (`agency_id`), and there only its head and the posts charged with this person's care. */
  readonly assigned?: true
  /** The column that lists the compartments that the row prints: whoever reads it opens every one of them whole. */
  readonly compartmentsColumn?: string
  /** The first day on which nobody reads the row any more. */
  readonly endsColumn?: string
  /** Declared before its migration exists. */
  readonly planned?: boolean
}

export type LegalEvent = 'delisted' | 'last-measure-closed' | 'measure-closed' | 'management-ended' | 'last-check' | 'last-payment' | 'discharged' | 'decided-and-complaint-time'
export type CompartmentDeclaration = {
  readonly id: Compartment
  readonly title: string
  readonly titleEn: string
  /** Field → class of the field by itself. */
  readonly fields: Readonly<Record<string, FieldClass>>
  readonly ground: Ground
  readonly keep: { readonly after: LegalEvent; readonly months: number | null; readonly then: 'seal' | 'erase' | 'return'; readonly ground: Ground }
}

export const role = <R extends Role>(declaration: RoleDeclaration<R>): RoleDeclaration<R> => declaration
