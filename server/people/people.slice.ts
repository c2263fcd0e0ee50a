/** People: registering, finding and opening them. */
import type { ServerSlice } from '../platform/route.ts'
import { checkDuplicates, duplicatesTask } from './people.commands.ts'
import { routes } from './people.routes.ts'

export const slice: ServerSlice = { name: 'people', routes, jobs: { [duplicatesTask]: checkDuplicates } }
