/** The register book of an office: which numbers were given, for what, by which post; none is missing and none is there twice. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { listBookEntries, listBooks, type BookEntryView, type BookView } from '@hoa-nhap/domain/documents/books.contract'
import { numberText } from '@hoa-nhap/domain/documents/issue.rules'
import { officeHeads } from '@hoa-nhap/domain/documents/papers.roles.rules'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { roleName } from '../access/access.text.ts'
import { call } from '../api/client.ts'
import { useAsk } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatNumber, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { FieldError } from '../ui/form.tsx'
import { Icon } from '../ui/icons.tsx'
import { Choose, DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Failed, Loading } from '../ui/states.tsx'
import { CloseBookDialog, HandDialog, OpenBookDialog } from './BookDialogs.tsx'
import { documentsText } from './documents.text.ts'
import { StateMark } from './paper-words.tsx'
import './documents.css'

type Search = { readonly nam?: string; readonly loai?: string; readonly nguon?: string; readonly tu?: string; readonly den?: string }
const kinds = ['measure-paper', 'copy', 'office-paper', 'report', 'by-hand'] as const

export function BookPage(): ReactNode {
  const t = documentsText.useText()
  const { post, today } = useSignedIn()
  const search = useSearch({ strict: false }) as Search
  const year = Number(search.nam ?? today.slice(0, 4))
  const books = useAsk(listBooks, { query: { year } })
  const head = (officeHeads as readonly string[]).includes(post.role)
  const [open, setOpen] = useState<'hand' | 'open' | BookView | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = (words: string): void => {
    setOpen(null)
    setSaid(words)
  }
  return (
    <Page
      title={t('book')} subtitle={post.agencyName} className="book-page"
      actions={<><Button type="primary" onClick={() => setOpen('hand')}>{t('book.hand')}</Button><ButtonLink to="/van-ban">{t('office')}</ButtonLink><ButtonLink to="/the-thuc-van-ban">{t('settings')}</ButtonLink></>}
    >
      <p className="note papers-note">{t('book.note')}</p>
      {said ? <p role="status" className="good-line papers-note">{said}</p> : <p role="status" className="sr-only" />}
      <Answer of={books} rows={2}>{({ items }) => <Books books={items} onClose={head ? setOpen : null} onOpen={head ? () => setOpen('open') : null} />}</Answer>
      <Filters key={JSON.stringify(search)} search={search} year={year} series={[...new Set((books.data?.items ?? []).map((book) => book.series))]} />
      <Entries search={search} year={year} />
      {open === 'hand' ? <HandDialog onDone={(entry) => done(t('book.hand.done', { number: entry.text }))} onClose={() => setOpen(null)} /> : null}
      {open === 'open' ? <OpenBookDialog year={year} onDone={(book) => done(t('book.opened', { series: book.series, year: book.year, number: numberText(book.last + 1) }))} onClose={() => setOpen(null)} /> : null}
      {open && typeof open === 'object' ? <CloseBookDialog book={open} onDone={(book) => done(t('book.closed.on', { day: book.closedAt ? formatDay(dayOf(book.closedAt as Instant)) : '' }))} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

function Books({ books, onClose, onOpen }: { readonly books: readonly BookView[]; readonly onClose: ((book: BookView) => void) | null; readonly onOpen: (() => void) | null }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  if (books.length === 0 && !onOpen) return null
  return (
    <ul className="books">
      {books.map((book) => (
        <li key={`${book.series} ${book.year}`} className="book">
          <span>{book.series}/{book.year}</span>
          <b>{book.last > 0 ? t('book.last', { number: numberText(book.last) }) : t('book.empty')}</b>
          {book.startedAfter > 0 ? <span className="note">{t('book.after', { number: formatNumber(book.startedAfter, language) })}</span> : null}
          {book.closedAt ? <span className="note">{t('book.closed.on', { day: formatDay(dayOf(book.closedAt as Instant), language) })}</span> : onClose ? <button type="button" className="link" onClick={() => onClose(book)} aria-label={t('book.close.title', { series: book.series, year: book.year })}>{t('book.close')}</button> : null}
        </li>
      ))}
      {onOpen ? <li className="book"><button type="button" className="link" onClick={onOpen}>{t('book.open')}</button></li> : null}
    </ul>
  )
}

function Filters({ search, year, series }: { readonly search: Search; readonly year: number; readonly series: readonly string[] }): ReactNode {
  const t = documentsText.useText()
  const navigate = useNavigate()
  const { today } = useNow()
  const [from, setFrom] = useState(search.tu ? showDay(search.tu) : '')
  const [to, setTo] = useState(search.den ? showDay(search.den) : '')
  const [wrong, setWrong] = useState<string | null>(null)
  const go = (more: Search): void => void navigate({ to: '/so-van-ban', search: Object.fromEntries(Object.entries({ ...search, ...more }).filter(([, value]) => value)) })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const [first, last] = [from, to].map((value) => (value.trim() ? readDay(value, today) : null))
    if ((first && !first.ok) || (last && !last.ok)) return setWrong(t('book.day.wrong'))
    if (first?.ok && last?.ok && first.value > last.value) return setWrong(t('book.bounds'))
    setWrong(null)
    go({ tu: first?.ok ? first.value : '', den: last?.ok ? last.value : '' })
  }
  const thisYear = Number(today.slice(0, 4))
  const known = search.loai && !series.includes(search.loai) ? [...series, search.loai] : series
  return (
    <form className="book-filters" onSubmit={submit} aria-label={t('book.filter')}>
      <div><label htmlFor="so-nam">{t('book.year')}</label><Choose id="so-nam" value={String(year)} onChange={(nam) => go({ nam, tu: '', den: '' })} options={Array.from({ length: 6 }, (_, index) => String(thisYear - index)).map((value) => ({ value, label: value }))} /></div>
      <div><label htmlFor="so-loai">{t('book.series')}</label><Choose id="so-loai" value={search.loai ?? ''} empty={t('book.any')} onChange={(loai) => go({ loai })} options={known.map((value) => ({ value, label: value }))} /></div>
      <div><label htmlFor="so-nguon">{t('book.kind')}</label><Choose id="so-nguon" value={search.nguon ?? ''} empty={t('book.any')} onChange={(nguon) => go({ nguon })} options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} /></div>
      <div><label htmlFor="so-tu">{t('book.from')}</label><DayInput id="so-tu" value={from} onChange={setFrom} /></div>
      <div><label htmlFor="so-den">{t('book.to')}</label><DayInput id="so-den" value={to} onChange={setTo} /></div>
      <p className="paper-acts"><Button htmlType="submit">{t('book.go')}</Button>{Object.keys(search).length > 0 ? <Link className="link" to="/so-van-ban" search={{}}>{t('book.clear')}</Link> : null}</p>
      {wrong ? <FieldError>{wrong}</FieldError> : null}
    </form>
  )
}

function Entries({ search, year }: { readonly search: Search; readonly year: number }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const query = { year, ...(search.loai ? { series: search.loai } : {}), ...(search.nguon ? { kind: search.nguon as BookEntryView['kind'] } : {}), ...(search.tu ? { from: search.tu } : {}), ...(search.den ? { to: search.den } : {}) }
  const list = useInfiniteQuery({
    queryKey: [listBookEntries.id, query],
    queryFn: ({ pageParam, signal }) => call(listBookEntries, { query: { limit: 50, ...query, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isError && !list.data) return <Failed error={list.error} again={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={6} />
  if (entries.length === 0) return Object.keys(query).length > 1 ? <Empty title={t('book.filtered')} action={<Link className="link" to="/so-van-ban" search={{}}>{t('book.clear')}</Link>} /> : <Empty title={t('book.none', { year })} note={t('book.none.note')} />
  return (
    <Section id="entries" title={t('book.entries')}>
      <Sheet className="wide-sheet">
        <table className="table cards-on-phone">
          <caption className="sr-only">{t('book')}</caption>
          <thead><tr><th scope="col">{t('column.number')}</th><th scope="col">{t('column.day')}</th><th scope="col">{t('book.what')}</th><th scope="col">{t('book.kind')}</th><th scope="col">{t('column.who')}</th><th scope="col">{t('column.state')}</th></tr></thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={`${entry.series} ${entry.year} ${entry.number}`} data-row>
                <td data-label={t('column.number')}><span className="book-number">{entry.text}</span></td>
                <td data-label={t('column.day')}><span className="nowrap">{formatDay(entry.day, language, today)}</span></td>
                <td data-label={t('book.what')}>{entry.measureId && entry.paperId ? <Link className="link" to="/bien-phap/$id/giay-to/$paper" params={{ id: entry.measureId, paper: entry.paperId }} data-act><span lang="vi">{entry.title}</span></Link> : entry.kind === 'office-paper' && entry.paperId ? <Link className="link" to="/van-ban/$paper" params={{ paper: entry.paperId }} data-act><span lang="vi">{entry.title}</span></Link> : <span lang="vi">{entry.title}</span>}</td>
                <td data-label={t('book.kind')}>{t(`kind.${entry.kind}`)}</td>
                <td data-label={t('column.who')}><span>{roleName(entry.role)} <span className="note nowrap">{formatDay(dayOf(entry.at as Instant), language, today)} {formatTime(entry.at)}</span></span></td>
                <td data-label={t('column.state')}>{entry.state ? <StateMark state={entry.state} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage} icon={<Icon name="down" size={16} />}>{t('book.more')}</Button></p> : null}
    </Section>
  )
}
