/** One report: its words, each figure with its definition and its list, tables, charts; what may be done with it now. */
import { useState, type ReactNode } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { acceptReport, computeReport, getReport, listReports, reportFile, submitReport, writeReport, type ReportView } from '@hoa-nhap/domain/reports/reports.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { saveFile } from '../api/bytes.ts'
import { call, ProblemError } from '../api/client.ts'
import { isNoLine, isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { useNow } from '../app/session.ts'
import { BarChart } from '../documents/BarChart.tsx'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DraftNote, FieldError } from '../ui/form.tsx'
import { DoneMark, Icon, LateMark, WarnMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, NotFound, sentenceOf } from '../ui/states.tsx'
import { FigureGroup } from './FigureGroup.tsx'
import { FigureList } from './FigureList.tsx'
import { AskDialog, ReasonDialog } from './ReportDialogs.tsx'
import { nameOf, periodWords, ReportState, titleOf, valueText } from './report-words.tsx'
import { readEntry, writtenOf, type Written } from './report.form.ts'
import { reportsText } from './reports.text.ts'
import './reports.css'

export function ReportPage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = reportsText.useText()
  const report = useAsk(getReport, { params: { id } })
  const trail = [{ to: '/bao-cao', label: t('title') }]
  if (isNotFound(report.error)) return <Page title={t('title')} trail={trail}><NotFound title={`${t('missing')}.`} /></Page>
  if (!report.data) return <Page title={t('title')} trail={trail}><Answer of={report} rows={6}>{() => null}</Answer></Page>
  return <Shown key={id} report={report.data} trail={trail} />
}

type Figure = ReportView['groups'][number]['figures'][number]
type Open = 'submit' | 'accept' | 'compute' | 'return' | 'restate' | 'discard' | Figure | null

