/** Counts of failures in the database, so that several processes count together. */
import type { Platform } from '../platform/platform.ts'
import { signInTransaction } from './access.store.ts'
import { forgetAfterMilliseconds, SignInLimits, type FailureStore } from './sign-in-limits.ts'

const moment = (milliseconds: number) => new Date(milliseconds).toISOString()

export function failuresInDatabase(platform: Platform): FailureStore {
  const hashOf = (key: string) => platform.keys.blindIndex('sign-in-failure', key)
  return {
    async read(keys, now) {
      const hashes = keys.map(hashOf)
      const { rows } = await signInTransaction(platform, (transaction) => transaction.query<{ key: Buffer; failures: number; wait_until: Date | null }>({
        name: 'access-failures', text: 'select key, failures, wait_until from sign_in_failure where key = any ($1) and last >= $2', values: [hashes, moment(now - forgetAfterMilliseconds)],
      }))
      return hashes.map((hash) => {
        const row = rows.find((each) => each.key.equals(hash))
        return row ? { count: row.failures, waitUntil: row.wait_until?.getTime() ?? 0 } : null
      })
    },
    async add(keys, now) {
      const hashes = keys.map(hashOf)
      const { rows } = await signInTransaction(platform, async (transaction) => {
        // One in a hundred failures sweeps what is forgotten.
        if (hashes[0]![0]! < 3) await transaction.query('delete from sign_in_failure where last < $1', [moment(now - forgetAfterMilliseconds)])
        return transaction.query<{ key: Buffer; failures: number }>({
          name: 'access-add-failure', values: [hashes, moment(now), moment(now - forgetAfterMilliseconds)],
          // In one order for everybody: two failures at once cannot block each other.
          text: `insert into sign_in_failure (key, failures, last) select k, 1, $2 from unnest($1::bytea[]) k order by k
            on conflict (key) do update set failures = case when sign_in_failure.last < $3 then 1 else sign_in_failure.failures + 1 end, wait_until = case when sign_in_failure.last < $3 then null else sign_in_failure.wait_until end, last = excluded.last
            returning key, failures`,
        })
      })
      return hashes.map((hash) => rows.find((row) => row.key.equals(hash))?.failures ?? 1)
    },
    async wait(key, until) {
      await signInTransaction(platform, (transaction) => transaction.query('update sign_in_failure set wait_until = $2 where key = $1', [hashOf(key), moment(until)]))
    },
    async forget(key) {
      await signInTransaction(platform, (transaction) => transaction.query('delete from sign_in_failure where key = $1', [hashOf(key)]))
    },
  }
}

export type LimitsFor = (platform: Platform) => SignInLimits
const made = new WeakMap<Platform, SignInLimits>()
/** The limits of an installation. */
export const limitsFor: LimitsFor = (platform) => {
  const known = made.get(platform) ?? new SignInLimits(undefined, undefined, failuresInDatabase(platform))
  made.set(platform, known)
  return known
}
