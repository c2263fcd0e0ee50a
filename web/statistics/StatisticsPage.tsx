/** "Công bố số liệu": a planner sees a table as the public would, and publishes it for ever. */
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { listIndicators } from '@hoa-nhap/domain/indicators/indicators.contract'
import { listStatistics, previewStatistics, releaseStatistics, type StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import { Columns, RowsBy } from '@hoa-nhap/domain/statistics/statistics.model'
import { newId } from '../api/client.ts'
import { useItems, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { DoneMark } from '../ui/icons.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Loading, sentenceOf } from '../ui/states.tsx'
import { partKeys, partsOver, periodOfPart, type PartKey } from './statistics.model.ts'
import { statisticsText } from './statistics.text.ts'
import './statistics.css'

type Asked = { readonly indicatorId: string; readonly from: string; readonly to: string; readonly rows: RowsBy; readonly columns: Columns }

export function StatisticsPage() {
  const text = statisticsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const thisYear = Number(today.slice(0, 4))
  const indicators = useItems(listIndicators, { query: {} })
  const [year, setYear] = useState(thisYear - 1)
  const [part, setPart] = useState<PartKey>('year')
  const [indicatorId, setIndicator] = useState('managed-served')
  const [rows, setRows] = useState<RowsBy>('now')
  const [columns, setColumns] = useState<Columns>('whole')
  const previewing = useSend(previewStatistics)
  const [asked, setAsked] = useState<Asked | null>(null)
  const parts = partsOver(year, today)
  const chosen = parts.includes(part) ? part : parts[0]
  const fresh = (change: () => void) => { change(); setAsked(null); previewing.reset() }
  const preview = () => {
    if (!chosen || previewing.isPending) return
    const next = { indicatorId, ...periodOfPart(year, chosen), rows, columns }
    setAsked(next)
    previewing.mutate({ body: next })
  }
  return (
    <Page title={text('title')} subtitle={text('subtitle')} className="statistics">
      <Answer of={indicators} rows={3}>
        {(items) => (
          <div className="statistics-tools">
            <label className="wide">{text('indicator')}<Choose value={indicatorId} onChange={(value) => fresh(() => setIndicator(value))} options={items.filter((each) => each.subject === 'person' && each.computable !== 'no').map((each) => ({ value: each.id, label: language === 'en' ? each.nameEn : each.name }))} /></label>
            <label>{text('year')}<Choose value={String(year)} onChange={(value) => fresh(() => setYear(Number(value)))} options={Array.from({ length: 6 }, (_, index) => ({ value: String(thisYear - index), label: String(thisYear - index) }))} /></label>
            <label>{text('part')}<Choose value={chosen ?? ''} onChange={(value) => fresh(() => setPart(value as PartKey))} options={partKeys.filter((each) => parts.includes(each)).map((each) => ({ value: each, label: text(`part.${each}`) }))} /></label>
            <label>{text('rows')}<Choose value={rows} onChange={(value) => fresh(() => setRows(value as RowsBy))} options={RowsBy.options.map((each) => ({ value: each, label: text(`rows.${each}`) }))} /></label>
            <label>{text('columns')}<Choose value={columns} onChange={(value) => fresh(() => setColumns(value as Columns))} options={Columns.options.map((each) => ({ value: each, label: text(`columns.${each}`) }))} /></label>
            <Button type="primary" loading={previewing.isPending} disabled={!chosen} onClick={preview}>{text('preview')}</Button>
          </div>
        )}
      </Answer>
      {previewing.isPending ? <><p className="note statistics-note" role="status">{text('working')}</p><Loading rows={5} /></> : null}
      {previewing.error ? <FieldError>{sentenceOf(previewing.error)}</FieldError> : null}
      {asked && previewing.data ? <Preview key={JSON.stringify(asked)} asked={asked} shown={previewing.data} /> : null}
      {!asked && !previewing.isPending ? <p className="note statistics-note">{text('choose')}</p> : null}
      <p className="note statistics-note">{text('rule')}</p>
      <Published />
    </Page>
  )
}

function Preview({ asked, shown }: { readonly asked: Asked; readonly shown: { readonly table: StatisticsTable; readonly figures: number; readonly withheld: number } }): ReactNode {
  const text = statisticsText.useText()
  const releasing = useSend(releaseStatistics, [listStatistics.id])
  const [id] = useState(newId)
  const [purpose, setPurpose] = useState('')
  const [sure, setSure] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const publish = () => {
    if (releasing.isPending) return
    if (purpose.trim().length < 10) return setWrong(text('purpose.needed'))
    if (!sure) return setWrong(text('sure.needed'))
    setWrong(null)
    releasing.mutate({ body: { id, ...asked, purpose: purpose.trim() } as never }, { onError: (error) => setWrong(sentenceOf(error)) })
  }
  const { table } = releasing.data ?? shown
  return (
    <>
      <p className="statistics-note" role="status">{text('shown', { shown: shown.figures - shown.withheld, figures: shown.figures, withheld: shown.withheld })}</p>
      <Table table={table} />
      <p className="note statistics-note">{text('hidden.note')}</p>
      {releasing.data ? (
        <Sheet className="statistics-publish"><p role="status"><DoneMark size={18} /> <b>{text('published')}</b> <a className="link" href={`/public/statistics/${id}`}>{text('open')}</a></p></Sheet>
      ) : (
        <Sheet className="statistics-publish">
          <label htmlFor="muc-dich"><b>{text('purpose')}</b></label>
          <input id="muc-dich" className="field-input" maxLength={300} autoComplete="off" value={purpose} placeholder={text('purpose.hint')} onChange={(event) => setPurpose(event.target.value)} />
          <label className="check"><input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} /> <span>{text('sure')}</span></label>
          {wrong ? <FieldError>{wrong}</FieldError> : null}
          <p className="form-foot"><Button type="primary" loading={releasing.isPending} onClick={publish}>{text('publish')}</Button></p>
        </Sheet>
      )}
    </>
  )
}

function Table({ table }: { readonly table: StatisticsTable }): ReactNode {
  const text = statisticsText.useText()
  const language = useLanguage()
  const figure = (count: number | null) => (count === null ? <abbr title={text('hidden')}>··</abbr> : formatNumber(count, language))
  const cells = (line: StatisticsTable['whole']) => line.flatMap((cell, column) => [<td key={`${column}o`} className="number">{figure(cell.of)}</td>, <td key={`${column}m`} className="number">{figure(cell.met)}</td>])
  const name = language === 'en' ? table.nameEn : table.name
  return (
    <Sheet>
      <div tabIndex={0} role="region" aria-label={name} className="statistics-scroll">
        <table className="table">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr><th scope="col">{text('unit')}</th>{table.columns.flatMap((end) => [<th key={`${end}o`} scope="col" className="number">{text('of')}<br /><span className="note">{text('to', { day: formatDay(end, language) })}</span></th>, <th key={`${end}m`} scope="col" className="number">{text('met')}</th>])}</tr>
          </thead>
          <tbody>
            <tr data-row><th scope="row"><b>{text('whole')}</b></th>{cells(table.whole)}</tr>
            {table.rows.map((row) => <tr key={row.unitId} data-row><th scope="row">{row.unitName}{row.until ? <span className="note"> ({text('until', { day: formatDay(row.until, language) })})</span> : null}</th>{cells(row.cells)}</tr>)}
          </tbody>
        </table>
      </div>
    </Sheet>
  )
}

function Published(): ReactNode {
  const text = statisticsText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const published = useItems(listStatistics, { query: { province: post.unitId } })
  return (
    <Section id="da-cong-bo" title={text('list')} {...(published.data ? { count: published.data.length } : {})}>
      <Answer of={published} rows={3}>
        {(items) => (items.length === 0 ? <Empty title={text('none')} note={text('none.note')} /> : (
          <Sheet>
            <ul className="rows">
              {items.map((item) => <li key={item.id} className="statistics-item" data-row><a className="link" href={`/public/statistics/${item.id}`}>{language === 'en' ? item.nameEn : item.name}</a><span className="note">{text('period', { from: formatDay(item.from, language), to: formatDay(item.to, language) })} · {text(`rows.${item.rowsBy}`)} · {text('on', { day: formatDay(item.releasedOn, language) })}</span></li>)}
            </ul>
          </Sheet>
        ))}
      </Answer>
    </Section>
  )
}
