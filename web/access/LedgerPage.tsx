/** "Sổ mở hồ sơ": what this post has opened, when and for which purpose. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { myDisclosures } from '@hoa-nhap/domain/access/session.contract'
import { call } from '../api/client.ts'
import { useNow } from '../app/session.ts'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { formatDay, formatNumber, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ExportLink } from '../exchange/ExportLink.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { uiText } from '../ui/ui.text.ts'
import { accessText } from './access.text.ts'
import { operationsText } from './operations.text.ts'

export function LedgerPage() {
  const text = accessText.useText()
  const ui = uiText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const list = useInfiniteQuery({
    queryKey: ['access.my-disclosures'], staleTime: 0,
    queryFn: ({ pageParam, signal }) => call(myDisclosures, { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const columns = ['at', 'operation', 'purpose', 'persons', 'outcome'] as const
  return (
    <Page title={text('ledger.title')} subtitle={text('ledger.subtitle')} actions={<ExportLink list="ledger" />}>
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={6} /> : items.length === 0 ? <Empty title={text('ledger.empty')} note={text('ledger.empty.note')} /> : (
        <>
          <Sheet>
            <table className="table cards-on-phone">
              <caption className="sr-only">{text('ledger.subtitle')}</caption>
              <thead><tr>{columns.map((column) => <th key={column} scope="col" className={column === 'persons' ? 'number' : undefined}>{text(`ledger.${column}`)}</th>)}</tr></thead>
              <tbody>
                {items.map((item, index) => (
                  <tr key={`${item.at}-${index}`}>
                    <td data-label={text('ledger.at')}>{formatDay(dayOf(item.at as Instant), language, today)} {formatTime(item.at)}</td>
                    <td data-label={text('ledger.operation')}>{operationsText.sayCode(item.operation)}</td>
                    <td data-label={text('ledger.purpose')}>{accessText.sayCode(`purpose.${item.purpose}`, {}, item.purpose)}</td>
                    <td data-label={text('ledger.persons')} className="number">{formatNumber(item.persons, language)}</td>
                    <td data-label={text('ledger.outcome')}>{text(`ledger.${item.outcome}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
          {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{ui('more')}</Button></p> : null}
        </>
      )}
    </Page>
  )
}