function Shown({ report, trail }: { readonly report: ReportView; readonly trail: readonly { readonly to: string; readonly label: string }[] }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { now } = useNow()
  const [open, setOpen] = useState<Open>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [written, setWritten] = useState<Written>(() => writtenOf(report))
  const [changed, setChanged] = useState(false)
  const [basedOn, setBasedOn] = useState(report.version)
  const [conflict, setConflict] = useState(false)
  const [tried, setTried] = useState(false)
  const send = useSend(writeReport)
  const draft = useDraft<Written>(`report/${report.id}`, (kept) => { if (report.may.write) { setWritten(kept); setChanged(true) } })
  const { may } = report
  const name = nameOf(report, language)
  const figures = report.groups.flatMap((group) => group.figures)
  const wrong = figures.filter((figure) => figure.source === 'entry' && !readEntry(written.entries[figure.id] ?? '').ok).map((figure) => figure.id)
  const take = (next: ReportView): void => {
    client.setQueryData([getReport.id, { params: { id: report.id } }, null], next)
    setBasedOn(next.version)
    void client.invalidateQueries({ queryKey: [listReports.id] })
  }
  const write = (next: Written): void => {
    setWritten(next)
    setChanged(true)
    setSaid(null)
    draft.save(next)
  }
  const save = async (): Promise<number | null> => {
    setTried(true)
    if (wrong[0]) {
      document.getElementById(`entry-${wrong[0]}`)?.focus()
      return null
    }
    if (!changed) return basedOn
    try {
      const entries = Object.fromEntries(Object.entries(written.entries).map(([figure, typed]) => { const read = readEntry(typed); return [figure, read.ok ? read.value : null] }))
      const next = await send.mutateAsync({ params: { id: report.id }, body: { basedOn, words: written.words, entries } })
      take(next)
      setChanged(false)
      setConflict(false)
      setSaid(t('saved', { time: formatTime(now) }))
      await draft.discard()
      return next.version
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'changed-since') setConflict(true)
      return null
    }
  }
  const newest = async (): Promise<void> => {
    const next = await call(getReport, { params: { id: report.id } }).catch(() => null)
    if (next) take(next)
  }
  const done = (words: string) => (next: ReportView): void => {
    take(next)
    setOpen(null)
    setSaid(words)
    window.scrollTo({ top: 0 })
  }
  const first = (which: Open) => async (): Promise<void> => { if ((await save()) !== null) setOpen(which) }
  return (
    <Page
      title={name} trail={trail} className="reports report"
      subtitle={<>{periodWords(report.period, language)} · {report.unitName} · <ReportState state={report.state} />{report.number ? <> · <b>{t('number', { number: report.number })}</b></> : null} · {t(report.state === 'draft' || report.state === 'returned' ? 'asOf.draft' : 'asOf', { day: formatDay(report.asOf, language) })}{report.receiverName ? ` · ${t('receiver', { who: report.receiverName })}` : ''}</>}
      actions={<>
        {may.submit ? <Button type="primary" onClick={() => void first('submit')()}>{t('submit')}</Button> : null}
        {may.check ? <><Button type="primary" onClick={() => setOpen('accept')}>{t('accept')}</Button><Button onClick={() => setOpen('return')}>{t('return')}</Button></> : null}
        {may.write ? <Button onClick={() => void save()} loading={send.isPending}>{t('save')}</Button> : null}
        {may.compute ? <Button onClick={() => void first('compute')()}>{t('compute')}</Button> : null}
        {may.discard ? <Button onClick={() => setOpen('discard')}>{t('discard')}</Button> : null}
      </>}
    >
      <div className="report-note" role="status">{said ? <p className="report-good"><DoneMark size={16} /> {said}</p> : null}</div>
      {changed ? <DraftNote at={draft.at} waiting={draft.waiting} onDiscard={() => { void draft.discard(); setWritten(writtenOf(report)); setChanged(false) }} /> : null}
      {conflict ? <p className="report-warn" role="alert"><WarnMark size={16} /> <span>{t('conflict')} <button type="button" className="link" onClick={() => void newest()}>{t('conflict.see')}</button></span></p> : send.error ? <FieldError>{isNoLine(send.error) ? t('needs-line') : sentenceOf(send.error)}</FieldError> : null}
      {report.returnedBecause ? <p className="report-warn"><LateMark size={16} /> <span>{t('returned', { reason: report.returnedBecause })}</span></p> : null}
      {report.restatement ? (
        <Sheet className="form-part">
          <h2>{t('restatement', { number: report.restatement.of.number ?? '' })}</h2><p>{t('restatement.reason', { reason: report.restatement.reason })}</p>
          <Changes rows={report.restatement.changed} figures={figures} />
          <p><Link className="link" to="/bao-cao/$id" params={{ id: report.restatement.of.id }}>{t('restatement.open')}</Link></p>
        </Sheet>
      ) : null}
      {report.restatedBy ? <p className="report-warn"><WarnMark size={16} /> <span>{t('restated')} · <Link className="link" to="/bao-cao/$id" params={{ id: report.restatedBy }}>{t('restated.open')}</Link></span></p> : null}
      <div className="report-columns">
        <div>
          <Section id="figures" title={t('figures')}>
            {report.groups.map((group) => (
              <FigureGroup
                key={group.id} group={group} restated={report.restatement !== null} entries={may.write ? written.entries : null} wrong={tried ? wrong : []} onEntry={(figure, typed) => write({ ...written, entries: { ...written.entries, [figure]: typed } })} onOpen={setOpen}
                words={report.words.find((one) => one.id === group.id) ?? null} typed={may.write ? (written.words[group.id] ?? '') : null} onWords={(words) => write({ ...written, words: { ...written.words, [group.id]: words } })}
              />
            ))}
            {report.words.filter((one) => !report.groups.some((group) => group.id === one.id)).map((one) => (
              <FigureGroup key={one.id} group={{ id: one.id, title: one.title, titleEn: one.titleEn, figures: [] }} restated={false} entries={null} wrong={[]} onEntry={() => {}} onOpen={setOpen} words={one} typed={may.write ? (written.words[one.id] ?? '') : null} onWords={(words) => write({ ...written, words: { ...written.words, [one.id]: words } })} />
            ))}
          </Section>
          {report.tables.length > 0 ? <Section id="tables" title={t('tables')}>{report.tables.map((table) => <ReportTable key={table.id} table={table} />)}</Section> : null}
          {report.charts.length > 0 ? <Section id="charts" title={t('charts')}>{report.charts.map((chart) => <Sheet key={chart.id} className="form-part"><BarChart title={titleOf(chart, language)} unit={chart.unit} labels={chart.labels} series={chart.series} /></Sheet>)}</Section> : null}
        </div>
        <div className="report-side">
          <Files report={report} />
          {report.state === 'draft' || report.state === 'returned' ? null : <Late report={report} onRestate={() => setOpen('restate')} />}
          {report.doubts.length > 0 ? <Sheet><h2>{t('doubts')}</h2><ul className="report-doubts">{report.doubts.map((doubt) => <li key={doubt} lang="vi">{doubt}</li>)}</ul></Sheet> : null}
          <Sheet><h2>{t('history')}</h2><ol className="report-history">{report.history.map((one, index) => <li key={index}><span>{t(`history.${one.type}`)}{one.number ? ` · ${one.number}` : ''}<span className="note"> {one.postTitle}, {one.agencyName}</span>{one.reason ? <span className="note report-reason">{one.reason}</span> : null}</span><span className="nowrap">{formatDay(dayOf(one.at as Instant), language)} {formatTime(one.at)}</span></li>)}</ol></Sheet>
        </div>
      </div>
      {open === 'submit' ? <AskDialog title={t('submit.title', { name })} note={t('submit.note')} go={t('submit.go')} operation={submitReport} id={report.id} basedOn={basedOn} onDone={(next) => done(next.number ? t('submit.done.number', { number: next.number }) : t('submit.done'))(next)} onClose={() => setOpen(null)} /> : null}
      {open === 'accept' ? <AskDialog title={`${t('accept')}: ${name}`} note={t('accept.note')} go={t('accept')} operation={acceptReport} id={report.id} basedOn={basedOn} onDone={done(t('accept.done'))} onClose={() => setOpen(null)} /> : null}
      {open === 'compute' ? <AskDialog title={t('compute')} note={t('compute.note')} go={t('compute')} operation={computeReport} id={report.id} basedOn={basedOn} onDone={done('')} onClose={() => setOpen(null)} /> : null}
      {open === 'return' || open === 'restate' || open === 'discard' ? <ReasonDialog kind={open} report={report} name={name} basedOn={basedOn} onReturned={done(t('return.done'))} onRestated={(next) => void navigate({ to: '/bao-cao/$id', params: { id: next.id } })} onDiscarded={() => { void draft.discard(); void client.invalidateQueries({ queryKey: [listReports.id] }); void navigate({ to: '/bao-cao' }) }} onClose={() => setOpen(null)} /> : null}
      {open && typeof open === 'object' ? <FigureList reportId={report.id} figure={open} frozen={report.state !== 'draft' && report.state !== 'returned'} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

type Changed = readonly { readonly figure: string; readonly label: string; readonly before: number | '<5' | null; readonly now: number | '<5' | null }[]

function Changes({ rows, figures }: { readonly rows: Changed; readonly figures: readonly Figure[] }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const unit = (id: string): string => figures.find((figure) => figure.id === id)?.unit ?? ''
  return (
    <table className="table report-changes">
      <thead><tr><th scope="col">{t('column.figure')}</th><th scope="col" className="number">{t('column.before')}</th><th scope="col" className="number">{t('column.now')}</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.figure}><td>{language === 'en' ? (figures.find((figure) => figure.id === row.figure)?.labelEn ?? row.label) : row.label}</td><td className="number">{valueText(row.before, unit(row.figure), language) || '–'}</td><td className="number"><b>{valueText(row.now, unit(row.figure), language) || '–'}</b></td></tr>)}</tbody>
    </table>
  )
}

