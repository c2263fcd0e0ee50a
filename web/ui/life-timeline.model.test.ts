import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { expect, test } from 'vitest'
import { entriesOf, extentOf, type RegimeBand, type TimelineLane } from './life-timeline.model.ts'

const today = day('2026-11-18')
const meeting = (on: string) => ({ id: on, on: day(on), shape: 'meeting' as const, label: 'Gặp tại nhà' })
const lane: TimelineLane = {
  id: 'voluntary', label: 'Cai nghiện', colour: 1,
  bars: [{ id: 'b', from: day('2025-12-15'), to: day('2026-12-15'), former: true, label: 'Tự nguyện tại gia đình' }],
  marks: [
    { id: 'decision', on: day('2025-12-10'), shape: 'decision', label: 'Quyết định' },
    meeting('2026-01-05'), meeting('2026-02-05'), meeting('2026-03-05'), meeting('2026-07-12'), meeting('2026-11-12'),
    { id: 'due', on: today, shape: 'due', label: 'Hạn hôm nay' },
    { id: 'late', on: day('2026-11-15'), shape: 'late', label: 'Quá hạn' },
    { id: 'ahead', on: day('2026-12-14'), shape: 'ahead', label: 'Giấy xác nhận' },
  ],
}
const regimes: RegimeBand[] = [
  { id: 'r2021', from: day('2022-01-01'), to: day('2025-02-28'), label: 'Luật 73/2021', inForce: false },
  { id: 'r2026', from: day('2026-07-01'), to: null, label: 'Luật 120/2025', inForce: true },
]

test('the extent takes in the end of a running term', () => {
  expect(extentOf([lane], today)).toEqual({ first: '2025-12-10', last: '2026-12-15' })
  expect(extentOf([], today)).toEqual({ first: today, last: today })
})

test('latest first; what is due or late stands with what lies ahead; earlier meetings fold up, but not across a change of law', () => {
  const said = entriesOf([lane], regimes, today).map((entry) => {
    if (entry.kind === 'mark') return entry.mark.id
    if (entry.kind === 'meetings') return `${entry.count} from ${entry.from}`
    return entry.kind
  })
  expect(said).toEqual(['end', 'ahead', 'due', 'late', 'today', '2026-11-12', '2026-07-12', 'regime', '2026-03-05', '2 from 2026-01-05', 'decision'])
})

test('a mark inside a term of the former law is drawn hatched', () => {
  const entries = entriesOf([lane], regimes, today)
  expect(entries.find((entry) => entry.kind === 'mark' && entry.mark.id === '2026-11-12')).toMatchObject({ former: true })
  expect(entries.find((entry) => entry.kind === 'mark' && entry.mark.id === 'decision')).toMatchObject({ former: false })
})
