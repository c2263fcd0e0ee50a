/** Facilities and providers: the public list without a session, and the night board of a facility. */
import type { ServerSlice } from '../platform/route.ts'
import { boardRoutes } from './night-board.ts'
import { publicPages } from './public.pages.ts'
import { publicRoutes } from './public.routes.ts'

export const slice: ServerSlice = { name: 'facilities', routes: [...publicRoutes, ...boardRoutes], pages: publicPages }
