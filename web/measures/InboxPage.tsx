/** "Việc cần làm": what is late, what falls due in 24 hours, what comes next, and what waits for others. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link } from '@tanstack/react-router'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { listDeadlines, type InboxItem } from '@hoa-nhap/domain/measures/measures.contract'
import { useAsk } from '../api/hooks.ts'
import { appText } from '../app/app.text.ts'
import { followers, railOf, readsRegisters } from '../app/rails.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { readClock, type ClockTone } from '../text/clock-words.ts'
import { formatDay, formatLongDay, formatShortDay, formatPerson, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Cite } from '../ui/Cite.tsx'
import { WhyDate } from '../ui/WhyDate.tsx'
import { Clock, ClockFace, ClockShape } from '../ui/Clock.tsx'
import { DayRibbon } from '../ui/DayRibbon.tsx'
import { Icon } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { PeopleSearch } from '../ui/PeopleSearch.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { SyncBar } from '../ui/SyncBar.tsx'
import { inboxText } from './inbox.text.ts'
import { actVerb, anchorWords, boundName, clockTitle, formWords, isVisit } from './labels.ts'
import './inbox.css'

/** Comes after the inbox: what the registers ask of this post. */
const DuesSection = lazy(() => import('../registers/DuesSection.tsx').then((loaded) => ({ default: loaded.DuesSection }), () => ({ default: () => null })))
/** Tasks of plans, letters of urging, shares of targets. */
const TaskDues = lazy(() => import('../directives/TaskDues.tsx').then((loaded) => ({ default: loaded.TaskDues }), () => ({ default: () => null })))
const ReintegrationDues = lazy(() => import('../reintegration/ReintegrationDues.tsx').then((loaded) => ({ default: loaded.ReintegrationDues }), () => ({ default: () => null })))

const shownLater = 8
/** They are called by an alarm and record nothing in the measure: their way is into the dossier. */
const watchers: readonly string[] = ['inspector', 'procuracy']

function Row({ item, now, first }: { readonly item: InboxItem; readonly now: Instant; readonly first: boolean }) {
  const text = inboxText.useText()
  const person = item.personName ? formatPerson(item.personName, item.birthYear) : ''
  const look = first ? ('primary' as const) : ('default' as const)
  const act = watchers.includes(useSignedIn().post.role) ? null : item.act
  return (
    <li className="due" data-row id={`viec-${item.id}`}>
      <Clock deadline={item} now={now} />
      <div className="due-what">
        <h3>{clockTitle(item.clock)}</h3>
        {item.personId ? <Link to="/nguoi/$id" params={{ id: item.personId }} className="quiet" data-dossier>{person}</Link> : null}
      </div>
      <div className="due-why"><p>{anchorWords(item.why, now.slice(0, 10))} <span className="why-link"><WhyDate short why={item.why} citation={item.citation} confidence={item.confidence} /></span></p><Cite citation={item.citation} confidence={item.confidence} /></div>
      <div className="due-act">
        {item.personId && act && isVisit(act) ? <ButtonLink look={look} data-act to="/nguoi/$id/lan-gap" params={{ id: item.personId }} aria-label={`${actVerb(item.measureKind, act)}: ${person}`}>{actVerb(item.measureKind, act)}</ButtonLink>
          : act ? <ButtonLink look={look} data-act to="/bien-phap/$id/viec/$type" params={{ id: item.measureId, type: act }} aria-label={`${actVerb(item.measureKind, act)}: ${clockTitle(item.clock)}, ${person}`}>{actVerb(item.measureKind, act)}</ButtonLink>
            : item.personId ? <ButtonLink look={look} data-act to="/nguoi/$id" params={{ id: item.personId }} aria-label={`${text('open')}: ${person}`}>{text('open')}</ButtonLink> : null}
        {item.personId ? <ButtonLink className="due-dossier" to="/nguoi/$id" params={{ id: item.personId }} aria-label={`${text('dossier')}: ${person}`}>{text('dossier')}</ButtonLink> : null}
        {item.form ? <p className="due-form">{formWords(item.form)}</p> : null}
        {item.personId ? <Link hidden data-visit to="/nguoi/$id/lan-gap" params={{ id: item.personId }} tabIndex={-1}>{text('visit')}</Link> : null}
      </div>
    </li>
  )
}

function Group({ id, title, items, now, first, limit, onAll }: { readonly id: string; readonly title: string; readonly items: readonly InboxItem[]; readonly now: Instant; readonly first: string | undefined; readonly limit?: number; readonly onAll?: () => void }) {
  const text = inboxText.useText()
  if (!items.length) return null
  const shown = limit ? items.slice(0, limit) : items
  return (
    <Section id={id} title={title} count={items.length}>
      <Sheet><ul className="rows">{shown.map((item) => <Row key={item.id} item={item} now={now} first={item.id === first} />)}</ul></Sheet>
      {shown.length < items.length ? <p className="more-line"><button type="button" className="link" onClick={onAll}>{text('more.later', { count: items.length })}</button></p> : null}
    </Section>
  )
}

const shownWaits = 6
function Waiting({ items, now }: { readonly items: readonly InboxItem[]; readonly now: Instant }) {
  const text = inboxText.useText()
  const [all, setAll] = useState(false)
  const language = useLanguage()
  if (!items.length) return null
  return (
    <Section id="cho" title={text('waiting')} count={items.length} level={2}>
      <ul className="waits">
        {(all ? items : items.slice(0, shownWaits)).map((item) => (
          <li key={item.id}>
            <ClockFace tone="waiting" words={boundName(item.bound)} note={readClock(item, now, language).note} />
            <p className="wait-what">{clockTitle(item.clock)}{item.personId && item.personName ? <>: <Link to="/nguoi/$id" params={{ id: item.personId }} className="quiet">{item.personName}</Link></> : null}</p>
          </li>
        ))}
      </ul>
      {items.length > shownWaits && !all ? <button type="button" className="link" onClick={() => setAll(true)}>{text('more.waiting', { count: items.length })}</button> : null}
    </Section>
  )
}

