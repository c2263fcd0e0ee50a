/** A few requests of invented people under invented names, through the same functions as those of the public page and of the point's posts. */
import { mostOfPointInDay } from '@hoa-nhap/domain/first-step/first-step.law'
import type { Ask, HelpKind } from '@hoa-nhap/domain/first-step/first-step.model'
import { codeOf, eraseDay } from '@hoa-nhap/domain/first-step/first-step.rules'
import { addDays, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { anonymousScope, inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import { codeHash, sealAnswer, sealAsk } from './first-step.store.ts'

/** None has the shape of a name of a person. */
const aliases = ['Hoa Sim', 'Suối Nhỏ', 'Người Qua Cầu', 'Mây', 'Chim Sẻ', 'Đá Cuội', 'Lá Chè', 'Sáng Thứ Hai', 'Bếp Lửa', 'Nắng Sớm', 'Một Người Mẹ', 'Bạn Đường'] as const
const notes = ['Muốn hỏi về thuốc thay thế mà chưa dám đến.', 'Con trai đang muốn dừng, gia đình chưa biết bắt đầu từ đâu.', 'Ngủ không được, muốn có người nói chuyện.', 'Hỏi học nghề sau khi cai.', null, 'Sợ hàng xóm biết, xin đừng đến nhà.'] as const
const answers = ['Mời anh chị đến điểm tư vấn sáng thứ Ba hoặc thứ Sáu, hỏi phòng số 2, không cần nói lý do ở cổng.', 'Uống thuốc thay thế mỗi ngày tại trung tâm y tế; lần đầu chỉ cần đến khám, chưa phải đăng ký gì.', 'Chúng tôi có buổi gặp gia đình vào chiều thứ Năm, có thể đến một mình.'] as const
const helps: readonly (readonly HelpKind[])[] = [['talk'], ['substitution', 'health'], ['family', 'talk'], ['work'], ['home', 'papers'], ['substitution']]
const mostOfPoint = 6

/** A stream of numbers that is the same for the same name. */
type Random = { whole(low: number, high: number): number; pick<T>(from: readonly T[]): T; uuid(): string }
type Seat = { readonly post_id: string; readonly agency_id: string; readonly unit_id: string; readonly province_id: string; readonly account_id: string; readonly role: 'health-station' | 'counsellor' }

export async function loadFirstSteps(transaction: ActorTransaction, platform: Platform, randomOf: (name: string) => Random): Promise<number> {
  const { rows: seats } = await transaction.query<Seat>(
    `select p.id as post_id, p.agency_id, p.unit_id, p.province_id, p.account_id, p.role from post p join demo_account d on d.account_id = p.account_id where p.role in ('health-station', 'counsellor') order by 1`)
  const today = platform.today()
  let written = 0
  for (const seat of seats) {
    const random = randomOf(`first-step/${seat.post_id}`)
    for (let number = random.whole(4, mostOfPoint); number > 0; number--) {
      const on = addDays(today, -random.whole(1, 24))
      const id = random.uuid()
      const ask: Ask = { alias: random.pick(aliases), who: random.whole(0, 2) === 0 ? 'family' : 'self', help: [...random.pick(helps)], ...(random.whole(0, 2) === 0 ? { reach: 'phone', phone: `090000000${random.whole(1, 9)}` } : { reach: 'code', phone: null }), callTime: random.pick(['any', 'morning', 'evening'] as const), note: random.pick(notes) }
      const code = codeOf(Uint8Array.from(Array.from({ length: 10 }, () => random.whole(0, 255))))
      const outcome = await inTransaction(platform.pool, scopeStatement(anonymousScope(on)), async (own) => (await own.query<{ outcome: string }>('select make_first_step($1, $2, $3, $4, $5, $5, $6, $7) as outcome',
        [id, seat.agency_id, codeHash(platform.keys, code), sealAsk(platform.keys, id, ask), instantAt(on, '08:40'), mostOfPointInDay, eraseDay(on)])).rows[0]!.outcome)
      if (outcome !== 'made') continue
      written += 1
      if (number > 2) await answerOf(platform, seat, id, addDays(on, 1) < today ? addDays(on, 1) : on, random)
    }
  }
  return written
}

/** Most are opened; of these some are called, most answered, a few closed. */
async function answerOf(platform: Platform, seat: Seat, id: string, on: PlainDate, random: Random): Promise<void> {
  const scope = scopeOf({ role: seat.role, unitId: seat.unit_id, agencyId: seat.agency_id, provinceId: seat.province_id, postId: seat.post_id, day: on, accountId: seat.account_id })
  await inTransaction(platform.pool, scopeStatement(scope), async (own) => {
    await own.query('select open_first_step($1, $2)', [id, instantAt(on, '09:20')])
    const act = (type: string, status: string, text: string | null, basedOn: number, time: string) => own.query('select act_on_first_step($1, $2, $3, $4, $5, $6, $7, $8, $9)', [id, random.uuid(), Buffer.from(random.uuid()), type, status, text === null ? null : sealAnswer(platform.keys, id, text), basedOn, instantAt(on, time), eraseDay(on)])
    await act('contacted', 'contacted', null, 1, '09:30')
    if (random.whole(0, 3) === 0) return
    await act('answered', 'answered', random.pick(answers), 2, '09:50')
    if (random.whole(0, 2) === 0) await act('closed', 'closed', null, 3, '10:10')
  })
}
