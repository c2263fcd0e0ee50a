/** Tasks, letters of urging and allocations that wait for this post; nothing where none does. */
import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { listTaskDues, type TaskDue } from '@hoa-nhap/domain/directives/tasks.contract'
import { useItems } from '../api/hooks.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Icon, LateMark } from '../ui/icons.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { tasksText } from './tasks.text.ts'
import './tasks.css'

const shownFirst = 6

export function TaskDues(): ReactNode {
  const t = tasksText.useText()
  const dues = useItems(listTaskDues, { query: {} })
  const [all, setAll] = useState(false)
  // A section beside other work: where it cannot be read, the page stands without it.
  if (!dues.data || dues.data.length === 0) return null
  const shown = all ? dues.data : dues.data.slice(0, shownFirst)
  return (
    <Section id="viec-van-ban" title={t('dues')} count={dues.data.length}>
      <Sheet><ul className="rows task-dues">{shown.map((due) => <Row key={`${due.why}${due.id}`} due={due} />)}</ul></Sheet>
      {shown.length < dues.data.length ? <p className="more-line"><button type="button" className="link" onClick={() => setAll(true)}>{t('dues.all', { count: dues.data.length })}</button></p> : null}
    </Section>
  )
}

function Row({ due }: { readonly due: TaskDue }): ReactNode {
  const t = tasksText.useText()
  const language = useLanguage()
  const why = t(`why.${due.why}`, { number: due.number ?? '', agency: due.agency ?? '' })
  const name = due.taskId ? <Link className="link" to="/ke-hoach/$id/nhiem-vu/$viec" params={{ id: due.directiveId, viec: due.taskId }}>{due.name}</Link>
    : <Link className="link" to="/ke-hoach/$id/phan-bo/$chiTieu" params={{ id: due.directiveId, chiTieu: due.targetId ?? '' }}>{due.name}</Link>
  return (
    <li>
      <Icon name="tasks" size={18} />
      <div><p>{name}</p><p className="note">{due.directive} · {why}{due.urged > 0 && due.why !== 'urged' ? ` · ${t('due.urged', { count: due.urged })}` : ''}</p></div>
      {due.dueOn ? <span className={due.late ? 'task-late nowrap' : 'note nowrap'}>{due.late ? <LateMark size={16} /> : null} {t(due.late ? 'due.late' : 'due.on', { day: formatDay(due.dueOn, language) })}</span> : null}
    </li>
  )
}
