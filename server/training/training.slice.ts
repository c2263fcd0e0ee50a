/** Training: who was trained, who may sign a finding of addiction, and what rests on whose certificate. */
import type { ServerSlice } from '../platform/route.ts'
import { routes } from './training.routes.ts'

export const slice: ServerSlice = { name: 'training', routes }
