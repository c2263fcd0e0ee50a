/**
 * Numbers of the gate before public statistics. No Vietnamese text sets a threshold (none was found); five is our decision, the usual practice of statistical
 * offices. An office may raise it; below it nothing is published.
 */
import { cite } from '../kernel/citation.ts'

export const statisticsGround = cite('LOCAL', '')
/** A figure of 1 up to one less than this is not published, and no hidden figure may be narrowed to fewer than this many steps. */
export const threshold = 5
/** Months that one table covers at most. */
export const longestMonths = 12
