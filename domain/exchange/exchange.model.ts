/** Lists that come in and go out: which rosters of people are taken, which lists are given, who may do either, and how much at once. */
import { z } from 'zod'
import { may } from '../access/access.rules.ts'
import { Role } from '../kernel/actor.ts'
import type { MeasureKind } from '../kernel/measure.ts'

/** A roster lists people under one kind of measure; the name of the roster is that of the kind. */
export const RosterKind = z.enum(['user-management', 'voluntary-home', 'voluntary-public', 'voluntary-private', 'substitution', 'compulsory', 'post-rehab'])
export type RosterKind = z.infer<typeof RosterKind> & MeasureKind

/**
 * Heads of the bodies that keep the lists on paper today: a roster carries decisions that others signed, so that whoever takes it in answers for it.
 * Our decision, not a rule of the law.
 */
export const rosterImporters: Readonly<Record<RosterKind, readonly Role[]>> = {
  'user-management': ['commune-police-chief'],
  'voluntary-home': ['commune-police-chief'],
  'voluntary-public': ['commune-police-chief', 'facility-head'],
  'voluntary-private': ['commune-police-chief', 'facility-head'],
  substitution: ['substitution-clinician'],
  compulsory: ['commune-police-chief', 'facility-head'],
  'post-rehab': ['commune-chair'],
}
export const importers: readonly Role[] = [...new Set(Object.values(rosterImporters).flat())]

/** Rows of one roster, and bytes of its file. */
export const mostRosterRows = 5000
export const largestRoster = 5 * 1024 * 1024

/** Heads and the police of the province take lists of people out; each list still holds what that post sees, and nothing more. Our decision. */
export const exportingRoles: readonly Role[] = Role.options.filter((role) => may(role, 'export'))

/** `registers`: any register that the caller reads; its name stands in the filter. */
export const ListKind = z.enum(['people', 'measures', 'deadlines', 'registers', 'ledger', 'indicator-records'])
export type ListKind = z.infer<typeof ListKind>

/** Rows of one file; what is longer is asked for in parts. Our decision. */
export const mostExportedRows = 50_000

/** Trials of one post within an hour: more than these, or more rows, are told to the privacy officer; far more are refused. Our decision. */
export const trialLimits = { told: { trials: 20, rows: 4000 }, refused: { trials: 60, rows: 30_000 } } as const
/** A run that has said nothing for so long was interrupted. */
export const quietSeconds = 90
