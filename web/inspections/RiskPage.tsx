/** "Kế hoạch kiểm tra theo nguy cơ": what is known of each body, side by side; the reader sorts. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { inspectionFacts, type BodyFacts } from '@hoa-nhap/domain/inspections/inspections.contract'
import { inspectedKinds, type InspectedKind } from '@hoa-nhap/domain/inspections/inspections.model'
import { useAsk } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { columns, sorted, type Column } from './body-facts.ts'
import { inspectionsText } from './inspections.text.ts'
import './inspections.css'

const firstKind: InspectedKind = 'rehab-facility'

export function RiskPage() {
  const text = inspectionsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed/kiem-tra' })
  const kind = inspectedKinds.find((each) => each === search.loai) ?? firstKind
  const column = columns.find((each) => each === search.xep) ?? 'body'
  const up = search.chieu !== 'giam'
  const facts = useAsk(inspectionFacts, { query: { kind } }, { keepPrevious: true })
  return (
    <Page
      title={text('title')} subtitle={<>{text('subtitle')} {facts.data ? text('asOf', { day: formatDay(facts.data.asOf, language, today) }) : ''}</>}
      actions={<><ButtonLink to="/so/$register" params={{ register: 'inspections' }}>{text('all')}</ButtonLink><ButtonLink to="/so/$register" params={{ register: 'findings' }}>{text('allFindings')}</ButtonLink><ButtonLink to="/so/$register" params={{ register: 'complaints' }}>{text('allComplaints')}</ButtonLink></>}
    >
      <div className="facts-tools">
        <label htmlFor="loai">{text('kind')}<Choose id="loai" value={kind} onChange={(value) => void navigate({ to: '/kiem-tra', search: { ...search, loai: value } })} options={inspectedKinds.map((each) => ({ value: each, label: text(`kind.${each}`) }))} /></label>
        <Link to="/kiem-tra/danh-muc" search={{ loai: kind }} className="link">{text('checklist.of', { kind: text(`kind.${kind}`) })}</Link>
      </div>
      <Answer of={facts} rows={6}>{({ items }) => (items.length === 0 ? <Empty title={text('none')} /> : <Facts items={sorted(items, column, up)} column={column} up={up} kind={kind} />)}</Answer>
    </Page>
  )
}

function Facts({ items, column, up, kind }: { readonly items: readonly BodyFacts[]; readonly column: Column; readonly up: boolean; readonly kind: InspectedKind }) {
  const text = inspectionsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { post } = useSignedIn()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed/kiem-tra' })
  const shown = columns.filter((each) => each !== 'occupancy' || kind === 'rehab-facility')
  const numeric: readonly Column[] = ['overdue', 'alarms', 'complaints', 'findings', 'occupancy']
  const cell = (value: BodyFacts['overdue']) => (value === '<5' ? '< 5' : formatNumber(value, language))
  const day = (on: string | null, none: string) => (on ? <span className="nowrap">{formatDay(on, language, today)}</span> : <span className="note">{none}</span>)
  const value = (item: BodyFacts, each: Column) => {
    switch (each) {
      case 'body': return <><b>{item.agencyName}</b></>
      case 'overdue': return cell(item.overdue)
      case 'alarms': return item.alarms === 0 ? '0' : <span className="facts-alarm">{cell(item.alarms)}</span>
      case 'complaints': return formatNumber(item.openComplaints, language)
      case 'findings': return <>{formatNumber(item.openFindings, language)}{item.lateFindings ? <span className="note"> {text('late', { count: item.lateFindings })}</span> : null}</>
      case 'occupancy': return item.beds === null || item.present === null ? <span className="note">{text('unknown')}</span> : <span className={item.present > item.beds ? 'facts-over' : undefined}>{formatNumber(item.present, language)} / {formatNumber(item.beds, language)}</span>
      case 'last': return day(item.lastInspectedOn, text('never'))
      case 'planned': return day(item.plannedOn, '–')
    }
  }
  // The first click on a number shows the largest first, on a name or a day the first.
  const sortBy = (each: Column) => void navigate({ to: '/kiem-tra', search: { ...search, xep: each, chieu: each === column ? (up ? 'giam' : 'tang') : numeric.includes(each) ? 'giam' : 'tang' } })
  return (
    <>
      <Sheet className="facts-sheet">
        <table className="table cards-on-phone">
          <caption className="sr-only">{text('title')}</caption>
          <thead><tr>
            {shown.map((each) => <th key={each} scope="col" className={numeric.includes(each) ? 'number' : undefined} aria-sort={each === column ? (up ? 'ascending' : 'descending') : undefined}><button type="button" className="facts-sort" onClick={() => sortBy(each)} aria-label={text('sort', { column: text(each) })}>{text(each)}{each === column ? (up ? ' ↑' : ' ↓') : ''}</button></th>)}
            <th scope="col"><span className="sr-only">{text('plan')}</span></th>
          </tr></thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.agencyId} data-row>
                {shown.map((each) => <td key={each} data-label={text(each)} className={numeric.includes(each) ? 'number' : undefined}>{value(item, each)}</td>)}
                <td>{item.agencyId === post.agencyId ? null : <Link to="/so/$register/moi/$type" params={{ register: 'inspections', type: 'plan' }} search={{ co_quan: item.agencyId, ten: item.agencyName }} className="link nowrap" aria-label={text('plan.of', { body: item.agencyName })} data-act>{text('plan')}</Link>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      {post.role === 'inspector' ? <p className="note">{text('list.note')} <Link to="/mo-khan-cap" className="link">{text('list.link')}</Link>.</p> : null}
      <p className="note">{items.some((item) => item.overdue === '<5' || item.alarms === '<5') ? `${text('few.note')} ` : ''}{items.some((item) => item.alarms !== 0) ? <>{text('alarm.note')} <Link to="/viec" className="link">{text('alarm.link')}</Link>.</> : null}</p>
    </>
  )
}
