/** Target against reading, by district or commune, by the units of then or of now. Every number opens its list. */
import { useMemo, useState, type ReactNode } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { TargetView } from '@hoa-nhap/domain/directives/directives.contract'
import { listUnits } from '@hoa-nhap/domain/organization/organization.contract'
import { useItems } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { MonthChart } from '../ui/charts/MonthChart.tsx'
import { download } from '../ui/charts/take-away.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DotMap } from '../ui/DotMap.tsx'
import { countText, isComputed } from '../ui/figure.ts'
import { Page } from '../ui/page.tsx'
import { pieces } from '../ui/pieces.text.ts'
import { Answer, Empty, Failed, Loading } from '../ui/states.tsx'
import { isPercentage } from '@hoa-nhap/domain/directives/comparators.rules'
import { orderRows, sortColumnOf } from '../ui/target-matrix.model.ts'
import { TargetMatrix, type OpenCell } from '../ui/TargetMatrix.tsx'
import { Uncomputable } from '../ui/Uncomputable.tsx'
import { Choice, UnitSwitch, type UnitsOf } from '../ui/UnitSwitch.tsx'
import { FigureDoor } from './FigureDoor.tsx'
import { scoreboardText } from './indicators.text.ts'
import { columnsOf, levelOf, matrixCsv, monthsOf, readCell, rowsOf, writeCell } from './scoreboard.model.ts'
import { Shortfalls } from './Shortfalls.tsx'
import { useDirectiveChoice, useProvince, useReadings, useTargets } from './use-scoreboard.ts'
import './scoreboard.css'

const views = ['bang', 'ban-do', 'thang'] as const
type View = (typeof views)[number]
type Search = { readonly van_ban?: string | undefined; readonly nam?: string | undefined; readonly don_vi?: string | undefined; readonly theo?: string | undefined; readonly o?: string | undefined; readonly dang?: string | undefined }

export function ScoreboardPage(): ReactNode {
  const session = useSignedIn()
  const t = scoreboardText.useText()
  const search = useSearch({ strict: false }) as Search
  const province = useProvince(search.don_vi ?? session.post.unitId)
  const { all, withTargets, chosen } = useDirectiveChoice(search.van_ban, province)
  if (all.data && !chosen) return <Page title={t('title')}><Empty title={t('none')} note={t('none.note')} action={<Link className="link" to="/ke-hoach">{t('directive')}</Link>} /></Page>
  return (
    <Answer of={all} rows={6}>
      {() => chosen ? <Board search={search} directive={chosen} directives={withTargets} unitId={search.don_vi ?? chosen.unitId} today={session.today} /> : null}
    </Answer>
  )
}

type DirectiveChoice = NonNullable<ReturnType<typeof useDirectiveChoice>['chosen']>

function yearsOf(directive: DirectiveChoice, targets: readonly TargetView[] | undefined, today: string): readonly number[] {
  const years = new Set<number>()
  for (const target of targets ?? []) for (let year = Number(target.period.from.slice(0, 4)); year <= Number(target.period.to.slice(0, 4)); year += 1) if (year <= Number(today.slice(0, 4))) years.add(year)
  if (years.size === 0) years.add(Number((directive.issuedOn ?? today).slice(0, 4)))
  return [...years].toSorted((a, b) => a - b)
}

