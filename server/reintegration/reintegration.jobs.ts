/** The turn of the year: a wish that was not met is carried into the new year's figure. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { yearOf } from '@hoa-nhap/domain/kernel/plain-date'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { derivedOf, loadEntries, storedEntries } from './reintegration.store.ts'

const page = 200
const minute = 60_000

/** Answers how many people were gone through. Idempotent; each person in a transaction of its own. */
export async function carryWishes(platform: Platform): Promise<number> {
  const today = platform.today()
  const { places } = await directoryOf(platform)
  let carried = 0
  for (;;) {
    const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>({ name: 'reintegration-carry', text: 'select wishes_to_carry($1, $2) as id', values: [yearOf(today), page] }))
    for (const { id } of rows) {
      await platform.systemTransaction(async (transaction) => {
        const stored = storedEntries((await transaction.query(loadEntries(id))).rows)
        if (!stored) return
        const { dues, facts } = derivedOf(stored, places, today)
        await transaction.query({ name: 'reintegration-renew', text: 'select renew_entry_facts($1, $2::jsonb, $3::jsonb)', values: [id, JSON.stringify(dues), JSON.stringify(facts)] })
      })
    }
    carried += rows.length
    if (rows.length < page) return carried
    // Whoever stays in the list after having been gone through would be gone through for ever.
    const again = (await platform.systemTransaction((transaction) => transaction.query<{ id: string }>({ name: 'reintegration-carry', text: 'select wishes_to_carry($1, $2) as id', values: [yearOf(today), page] }))).rows
    if (again.length > 0 && again.every((row) => rows.some((done) => done.id === row.id))) return carried
  }
}

/** Once on each new day of a running process, and once after it has come up. */
export function startCarrying(platform: Platform): () => void {
  let done: PlainDate | null = null
  let running = false
  const timer = setInterval(() => {
    const today = platform.today()
    if (running || done === today) return
    running = true
    carryWishes(platform).then(() => { done = today }, (error: unknown) => platform.log.warn({ code: (error as { code?: string }).code }, 'wishes were not carried over; it is tried again')).finally(() => { running = false })
  }, 10 * minute)
  timer.unref()
  return () => clearInterval(timer)
}
