/** What a deadline says on the screen: words, tone, share of time left, and its absolute end. Pure: `now` is given. */
import { dayOf, daysBetween, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { formatDay, limitOf } from './format.ts'
import type { Language } from './i18n.ts'

export type ClockTone = 'late' | 'soon' | 'later' | 'closed' | 'waiting' | 'done'
export type ClockSource = {
  readonly kind: string
  readonly dueOn: string
  readonly dueAt?: string | null | undefined
  readonly opensOn?: string | null | undefined
  readonly opensAt?: string | null | undefined
  readonly bound?: string | undefined
  readonly confidence?: string | undefined
  readonly why?: readonly { readonly say?: string | undefined; readonly on?: string | undefined; readonly at?: string | undefined; readonly facts?: Readonly<Record<string, string | number>> | undefined }[] | undefined
}
export type ClockReading = {
  readonly tone: ClockTone
  /** `còn 5 giờ`, `quá hạn 2 ngày`, `hạn hôm nay`, `mở 20/11`. */
  readonly words: string
  /** `24 giờ · hết 12:50`. */
  readonly note: string
  /** 0 (all gone) to 1. */
  readonly left: number
}

const hour = 3_600_000
const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** A stretch of time in the words of an hour clock: minutes under an hour, hours under 48, then whole days; rounded down. */
function stretch(milliseconds: number, language: Language): string {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 60) return language === 'vi' ? `${minutes} phút` : `${minutes} min`
  const hours = Math.floor(milliseconds / hour)
  if (hours < 48) return language === 'vi' ? `${hours} giờ` : `${hours} h`
  const days = Math.floor(hours / 24)
  return language === 'vi' ? `${days} ngày` : plural(days, 'day')
}

/** The length of a limit as the law gives it, from the explanation of its date: `24 giờ`, `2 ngày làm việc`, `24 giờ cuối`. */
export function lengthWords(why: ClockSource['why'], language: Language): string | null {
  const count = why?.find((step) => step.say?.startsWith('count.'))
  const n = Number(count?.facts?.['n'])
  if (!count?.say || !Number.isFinite(n)) return null
  const unit: Readonly<Record<string, readonly [string, string]>> = {
    'count.hour': [`${n} giờ`, plural(n, 'hour')], 'count.working-day': [`${n} ngày làm việc`, plural(n, 'working day')], 'count.day': [`${n} ngày`, plural(n, 'day')],
    'count.month': [`${n} tháng`, plural(n, 'month')], 'count.year': [`${n} năm`, plural(n, 'year')], 'count.days-before': [`trước ${n} ngày`, `${plural(n, 'day')} before`],
    'count.last-hours': [`${n} giờ cuối`, `last ${plural(n, 'hour')}`], 'count.last-working-days': [`${n} ngày làm việc cuối`, `last ${plural(n, 'working day')}`],
  }
  return unit[count.say]?.[language === 'vi' ? 0 : 1] ?? null
}

/** `hết 12:50`, `hết 15/11 08:10` (past), `hết 02:20 ngày 19/11` (another day), `hết ngày 18/11`. */
export function endWords(source: Pick<ClockSource, 'dueOn' | 'dueAt'>, now: Instant, language: Language): string {
  const today = dayOf(now)
  if (!source.dueAt) return language === 'vi' ? `hết ngày ${formatDay(source.dueOn, language, today)}` : `ends ${formatDay(source.dueOn, language, today)}`
  const { day, time } = limitOf(source.dueAt)
  const start = language === 'vi' ? 'hết' : 'ends'
  if (day === today) return `${start} ${time}`
  const on = formatDay(day, language, today)
  if (source.dueAt <= now) return `${start} ${on} ${time}`
  return language === 'vi' ? `${start} ${time} ngày ${on}` : `${start} ${time} on ${on}`
}

/** Only an office can be late: time given to a person, and rights, never turn red. */
const binds = (source: ClockSource) => source.bound !== 'person' && source.kind !== 'right' && source.kind !== 'min'

export function readClock(source: ClockSource, now: Instant, language: Language = 'vi'): ClockReading {
  const today = dayOf(now)
  const vi = language === 'vi'
  const note = [lengthWords(source.why, language), endWords(source, now, language)].filter(Boolean).join(' · ')
  const notOpen = source.opensAt ? source.opensAt > now : source.opensOn ? source.opensOn > today : false
  if (notOpen && source.kind === 'window') {
    const opens = formatDay(source.opensOn ?? dayOf(source.opensAt as Instant), language, today)
    return { tone: 'closed', words: vi ? `mở ${opens}` : `opens ${opens}`, note, left: 1 }
  }
  // Nobody is called late on a reading that nobody has confirmed.
  if (source.bound === 'person' && source.confidence === 'unverified') {
    const passed = source.dueAt ? source.dueAt <= now : source.dueOn < today
    if (passed) return { tone: 'later', words: endWords(source, now, language), note: lengthWords(source.why, language) ?? '', left: 0 }
  }
  const start = source.why?.find((step) => step.at ?? step.on)
  const from = start?.at ? Date.parse(start.at) : start?.on ? Date.parse(`${start.on}T00:00:00+07:00`) : null
  const end = source.dueAt ? Date.parse(source.dueAt) : Date.parse(`${source.dueOn}T00:00:00+07:00`) + 24 * hour
  const time = Date.parse(now)
  const left = from === null || from >= end ? Math.min(1, Math.max(0, (end - time) / (24 * hour))) : Math.min(1, Math.max(0, (end - time) / (end - from)))
  if (source.dueAt) {
    if (time >= end) return { tone: binds(source) ? 'late' : 'later', words: vi ? `quá hạn ${stretch(time - end, language)}` : `${stretch(time - end, language)} overdue`, note, left: 0 }
    return { tone: end - time < 24 * hour ? 'soon' : 'later', words: vi ? `còn ${stretch(end - time, language)}` : `Due in ${stretch(end - time, language)}`, note, left }
  }
  const days = daysBetween(today, source.dueOn as PlainDate)
  if (days < 0) return { tone: binds(source) ? 'late' : 'later', words: vi ? `quá hạn ${-days} ngày` : `${plural(-days, 'day')} overdue`, note, left: 0 }
  if (days === 0) return { tone: 'soon', words: vi ? 'hạn hôm nay' : 'Due today', note, left }
  return { tone: 'later', words: vi ? `còn ${days} ngày` : `Due in ${plural(days, 'day')}`, note, left }
}