function Board({ search, directive, directives, unitId, today }: { readonly search: Search; readonly directive: DirectiveChoice; readonly directives: readonly DirectiveChoice[]; readonly unitId: string; readonly today: string }): ReactNode {
  const t = scoreboardText.useText()
  const p = pieces.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const session = useSignedIn()
  const go = (next: Search): void => void navigate({ to: '/chi-tieu', search: { ...search, ...next } as never, replace: true, resetScroll: false })
  const { whole, targets } = useTargets(directive.id, unitId)
  const years = yearsOf(directive, targets.data, today)
  const year = search.nam && years.includes(Number(search.nam)) ? Number(search.nam) : years.at(-1)!
  const units: UnitsOf = search.theo === 'luc-do' ? 'then' : 'now'
  const view: View = views.find((candidate) => candidate === search.dang) ?? 'bang'
  const [sortBy, setSortBy] = useState<string | null>(null)
  const [changing, setChanging] = useState(false)
  const shown = (targets.data ?? []).filter((target) => Number(target.period.from.slice(0, 4)) <= year && Number(target.period.to.slice(0, 4)) >= year)
  const indicatorIds = [...new Set(shown.map((target) => target.indicatorId))]
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const wanted = shown.length > 0 ? { indicatorIds, ...period, unitId, units } : null
  const byUnit = useReadings(wanted && { ...wanted, by: 'unit' })
  const byMonth = useReadings(wanted && { ...wanted, by: 'month' })
  const other = useReadings(wanted && { ...wanted, units: units === 'now' ? 'then' : 'now', by: 'unit' })
  const columns = columnsOf(shown, byUnit.readings, byMonth.readings)
  const rows = rowsOf(shown, byUnit.readings)
  // A map shades shares; a number of the whole has none of its parts.
  const choices = view === 'ban-do' ? columns.filter((column) => isPercentage(column.target)) : columns
  const sorting = sortColumnOf(choices, sortBy)
  const opened = readCell(search.o)
  const openedTarget = shown.find((target) => target.id === opened?.columnId)
  const unitName = shown[0]?.unitName ?? whole.data?.issuer ?? ''
  const level = rows[0] ? levelOf(rows[0].unitId) : 'commune'
  const noteOf = (readings: typeof byUnit): string | undefined => {
    const ids = new Set([...readings.readings.values()].flatMap((entry) => entry.items.map((row) => row.unitId)))
    const first = [...ids][0]
    return first ? t(`count.${levelOf(first)}`, { count: ids.size }) : undefined
  }
  const open = (cell: OpenCell): void => go({ o: writeCell(cell) })
  const openedName = opened?.unitId ? (rows.find((row) => row.unitId === opened.unitId)?.name ?? opened.unitId) : unitName
  const openedReading = openedTarget ? (opened?.unitId ? rows.find((row) => row.unitId === opened.unitId)?.readings[openedTarget.id] : columns.find((column) => column.id === openedTarget.id)?.total) : undefined
  const door = openedTarget && openedReading && isComputed(openedReading) ? (
    <FigureDoor
      key={search.o} target={openedTarget} reading={openedReading} unitId={opened?.unitId ?? unitId} unitName={openedName} from={period.from} to={period.to} units={units} asOf={byUnit.asOf ?? today}
      directiveId={directive.id} onClose={() => go({ o: undefined })}
    />
  ) : null

  return (
    <Page
      title={t('title')} className="scoreboard"
      subtitle={<><Link className="link" to="/ke-hoach/$id" params={{ id: directive.id }}>{directive.number}</Link> {directive.issuedOn ? `${formatDay(directive.issuedOn, language)} · ` : '· '}{directive.issuer} · {t('of', { year, day: formatDay(byUnit.asOf ?? today, language) })}</>}
      actions={<><Button onClick={() => setChanging(true)}>{t('change')}</Button><Button disabled={rows.length === 0} onClick={() => download(`${directive.number.replace(/\W+/gu, '-')}-${year}.csv`, 'text/csv', matrixCsv(columns, rows, unitName))}>{t('export')}</Button></>}
    >
      <div className="board-tools">
        <UnitSwitch value={units} notes={units === 'now' ? { now: noteOf(byUnit), then: noteOf(other) } : { then: noteOf(byUnit), now: noteOf(other) }} onChange={(value) => go({ theo: value === 'then' ? 'luc-do' : undefined, o: undefined })} />
        {byUnit.unallocated !== 0 ? <span className="note">{p('units.unallocated', { count: countText(byUnit.unallocated, language) })}</span> : null}
        {unitId !== directive.unitId ? <button type="button" className="link" onClick={() => go({ don_vi: undefined, o: undefined })}>{t('back')}</button> : null}
        <Choice label={t('view')} hideLabel value={view} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} onChange={(value) => go({ dang: value === 'bang' ? undefined : value })} />
      </div>
      <Answer of={targets} rows={6}>
        {() =>
          shown.length === 0 ? <Empty title={t('noTargets', { year })} note={t('noTargets.note')} /> : (
            <div className={door ? 'board with-door' : 'board'}>
              <div className="board-main">
                {byUnit.pending ? <Loading rows={8} /> : byUnit.error ? <Failed error={byUnit.error} again={byUnit.again} /> : view === 'bang' ? (
                  <TargetMatrix
                    unitName={unitName} unitsWord={t(`units.${level}`)} columns={columns} rows={rows} own={session.post.unitId} sortBy={sortBy} opened={opened} onSort={setSortBy} onOpen={open}
                    {...(level === 'district' ? { rowName: (row) => <button type="button" className="link" onClick={() => go({ don_vi: row.unitId, o: undefined })}>{row.name}</button> } : {})}
                  />
                ) : (
                  <>
                    <ColumnChoice columns={choices} value={sorting?.id ?? ''} onChange={setSortBy} />
                    {sorting === null ? <Uncomputable /> : view === 'ban-do' ? <BoardMap unitId={unitId} units={units} today={today} title={t('map', { label: sorting.label, name: sorting.name })} column={sorting.id} rows={orderRows(rows, sorting, language)} opened={opened?.unitId ?? null} onOpen={(unit) => open({ columnId: sorting.id, unitId: unit })} />
                      : <MonthChart title={`${sorting.label} ${sorting.name} · ${unitName}`} target={sorting.target} months={monthsOf(byMonth.readings.get(shown.find((target) => target.id === sorting.id)!.indicatorId))} />}
                  </>
                )}
                <Shortfalls directive={directive.id} {...(unitId === directive.unitId ? {} : { unitId })} today={today} />
              </div>
              {door}
            </div>
          )}
      </Answer>
      {changing ? <ChangeDialog directives={directives} directive={directive} years={years} year={year} onClose={() => setChanging(false)} onChange={(next) => { setChanging(false); go({ ...next, o: undefined }) }} /> : null}
    </Page>
  )
}

