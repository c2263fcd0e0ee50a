/** Units, names, successors and agencies, as they stood on any day. */
import type { ServerSlice } from '../platform/route.ts'
import { agenciesPresent, loadAgencies, loadCatalogue } from './organization.load.ts'
import { remembered } from './organization.memory.ts'
import { routes } from './organization.routes.ts'

export const slice: ServerSlice = {
  name: 'organization',
  routes,
  async start(platform) {
    const units = await loadCatalogue(platform)
    if (units > 0) platform.log.info({ units }, 'catalogue of units loaded')
    if (platform.demo && !(await agenciesPresent(platform))) platform.log.info({ agencies: await loadAgencies(platform) }, 'agencies of the demo provinces loaded')
    await remembered(platform)
  },
}
