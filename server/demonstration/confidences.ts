/** Names left with consent and referrals to health bodies, for the accounts of the demonstration, through the same functions as their own entries. Invented people. */
import { services } from '@hoa-nhap/domain/harm-reduction/harm-reduction.rules'
import { referralErasedOn } from '@hoa-nhap/domain/harm-reduction/harm-reduction.law'
import { referringRoles } from '@hoa-nhap/domain/harm-reduction/roles.rules'
import { consentWays, offers } from '@hoa-nhap/domain/outreach/outreach.rules'
import { nameErasedOn } from '@hoa-nhap/domain/outreach/outreach.law'
import { outreachRoles } from '@hoa-nhap/domain/outreach/roles.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { addDays, instantAt } from '@hoa-nhap/domain/kernel/plain-date'
import { referralPurpose } from '../harm-reduction/referrals.ts'
import { namePurpose } from '../outreach/names.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import { inventName, inventPhone } from './names.ts'
import { randomOf } from './random.ts'

type Seat = { readonly post_id: string; readonly agency_id: string; readonly unit_id: string; readonly province_id: string; readonly account_id: string; readonly role: Role }

/** A few for each account; ids follow from the seed, so a repeat adds nothing. Answers how many. */
export async function loadConfidences(transaction: ActorTransaction, platform: Platform, seed: string): Promise<number> {
  const { rows: seats } = await transaction.query<Seat>('select p.id as post_id, p.agency_id, p.unit_id, p.province_id, p.account_id, p.role from post p join demo_account d on d.account_id = p.account_id where p.role = any ($1) order by 1', [outreachRoles])
  const today = platform.today()
  let written = 0
  for (const seat of seats) {
    const random = randomOf(`${seed}/confidences/${seat.post_id}`)
    const scope = scopeOf({ role: seat.role, unitId: seat.unit_id, agencyId: seat.agency_id, provinceId: seat.province_id, postId: seat.post_id, day: today, accountId: seat.account_id })
    const { rows: near } = await transaction.query<{ id: string }>(
      `select a.id from agency a where a.kind in ('health-station', 'medical-centre') and (a.unit_id = $1 or a.unit_id = $2) and a.valid_to is null and a.id <> $3 order by (a.unit_id = $1) desc, a.id limit 3`, [seat.unit_id, seat.province_id, seat.agency_id])
    await inTransaction(platform.pool, scopeStatement(scope), async (own) => {
      for (let count = 0; count < random.whole(2, 4); count++) {
        const on = addDays(today, -random.whole(3, 120))
        const body = { name: inventName(random, random.chance(0.8) ? 'male' : 'female'), phone: random.chance(0.6) ? inventPhone(random) : null, wish: random.chance(0.8) ? random.pick(offers) : null }
        await own.query('select record_outreach_name($1, $2, $3, $4, $5, $6, $7)', [random.uuid(), null, on, random.pick(consentWays), nameErasedOn(on), platform.keys.encrypt(namePurpose, JSON.stringify(body)), instantAt(on, '16:30')])
        written += 1
      }
      if (!referringRoles.includes(seat.role) || near.length === 0) return
      for (let count = 0; count < 2; count++) {
        const on = addDays(today, -random.whole(2, 40))
        const body = { name: inventName(random, random.chance(0.8) ? 'male' : 'female'), phone: null, service: random.pick(services), note: null }
        await own.query('select send_harm_referral($1, $2, $3, $4, $5, $6)', [random.uuid(), near[count % near.length]!.id, on, referralErasedOn(on, null), platform.keys.encrypt(referralPurpose, JSON.stringify(body)), instantAt(on, '09:15')])
        written += 1
      }
    })
  }
  return written
}