const anchors: Readonly<Record<string, string>> = { late: 'qua-han', soon: 'trong-24-gio', later: 'sap-toi', waiting: 'cho' }
function Tiles({ counts }: { readonly counts: readonly (readonly [ClockTone, number, string])[] }) {
  return (
    <ul className="tiles">
      {counts.map(([tone, count, label]) => (
        <li key={tone}><a href={`#${anchors[tone]}`} className={`tile clock-${count ? tone : 'waiting'}`}><span className="tile-number"><ClockShape tone={tone} left={0.4} size={20} /> {count}</span><span className="tile-word">{label}</span></a></li>
      ))}
    </ul>
  )
}

export function InboxPage() {
  const text = inboxText.useText()
  const app = appText.useText()
  const language = useLanguage()
  const session = useSignedIn()
  const { now, today } = useNow()
  const [all, setAll] = useState(false)
  const rail = railOf(session.post.role)
  const title = app(rail.items.find((item) => item.path === '/viec')?.word ?? 'nav.inbox')
  // One question, nearest first: an act that may be done today stands here even where its last day is months away.
  const due = useAsk(listDeadlines, { query: { limit: 300 } }, { refetchInterval: 60_000 })
  const waiting = useAsk(listDeadlines, { query: { due: 'waiting', limit: 50 } }, { refetchInterval: 60_000 })

  const items = useMemo(() => due.data?.items ?? [], [due.data])
  const groups = useMemo(() => {
    const found: { late: InboxItem[]; soon: InboxItem[]; later: InboxItem[] } = { late: [], soon: [], later: [] }
    const end = (item: InboxItem) => Date.parse(item.dueAt ?? `${item.dueOn}T24:00:00+07:00`)
    for (const item of items) {
      const { tone } = readClock(item, now, language)
      found[tone === 'late' ? 'late' : tone === 'soon' ? 'soon' : 'later'].push(item)
    }
    for (const list of Object.values(found)) list.sort((a, b) => end(a) - end(b))
    return found
  }, [items, now, language])
  const first = groups.late[0] ?? groups.soon[0] ?? groups.later[0]
  const waits = waiting.data?.items ?? []
  const focusRow = (id: string) => {
    setAll(true)
    requestAnimationFrame(() => {
      const row = document.getElementById(`viec-${id}`)
      row?.scrollIntoView({ block: 'center' })
      row?.querySelector<HTMLElement>('[data-act]')?.focus()
    })
  }

  return (
    <Page
      title={title}
      subtitle={<span className="inbox-line"><span>{session.post.unitName} · <span className="wide-only">{formatLongDay(today, language)}</span><span className="phone-only">{formatShortDay(today, language)}</span>, {formatTime(now)}</span><span className="phone-only"><SyncBar /></span></span>}
      barEnd={<Link to="/nguoi" className="bar-back" aria-label={app('search')}><Icon name="search" size={22} /></Link>}
      actions={rail.items.some((item) => item.path === '/nguoi') ? (
        <>
          <PeopleSearch />
          {rail.visits ? <ButtonLink look="primary" className="wide-only" to="/nguoi" search={{ viec: 'lan-gap' }} icon={<Icon name="plus" size={18} />}>{text('visit')} <kbd aria-hidden="true">G</kbd></ButtonLink> : null}
        </>
      ) : undefined}
      lead={items.length ? <DayRibbon now={now} items={items.map((item) => ({ id: item.id, dueOn: item.dueOn, dueAt: item.dueAt, label: `${clockTitle(item.clock)}, ${item.personName ?? ''}`, late: readClock(item, now, language).tone === 'late' }))} onChoose={focusRow} /> : undefined}
      aside={waits.length ? <Waiting items={waits} now={now} /> : undefined} asideLabel={text('waiting')}
    >
      <Answer of={due} rows={6}>
        {(data) => (
          <>
            <Tiles counts={[['late', Math.max(data.counts.overdue, groups.late.length), text('late')], ['soon', groups.soon.length, text('tile.soon')], ['later', groups.later.length, text('later')], ['waiting', waits.length, text('tile.waiting')]]} />
            {groups.late.length + groups.soon.length === 0 ? (
              <Empty title={items.length ? text('empty') : text('empty.none')} note={data.nextDueOn ? text('empty.next', { day: formatDay(data.nextDueOn, language, today) }) : text('empty.note')} />
            ) : null}
            <Group id="qua-han" title={text('late')} items={groups.late} now={now} first={first?.id} />
            <Group id="trong-24-gio" title={text('soon')} items={groups.soon} now={now} first={first?.id} />
            <Group id="sap-toi" title={text('later')} items={groups.later} now={now} first={first?.id} {...(all ? {} : { limit: shownLater })} onAll={() => setAll(true)} />
          </>
        )}
      </Answer>
      <Suspense fallback={null}><TaskDues /></Suspense>
      {readsRegisters(session.post.role) ? <Suspense fallback={null}><DuesSection now={now} /></Suspense> : null}
      {followers.includes(session.post.role) ? <Suspense fallback={null}><ReintegrationDues /></Suspense> : null}
    </Page>
  )
}
