/** The door behind a figure of a report: who was counted, as far as they are the reader's to open. */
import { useState, type ReactNode } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listFigureRecords, type ReportView } from '@hoa-nhap/domain/reports/reports.contract'
import { call } from '../api/client.ts'
import { formatDay, formatNumber, formatPerson } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { valueText } from './report-words.tsx'
import { reportsText } from './reports.text.ts'

const parts = ['all', 'met', 'unmet'] as const

export function FigureList({ reportId, figure, frozen, onClose }: { readonly reportId: string; readonly figure: ReportView['groups'][number]['figures'][number]; readonly frozen: boolean; readonly onClose: () => void }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const [part, setPart] = useState<(typeof parts)[number]>('all')
  const list = useInfiniteQuery({
    queryKey: [listFigureRecords.id, reportId, figure.id, part],
    queryFn: ({ pageParam, signal }) => call(listFigureRecords, { params: { id: reportId, figure: figure.id }, query: { part, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const pages = list.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const [head] = pages
  const halves = figure.met !== null && figure.of !== null
  return (
    <Dialog title={language === 'en' ? figure.labelEn : figure.label} onClose={onClose}>
      <p className="note">{language === 'en' ? figure.definitionEn : figure.definition}</p>
      {frozen ? <p className="note">{t('list.frozen')}</p> : null}
      {halves ? <div className="report-part"><label htmlFor="list-part">{t('list.part')}</label><Choose id="list-part" value={part} onChange={(value) => setPart(value as typeof part)} options={parts.map((value) => ({ value, label: t(value === 'all' ? 'list.all' : value === 'met' ? 'list.met' : 'list.not') }))} /></div> : null}
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : !head ? <Loading rows={4} /> : (
        <>
          <p role="status">{head.total === 0 ? t('list.empty') : head.yours === 0 ? t('list.noneYours') : t('list.yours', { yours: formatNumber(head.yours, language), total: valueText(head.total, '', language) })}</p>
          <ul className="report-people">{items.map((item) => <li key={`${item.personId} ${item.measureId ?? ''} ${item.onDay}`}><Link className="link" to="/nguoi/$id" params={{ id: item.personId }}>{formatPerson(item.name, item.birthYear)}</Link><span className="note">{item.unitName} · {formatDay(item.onDay, language)}{halves ? ` · ${t(item.met ? 'list.met' : 'list.not')}` : ''}</span></li>)}</ul>
          {list.hasNextPage ? <p><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('list.more')}</Button></p> : null}
        </>
      )}
    </Dialog>
  )
}
