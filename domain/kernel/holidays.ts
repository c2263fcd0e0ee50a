/**
 * Days off of Viet Nam, year by year, as dated data. The days themselves come from the Labour Code 45/2019/QH14, Art. 112; which five days
 * make the lunar New Year leave, which day stands beside 2 September, and which days are swapped is announced for each year.
 * Lunar days are computed. A year that is not in the table is unknown: nothing is guessed for it.
 */
import { getSolarDate } from '@dqcai/vn-lunar'
import { cite, type Citation, type Confidence } from './citation.ts'
import { addDays, day, weekday, type PlainDate } from './plain-date.ts'

export type DayOffReason = 'weekend' | 'holiday' | 'compensatory'

export type HolidayYear = {
  readonly year: number
  /** How many of the five days of the lunar New Year leave lie before the first day of the lunar year; null while not announced. */
  readonly newYearLeaveBefore: 1 | 2 | null
  /** The second day of the National Day leave; null while not announced. */
  readonly besideNationalDay: '09-01' | '09-03' | null
  /** A working day made free, and the weekend day worked in its place. */
  readonly swaps: readonly { readonly off: PlainDate; readonly workedOn: PlainDate }[]
  readonly source: string
  readonly confidence: Confidence
}

export const holidayCitation: Citation = cite('BLLD2019', '112')

/** `unverified`: written down from general knowledge of the yearly announcement; compare with the announcement before real use. */
export const holidayYears: readonly HolidayYear[] = [
  { year: 2022, newYearLeaveBefore: 1, besideNationalDay: '09-01', swaps: [], source: 'Thông báo nghỉ Tết Nhâm Dần và Quốc khánh 2022', confidence: 'unverified' },
  { year: 2023, newYearLeaveBefore: 2, besideNationalDay: '09-01', swaps: [], source: 'Thông báo nghỉ Tết Quý Mão và Quốc khánh 2023', confidence: 'unverified' },
  { year: 2024, newYearLeaveBefore: 2, besideNationalDay: '09-03', swaps: [{ off: day('2024-04-29'), workedOn: day('2024-05-04') }], source: 'Thông báo nghỉ Tết Giáp Thìn, 30/4 và Quốc khánh 2024', confidence: 'unverified' },
  { year: 2025, newYearLeaveBefore: 2, besideNationalDay: '09-01', swaps: [{ off: day('2025-05-02'), workedOn: day('2025-04-26') }], source: 'Thông báo nghỉ Tết Ất Tỵ, 30/4 và Quốc khánh 2025', confidence: 'unverified' },
  {
    year: 2026, newYearLeaveBefore: 1, besideNationalDay: '09-01', source: 'Thông báo nghỉ Tết dương lịch, Tết Bính Ngọ và Quốc khánh 2026', confidence: 'unverified',
    swaps: [{ off: day('2026-01-02'), workedOn: day('2026-01-10') }, { off: day('2026-08-31'), workedOn: day('2026-08-22') }],
  },
  { year: 2027, newYearLeaveBefore: null, besideNationalDay: null, swaps: [], source: 'Chưa có thông báo của năm', confidence: 'unverified' },
]

/**
 * Vietnamese Culture Day, 24 November, from 2026: announced as policy; the text that makes it a paid day off was not read.
 * It is tentative: it lengthens the time given to a person and shortens no one's.
 */
const cultureDay = { monthDay: '11-24', fromYear: 2026 } as const

const pad = (value: number): string => String(value).padStart(2, '0')

/** The solar day of a lunar day of that year. */
export function lunarDay(year: number, month: number, date: number): PlainDate {
  const solar = getSolarDate(date, month, year)
  return day(`${solar.year}-${pad(solar.month)}-${pad(solar.day)}`)
}

export type YearOfDays = {
  /** Days off that are not weekend days, and public holidays that fall on weekend days. */
  readonly off: ReadonlyMap<PlainDate, 'holiday' | 'compensatory'>
  /** Weekend days worked in place of a swapped day. */
  readonly worked: ReadonlySet<PlainDate>
  /** Days off in one possible reading only (not announced or not confirmed). */
  readonly tentative: ReadonlySet<PlainDate>
}

/** Leave days that fall on a weekend are made up for on the next working days (Labour Code 2019, Art. 111(3)). */
function withCompensation(holidays: readonly PlainDate[], worked: ReadonlySet<PlainDate>, swapped: ReadonlySet<PlainDate>): Map<PlainDate, 'holiday' | 'compensatory'> {
  const off = new Map<PlainDate, 'holiday' | 'compensatory'>()
  for (const holiday of holidays) off.set(holiday, 'holiday')
  for (const swap of swapped) off.set(swap, 'compensatory')
  for (const holiday of holidays.toSorted()) {
    if (weekday(holiday) < 6) continue
    let next = addDays(holiday, 1)
    while ((weekday(next) >= 6 && !worked.has(next)) || off.has(next)) next = addDays(next, 1)
    off.set(next, 'compensatory')
  }
  return off
}

function statutoryDays(entry: HolidayYear, newYearLeaveBefore: 1 | 2, besideNationalDay: '09-01' | '09-03'): PlainDate[] {
  const { year } = entry
  const lunarNewYear = lunarDay(year, 1, 1)
  const leave = Array.from({ length: 5 }, (_, index) => addDays(lunarNewYear, index - newYearLeaveBefore))
  return [day(`${year}-01-01`), ...leave, lunarDay(year, 3, 10), day(`${year}-04-30`), day(`${year}-05-01`), day(`${year}-09-02`), day(`${year}-${besideNationalDay}`)]
}

/** All days off of one year; where the announcement is missing, days off in only one of the possible readings are tentative. */
export function daysOff(entry: HolidayYear): YearOfDays {
  const worked = new Set(entry.swaps.map((swap) => swap.workedOn))
  const swapped = new Set(entry.swaps.map((swap) => swap.off))
  const readings = (entry.newYearLeaveBefore ? [entry.newYearLeaveBefore] : ([1, 2] as const)).flatMap((before) =>
    (entry.besideNationalDay ? [entry.besideNationalDay] : (['09-01', '09-03'] as const)).map((beside) => withCompensation(statutoryDays(entry, before, beside), worked, swapped)))
  const off = new Map<PlainDate, 'holiday' | 'compensatory'>()
  const tentative = new Set<PlainDate>()
  for (const reading of readings) {
    for (const [on, reason] of reading) {
      if (readings.every((other) => other.has(on))) off.set(on, reason)
      else tentative.add(on)
    }
  }
  if (entry.year >= cultureDay.fromYear) tentative.add(day(`${entry.year}-${cultureDay.monthDay}`))
  return { off, worked, tentative }
}
