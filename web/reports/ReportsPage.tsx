/** "Báo cáo": what do we owe, to whom, by when; what was sent to us; who has not sent. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { listDefinitions, listReports, makeReport } from '@hoa-nhap/domain/reports/reports.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { call, newId, type AnswerOf } from '../api/client.ts'
import { isNoLine, useItems, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { SmallChoice, SmallText } from '../documents/small-fields.tsx'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay } from '../text/read-typed.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Cite } from '../ui/Cite.tsx'
import { FieldError } from '../ui/form.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Failed, Loading, sentenceOf } from '../ui/states.tsx'
import { nameOf, periodWords, ReportState, type Item } from './report-words.tsx'
import { reportsText } from './reports.text.ts'
import './reports.css'

export type Definition = AnswerOf<typeof listDefinitions>['items'][number]
type Search = { readonly phia?: string; readonly loai?: string; readonly tinh_trang?: string; readonly nam?: string }

export function ReportsPage(): ReactNode {
  const t = reportsText.useText()
  const { post } = useSignedIn()
  const definitions = useItems(listDefinitions, {})
  const receives = definitions.data?.some((one) => !one.may.make) ?? false
  return (
    <Page title={t('title')} subtitle={post.agencyName} className="reports" actions={receives ? <ButtonLink to="/theo-doi-bao-cao">{t('owed')}</ButtonLink> : undefined}>
      <Answer of={definitions} rows={4}>
        {(items) => (
          <>
            {items.some((one) => one.may.make) ? <Section id="make" title={t('make')}><Make definitions={items.filter((one) => one.may.make)} /></Section> : null}
            <Reports definitions={items} receives={receives} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const range = 'range'

function Make({ definitions }: { readonly definitions: readonly Definition[] }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { today } = useNow()
  const send = useSend(makeReport, [listReports.id])
  // One id for all tries: pressed twice, it is one report.
  const [id, setId] = useState(newId)
  const [definitionId, setDefinitionId] = useState(definitions[0]!.id)
  const definition = definitions.find((one) => one.id === definitionId) ?? definitions[0]!
  const [cut, setCut] = useState<string>(definition.cuts[0]?.id ?? 'calendar')
  const periods = definition.periods.filter((one) => one.cutOff === cut)
  const [chosen, setChosen] = useState('')
  // The last period that is over is what is owed.
  const latest = periods.find((one) => one.to < today) ?? periods[0]
  const key = chosen === range || periods.some((one) => keyOf(one) === chosen) ? chosen : latest ? keyOf(latest) : range
  const [directive, setDirective] = useState('')
  const [typed, setTyped] = useState({ from: '', to: '' })
  const [tried, setTried] = useState(false)
  const [from, to] = [readDay(typed.from, today), readDay(typed.to, today)]
  const free = key === range
  const wrong: Readonly<Record<string, string | null>> = {
    'make-from': free && !from.ok ? t('make.day') : free && from.ok && to.ok && from.value > to.value ? t('make.bounds') : null, 'make-to': free && !to.ok ? t('make.day') : null,
    'make-directive': definition.directives.length > 0 && !directive ? t('make.directive.needed') : null,
  }
  const said = (name: string): string | null => (tried ? (wrong[name] ?? null) : null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const bad = Object.entries(wrong).find(([, sentence]) => sentence)
    if (bad) return document.getElementById(bad[0])?.focus()
    const period = periods.find((one) => keyOf(one) === key)
    const days = free ? (from.ok && to.ok ? { kind: 'range' as const, from: from.value, to: to.value } : null) : period ? { kind: period.kind, from: period.from, to: period.to } : null
    if (!days) return
    send.mutate({ body: { id, definitionId: definition.id, period: days as never, cutOff: cut as 'calendar', ...(directive ? { directiveId: directive } : {}) } }, { onSuccess: (report) => { setId(newId()); void navigate({ to: '/bao-cao/$id', params: { id: report.id } }) } })
  }
  return (
    <Sheet className="form-part">
      <form onSubmit={submit} noValidate>
        <div className="report-make">
          <SmallChoice id="make-kind" label={t('make.kind')} value={definition.id} onChange={(next) => { setDefinitionId(next as Definition['id']); setCut(definitions.find((one) => one.id === next)?.cuts[0]?.id ?? 'calendar'); setChosen(''); setDirective('') }} options={definitions.map((one) => ({ value: one.id, label: nameOf(one, language) }))} />
          {definition.cuts.length > 1 ? <SmallChoice id="make-cut" label={t('make.cut')} value={cut} onChange={setCut} options={definition.cuts.map((one) => ({ value: one.id, label: t(`cut.${one.id}`) }))} /> : null}
          <SmallChoice id="make-period" label={t('make.period')} value={key} onChange={setChosen} options={[...periods.map((one) => ({ value: keyOf(one), label: `${nameOf(one, language)} (${formatDay(one.from, language)} – ${formatDay(one.to, language)})` })), ...(definition.allowsRange ? [{ value: range, label: t('make.range') }] : [])]} />
          {free ? <SmallText id="make-from" label={t('make.from')} value={typed.from} numeric onChange={(value) => setTyped({ ...typed, from: value })} wrong={said('make-from')} /> : null}
          {free ? <SmallText id="make-to" label={t('make.to')} value={typed.to} numeric onChange={(value) => setTyped({ ...typed, to: value })} wrong={said('make-to')} /> : null}
          {definition.directives.length > 0 ? <SmallChoice id="make-directive" label={t('make.directive')} value={directive} empty="" onChange={setDirective} options={definition.directives.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))} wrong={said('make-directive')} /> : null}
        </div>
        <p className="note">{language === 'en' ? definition.duty.noteEn : definition.duty.note} <Cite citation={definition.duty.citation} confidence={definition.duty.confidence} /></p>
        {definition.cuts.filter((one) => one.id === cut).map((one) => <p key={one.id} className="note">{language === 'en' ? one.noteEn : one.note} <Cite citation={one.citation} confidence={one.confidence} /></p>)}
        {send.error ? <FieldError>{isNoLine(send.error) ? t('needs-line') : sentenceOf(send.error)}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('make.go')}</Button></p>
      </form>
    </Sheet>
  )
}
const keyOf = (period: { readonly kind: string; readonly from: string; readonly to: string }): string => `${period.kind} ${period.from} ${period.to}`

const states = ['draft', 'submitted', 'returned', 'accepted'] as const

function Reports({ definitions, receives }: { readonly definitions: readonly Definition[]; readonly receives: boolean }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { today } = useNow()
  const search = useSearch({ strict: false }) as Search
  const own = definitions.some((one) => one.may.make)
  const side = search.phia === 'nhan' || (!own && receives) ? 'received' : 'own'
  const query = { side, ...(search.loai ? { definition: search.loai } : {}), ...(search.tinh_trang ? { state: search.tinh_trang as Item['state'] } : {}), ...(search.nam ? { year: Number(search.nam) } : {}) } as const
  const list = useInfiniteQuery({
    queryKey: [listReports.id, query],
    queryFn: ({ pageParam, signal }) => call(listReports, { query: { limit: 50, ...query, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const go = (more: Search): void => void navigate({ to: '/bao-cao', search: Object.fromEntries(Object.entries({ ...search, ...more }).filter(([, value]) => value)) })
  const year = Number(today.slice(0, 4))
  const filtered = Boolean(search.loai || search.tinh_trang || search.nam)
  return (
    <Section id="list" title={t(side)}>
      <form className="report-filters" aria-label={t('filter')} onSubmit={(event) => event.preventDefault()}>
        {own && receives ? <div><label htmlFor="loc-phia">{t('filter.side')}</label><Choose id="loc-phia" value={side} onChange={(value) => go({ phia: value === 'received' ? 'nhan' : '' })} options={(['own', 'received'] as const).map((value) => ({ value, label: t(value) }))} /></div> : null}
        <div><label htmlFor="loc-loai">{t('filter.definition')}</label><Choose id="loc-loai" value={search.loai ?? ''} empty={t('filter.any')} onChange={(loai) => go({ loai })} options={definitions.map((one) => ({ value: one.id, label: nameOf(one, language) }))} /></div>
        <div><label htmlFor="loc-tinh-trang">{t('filter.state')}</label><Choose id="loc-tinh-trang" value={search.tinh_trang ?? ''} empty={t('filter.any')} onChange={(next) => go({ tinh_trang: next })} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} /></div>
        <div><label htmlFor="loc-nam">{t('filter.year')}</label><Choose id="loc-nam" value={search.nam ?? ''} empty={t('filter.any')} onChange={(nam) => go({ nam })} options={Array.from({ length: 6 }, (_, index) => String(year - index)).map((value) => ({ value, label: value }))} /></div>
      </form>
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={5} /> : items.length === 0 ? (
        filtered ? <Empty title={t('filtered')} action={<Link className="link" to="/bao-cao" search={search.phia ? { phia: search.phia } : {}}>{t('clear')}</Link>} /> : <Empty title={t(side === 'own' ? 'none' : 'none.received')} note={side === 'own' && own ? t('none.note') : undefined} />
      ) : (
        <Sheet className="report-wide">
          <table className="table cards-on-phone">
            <caption className="sr-only">{t(side)}</caption>
            <thead><tr><th scope="col">{t('column.report')}</th><th scope="col">{t('column.period')}</th><th scope="col">{t('column.unit')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('column.number')}</th><th scope="col">{t('column.sent')}</th></tr></thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id} data-row>
                  <td data-label={t('column.report')}><span><Link className="link report-name" to="/bao-cao/$id" params={{ id: item.id }} data-act>{nameOf(item, language)}</Link>{item.directive ? <span className="note"> {item.directive}</span> : null}{item.restates ? <> <span className="tag">{t('restates')}</span></> : null}{item.restatedBy ? <> <span className="tag">{t('restated')}</span></> : null}</span></td>
                  <td data-label={t('column.period')}>{periodWords(item.period, language)}</td>
                  <td data-label={t('column.unit')}>{item.unitName}</td>
                  <td data-label={t('column.state')}><ReportState state={item.state} /></td>
                  <td data-label={t('column.number')}><span className="nowrap">{item.number ?? '–'}</span></td>
                  <td data-label={t('column.sent')}>{item.submittedAt ? <span className="nowrap">{formatDay(dayOf(item.submittedAt as Instant), language, today)} {formatTime(item.submittedAt)}</span> : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('more')}</Button></p> : null}
    </Section>
  )
}