/** Data that came after it was sent: shown when asked for. */
function Late({ report, onRestate }: { readonly report: ReportView; readonly onRestate: () => void }): ReactNode {
  const t = reportsText.useText()
  const [asked, setAsked] = useState(false)
  const late = useAsk(getReport, { params: { id: report.id }, query: { late: 'yes' } }, { enabled: asked })
  const figures = report.groups.flatMap((group) => group.figures)
  return (
    <Sheet>
      <p className="report-acts"><Button onClick={() => setAsked(true)} loading={asked && late.isPending}>{t('late')}</Button>{report.may.restate ? <Button onClick={onRestate}>{t('restate')}</Button> : null}</p>
      {asked ? <Answer of={late} rows={2}>{(data) => (data.late?.length ? <><p className="report-warn"><WarnMark size={16} /> {t('late.some', { count: data.late.length })}</p><Changes rows={data.late} figures={figures} /></> : <p role="status">{t('late.none')}</p>)}</Answer> : null}
    </Sheet>
  )
}

function ReportTable({ table }: { readonly table: ReportView['tables'][number] }): ReactNode {
  const language = useLanguage()
  const short = table.rows.every((row) => row.label.length <= 24)
  // A column of words stands to the left, head and cells alike.
  const worded = table.columns.slice(1).map((_, at) => table.rows.some(({ cells }) => typeof cells[at] === 'string' && cells[at] !== '<5'))
  return (
    <Sheet className="report-wide" >
      <table className="table">
        <caption className="report-caption">{titleOf(table, language)}</caption>
        <thead><tr>{table.columns.map((column, index) => <th key={index} scope="col" className={index > 0 && !worded[index - 1] ? 'number' : undefined}>{titleOf(column, language)}</th>)}</tr></thead>
        <tbody>{table.rows.map((row, index) => <tr key={index}><th scope="row" className={short ? 'nowrap' : undefined}>{row.label}</th>{row.cells.map((cell, at) => <td key={at} className={worded[at] ? undefined : 'number'}>{valueText(cell, '', language) || '–'}</td>)}</tr>)}</tbody>
      </table>
      {table.note ? <p className="note report-table-note" lang="vi">{table.note}</p> : null}
    </Sheet>
  )
}

function Files({ report }: { readonly report: ReportView }): ReactNode {
  const t = reportsText.useText()
  const [busy, setBusy] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const kept = !report.may.write && report.signed ? (['signed-pdf', 'pdf', 'docx', 'xlsx'] as const) : (['pdf', 'docx', 'xlsx'] as const)
  const save = (format: (typeof kept)[number]): void => {
    setBusy(format)
    setRefused(null)
    saveFile(reportFile, { params: { id: report.id }, query: { format } }).then((name) => setSaid(t('file.saved', { name })), (error: unknown) => setRefused(isNoLine(error) ? t('needs-line') : sentenceOf(error))).finally(() => setBusy(null))
  }
  return (
    <Sheet>
      <h2>{t('files')}</h2>
      <p className="report-acts">{kept.map((format) => <Button key={format} icon={<Icon name="document" size={18} />} loading={busy === format} onClick={() => save(format)} aria-label={t('file.save', { format: t(`file.${format}`) })}>{t(`file.${format}`)}</Button>)}</p>
      <p className="sr-only" role="status">{said}</p>
      {refused ? <FieldError>{refused}</FieldError> : null}
      <p className="note">{t('file.note')}</p>
    </Sheet>
  )
}
