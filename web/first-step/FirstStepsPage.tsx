/** "Yêu cầu kín": what somebody asked this point in confidence. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { listFirstSteps } from '@hoa-nhap/domain/first-step/first-step.contract'
import { call } from '../api/client.ts'
import { useNow } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Page, Sheet } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { firstStepText } from './first-step.text.ts'
import { useFirstStepWords } from './first-step-words.ts'
import './first-step.css'

export function FirstStepsPage() {
  const text = firstStepText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const words = useFirstStepWords()
  const all = useSearch({ from: '/signed/yeu-cau-kin' }).xem === 'tat-ca'
  const list = useInfiniteQuery({
    queryKey: [listFirstSteps.id, all],
    queryFn: ({ pageParam, signal }) => call(listFirstSteps, { query: { limit: 50, ...(all ? {} : { status: 'open' as const }), ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={text('title')} subtitle={text('subtitle')}>
      <p className="step-switch">
        {([[false, 'open'], [true, 'all']] as const).map(([value, word]) => <Link key={word} to="/yeu-cau-kin" search={value ? { xem: 'tat-ca' } : {}} className="link" aria-current={all === value ? 'true' : undefined}>{all === value ? <b>{text(word)}</b> : text(word)}</Link>).flatMap((link, index) => (index ? [' · ', link] : [link]))}
      </p>
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={4} /> : items.length === 0 ? <Empty title={text(all ? 'none' : 'none.open')} note={text('none.note')} /> : (
        <>
          <Sheet>
            <ul className="rows">
              {items.map((item) => (
                <li key={item.id} className="step-row" data-row>
                  <span>
                    <span><b>{item.alias}</b> <span className={item.status === 'new' ? 'tag tag-amber' : 'tag'}>{words.status[item.status]}</span></span>
                    <span className="note">{item.help.map((kind) => words.help[kind]).join(', ')} · {words.reach[item.reach]}{item.reach === 'phone' ? ` (${words.callTime[item.callTime]})` : ''}</span>
                    <span className="note">{text('made', { day: formatDay(item.madeOn, language, today) })} · {text('erased', { day: formatDay(item.eraseOn, language, today) })}</span>
                  </span>
                  <Link to="/yeu-cau-kin/$id" params={{ id: item.id }} className="link" aria-label={text('open.of', { alias: item.alias })} data-act>{text('open.item')}</Link>
                </li>
              ))}
            </ul>
          </Sheet>
          {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('more')}</Button></p> : null}
        </>
      )}
    </Page>
  )
}
