/** How a record came to be so: each act, by which post, what it changed. A corrected entry stays visible. */
import { Link } from '@tanstack/react-router'
import type { RecordView } from '@hoa-nhap/domain/registers/registers.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { roleName } from '../access/access.text.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FileList } from './FileList.tsx'
import { actLabel, fieldLabel, shownValue, statusLabel } from './record-labels.ts'
import { registersText } from './registers.text.ts'
import type { Known } from './WithRegister.tsx'

type Event = RecordView['events'][number]

export function History({ record, register, words, now }: Known & { readonly record: RecordView; readonly now: Instant }) {
  const text = registersText.useText()
  const language = useLanguage()
  const today = dayOf(now)
  const corrections = new Set(record.events.flatMap((event) => (event.replacedBy ? [event.replacedBy] : [])))
  const fields = [...register.fields, ...Object.values(register.acts).flatMap((act) => act.fields)]
  const order = (key: string): number => fields.findIndex((field) => field.key === key)
  const changes = (event: Event) => event.changed.toSorted((a, b) => order(a.key) - order(b.key)).flatMap(({ key, before, after }) => {
    const field = fields.find((each) => each.key === key)
    if (!field) return []
    const isNew = before === null || before === undefined
    return [(
      <li key={key}>
        <span className="change-name">{fieldLabel(words, field)}</span>{' '}
        {field.kind === 'files' && Array.isArray(after) ? <FileList register={register.id} recordId={record.id} ids={after as string[]} /> : <>{shownValue(field, after, words, record.names) || text('event.taken')}{isNew ? null : <span className="note"> ({text('event.from', { value: shownValue(field, before, words, record.names) })})</span>}</>}
      </li>
    )]
  })
  return (
    <ol className="history">
      {record.events.toReversed().map((event) => {
        const changed = changes(event)
        return (
          <li key={event.id} className={event.replacedBy ? 'replaced' : undefined}>
            <p className="history-when">{formatDay(event.occurredOn, language, today)}</p>
            <div>
              <p className="history-what"><b>{actLabel(words, event.type)}</b>{event.status ? <> {text('event.became', { status: statusLabel(words, event.status) })}</> : null}{event.replacedBy ? <> <span className="tag">{text('event.replaced')}</span></> : null}{corrections.has(event.id) ? <> <span className="tag">{text('event.corrects')}</span></> : null}</p>
              {changed.length ? <ul className="changes">{changed}</ul> : event.status || event.replacedBy ? null : <p className="note">{text('event.nothing')}</p>}
              <p className="note">{event.role === 'system' ? text('event.system') : text('event.by', { role: roleName(event.role), agency: event.agencyName })} · {text('event.recorded', { time: formatTime(event.recordedAt), day: formatDay(dayOf(event.recordedAt as Instant), language, today) })}{record.correctable.includes(event.id) ? <> · <Link className="link no-print" to="/so/$register/$id/dung-lai/$event" params={{ register: register.id, id: record.id, event: event.id }}>{text('event.correct')}</Link></> : null}</p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
