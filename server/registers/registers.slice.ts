/** The registers around the person. Who reads a record follows what its unit and its agency have become. */
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { directoryOf, forgetDirectory } from '../measures/measures.model.ts'
import { routes as excelRoutes } from './excel.routes.ts'
import { routes as fileRoutes } from './files.routes.ts'
import { routes } from './registers.routes.ts'

/** After a recorded reform or hand-over: records are read where their unit and agency live on. Answers how many moved. */
export async function moveRegisterReaders(platform: Platform): Promise<number> {
  forgetDirectory(platform)
  const directory = await directoryOf(platform)
  return platform.systemTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ unit: string; agency: string }>('select distinct unit_id as unit, agency_id as agency from register_record')
    const units = Object.fromEntries(rows.map((row) => [row.unit, directory.unit(row.unit) ? directory.places.now(row.unit, null).unitId : row.unit]))
    const agencies = Object.fromEntries(rows.map((row) => [row.agency, directory.units.bodyNow?.(row.agency) ?? row.agency]))
    const provinces = Object.fromEntries(Object.values(units).map((id) => [id, directory.places.now(directory.unit(id)?.level === 'province' ? id : (directory.unit(id)?.provinceId ?? id), null).unitId]))
    const { rows: moved } = await transaction.query<{ n: number }>('select move_register_readers($1::jsonb, $2::jsonb, $3::jsonb) as n', [JSON.stringify(units), JSON.stringify(agencies), JSON.stringify(provinces)])
    return moved[0]!.n
  })
}

const hour = 3_600_000
const soon = 60_000
let timers: NodeJS.Timeout[] = []

export const slice: ServerSlice = {
  name: 'registers',
  routes: [...routes, ...excelRoutes, ...fileRoutes],
  jobs: { 'registers.move-readers': async (platform) => { await moveRegisterReaders(platform) } },
  start: async (platform) => {
    const attempt = () => void moveRegisterReaders(platform).catch((error: unknown) => platform.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'readers of registers could not be moved'))
    timers = [setTimeout(attempt, soon), setInterval(attempt, hour)]
    for (const timer of timers) timer.unref()
  },
  stop: async () => { for (const timer of timers) clearTimeout(timer) },
}
