/** The next 24 hours with the night shaded, then seven columns of days; a mark brings its row into focus. The list below says the same in words. */
import { addDays, dayOf, instantAt, weekday, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { formatTime, formatWeekColumn, limitOf } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { LateMark } from './icons.tsx'
import { uiText } from './ui.text.ts'

export type RibbonItem = { readonly id: string; readonly dueOn: string; readonly dueAt: string | null; readonly label: string; readonly late: boolean }
const hour = 3_600_000
const day = 24 * hour

const endOf = (item: RibbonItem): number => Date.parse(item.dueAt ?? instantAt(addDays(item.dueOn as PlainDate, 1)))

/** Marks nearer than 4 % of the line stand under one label. */
function clusters(items: readonly RibbonItem[], from: number): { readonly share: number; readonly items: RibbonItem[] }[] {
  const found: { share: number; items: RibbonItem[] }[] = []
  for (const item of items.toSorted((a, b) => endOf(a) - endOf(b))) {
    const share = (endOf(item) - from) / day
    const last = found.at(-1)
    if (last && share - last.share < 0.04) last.items.push(item)
    else found.push({ share, items: [item] })
  }
  return found
}

export function DayRibbon({ now, items, onChoose }: { readonly now: Instant; readonly items: readonly RibbonItem[]; readonly onChoose: (id: string) => void }) {
  const text = uiText.useText()
  const language = useLanguage()
  const from = Date.parse(now)
  const today = dayOf(now)
  const late = items.filter((item) => item.late)
  const soon = items.filter((item) => !item.late && endOf(item) > from && endOf(item) <= from + day)
  const week = Array.from({ length: 7 }, (_, index) => addDays(today, index + 1))
  const later = items.filter((item) => !item.late && !soon.includes(item) && item.dueOn <= week[6]! && item.dueOn > today)
  const midnight = Date.parse(instantAt(today))
  const share = (time: number) => Math.min(1, Math.max(0, (time - from) / day))
  const nights = [midnight - 6 * hour, midnight + 18 * hour].flatMap((start) => {
    const [left, right] = [share(start), share(start + 12 * hour)]
    return right > left ? [{ left, right }] : []
  })
  const ticks = Array.from({ length: 12 }, (_, index) => midnight + index * 4 * hour).filter((time) => time > from + hour && time < from + day - hour / 2)
  const inNight = (time: number) => nights.some((night) => share(time) > night.left + 0.01 && share(time) < night.right - 0.01)
  const widest = nights.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0]
  return (
    <div className="sheet ribbon" role="group" aria-label={text('ribbon.whole')}>
      <div>
        <div className="ribbon-head">
          <h2>{text('ribbon.next')}</h2><span>{text('ribbon.due', { count: soon.length })}</span>
          {late.length ? <button type="button" className="tag tag-brick ribbon-late" onClick={() => onChoose(late[0]!.id)}><LateMark size={14} /> {text('ribbon.late', { count: late.length })}</button> : null}
        </div>
        <div className="ribbon-hours">
          {nights.map((night) => <span key={night.left} className="ribbon-night" style={{ left: `${night.left * 100}%`, width: `${(night.right - night.left) * 100}%` }} aria-hidden="true" />)}
          {widest ? <span className="ribbon-night-word" style={{ left: `${((widest.left + widest.right) / 2) * 100}%` }}>{text('ribbon.night')}</span> : null}
          <span className="ribbon-line" aria-hidden="true" />
          {ticks.map((time) => <span key={time} className="ribbon-tick" style={{ left: `${share(time) * 100}%` }} aria-hidden="true">{inNight(time) || share(time) < 0.14 ? null : <span>{text('ribbon.hour', { hour: Number(formatTime(new Date(time).toISOString()).slice(0, 2)) })}</span>}</span>)}
          <span className="ribbon-now" aria-hidden="true"><span>{text('ribbon.now', { time: formatTime(now) })}</span></span>
          {clusters(soon, from).map((cluster) => {
            const first = cluster.items[0]!
            const time = limitOf(new Date(endOf(first)).toISOString()).time
            const more = cluster.items.length - 1
            return (
              <button key={first.id} type="button" className="ribbon-mark" style={{ left: `${cluster.share * 100}%` }} onClick={() => onChoose(first.id)} aria-label={`${time}: ${cluster.items.map((item) => item.label).join('; ')}`}>
                <span>{time}{more ? ` +${more}` : ''}</span>
              </button>
            )
          })}
        </div>
      </div>
      <div className="ribbon-week">
        <div className="ribbon-head"><h2>{text('ribbon.week')}</h2><span>{text('ribbon.week.count', { count: later.length })}</span></div>
        <div className="ribbon-columns">
          {week.map((on) => {
            const due = later.filter((item) => item.dueOn === on)
            const label = formatWeekColumn(on, language)
            return (
              <div key={on} className="ribbon-column">
                <div className={weekday(on) > 5 ? 'ribbon-stack rest' : 'ribbon-stack'} aria-hidden="true">{due.slice(0, 6).map((item) => <i key={item.id} />)}</div>
                {due.length ? <button type="button" onClick={() => onChoose(due[0]!.id)} aria-label={`${label}: ${text('ribbon.week.count', { count: due.length })}`}>{label}</button> : <span>{label}</span>}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
