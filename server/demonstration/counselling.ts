/** Talks that the counsellors of the demonstration have written down, through the same function as their own entries: their service alone reads them. */
import { addDays, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { notePurpose } from '../people/people.commands.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import { calibration } from './calibration.ts'
import { randomOf } from './random.ts'

const notes = [
  'Đã trao đổi về dự định tìm việc; hẹn gặp lại cùng gia đình.', 'Ngủ được hơn tháng trước. Muốn được giới thiệu học nghề sửa xe.', 'Lo lắng khi gặp lại bạn cũ; đã bàn cách từ chối.',
  'Gia đình cùng dự. Thống nhất lịch gặp hai tuần một lần.', 'Hỏi về vay vốn; đã hướng dẫn hồ sơ và nơi nộp.', 'Tinh thần ổn định, đã đi làm đều.', 'Nhắc lịch khám sức khỏe và nơi tư vấn gần nhà.',
] as const

type Seat = { readonly post_id: string; readonly agency_id: string; readonly unit_id: string; readonly province_id: string; readonly account_id: string }

/** For every counsellor's account: some talks with the people named to that post. Ids follow from the seed, so a repeat adds nothing. Answers how many. */
export async function loadCounselling(transaction: ActorTransaction, platform: Platform, seed: string): Promise<number> {
  const { rows: seats } = await transaction.query<Seat>(
    `select p.id as post_id, p.agency_id, p.unit_id, p.province_id, p.account_id from post p join demo_account d on d.account_id = p.account_id where p.role = 'counsellor' order by 1`)
  const today = platform.today()
  let written = 0
  for (const seat of seats) {
    const { rows: people } = await transaction.query<{ id: string; since: PlainDate }>(
      `select c.person_id as id, min(e.occurred_on) as since from circle c join measure_event e on e.person_id = c.person_id and e.type = 'assign-helper' and e.data ->> 'helper' = c.post_id
       where c.post_id = $1 group by 1 order by 1`, [seat.post_id])
    const scope = scopeOf({ role: 'counsellor', unitId: seat.unit_id, agencyId: seat.agency_id, provinceId: seat.province_id, postId: seat.post_id, day: today, accountId: seat.account_id })
    await inTransaction(platform.pool, scopeStatement(scope), async (own) => {
      for (const person of people) {
        const random = randomOf(`${seed}/counselling/${person.id}`)
        const talks = random.whole(0, calibration.counsellingTalks)
        for (let talk = 0; talk < talks; talk++) {
          const on = addDays(today, -random.whole(2, 20) - talk * 21)
          if (on < person.since) continue
          await own.query('select record_counselling($1, $2, $3, $4, $5, $6)', [person.id, random.uuid(), on, 'counselling', instantAt(on, '16:30'), platform.keys.encrypt(notePurpose, random.pick(notes))])
          written += 1
        }
      }
    })
  }
  return written
}
