/** A list that leaves the house: which, narrowed how, for what and for whom. The file and the book of exports say so. */
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { exportList, listExports, listLists, type ListView } from '@hoa-nhap/domain/exchange/exchange.contract'
import type { ListKind } from '@hoa-nhap/domain/exchange/exchange.model'
import { listIndicators } from '@hoa-nhap/domain/indicators/indicators.contract'
import { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { Purpose } from '@hoa-nhap/domain/kernel/actor'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { unitHistory } from '@hoa-nhap/domain/organization/organization.contract'
import { accessText, roleName } from '../access/access.text.ts'
import { saveFile } from '../api/bytes.ts'
import { call, currentPurpose } from '../api/client.ts'
import { isNoLine, useAsk, useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { measureName } from '../measures/labels.ts'
import { formatDay, formatNumber, formatTime } from '../text/format.ts'
import { useLanguage, type Language } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { SmallChoice, SmallText } from '../documents/small-fields.tsx'
import { FieldError } from '../ui/form.tsx'
import { DoneMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Failed, Loading, sentenceOf } from '../ui/states.tsx'
import { UnitPicker, type PickedUnit } from '../ui/UnitPicker.tsx'
import { exchangeText } from './exchange.text.ts'
import './exchange.css'

type Search = { readonly danh_sach?: string; readonly so?: string; readonly don_vi?: string; readonly tim?: string; readonly tinh_trang?: string; readonly chi_tieu?: string; readonly tu?: string; readonly den?: string; readonly han?: string; readonly loai?: string; readonly dat?: string; readonly theo?: string }
const nameOf = (item: { readonly name: string; readonly nameEn: string }, language: Language): string => (language === 'en' ? item.nameEn : item.name)

export function ExportPage(): ReactNode {
  const t = exchangeText.useText()
  const lists = useItems(listLists, {})
  return (
    <Page title={t('out.title')} trail={[{ to: '/so', label: t('registers') }]} className="exchange">
      <p className="note exchange-note">{t('out.note')}</p>
      <Answer of={lists} rows={5}>{(items) => (items.length === 0 ? <Empty title={t('out.none')} note={t('out.none.note')} /> : <Asking lists={items} />)}</Answer>
      <Exports lists={lists.data ?? []} />
    </Page>
  )
}

type Filter = Record<'unit' | 'kind' | 'status' | 'due' | 'register' | 'q' | 'indicator' | 'from' | 'to' | 'met' | 'units', string>
const dues = ['overdue', 'today', 'week', 'month', 'waiting'] as const

function Asking({ lists }: { readonly lists: readonly ListView[] }): ReactNode {
  const t = exchangeText.useText()
  const access = accessText.useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { today } = useNow()
  const search = useSearch({ strict: false }) as Search
  const [id, setId] = useState<string>(lists.find((list) => list.id === search.danh_sach)?.id ?? lists[0]!.id)
  const list = lists.find((one) => one.id === id)!
  const [filter, setFilter] = useState<Filter>({ unit: search.don_vi ?? '', kind: search.loai ?? '', status: search.tinh_trang ?? '', due: search.han ?? '', register: search.so ?? '', q: search.tim ?? '', indicator: search.chi_tieu ?? '', from: search.tu ? showDay(search.tu) : '', to: search.den ? showDay(search.den) : '', met: search.dat ?? '', units: search.theo ?? '' })
  const [unit, setUnit] = useState<PickedUnit | null>(null)
  const named = useAsk(unitHistory, { params: { id: filter.unit } }, { enabled: filter.unit !== '' && unit === null })
  const known = named.data?.unit
  useEffect(() => {
    if (known) setUnit({ id: known.id, name: known.name })
  }, [known])
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [words, setWords] = useState({ purpose: currentPurpose() as string, reason: '', receiver: '', article: '' })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [from, to] = [filter.from, filter.to].map((value) => (value.trim() ? readDay(value, today) : null))
  const wrong: Readonly<Record<string, string | null>> = {
    'out-register': list.filters.includes('register') && !filter.register ? t('filter.register.needed') : null,
    'out-indicator': list.filters.includes('indicator') && !filter.indicator ? t('filter.indicator.needed') : null,
    'out-from': from && !from.ok ? t('filter.day') : from?.ok && to?.ok && from.value > to.value ? t('filter.bounds') : null, 'out-to': to && !to.ok ? t('filter.day') : null,
    'out-columns': chosen?.size === 0 ? t('out.columns.needed') : null,
    'out-reason': words.reason.trim().length < 5 ? t('out.reason.short') : null, 'out-receiver': words.receiver.trim().length < 2 ? t('out.receiver.short') : null,
  }
  const said = (name: string): string | null => (tried ? (wrong[name] ?? null) : null)
  const set = (name: keyof Filter) => (value: string): void => setFilter({ ...filter, [name]: value })
  const takes = (name: string): boolean => list.filters.includes(name)
  const choose = (next: string): void => {
    setId(next)
    setChosen(null)
    setDone(null)
    setTried(false)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    setDone(null)
    const first = Object.entries(wrong).find(([name, sentence]) => sentence && (!/from|to$/.test(name) || takes(name.slice(4))))
    if (first) return document.getElementById(first[0])?.focus()
    const given: Record<string, string> = { ...filter, unit: unit?.id ?? '', from: from?.ok ? from.value : '', to: to?.ok ? to.value : '' }
    setBusy(true)
    setRefused(null)
    saveFile(exportList, {
      params: { list: id }, purpose: Purpose.parse(words.purpose),
      body: { reason: words.reason.trim(), receiver: words.receiver.trim(), ...(words.article.trim() ? { article: words.article.trim() } : {}), ...(chosen ? { columns: list.columns.map((column) => column.key).filter((key) => chosen.has(key)) } : {}), language, filter: Object.fromEntries(Object.entries(given).filter(([name, value]) => value && takes(name))) },
    })
      .then((name) => { setDone(t('out.done', { name })); return client.invalidateQueries({ queryKey: [listExports.id] }) }, (error: unknown) => setRefused(isNoLine(error) ? t('needs-line') : sentenceOf(error)))
      .finally(() => setBusy(false))
  }
  return (
    <form onSubmit={submit} noValidate>
      <Sheet className="form-part">
        <div className="exchange-fields">
          <SmallChoice id="out-list" label={t('out.which')} value={id} onChange={choose} options={lists.map((one) => ({ value: one.id, label: nameOf(one, language) }))} hint={t('out.rows', { count: formatNumber(list.mostRows, language) })} />
          {takes('register') ? <SmallChoice id="out-register" label={t('out.register')} value={filter.register} empty="" onChange={set('register')} options={list.registers.map((one) => ({ value: one.id, label: nameOf(one, language) }))} wrong={said('out-register')} /> : null}
          {takes('indicator') ? <IndicatorChoice value={filter.indicator} onChange={set('indicator')} wrong={said('out-indicator')} /> : null}
          {takes('unit') ? <div className="field"><label htmlFor="out-unit">{t('filter.unit')} <span className="optional">{t('filter.any')}</span></label><UnitPicker id="out-unit" value={unit} onChange={(next) => { setUnit(next); setFilter({ ...filter, unit: next?.id ?? '' }) }} /></div> : null}
          {takes('kind') ? <SmallChoice id="out-kind" label={t('filter.kind')} value={filter.kind} empty={t('filter.any')} onChange={set('kind')} options={MeasureKind.options.map((value) => ({ value, label: measureName(value) }))} /> : null}
          {takes('due') ? <SmallChoice id="out-due" label={t('filter.due')} value={filter.due} empty={t('filter.any')} onChange={set('due')} options={dues.map((value) => ({ value, label: t(`due.${value}`) }))} /> : null}
          {takes('q') ? <SmallText id="out-q" label={t('filter.q')} value={filter.q} most={100} onChange={set('q')} /> : null}
          {takes('from') ? <SmallText id="out-from" label={t('filter.from')} value={filter.from} numeric onChange={set('from')} wrong={said('out-from')} /> : null}
          {takes('to') ? <SmallText id="out-to" label={t('filter.to')} value={filter.to} numeric onChange={set('to')} wrong={said('out-to')} /> : null}
          {takes('met') ? <SmallChoice id="out-met" label={t('filter.met')} value={filter.met} empty={t('filter.any')} onChange={set('met')} options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`filter.met.${value}`) }))} /> : null}
          {takes('units') ? <SmallChoice id="out-units" label={t('filter.units')} value={filter.units} empty={t('filter.units.then')} onChange={set('units')} options={[{ value: 'now', label: t('filter.units.now') }]} /> : null}
        </div>
        {list.columns.length > 0 ? (
          <fieldset className="exchange-columns">
            <legend className="field-label">{t('out.columns')}</legend>
            <label className="check"><input type="radio" name="out-all" checked={chosen === null} onChange={() => setChosen(null)} /> {t('out.columns.all')}</label>
            <label className="check"><input type="radio" name="out-all" id="out-columns" checked={chosen !== null} onChange={() => setChosen(new Set(list.columns.map((column) => column.key)))} /> {t('out.columns.some')}</label>
            {chosen ? <div className="exchange-ticks">{list.columns.map((column) => <label key={column.key} className="check"><input type="checkbox" checked={chosen.has(column.key)} onChange={(event) => { const next = new Set(chosen); if (event.target.checked) next.add(column.key); else next.delete(column.key); setChosen(next) }} /> {language === 'en' ? column.labelEn : column.label}</label>)}</div> : null}
            {said('out-columns') ? <FieldError>{said('out-columns')}</FieldError> : null}
          </fieldset>
        ) : null}
      </Sheet>
      <Sheet className="form-part">
        <h2>{t('out.why')}</h2>
        <div className="exchange-fields">
          <SmallText id="out-reason" label={t('out.reason')} value={words.reason} most={300} onChange={(reason) => setWords({ ...words, reason })} hint={t('out.reason.hint')} wrong={said('out-reason')} />
          <SmallText id="out-receiver" label={t('out.receiver')} value={words.receiver} most={200} onChange={(receiver) => setWords({ ...words, receiver })} hint={t('out.receiver.hint')} wrong={said('out-receiver')} />
          <SmallText id="out-article" label={t('out.article')} value={words.article} most={120} onChange={(article) => setWords({ ...words, article })} hint={t('out.article.hint')} />
          <SmallChoice id="out-purpose" label={t('out.purpose')} value={words.purpose} onChange={(purpose) => setWords({ ...words, purpose })} options={Purpose.options.map((value) => ({ value, label: access(`purpose.${value}`) }))} />
        </div>
        {refused ? <FieldError>{refused}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={busy}>{t('out.go')}</Button><span role="status" className="exchange-good">{busy ? t('out.busy') : done ? <><DoneMark size={16} /> {done}</> : null}</span></p>
      </Sheet>
    </form>
  )
}

