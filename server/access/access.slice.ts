import type { ServerSlice } from '../platform/route.ts'
import { accessRoutes } from './access.routes.ts'
import { preparePasswords } from './passwords.ts'
import { startSealing } from './seal-ledger.ts'
import { whoSawRoute } from './who-saw.ts'

let stopSealing: (() => Promise<void>) | undefined

export const slice: ServerSlice = {
  name: 'access',
  routes: [...accessRoutes(), whoSawRoute()],
  async start(platform) {
    await preparePasswords()
    stopSealing = startSealing(platform)
  },
  async stop() {
    await stopSealing?.()
  },
}
