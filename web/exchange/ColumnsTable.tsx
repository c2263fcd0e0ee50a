/** What each column of a file was taken for, and the way to say it is another. */
import type { ReactNode } from 'react'
import { Choose } from '../ui/inputs.tsx'
import { Sheet } from '../ui/page.tsx'
import { exchangeText } from './exchange.text.ts'
import { choose, type Choices, type FileColumn } from './roster.columns.ts'
import './exchange.css'

type Props = {
  readonly columns: readonly (FileColumn & { readonly heading: string; readonly by: 'chosen' | 'learnt' | 'known' | 'none' })[]
  readonly fields: readonly { readonly key: string; readonly label: string; readonly required: boolean }[]
  readonly choices: Choices
  readonly open: boolean
  readonly onChoices: (next: Choices) => void
}

export function ColumnsTable({ columns, fields, choices, open, onChoices }: Props): ReactNode {
  const t = exchangeText.useText()
  return (
    <details className="roster-open" open={open}>
      <summary>{t('columns.show', { count: columns.length })}</summary>
      <p className="note">{t('columns.note')}</p>
      <Sheet className="exchange-wide">
        <table className="table cards-on-phone roster-columns">
          <caption className="sr-only">{t('columns')}</caption>
          <thead><tr><th scope="col">{t('column')}</th><th scope="col">{t('column.heading')}</th><th scope="col">{t('column.field')}</th><th scope="col"><span className="sr-only">{t('outcome')}</span></th></tr></thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.column}>
                <td data-label={t('column')}>{column.column}</td>
                <td data-label={t('column.heading')}><span lang="vi">{column.heading}</span></td>
                <td data-label={t('column.field')}><label className="sr-only" htmlFor={`column-${column.column}`}>{t('column.of', { column: `${column.column} “${column.heading}”` })}</label><Choose id={`column-${column.column}`} value={choices[column.column] ?? column.field ?? '-'} onChange={(field) => onChoices(choose(choices, columns, column.column, field))} options={[{ value: '-', label: t('column.skip') }, ...fields.map((field) => ({ value: field.key, label: `${field.label}${field.required ? ` (${t('column.needed')})` : ''}` }))]} /></td>
                <td><span className={column.by === 'none' ? 'tag tag-amber' : 'tag'}>{t(choices[column.column] ? 'by.chosen' : `by.${column.by}`)}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </details>
  )
}
