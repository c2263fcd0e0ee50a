/** An Excel list into a register: which rows will fail, and why? Nothing is written until the second act. */
import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { columnWords, importFields } from '@hoa-nhap/domain/registers/excel.rows'
import { importRecords, importTemplate, type ImportReport } from '@hoa-nhap/domain/registers/excel.contract'
import { listRegisters } from '@hoa-nhap/domain/registers/registers.contract'
import { saveFile, sendFile } from '../api/bytes.ts'
import { newId } from '../api/client.ts'
import { isNoLine, useItems } from '../api/hooks.ts'
import { ColumnsTable } from '../exchange/ColumnsTable.tsx'
import { exchangeText } from '../exchange/exchange.text.ts'
import { chosenColumns, type Choices } from '../exchange/roster.columns.ts'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { DoneMark, Icon, LateMark, WarnMark } from '../ui/icons.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Loading, sentenceOf } from '../ui/states.tsx'
import { fieldLabel, sizeWords } from './record-labels.ts'
import { registersText } from './registers.text.ts'
import { trailOf, WithRegister, type Known } from './WithRegister.tsx'

export function ImportPage() {
  const { register } = useParams({ from: '/signed/so/$register/nhap-excel' })
  return <WithRegister key={register} id={register}>{(known) => <Import {...known} />}</WithRegister>
}

type Outcome = ImportReport['rows'][number]['outcome']
const outcomes: readonly Outcome[] = ['error', 'duplicate', 'new', 'match']

function Import(known: Known) {
  const { register, words } = known
  const text = registersText.useText()
  const language = useLanguage()
  const client = useQueryClient()
  const mine = useItems(listRegisters, {})
  const [file, setFile] = useState<File | null>(null)
  const [id, setId] = useState(newId)
  const [busy, setBusy] = useState<'try' | 'go' | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [choices, setChoices] = useState<Choices>({})
  const [changed, setChanged] = useState(false)
  const trail = trailOf(known, text('title'))
  const title = text('import.title')
  if (!mine.data) return <Page title={title} trail={trail}><Answer of={mine} rows={3}>{() => null}</Answer></Page>
  if (!mine.data.some((item) => item.id === register.id && item.imports)) return <Page title={title} trail={trail}><Empty title={text(register.imports ? 'act.not-yours' : 'import.not')} /></Page>
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setId(newId())
    setReport(null)
    setRefused(null)
    setChoices({})
    setChanged(false)
  }
  const send = async (dryRun: boolean) => {
    if (!file) return
    setBusy(dryRun ? 'try' : 'go')
    setRefused(null)
    try {
      setReport(await sendFile(importRecords, { params: { register: register.id }, query: { dryRun, id, columns: chosenColumns(choices) } }, file))
      if (dryRun) setChanged(false)
      if (!dryRun) await Promise.all(['registers.list', 'registers.all', 'registers.dues'].map((name) => client.invalidateQueries({ queryKey: [name] })))
    } catch (error) {
      setRefused(isNoLine(error) ? text('act.needs-line') : sentenceOf(error))
    }
    setBusy(null)
  }
  const good = report && !changed && report.counts.error === 0 && report.missing.length === 0 && report.counts.duplicate === 0
  return (
    <Page title={title} subtitle={words.name} trail={trail} className="import">
      <Sheet className="form-part">
        <p>{text('import.note')}</p>
        <p className="import-template"><Button onClick={() => void saveFile(importTemplate, { params: { register: register.id }, query: { language } }).catch((error: unknown) => setRefused(sentenceOf(error)))} icon={<Icon name="document" size={18} />}>{text('import.template')}</Button></p>
        <div className="import-file">
          <label className="file-button"><Icon name="plus" size={16} /> {text(file ? 'import.again' : 'import.choose')}
            <input type="file" accept=".xlsx" disabled={busy !== null} onChange={(event) => { const [chosen] = [...(event.target.files ?? [])]; event.target.value = ''; if (chosen) choose(chosen) }} />
          </label>
          {file ? <span>{text('import.chosen', { name: file.name })} <span className="note">{sizeWords(file.size)}</span></span> : null}
        </div>
        {file && !report?.written ? <p className="form-foot"><Button type={report ? 'default' : 'primary'} onClick={() => void send(true)} loading={busy === 'try'}>{text('import.try')}</Button>{good && report.counts.new > 0 ? <Button type="primary" onClick={() => void send(false)} loading={busy === 'go'}>{text('import.go', { count: report.counts.new })}</Button> : null}</p> : null}
        {refused ? <FieldError>{refused}</FieldError> : null}
      </Sheet>
      {busy === 'try' && !report ? <Loading rows={4} /> : null}
      {report ? <Report {...known} report={report} language={language} choices={choices} changed={changed} onChoices={(next) => { setChoices(next); setChanged(true) }} /> : null}
    </Page>
  )
}

