/** Readings by unit and target: a table on wide screens, a list of targets and then of units on phones. Every figure is a door. */
import { isPercentage } from '@hoa-nhap/domain/directives/comparators.rules'
import { useState, type ReactNode } from 'react'
import { useLanguage } from '../text/i18n.ts'
import { Bullet } from './Bullet.tsx'
import { Sparkline } from './charts/Sparkline.tsx'
import { againstText, isComputed, missingOf, neededShare, targetOfPart, targetText, verdictOf, type AnyReading, type TargetLine } from './figure.ts'
import { DoneMark } from './icons.tsx'
import { pieces } from './pieces.text.ts'
import { cellOf, orderRows, sortColumnOf, type MatrixColumn, type MatrixRow } from './target-matrix.model.ts'
import { useWidth } from './use-width.ts'
import './figures.css'
import './target-matrix.css'

export type OpenCell = { readonly columnId: string; /** Null: the whole unit above. */ readonly unitId: string | null }
type Props = {
  readonly unitName: string
  readonly unitsWord: string
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
  readonly sortBy: string | null
  readonly opened: OpenCell | null
  /** The reader's own unit: first, and marked. */
  readonly own?: string
  /** The name of a row as a link to what lies below it. */
  readonly rowName?: (row: MatrixRow) => ReactNode
  readonly onSort: (columnId: string) => void
  readonly onOpen: (cell: OpenCell) => void
}

const firstRows = 15

export function TargetMatrix(props: Props): ReactNode {
  const language = useLanguage()
  const [reference, width] = useWidth<HTMLDivElement>(1000)
  const [whole, setWhole] = useState(false)
  const column = sortColumnOf(props.columns, props.sortBy)
  const byNeed = orderRows(props.rows, column, language)
  const ordered = [...byNeed.filter((row) => row.unitId === props.own), ...byNeed.filter((row) => row.unitId !== props.own)]
  const shown = whole ? ordered : ordered.slice(0, firstRows)
  const rest = ordered.length - shown.length
  return (
    <div ref={reference}>
      {width < 640 ? <NarrowMatrix {...props} column={column} shown={shown} rest={rest} onWhole={() => setWhole(true)} /> : <WideMatrix {...props} column={column} shown={shown} rest={rest} onWhole={() => setWhole(true)} />}
    </div>
  )
}

type Shown = Props & { readonly column: MatrixColumn | null; readonly shown: readonly MatrixRow[]; readonly rest: number; readonly onWhole: () => void }

