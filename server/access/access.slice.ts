import type { ServerSlice } from '../platform/route.ts'
import { accessRoutes } from './access.routes.ts'
import { breakGlassRoutes } from './break-glass.ts'
import { delegationRoutes } from './delegation.ts'
import { daily, dailyTask, startDaily } from './daily.ts'
import { handoverRoutes } from './handover.ts'
import { preparePasswords } from './passwords.ts'
import { startSealing } from './seal-ledger.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { whoSawRoute } from './who-saw.ts'
import { startWritingOut } from './write-out.ts'

let stopSealing: (() => Promise<void>) | undefined
let stopWritingOut: (() => Promise<void>) | undefined
let stopDaily: (() => void) | undefined

export const slice: ServerSlice = {
  name: 'access',
  routes: [...accessRoutes(), ...secondFactorRoutes(), ...delegationRoutes(), ...handoverRoutes(), ...breakGlassRoutes(), whoSawRoute()],
  jobs: { [dailyTask]: daily },
  async start(platform) {
    await preparePasswords()
    stopSealing = startSealing(platform)
    stopWritingOut = startWritingOut(platform)
    stopDaily = startDaily(platform)
  },
  async stop() {
    stopDaily?.()
    await stopSealing?.()
    await stopWritingOut?.()
  },
}