function ColumnChoice({ columns, value, onChange }: { readonly columns: ReturnType<typeof columnsOf>; readonly value: string; readonly onChange: (id: string) => void }): ReactNode {
  const t = scoreboardText.useText()
  return (
    <label className="board-column">
      <span>{t('column')}</span>
      <select className="field-input" value={value} onChange={(event) => onChange(event.target.value)}>
        {columns.map((column) => <option key={column.id} value={column.id} disabled={!isComputed(column.total)}>{`${column.label} ${column.name}`}</option>)}
      </select>
    </label>
  )
}

function BoardMap({ unitId, units, today, title, column, rows, opened, onOpen }: { readonly unitId: string; readonly units: UnitsOf; readonly today: string; readonly title: string; readonly column: string; readonly rows: ReturnType<typeof rowsOf>; readonly opened: string | null; readonly onOpen: (unitId: string) => void }): ReactNode {
  const t = scoreboardText.useText()
  const places = useItems(listUnits, { query: { parent: unitId, level: 'commune', on: today as never } }, { enabled: units === 'now' })
  const byId = useMemo(() => new Map((places.data ?? []).map((place) => [place.id, place])), [places.data])
  if (units === 'then') return <Empty title={t('mapThen')} />
  return (
    <Answer of={places} rows={6}>
      {() => (
        <DotMap
          title={title} opened={opened} onOpen={onOpen}
          units={rows.map((row) => ({ id: row.unitId, name: row.name, latitude: byId.get(row.unitId)?.latitude ?? null, longitude: byId.get(row.unitId)?.longitude ?? null, reading: row.readings[column]?.of === 0 ? null : (row.readings[column] ?? null) }))}
        />
      )}
    </Answer>
  )
}

function ChangeDialog({ directives, directive, years, year, onClose, onChange }: { readonly directives: readonly DirectiveChoice[]; readonly directive: DirectiveChoice; readonly years: readonly number[]; readonly year: number; readonly onClose: () => void; readonly onChange: (next: Search) => void }): ReactNode {
  const t = scoreboardText.useText()
  const [number, setNumber] = useState(directive.id)
  const [chosenYear, setYear] = useState(String(year))
  return (
    <Dialog title={t('change')} onClose={onClose}>
      <form className="board-change" onSubmit={(event) => { event.preventDefault(); onChange({ van_ban: number, nam: number === directive.id ? chosenYear : undefined, don_vi: undefined }) }}>
        <label className="field"><span className="field-label">{t('directive')}</span>
          <select className="field-input" value={number} onChange={(event) => setNumber(event.target.value)}>{directives.map((choice) => <option key={choice.id} value={choice.id}>{`${choice.number} · ${choice.issuer}`}</option>)}</select>
        </label>
        {number === directive.id && years.length > 1 ? (
          <label className="field"><span className="field-label">{t('period')}</span>
            <select className="field-input" value={chosenYear} onChange={(event) => setYear(event.target.value)}>{years.map((choice) => <option key={choice} value={choice}>{t('year', { year: choice })}</option>)}</select>
          </label>
        ) : null}
        <div className="form-foot"><Button type="primary" htmlType="submit">{t('show')}</Button></div>
      </form>
    </Dialog>
  )
}
