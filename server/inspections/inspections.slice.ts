/** Inspections and complaints beside their registers: facts for the plan, and who complains. */
import type { ServerSlice } from '../platform/route.ts'
import { routes } from './inspections.routes.ts'

export const slice: ServerSlice = { name: 'inspections', routes }
