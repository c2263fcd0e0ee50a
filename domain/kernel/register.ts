/**
 * A register (sổ) of the work around the person: facilities, providers, courses, activities, inspections and their like. A record has a state that is
 * the sum of its events, so that it can be read as it stood on any day. What an act asks for, who may do it and what follows is declared here once;
 * tables, policies, pages, Excel and the API read the same declaration. A register never holds what belongs to a person's case.
 */
import type { Actor, AgencyKind, Role } from './actor.ts'
import type { Decision } from './decision.ts'
import type { Deadline } from './measure.ts'
import type { Instant, PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** `record`: the id of a record of another register; `files`: ids of kept files; `units`, `choices`, `texts`, `rows`: lists. */
export type FieldKind =
  | 'text' | 'long-text' | 'number' | 'count' | 'money' | 'percent' | 'day' | 'time' | 'yes-no' | 'choice' | 'choices' | 'texts' | 'unit' | 'units' | 'agency' | 'record' | 'records' | 'phone' | 'link' | 'files' | 'rows'

export type RegisterField = {
  /** Name in `values`, in the API and in the words of the register. */
  readonly key: string
  readonly kind: FieldKind
  readonly required?: true
  /** Values of a choice. */
  readonly options?: readonly string[]
  /** Bounds of numbers, both included; a count begins at 0. */
  readonly lowest?: number
  readonly highest?: number
  /** Characters of a text (default 200, long text 4,000), items of a list (default 200). */
  readonly longest?: number
  /** Of `record` and `records`. */
  readonly register?: string
  readonly unitLevel?: 'province' | 'district' | 'commune'
  readonly agencyKinds?: readonly AgencyKind[]
  /** Fields of each row of `rows`; rows do not nest. */
  readonly fields?: readonly RegisterField[]
  /** Not part of an Excel list. */
  readonly screenOnly?: true
}

/** Values by field; a field that is absent or null is not known. */
export type RegisterValues = Readonly<Record<string, unknown>>

export type RegisterState = {
  readonly status: string
  /** The unit the record is about, and the agency that keeps it. */
  readonly unitId: string
  readonly agencyId: string
  readonly values: RegisterValues
  /** Day of the first event, and of the last change of status. */
  readonly openedOn: PlainDate
  readonly since: PlainDate
}

/** An act as it is sent. The client makes `id`; `basedOn` is the last sequence it saw, 0 for a record that does not exist yet. */
export type RegisterAct = { readonly id: string; readonly type: string; readonly occurredOn: PlainDate; readonly basedOn: number; readonly data: RegisterValues }

export type RegisterEvent = {
  readonly id: string
  readonly sequence: number
  readonly type: string
  readonly occurredOn: PlainDate
  readonly recordedAt: Instant
  readonly actor: { readonly postId: string; readonly role: Role | 'system'; readonly agencyId: string; readonly unitId: string }
  /** What was sent, and what it changed: `null` takes a value away. */
  readonly data: RegisterValues
  readonly change: RegisterChange
  /** Set when a later correction stands in its place. */
  readonly replacedBy?: string | undefined
}

export type RegisterChange = {
  readonly status?: string | undefined
  readonly unitId?: string | undefined
  readonly agencyId?: string | undefined
  readonly values: RegisterValues
  /** Of a correction: the place of the event it stands for. */
  readonly standsAt?: number | undefined
}

/** Another record that a rule looks at. */
export type RelatedRecord = { readonly id: string; readonly register: string; readonly state: RegisterState; readonly parentId: string | null; readonly sequence: number }

/** Which other records a rule needs. All conditions hold together; records are loaded as the register keeps them, whoever acts. */
export type RelatedQuery = {
  readonly register: string
  readonly id?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly parentId?: string | undefined
  readonly unitId?: string | undefined
  readonly agencyId?: string | undefined
  readonly provinceId?: string | undefined
  readonly open?: boolean | undefined
  /** Equal to the folded label. */
  readonly label?: string | undefined
}

export type RegisterActor = Pick<Actor, 'role' | 'agencyId' | 'agencyKind' | 'unitId' | 'provinceId' | 'postId' | 'delegated'>

/** All that a rule may look at besides the state and the act. */
export type RegisterContext = {
  /** Of the record; made by the server, known before the first event. */
  readonly recordId: string
  readonly actor: RegisterActor | { readonly role: 'system'; readonly agencyId: string; readonly agencyKind: 'system'; readonly unitId: string; readonly provinceId: string; readonly postId: string; readonly delegated?: undefined }
  readonly today: PlainDate
  readonly now: Instant
  readonly calendar: WorkingCalendar
  /** The records asked for by `needs`, in no order. */
  readonly related: readonly RelatedRecord[]
  unit(id: string): { readonly id: string; readonly name: string; readonly level: 'province' | 'district' | 'commune'; readonly provinceId: string } | undefined
  /** What a unit or an agency has become, where bodies were merged or handed over; absent: everything is what it was. */
  readonly unitNow?: ((id: string) => string) | undefined
  readonly agencyNow?: ((id: string) => string) | undefined
  agency(id: string): { readonly id: string; readonly name: string; readonly kind: AgencyKind; readonly unitId: string } | undefined
}

/** An act on another record that follows in the same transaction; judged by its own register with the actor `system`. */
export type RegisterFollow = { readonly register: string; readonly recordId?: string | undefined; readonly type: string; readonly data: RegisterValues; /** Makes the id of the event together with the act's own id. */ readonly key: string }

export type RegisterOutcome = RegisterChange & { readonly follows?: readonly RegisterFollow[] | undefined }

export type RegisterActDeclaration = {
  /** Opens a record. */
  readonly begins?: true
  /** Statuses from which it may be done; absent: any open status. */
  readonly from?: readonly string[]
  readonly fields: readonly RegisterField[]
  /** Who may do it: the roles, on records of their own agency, of their own unit, or of their province. Empty: only as a consequence. */
  readonly by: readonly { readonly roles: readonly Role[]; readonly whose: 'agency' | 'unit' | 'province' }[]
  /** The law row it rests on (`*.law.ts`), for the screen. */
  readonly law?: string
  readonly needs?: (act: RegisterAct, state: RegisterState | null, context: Omit<RegisterContext, 'related'>) => readonly RelatedQuery[]
  /** Fields, day, order, post and reach are judged before; absent: the data become values, the status stays (`open` at the beginning). */
  readonly decide?: (state: RegisterState | null, act: RegisterAct, context: RegisterContext) => Decision<RegisterOutcome>
}

/** A clock of a record; bound to a role of an agency (the record's own unless said). */
export type RegisterDue = Deadline & { readonly agencyId?: string | undefined }

export type RegisterDeclaration = {
  /** Stable name in paths and tables: lower-case words, plural. */
  readonly id: string
  /** Who reads: the roles, and of which records: of their own agency, unit, province, or all. One role may stand in several lines. */
  readonly reads: readonly { readonly roles: readonly Role[]; readonly sight: 'agency' | 'unit' | 'province' | 'all' }[]
  /** What a record shows, in order; acts may ask for the same fields. */
  readonly fields: readonly RegisterField[]
  /** Fields in the list. */
  readonly columns: readonly string[]
  readonly statuses: readonly string[]
  /** Statuses of records that are over. */
  readonly closed: readonly string[]
  readonly acts: Readonly<Record<string, RegisterActDeclaration>>
  /** One short line that names the record. */
  readonly label: (state: RegisterState) => string
  /** The record it belongs to (participation to its course), the day it is sorted by, the day its validity ends. */
  readonly parentOf?: (state: RegisterState) => string | null
  readonly onDay?: (state: RegisterState) => PlainDate | null
  readonly endsOn?: (state: RegisterState) => PlainDate | null
  readonly duesOf?: (state: RegisterState, context: Pick<RegisterContext, 'calendar' | 'today' | 'recordId'>) => readonly RegisterDue[]
  /** Act by which a line of an Excel list comes in, and the fields by which a line is known again. */
  readonly imports?: { readonly act: string; readonly sameBy: readonly string[] }
  /** Names people who work here (staff); nobody outside the lines of `reads` learns of it. */
  readonly personal?: true
  /** Two acts of the same province wait for one another, because the rule looks at several records. */
  readonly serial?: true
}