function WideMatrix({ unitName, unitsWord, columns, opened, own, rowName, onSort, onOpen, column, shown, rest, onWhole }: Shown): ReactNode {
  const t = pieces.useText()
  return (
    <div className="matrix-box">
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('matrix.name')}>
        <table className="matrix">
          <caption className="sr-only">{t('matrix.name')}</caption>
          <thead>
            <tr>
              <th scope="col" className="matrix-corner">{unitsWord}<br /><span className="matrix-order">{column ? t('matrix.worstFirst', { label: column.label }) : t('matrix.byName')}</span></th>
              {columns.map((head) => (
                <th key={head.id} scope="col" aria-sort={head.id === column?.id ? 'ascending' : undefined}>
                  {isComputed(head.total) ? (
                    <button type="button" className="matrix-head" onClick={() => onSort(head.id)} title={t('matrix.sortBy', { label: head.label })}><b>{head.label}</b> {head.name}</button>
                  ) : (
                    <span className="matrix-head"><b>{head.label}</b> {head.name}</span>
                  )}
                </th>
              ))}
            </tr>
            <tr className="matrix-total">
              <th scope="row"><span className="matrix-whole">{unitName}</span><span className="matrix-small">{t('matrix.target')}</span><span className="matrix-small">{t('matrix.months')}</span></th>
              {columns.map((head) => (
                <td key={head.id} className={head.id === opened?.columnId && opened.unitId === null ? 'opened' : undefined}>
                  <Total column={head} unitName={unitName} onOpen={() => onOpen({ columnId: head.id, unitId: null })} />
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.unitId} className={row.unitId === own ? 'own' : undefined}>
                <th scope="row">{rowName ? rowName(row) : row.name}{row.unitId === own ? <span className="matrix-own">{t('matrix.own')}</span> : null}</th>
                {columns.map((head) => (
                  <MatrixCell key={head.id} row={row} column={head} opened={opened?.columnId === head.id && opened.unitId === row.unitId} onOpen={() => onOpen({ columnId: head.id, unitId: row.unitId })} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Foot rest={rest} onWhole={onWhole} />
    </div>
  )
}

function MatrixCell({ row, column, opened, onOpen }: { readonly row: MatrixRow; readonly column: MatrixColumn; readonly opened: boolean; readonly onOpen: () => void }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const cell = cellOf(row, column)
  if (cell.kind === 'uncomputable') return <td className="hatch-cell"><span className="sr-only">{t('figure.uncomputable')}</span></td>
  if (cell.kind === 'empty') return <td><span className="matrix-empty">{t('matrix.empty')}</span></td>
  const text = againstText(cell.reading, column.target, language)
  const verdict = cell.verdict === 'met' ? t('figure.met') : cell.missing === null ? t('figure.unknown') : t('figure.short', { count: cell.missing })
  return (
    <td className={opened ? 'opened' : undefined}>
      <button type="button" className="matrix-cell" aria-label={t('matrix.cell', { unit: row.name, label: column.label, figure: text, verdict })} aria-expanded={opened} onClick={onOpen}>
        <span className="matrix-figure"><b>{text}</b><VerdictWord verdict={cell.verdict} missing={cell.missing} /></span>
        <Bullet reading={cell.reading} target={targetOfPart(column.target)} />
      </button>
    </td>
  )
}

function VerdictWord({ verdict, missing }: { readonly verdict: string; readonly missing: number | null }): ReactNode {
  const t = pieces.useText()
  if (verdict === 'met') return <span className="verdict-met"><DoneMark size={15} /></span>
  return missing === null ? null : <span className="verdict-short">{t('matrix.missing', { count: missing })}</span>
}

/** `chưa tính được: chưa có sổ` → `chưa có sổ`: the mark says the first part. */
export function reasonAfterMark(reason: string): string {
  return reason.replace(/^(chưa tính được|tính một phần|cannot be computed( yet)?|partly computed):\s*/u, '')
}

function Total({ column, unitName, onOpen }: { readonly column: MatrixColumn; readonly unitName: string; readonly onOpen: () => void }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const { total, target } = column
  if (!isComputed(total)) {
    return (
      <div className="matrix-uncomputable">
        <b>{t('figure.uncomputable')}</b>
        <span>{targetText(target, language)}</span>
        <span>{reasonAfterMark(total.reason)}</span>
      </div>
    )
  }
  const verdict = verdictOf(total, target)
  const missing = missingOf(total, target)
  const text = againstText(total, target, language)
  const said = verdict === 'met' ? t('figure.met') : missing === null ? t('figure.unknown') : t('figure.short', { count: missing })
  return (
    <button type="button" className="matrix-cell matrix-sum" aria-label={t('matrix.cell', { unit: unitName, label: column.label, figure: text, verdict: said })} onClick={onOpen}>
      <span className="matrix-large">{text}{verdict === 'met' ? <span className="verdict-met"><DoneMark size={17} /></span> : null}</span>
      <span className="matrix-small">{[targetText(target, language), missing === null ? null : t('matrix.missing', { count: missing })].filter(Boolean).join(', ')}</span>
      <Sparkline values={column.months} target={neededShare(target)} />
      {total.partly ? <span className="matrix-partly">{t('matrix.partly')}</span> : null}
    </button>
  )
}

function Foot({ rest, onWhole }: { readonly rest: number; readonly onWhole: () => void }): ReactNode {
  const t = pieces.useText()
  return (
    <div className="matrix-foot">
      {rest > 0 ? <button type="button" className="text-button" onClick={onWhole}>{t('matrix.more', { count: rest })}</button> : <span />}
      <span>{t('matrix.small')}</span>
      <span className="matrix-key"><svg width="34" height="12" aria-hidden="true"><rect x="0" y="4" width="34" height="4" fill="var(--sunken)" /><rect x="0" y="4" width="24" height="4" fill="var(--ink2)" /><line x1="29" x2="29" y1="0" y2="12" stroke="var(--ink)" strokeWidth="2" /></svg>{t('matrix.legend')}</span>
    </div>
  )
}

function NarrowMatrix({ unitsWord, columns, opened, rowName, onSort, onOpen, column, shown, rest, onWhole }: Shown): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  return (
    <>
      <ul className="target-list">
        {columns.map((item) => (
          <li key={item.id} className={item.id === column?.id ? 'chosen' : undefined}>
            {isComputed(item.total) ? (
              <button type="button" className="target-item" aria-pressed={item.id === column?.id} onClick={() => onSort(item.id)}>
                <span className="target-name"><b>{item.label}</b> {item.name}</span>
                <span className="target-figure">{againstText(item.total, item.target, language)}</span>
                <span className="target-bar"><Bullet reading={item.total} target={item.target} /></span>
                <TargetEnd total={item.total} target={item.target} />
                {item.total.partly ? <span className="matrix-partly">{t('matrix.partly')}</span> : null}
              </button>
            ) : (
              <div className="target-item">
                <span className="target-name"><b>{item.label}</b> {item.name}</span>
                <span className="target-none">{t('figure.uncomputable')}</span>
                <span className="target-reason">{[reasonAfterMark(item.total.reason), `${t('matrix.target')} ${targetText(item.target, language)}`].join(' · ')}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
      {column ? (
        <section aria-labelledby="narrow-units">
          <div className="narrow-head"><h2 id="narrow-units">{column.label} · {unitsWord}</h2><span>{t('matrix.worstFirst', { label: column.label })}</span></div>
          <ul className="unit-list">
            {shown.map((row) => {
              const cell = cellOf(row, column)
              return (
                <li key={row.unitId}>
                  <span className="unit-name">{rowName ? rowName(row) : row.name}</span>
                  {cell.kind === 'figure' ? (
                    <button type="button" className="unit-open" aria-expanded={opened?.unitId === row.unitId && opened.columnId === column.id} aria-label={t('matrix.cell', { unit: row.name, label: column.label, figure: `${cell.reading.met}/${cell.reading.of}`, verdict: cell.missing === null ? (cell.verdict === 'met' ? t('figure.met') : t('figure.unknown')) : t('figure.short', { count: cell.missing }) })} onClick={() => onOpen({ columnId: column.id, unitId: row.unitId })}>
                      <Bullet reading={cell.reading} target={targetOfPart(column.target)} />
                      <span className="unit-count">{isPercentage(column.target) ? `${cell.reading.met}/${cell.reading.of}` : againstText(cell.reading, column.target, language)}</span>
                      <b className="unit-share">{isPercentage(column.target) && typeof cell.reading.of === 'number' && cell.reading.of >= 20 ? againstText(cell.reading, column.target, language) : ''}</b>
                    </button>
                  ) : (
                    <span className="unit-none">{t(cell.kind === 'empty' ? 'matrix.empty' : 'figure.uncomputable')}</span>
                  )}
                </li>
              )
            })}
          </ul>
          <Foot rest={rest} onWhole={onWhole} />
        </section>
      ) : null}
    </>
  )
}

function TargetEnd({ total, target }: { readonly total: AnyReading; readonly target: TargetLine }): ReactNode {
  const language = useLanguage()
  return <span className="target-end">{targetText(target, language)} {verdictOf(total, target) === 'met' ? <span className="verdict-met"><DoneMark size={17} /></span> : null}</span>
}
