/** One register: its records, narrowed by unit, status, words and period. */
import { useEffect, useState, type FormEvent } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { listRecords, listRegisters, type RecordSummary } from '@hoa-nhap/domain/registers/registers.contract'
import { unitHistory } from '@hoa-nhap/domain/organization/organization.contract'
import { call } from '../api/client.ts'
import { useAsk, useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { FieldError } from '../ui/form.tsx'
import { Icon, LateMark } from '../ui/icons.tsx'
import { Choose, DayInput } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { besideOf } from './Beside.tsx'
import { UnitChoice } from './choices.tsx'
import type { Chosen } from './record.form.ts'
import { actButton, fieldLabel, sayTyped, shownValue, statusLabel, type NamesById } from './record-labels.ts'
import { registersText } from './registers.text.ts'
import { WithRegister, type Known } from './WithRegister.tsx'

export function RecordsPage() {
  const { register } = useParams({ from: '/signed/so/$register' })
  return <WithRegister key={register} id={register}>{(known) => <Records {...known} />}</WithRegister>
}

type Search = { readonly tim?: string; readonly don_vi?: string; readonly tinh_trang?: string; readonly con?: string; readonly tu?: string; readonly den?: string; readonly muc?: string }
/** The filter of the address as the interface asks for it. */
const queryOf = (search: Search) => ({
  ...(search.tim ? { q: search.tim } : {}), ...(search.don_vi ? { unit: search.don_vi } : {}), ...(search.tinh_trang ? { status: search.tinh_trang } : {}), ...(search.con === 'mo' ? { open: 'true' as const } : search.con === 'dong' ? { open: 'false' as const } : {}),
  ...(search.tu ? { from: search.tu } : {}), ...(search.den ? { to: search.den } : {}), ...(search.muc ? { parent: search.muc } : {}),
})

function Records(known: Known) {
  const { register, words } = known
  const text = registersText.useText()
  const language = useLanguage()
  const search = useSearch({ from: '/signed/so/$register' })
  const query = queryOf(search)
  const mine = useItems(listRegisters, {}).data?.find((item) => item.id === register.id)
  const list = useInfiniteQuery({
    queryKey: [listRecords.id, register.id, query],
    queryFn: ({ pageParam, signal }) => call(listRecords, { params: { register: register.id }, query: { limit: 50, ...query, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const records = list.data?.pages.flatMap((page) => page.items) ?? []
  const names: NamesById = Object.assign({}, ...(list.data?.pages.map((page) => page.names) ?? []))
  const total = list.data?.pages[0]?.total ?? 0
  const filtered = Object.keys(query).length > 0
  return (
    <Page
      title={words.name} subtitle={words.help} trail={[{ to: '/so', label: text('title') }]} className="records"
      actions={
        <>
          {besideOf(register.id)}
          {mine?.begins.map((type, index) => <ButtonLink key={type} look={index === 0 ? 'primary' : 'default'} to="/so/$register/moi/$type" params={{ register: register.id, type }} search={search.muc ? { goc: search.muc } : {}} icon={index === 0 ? <Icon name="plus" size={18} /> : undefined}>{actButton(words, type)}</ButtonLink>)}
          <ButtonLink to="/xuat-danh-sach" search={{ danh_sach: 'registers', so: register.id, ...(search.don_vi ? { don_vi: search.don_vi } : {}), ...(search.tim ? { tim: search.tim } : {}), ...(search.tinh_trang ? { tinh_trang: search.tinh_trang } : {}) }}>{text('excel.out')}</ButtonLink>
          {mine?.imports ? <ButtonLink to="/so/$register/nhap-excel" params={{ register: register.id }}>{text('excel.in')}</ButtonLink> : null}
        </>
      }
    >
      <Filters key={JSON.stringify(search)} {...known} search={search} />
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={6} /> : records.length === 0 ? (
        filtered ? <Empty title={text('list.filtered')} action={<Link className="link" to="/so/$register" params={{ register: register.id }} search={{}}>{text('list.clear')}</Link>} /> : <Empty title={text('list.empty')} note={text(mine?.begins.length ? 'list.empty.note' : 'list.empty.read')} />
      ) : (
        <>
          <p className="note list-count" role="status">{text('list.count', { shown: formatNumber(records.length, language), total: formatNumber(total, language) })}</p>
          <RecordTable {...known} records={records} names={names} />
          {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('list.more')}</Button></p> : null}
        </>
      )}
    </Page>
  )
}

function RecordTable({ register, words, records, names }: Known & { readonly records: readonly RecordSummary[]; readonly names: NamesById }) {
  const text = registersText.useText()
  const language = useLanguage()
  const { today } = useNow()
  // A column that only repeats the name of the record adds nothing.
  const repeats = (key: string) => records.every((record) => typeof record.values[key] === 'string' && record.label.startsWith(record.values[key]))
  const columns = register.columns.flatMap((key) => register.fields.filter((field) => field.key === key)).filter((field) => field.kind !== 'text' || !repeats(field.key))
  const numeric = (kind: string) => ['number', 'count', 'money', 'percent'].includes(kind)
  const ends = records.some((record) => record.endsOn) && !columns.some((field) => field.kind === 'day' && records.every((record) => (record.values[field.key] ?? null) === record.endsOn))
  const dues = records.some((record) => record.nextDueOn)
  return (
    <Sheet className="wide-sheet">
      <table className="table cards-on-phone record-table">
        <caption className="sr-only">{words.name}</caption>
        <thead><tr><th scope="col">{text('column.label')}</th>{columns.map((field) => <th key={field.key} scope="col" className={numeric(field.kind) ? 'number' : undefined}>{fieldLabel(words, field)}</th>)}<th scope="col">{text('column.unit')}</th><th scope="col">{text('column.status')}</th>{ends ? <th scope="col">{text('column.ends')}</th> : null}{dues ? <th scope="col">{text('column.due')}</th> : null}</tr></thead>
        <tbody>
          {records.map((record) => {
            const late = record.nextDueOn !== null && record.open && record.nextDueOn < today
            return (
              <tr key={record.id} data-row>
                <td data-label={text('column.label')}><Link className="link record-name" to="/so/$register/$id" params={{ register: register.id, id: record.id }} data-act>{record.label}</Link></td>
                {columns.map((field) => {
                  const shown = shownValue(field, record.values[field.key], words, names)
                  return <td key={field.key} data-label={fieldLabel(words, field)} className={[numeric(field.kind) ? 'number' : '', field.kind === 'day' ? 'nowrap' : '', shown ? '' : 'nothing'].join(' ').trim() || undefined}>{shown || '–'}</td>
                })}
                <td data-label={text('column.unit')} className="record-unit">{record.unitName}</td>
                <td data-label={text('column.status')}><span className={record.open ? 'tag' : 'tag tag-over'}>{statusLabel(words, record.status)}</span></td>
                {ends ? <td data-label={text('column.ends')} className={record.endsOn ? undefined : 'nothing'}>{record.endsOn ? <span className="nowrap">{formatDay(record.endsOn, language, today)}</span> : '–'}</td> : null}
                {dues ? <td data-label={text('column.due')} className={record.nextDueOn ? undefined : 'nothing'}>{record.nextDueOn ? <span className={late ? 'register-late' : 'nowrap'}>{late ? <LateMark size={16} /> : null}{formatDay(record.nextDueOn, language, today)}</span> : '–'}</td> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Sheet>
  )
}

function Filters({ register, words, search }: Known & { readonly search: Search }) {
  const text = registersText.useText()
  const navigate = useNavigate()
  const { today } = useNow()
  const named = useAsk(unitHistory, { params: { id: search.don_vi ?? '' } }, { enabled: search.don_vi !== undefined })
  const [typed, setTyped] = useState(search.tim ?? '')
  const [unit, setUnit] = useState<Chosen | null>(null)
  const [from, setFrom] = useState(search.tu ? showDay(search.tu) : '')
  const [to, setTo] = useState(search.den ? showDay(search.den) : '')
  const [wrong, setWrong] = useState<string | null>(null)
  const known = named.data?.unit
  useEffect(() => {
    if (known) setUnit({ id: known.id, name: known.name })
  }, [known])
  const go = (more: Search) => {
    const next: Record<string, string | undefined> = { ...search, ...more }
    void navigate({ to: '/so/$register', params: { register: register.id }, search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const days = [from, to].map((value) => (value.trim() ? readDay(value, today) : null))
    const bad = days.find((day) => day && !day.ok)
    if (bad && !bad.ok) return setWrong(sayTyped(bad.code, bad.facts))
    const [first, last] = days.map((day) => (day?.ok ? day.value : undefined))
    if (first && last && first > last) return setWrong(text('list.bounds'))
    setWrong(null)
    go({ tim: typed.trim(), don_vi: unit?.id ?? '', tu: first ?? '', den: last ?? '' })
  }
  const any = Object.values(search).some(Boolean)
  const [more, setMore] = useState(Object.entries(search).some(([name, value]) => value && name !== 'tim'))
  return (
    <form role="search" className={more ? 'record-filters' : 'record-filters few'} onSubmit={submit} aria-label={text('list.filter')}>
      <div className="filter-search" data-search><label htmlFor="so-tim">{text('list.find')}</label><input id="so-tim" type="search" className="plain-input" value={typed} onChange={(event) => setTyped(event.target.value)} /></div>
      <div><label htmlFor="so-don-vi">{text('list.unit')}</label><UnitChoice id="so-don-vi" value={unit} onChange={(next) => { setUnit(next); if (next || !search.don_vi) go({ don_vi: next?.id ?? '' }) }} /></div>
      <div><label htmlFor="so-tinh-trang">{text('list.status')}</label><Choose id="so-tinh-trang" value={search.tinh_trang ?? ''} empty={text('list.any')} onChange={(status) => go({ tinh_trang: status })} options={register.statuses.map((value) => ({ value, label: statusLabel(words, value) }))} /></div>
      <div><label htmlFor="so-con">{text('list.open')}</label><Choose id="so-con" value={search.con ?? ''} empty={text('list.any')} onChange={(con) => go({ con })} options={[{ value: 'mo', label: text('list.open.only') }, { value: 'dong', label: text('list.closed.only') }]} /></div>
      <div className="filter-day"><label htmlFor="so-tu">{text('list.from')}</label><DayInput id="so-tu" value={from} onChange={setFrom} {...(wrong ? { 'aria-invalid': true, 'aria-describedby': 'so-ngay-sai' } : {})} /></div>
      <div className="filter-day"><label htmlFor="so-den">{text('list.to')}</label><DayInput id="so-den" value={to} onChange={setTo} {...(wrong ? { 'aria-invalid': true, 'aria-describedby': 'so-ngay-sai' } : {})} /></div>
      <div className="filter-go"><Button htmlType="submit" icon={<Icon name="search" size={18} />}>{text('list.search')}</Button><Button className="phone-filter" aria-expanded={more} onClick={() => setMore(!more)}>{text('list.filter')}</Button>{any ? <Link className="link" to="/so/$register" params={{ register: register.id }} search={{}}>{text('list.clear')}</Link> : null}</div>
      {wrong ? <FieldError id="so-ngay-sai">{wrong}</FieldError> : null}
    </form>
  )
}
