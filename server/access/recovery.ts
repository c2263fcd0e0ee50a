/** Recovery codes: shown once, kept as keyed hashes, each good for one sign-in. */
import { randomInt } from 'node:crypto'
import { recoveryCodes } from '@hoa-nhap/domain/access/second-factor.rules'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'

/** Without what is easily misread: no 0 O 1 I L U. Fifty bits in ten characters. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const oneCode = (): string => Array.from({ length: 10 }, (_, index) => `${index === 5 ? '-' : ''}${letters[randomInt(letters.length)]}`).join('')
const plain = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
const purposeOf = (accountId: string) => `recovery-code:${accountId}`
const hashOf = (platform: Platform, accountId: string, code: string): Buffer => platform.keys.blindIndex(purposeOf(accountId), plain(code))

/** Makes new codes; the old ones end. */
export async function makeRecoveryCodes(transaction: ActorTransaction, platform: Platform, accountId: string, at: Instant): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, oneCode)
  await transaction.query('delete from recovery_code where account_id = $1', [accountId])
  await transaction.query('insert into recovery_code (account_id, code_hash, made_at) select $1, unnest($2::bytea[]), $3', [accountId, codes.map((code) => hashOf(platform, accountId, code)), at])
  return codes
}

/** True once for each code: two tries at the same moment cannot both win. */
export async function useRecoveryCode(transaction: ActorTransaction, platform: Platform, accountId: string, typed: string, at: Instant): Promise<boolean> {
  const { rowCount } = await transaction.query('update recovery_code set used_at = $3 where account_id = $1 and code_hash = any ($2) and used_at is null', [accountId, platform.keys.blindIndexes(purposeOf(accountId), plain(typed)), at])
  return rowCount === 1
}
