/** Public statistics: the gate, its ledger, and the pages everybody reads. */
import type { ServerSlice } from '../platform/route.ts'
import { noteForgotten } from './published-note.ts'
import { closeSolver } from './statistics.commands.ts'
import { statisticsPages } from './statistics.pages.ts'
import { routes } from './statistics.routes.ts'

export const slice: ServerSlice = { name: 'statistics', routes, pages: statisticsPages, start: noteForgotten, stop: closeSolver }
