/** In the inbox, after what the law asks: work to be followed and wishes that wait. Draws nothing where nothing is due. */
import { Link } from '@tanstack/react-router'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { listChecks } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { useAsk } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatPerson } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { LateMark } from '../ui/icons.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { reintegrationText } from './reintegration.text.ts'
import './reintegration.css'

const shownAtOnce = 5
export function ReintegrationDues() {
  const { post } = useSignedIn()
  return (listChecks.access as readonly Role[]).includes(post.role) ? <Due /> : null
}

function Due() {
  const text = reintegrationText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const due = useAsk(listChecks, { query: { until: today, limit: shownAtOnce } })
  if (!due.data?.items.length) return null
  return (
    <Section id="theo-doi-hoa-nhap" title={text('inbox')} count={due.data.total} end={<Link className="link" to="/hoa-nhap" search={{}}>{text('inbox.all')}</Link>}>
      <Sheet>
        <ul className="rows">
          {due.data.items.map((item) => (
            <li key={`${item.entryId}-${item.clock}`} className="reintegration-row" data-row>
              <div><Link className="link" to="/nguoi/$id/hoa-nhap" params={{ id: item.id }}><b>{formatPerson(item.name, item.birthYear)}</b></Link><p className="note">{item.unitName}</p></div>
              <div><span className="ink-brick"><LateMark size={15} /> {reintegrationText.sayCode(`clock.${item.clock}`)}</span><p className="note">{formatDay(item.dueOn, language, today)}</p></div>
              <ButtonLink to="/nguoi/$id/hoa-nhap" params={{ id: item.id }} data-act>{text('inbox.open')}</ButtonLink>
            </li>
          ))}
        </ul>
      </Sheet>
    </Section>
  )
}
