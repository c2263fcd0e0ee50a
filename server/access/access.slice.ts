import type { ServerSlice } from '../platform/route.ts'
import { accessRoutes } from './access.routes.ts'
import { preparePasswords } from './passwords.ts'

export const slice: ServerSlice = {
  name: 'access',
  routes: accessRoutes(),
  async start() {
    await preparePasswords()
  },
}
