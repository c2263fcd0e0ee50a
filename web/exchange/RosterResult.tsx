/** What each row would become, which cells are wrong, and what the columns were taken for. */
import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { RosterTrial, RosterView } from '@hoa-nhap/domain/exchange/exchange.contract'
import { statusName } from '../measures/labels.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Sheet } from '../ui/page.tsx'
import { exchangeText } from './exchange.text.ts'
import { choose, runnableRows, type Choices } from './roster.columns.ts'

type Outcome = RosterTrial['rows'][number]['outcome']
const outcomes: readonly Outcome[] = ['error', 'duplicate', 'new', 'match', 'known']
const firstRows = 200

export function RosterResult({ roster, trial, choices, changed, onChoices }: { readonly roster: RosterView; readonly trial: RosterTrial; readonly choices: Choices; readonly changed: boolean; readonly onChoices: (next: Choices) => void }): ReactNode {
  const t = exchangeText.useText()
  const language = useLanguage()
  const [only, setOnly] = useState<Outcome | ''>('')
  const [most, setMost] = useState(firstRows)
  const nameOf = (key: string): string => { const field = roster.fields.find((one) => one.key === key); return field ? (language === 'en' ? field.labelEn : field.label) : key }
  const rows = trial.rows.filter((row) => !only || row.outcome === only).toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || a.row - b.row)
  const shown = rows.slice(0, most)
  const unknown = trial.columns.some((column) => column.by === 'none') || trial.missing.length > 0
  return (
    <section aria-labelledby="roster-result" className="roster-result">
      <div role="status">
        <h2 id="roster-result">{t('result')}</h2>
        <ul className="roster-counts">{outcomes.map((outcome) => <li key={outcome} className={trial.counts[outcome] > 0 && outcome === 'error' ? 'bad' : undefined}><b>{formatNumber(trial.counts[outcome], language)}</b> {t(`count.${outcome}`)}</li>)}</ul>
        {changed ? <p className="roster-line amber"><WarnMark size={16} /> {t('in.changed')}</p> : trial.counts.error > 0 || trial.missing.length > 0 ? <p className="roster-line amber"><WarnMark size={16} /> {t('fix')}</p> : runnableRows(trial) === 0 ? <p>{t('nothing')}</p> : null}
        {trial.counts.duplicate > 0 ? <p className="note">{t('duplicates.note')}</p> : null}
      </div>
      <p className="note">{t('result.sheet', { sheet: trial.sheet, row: trial.headingRow })}</p>
      {trial.missing.length > 0 ? <FieldError>{t('columns.missing', { columns: trial.missing.map(nameOf).join(', ') })}</FieldError> : null}
      <details className="roster-open" open={unknown || Object.keys(choices).length > 0}>
        <summary>{t('columns.show', { count: trial.columns.length })}</summary>
        <p className="note">{t('columns.note')}</p>
        <Sheet className="exchange-wide">
          <table className="table cards-on-phone roster-columns">
            <caption className="sr-only">{t('columns')}</caption>
            <thead><tr><th scope="col">{t('column')}</th><th scope="col">{t('column.heading')}</th><th scope="col">{t('column.field')}</th><th scope="col"><span className="sr-only">{t('outcome')}</span></th></tr></thead>
            <tbody>
              {trial.columns.map((column) => (
                <tr key={column.column}>
                  <td data-label={t('column')}>{column.column}</td>
                  <td data-label={t('column.heading')}><span lang="vi">{column.heading}</span></td>
                  <td data-label={t('column.field')}><label className="sr-only" htmlFor={`column-${column.column}`}>{t('column.of', { column: `${column.column} “${column.heading}”` })}</label><Choose id={`column-${column.column}`} value={choices[column.column] ?? column.field ?? '-'} onChange={(field) => onChoices(choose(choices, trial, column.column, field))} options={[{ value: '-', label: t('column.skip') }, ...roster.fields.map((field) => ({ value: field.key, label: `${language === 'en' ? field.labelEn : field.label}${field.required ? ` (${t('column.needed')})` : ''}` }))]} /></td>
                  <td><span className={column.by === 'none' ? 'tag tag-amber' : 'tag'}>{t(choices[column.column] ? 'by.chosen' : `by.${column.by}`)}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      </details>
      <div className="roster-filter"><label htmlFor="roster-only">{t('show')}</label><Choose id="roster-only" value={only} empty={t('all')} onChange={(value) => { setOnly(value as Outcome | ''); setMost(firstRows) }} options={outcomes.filter((outcome) => trial.counts[outcome] > 0).map((value) => ({ value, label: t(`count.${value}`) }))} /></div>
      <Sheet className="exchange-wide">
        <table className="table roster-table">
          <caption className="sr-only">{t('result')}</caption>
          <thead><tr><th scope="col" className="number">{t('row')}</th><th scope="col">{t('outcome')}</th><th scope="col">{t('what')}</th></tr></thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td><span className={`roster-outcome outcome-${row.outcome}`}>{row.outcome === 'error' ? <LateMark size={14} /> : row.outcome === 'duplicate' ? <WarnMark size={14} /> : <DoneMark size={14} />} {t(`outcome.${row.outcome}`)}</span></td>
                <td>
                  <p>{row.personId ? <Link className="link" to="/nguoi/$id" params={{ id: row.personId }}>{row.name}</Link> : row.name}</p>
                  {row.status ? <p className="note">{[statusName(trial.kind, row.status), row.regime ? exchangeText.sayCode(`regime.${row.regime}`, {}, row.regime) : null, row.termEndsOn ? t('row.ends', { day: formatDay(row.termEndsOn, language) }) : null].filter(Boolean).join(' · ')}</p> : null}
                  {row.over ? <p className="roster-line brick"><LateMark size={14} /> {t('row.over')}</p> : null}
                  {row.errors.length > 0 ? <ul className="roster-cells">{row.errors.map((error) => <li key={`${error.cell} ${error.code}`}><b>{[/[A-Z]/.test(error.cell) ? t('cell', { cell: error.cell }) : null, error.field ? nameOf(error.field) : null].filter(Boolean).join(', ')}: </b>{language === 'en' ? error.detailEn : error.detail}</li>)}</ul> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      {shown.length < rows.length ? <p className="more-line"><button type="button" className="link" onClick={() => setMost(most + 500)}>{t('rows.more', { count: rows.length - shown.length })}</button></p> : null}
    </section>
  )
}