function Report({ report, register, words, language, choices, changed, onChoices }: Known & { readonly report: ImportReport; readonly language: 'vi' | 'en'; readonly choices: Choices; readonly changed: boolean; readonly onChoices: (next: Choices) => void }) {
  const text = registersText.useText()
  const [only, setOnly] = useState<Outcome | ''>('')
  const nameOf = (key: string): string => (key === 'occurredOn' ? columnWords[language].occurredOn : fieldLabel(words, importFields(register).find((field) => field.key === key) ?? { key }))
  const unread = report.columns.filter((column) => column.field === null)
  const rows = report.rows.filter((row) => !only || row.outcome === only).toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || a.row - b.row)
  const bad = report.counts.error + report.counts.duplicate + report.missing.length
  return (
    <section aria-labelledby="import-result">
      <div role="status">
        <h2 id="import-result">{report.written ? <span className="done-head"><DoneMark size={20} /> {text('import.done', { count: report.counts.new })}</span> : text('import.result')}</h2>
        <ul className="import-counts">{outcomes.map((outcome) => <li key={outcome} className={report.counts[outcome] && (outcome === 'error' || outcome === 'duplicate') ? 'bad' : undefined}><b>{formatNumber(report.counts[outcome], language)}</b> {text(`import.${outcome}`)}</li>)}</ul>
        {report.written ? <p><Link className="link" to="/so/$register" params={{ register: register.id }} search={{}}>{words.name}</Link></p> : bad ? <p className="import-bad"><WarnMark size={16} /> {text('import.fix')}</p> : report.counts.new === 0 ? <p>{text('import.nothing')}</p> : null}
      </div>
      <p className="note">{text('import.sheet', { sheet: report.sheet, row: report.headingRow })}{unread.length ? ` · ${text('import.unread', { columns: unread.map((column) => `${column.column} “${column.heading}”`).join(', ') })}` : ''}</p>
      {report.missing.length ? <FieldError>{text('import.missing', { columns: report.missing.map(nameOf).join(', ') })}</FieldError> : null}
      {changed ? <p className="import-bad"><WarnMark size={16} /> {exchangeText.say('in.changed')}</p> : null}
      {report.written ? null : <ColumnsTable columns={report.columns.map((column) => ({ ...column, by: column.field === null ? 'none' : 'known' }))} fields={[{ key: 'occurredOn', label: columnWords[language].occurredOn, required: false }, ...importFields(register).map((field) => ({ key: field.key, label: fieldLabel(words, field), required: false }))]} choices={choices} open={report.missing.length > 0 || Object.keys(choices).length > 0} onChoices={onChoices} />}
      <div className="import-filter"><label htmlFor="import-only">{text('import.show')}</label><Choose id="import-only" value={only} empty={text('import.all')} onChange={(value) => setOnly(value as Outcome | '')} options={outcomes.filter((outcome) => report.counts[outcome] > 0).map((value) => ({ value, label: text(`import.${value}`) }))} /></div>
      <Sheet className="wide-sheet">
        <table className="table import-table">
          <caption className="sr-only">{text('import.result')}</caption>
          <thead><tr><th scope="col" className="number">{text('import.row')}</th><th scope="col">{text('import.outcome')}</th><th scope="col">{text('import.what')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td><span className={`outcome outcome-${row.outcome}`}>{row.outcome === 'error' || row.outcome === 'duplicate' ? <LateMark size={14} /> : <DoneMark size={14} />} {text(`import.${row.outcome}`)}{row.sameAs ? ` (${row.sameAs})` : ''}</span></td>
                <td>
                  {row.label ? <p>{row.recordId && (report.written || row.outcome === 'match') ? <Link className="link" to="/so/$register/$id" params={{ register: register.id, id: row.recordId }} search={{}}>{row.label}</Link> : row.label}</p> : null}
                  {row.errors.length ? <ul className="cell-errors">{row.errors.map((error) => <li key={`${error.cell}-${error.field}-${error.code}`}><b>{/[A-Z]/.test(error.cell) ? text('import.cell', { cell: error.cell }) : null}{error.field ? `${/[A-Z]/.test(error.cell) ? ', ' : ''}${nameOf(error.field)}` : ''}{error.field || /[A-Z]/.test(error.cell) ? ': ' : ''}</b>{language === 'en' ? error.detailEn : error.detail}</li>)}</ul> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </section>
  )
}