function IndicatorChoice({ value, onChange, wrong }: { readonly value: string; readonly onChange: (value: string) => void; readonly wrong: string | null }): ReactNode {
  const t = exchangeText.useText()
  const language = useLanguage()
  const indicators = useItems(listIndicators, {})
  return <SmallChoice id="out-indicator" label={t('filter.indicator')} value={value} empty="" onChange={onChange} wrong={wrong} options={(indicators.data ?? []).map((one) => ({ value: one.id, label: language === 'en' ? one.nameEn : one.name }))} />
}

function Exports({ lists }: { readonly lists: readonly ListView[] }): ReactNode {
  const t = exchangeText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const list = useInfiniteQuery({
    queryKey: [listExports.id],
    queryFn: ({ pageParam, signal }) => call(listExports, { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const called = (id: string): string => { const found = lists.find((one) => one.id === (id as ListKind)); return found ? nameOf(found, language) : id }
  return (
    <Section id="exports" title={t('exports')}>
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={3} /> : rows.length === 0 ? <Empty title={t('exports.none')} /> : (
        <Sheet className="exchange-wide">
          <table className="table cards-on-phone">
            <caption className="sr-only">{t('exports')}</caption>
            <thead><tr><th scope="col">{t('exports.at')}</th><th scope="col">{t('exports.list')}</th><th scope="col">{t('exports.who')}</th><th scope="col">{t('exports.why')}</th><th scope="col">{t('exports.to')}</th><th scope="col" className="number">{t('exports.rows')}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-label={t('exports.at')}><span className="nowrap">{formatDay(dayOf(row.at as Instant), language, today)} {formatTime(row.at)}</span></td>
                  <td data-label={t('exports.list')}>{called(row.list)}{row.register ? ` · ${row.register}` : ''}</td>
                  <td data-label={t('exports.who')}><span>{roleName(row.role as 'inspector')}<span className="note"> {row.agencyName}</span></span></td>
                  <td data-label={t('exports.why')}><span>{row.reason}{row.article ? <span className="note"> {row.article}</span> : null}</span></td>
                  <td data-label={t('exports.to')}>{row.receiver}</td>
                  <td data-label={t('exports.rows')} className="number">{row.rows === null ? t('exports.broken') : formatNumber(row.rows, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('exports.more')}</Button></p> : null}
    </Section>
  )
}
