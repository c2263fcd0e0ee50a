/** The opened list of the province, a page at a time; each page is written in the ledger. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { readProvinceList } from '@hoa-nhap/domain/access/break-glass.contract'
import { call } from '../api/client.ts'
import { measureName } from '../measures/labels.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { glassText } from './break-glass.text.ts'

export function ProvinceList({ id }: { readonly id: string }) {
  const text = glassText.useText()
  const list = useInfiniteQuery({
    queryKey: [readProvinceList.id, id], staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false,
    queryFn: ({ pageParam, signal }) => call(readProvinceList, { params: { id }, query: pageParam ? { after: pageParam } : {} }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.after,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isError && !list.data) return <Failed error={list.error} again={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={4} />
  if (items.length === 0) return <p>{text('list.none')}</p>
  return (
    <>
      <ul className="rows">{items.map((item) => <li key={item.measureId} className="glass-row"><span><b>{item.name}</b>, {text('born', { year: item.birthYear })}</span><span className="note">{measureName(item.kind)}</span></li>)}</ul>
      {list.hasNextPage ? <p><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('more')}</Button></p> : null}
    </>
  )
}
