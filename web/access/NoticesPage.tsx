/** What waits for this post; a notice says that there is something, never about whom. */
import { Link } from '@tanstack/react-router'
import { myNotices } from '@hoa-nhap/domain/access/break-glass.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { useAsk } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { noticesText } from './notices.text.ts'
import './glass.css'

/** Where the matter of a notice is dealt with; the others only tell. */
const placeOf: Readonly<Record<string, '/mo-khan-cap' | '/yeu-cau-kin' | '/bao-cao'>> = { 'report-waiting': '/bao-cao', 'report-returned': '/bao-cao', 'first-step': '/yeu-cau-kin', 'break-glass': '/mo-khan-cap', 'break-glass-late': '/mo-khan-cap' }

export function NoticesPage() {
  const text = noticesText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const notices = useAsk(myNotices, {})
  return (
    <Page title={text('title')} subtitle={text('subtitle')}>
      <Answer of={notices} rows={4}>
        {({ items }) => (items.length === 0 ? <Empty title={text('none')} note={text('none.note')} /> : (
          <Sheet>
            <ul className="rows">
              {items.map((notice) => {
                const place = placeOf[notice.topic]
                return (
                  <li key={notice.id} className="glass-row" data-row>
                    <span><b>{noticesText.sayCode(`topic.${notice.topic}`, {}, notice.topic)}</b> <span className="note">{formatTime(notice.at)} {formatDay(dayOf(notice.at as Instant), language, today)}</span></span>
                    {notice.done ? <span className="note"><DoneMark size={14} /> {text('done')}</span> : <span>{notice.dueOn ? <span className="note">{text('due', { day: formatDay(notice.dueOn, language, today) })} </span> : null}{place ? <Link to={place} className="link" data-act>{text('open')}</Link> : null}</span>}
                  </li>
                )
              })}
            </ul>
          </Sheet>
        ))}
      </Answer>
    </Page>
  )
}
