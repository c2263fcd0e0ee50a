/** Who waits, what is due, who leaves a facility soon; for a helper: the people helped. Each list under the caller's own sight. */
import { type ReactNode } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { listChecks, listHealth, listHelped, listWaiting } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { call, type AnswerOf } from '../api/client.ts'
import { useAsk } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatPerson } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Icon, LateMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Failed, Loading } from '../ui/states.tsx'
import { reintegrationText } from './reintegration.text.ts'
import './reintegration.css'

const tabs = ['checks', 'trade', 'job', 'health', 'helped'] as const
type Tab = (typeof tabs)[number]
const opens: Readonly<Record<Tab, readonly Role[]>> = { checks: listChecks.access as readonly Role[], trade: listWaiting.access as readonly Role[], job: listWaiting.access as readonly Role[], health: listHealth.access as readonly Role[], helped: listHelped.access as readonly Role[] }
const words = { checks: 'den-han', trade: 'hoc-nghe', job: 'viec-lam', health: 'suc-khoe', helped: 'nguoi-giup' } as const

export function ReintegrationPage(): ReactNode {
  const text = reintegrationText.useText()
  const { post } = useSignedIn()
  const { muc } = useSearch({ strict: false }) as { muc?: string }
  const mine = tabs.filter((tab) => opens[tab].includes(post.role))
  const open = mine.find((tab) => words[tab] === muc) ?? mine[0]
  return (
    <Page title={text('lists.title')} subtitle={`${text('lists.subtitle')} · ${post.unitName}`}>
      {!open ? <Empty title={text('closed')} /> : (
        <>
          {mine.length > 1 ? <nav className="reintegration-tabs" aria-label={text('tabs')}>{mine.map((tab) => <Link key={tab} to="/hoa-nhap" search={{ muc: words[tab] }} {...(tab === open ? { 'aria-current': 'page' as const } : {})}>{text(`tab.${tab}`)}</Link>)}</nav> : null}
          {open === 'checks' ? <Checks /> : open === 'health' ? <Health /> : open === 'helped' ? <Helped /> : <Waiting key={open} wish={open} />}
        </>
      )}
    </Page>
  )
}

const useShown = () => {
  const language = useLanguage()
  const { today } = useNow()
  return { shown: (on: string) => formatDay(on, language, today), today }
}
function Person({ id, name, birthYear, unitName }: { readonly id: string; readonly name: string; readonly birthYear: number; readonly unitName: string }) {
  return <div><Link className="link" to="/nguoi/$id/hoa-nhap" params={{ id }}><b>{formatPerson(name, birthYear)}</b></Link><p className="note">{unitName}</p></div>
}

type WaitingItem = AnswerOf<typeof listWaiting>['items'][number]
function Waiting({ wish }: { readonly wish: 'trade' | 'job' }) {
  const text = reintegrationText.useText()
  const { shown } = useShown()
  const list = useInfiniteQuery({
    queryKey: ['reintegration.waiting', wish],
    queryFn: ({ pageParam, signal }) => call(listWaiting, { query: { wish, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  if (list.isPending) return <Loading rows={5} />
  if (!list.data) return <Failed error={list.error} again={() => void list.refetch()} />
  const items: readonly WaitingItem[] = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <Empty title={text('waiting.none')} note={text('waiting.none.note')} />
  return (
    <>
      <p className="note list-line" role="status">{text('list.count', { count: list.data.pages[0]!.total })}</p>
      <Sheet>
        <ul className="rows">{items.map((item) => <li key={item.id} className="reintegration-row" data-row><Person {...item} /><span className="note">{text('waiting.since', { day: shown(item.on) })}</span><ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: item.id, type: wish === 'trade' ? 'training' : 'advice' }} search={{}} data-act>{text(wish === 'trade' ? 'training' : 'inbox.open')}</ButtonLink></li>)}</ul>
      </Sheet>
      {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('list.more')}</Button></p> : null}
      <p className="note more-line">{text('list.note')}</p>
    </>
  )
}

function Checks() {
  const text = reintegrationText.useText()
  const { shown, today } = useShown()
  const list = useInfiniteQuery({
    queryKey: ['reintegration.checks'],
    queryFn: ({ pageParam, signal }) => call(listChecks, { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  if (list.isPending) return <Loading rows={5} />
  if (!list.data) return <Failed error={list.error} again={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <Empty title={text('checks.none')} />
  return (
    <>
      <p className="note list-line" role="status">{text('list.count.rows', { count: list.data.pages[0]!.total })} · {text('clock.local')}</p>
      <Sheet>
        <ul className="rows">
          {items.map((item) => (
            <li key={`${item.entryId}-${item.clock}`} className="reintegration-row" data-row>
              <Person {...item} />
              <div><span className={item.dueOn < today ? 'ink-brick' : undefined}>{item.dueOn < today ? <><LateMark size={15} /> </> : null}{reintegrationText.sayCode(`clock.${item.clock}`)}</span><p className="note">{shown(item.dueOn)}{item.mine ? ` · ${text('checks.mine')}` : ''}</p></div>
              {item.clock.startsWith('placement-check-') ? <ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: item.id, type: 'placement-check' }} search={{ cua: item.entryId, thang: item.clock.slice('placement-check-'.length) }} data-act>{text('inbox.open')}</ButtonLink> : <ButtonLink to="/nguoi/$id/hoa-nhap" params={{ id: item.id }} data-act>{text('inbox.open')}</ButtonLink>}
            </li>
          ))}
        </ul>
      </Sheet>
      {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('list.more')}</Button></p> : null}
      <p className="note more-line">{text('list.note')}</p>
    </>
  )
}

function Health() {
  const text = reintegrationText.useText()
  const { shown, today } = useShown()
  const list = useAsk(listHealth, {})
  return (
    <Answer of={list} rows={5}>
      {(data) => data.items.length === 0 ? <Empty title={text('health.none')} /> : (
        <>
          <p className="note list-line" role="status">{text('list.count.rows', { count: data.items.length })} · {text('health.note')}</p>
          <Sheet>
            <ul className="rows">
              {data.items.map((item) => (
                <li key={`${item.id}-${item.clock}`} className="reintegration-row" data-row>
                  <Person {...item} />
                  <div><span className={item.dueOn < today ? 'ink-brick' : undefined}>{text(`clock.${item.clock}`)}</span><p className="note">{shown(item.dueOn)}</p></div>
                  <ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: item.id, type: item.clock }} search={{}} data-act>{text('inbox.open')}</ButtonLink>
                </li>
              ))}
            </ul>
          </Sheet>
        </>
      )}
    </Answer>
  )
}

function Helped() {
  const text = reintegrationText.useText()
  const { shown } = useShown()
  const list = useAsk(listHelped, {})
  return (
    <Answer of={list} rows={3}>
      {(data) => data.items.length === 0 ? <Empty title={text('helped.none')} note={text('helped.none.note')} /> : (
        <Sheet>
          <ul className="rows">
            {data.items.map((person) => (
              <li key={person.id} className="reintegration-row" data-row>
                <div><b>{person.name}</b>{person.meetings.length ? <ul className="last-ones">{person.meetings.map((meeting) => <li key={`${meeting.on}${meeting.task}`}><span className="last-day"><Icon name="tasks" size={14} /> {text('helped.meeting', { day: shown(meeting.on), time: meeting.time ?? '', place: meeting.place })}</span> <span>{meeting.task}{meeting.nextOn ? <b> · {text('helped.next', { day: shown(meeting.nextOn) })}</b> : null}</span></li>)}</ul> : <p className="note">{text('helped.no-meeting')}</p>}</div>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </Answer>
  )
}
