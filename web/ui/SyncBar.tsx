/** Since when this device has what the server has, or since when there is no line, and what waits here. Announced politely. */
import { useConnection } from '../api/connection.ts'
import { appText } from '../app/app.text.ts'
import { formatTime } from '../text/format.ts'
import { Icon } from './icons.tsx'

export function SyncBar() {
  const { online, answeredAt, lostAt, waiting, clockOffset } = useConnection()
  const text = appText.useText()
  const time = (at: number) => formatTime(new Date(at + clockOffset).toISOString())
  const words = !online && lostAt ? text('sync.lost', { time: time(lostAt) }) : answeredAt ? text('sync.done', { time: time(answeredAt) }) : text('sync.none')
  return (
    <p className="sync" role="status">
      <Icon name={online ? 'sync' : 'offline'} size={16} /> <span>{words}{waiting ? ` · ${text('sync.waiting', { count: waiting })}` : ''}</span>
    </p>
  )
}
