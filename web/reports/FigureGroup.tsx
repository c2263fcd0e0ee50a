/** One group of a report: the sentences made from its figures, the officer's words, and each figure with its definition and the way to its list. */
import type { ReactNode } from 'react'
import type { ReportView } from '@hoa-nhap/domain/reports/reports.contract'
import { useLanguage } from '../text/i18n.ts'
import { LateMark } from '../ui/icons.tsx'
import { Sheet } from '../ui/page.tsx'
import { Popover } from '../ui/Popover.tsx'
import { titleOf, valueText } from './report-words.tsx'
import { reportsText } from './reports.text.ts'

type Group = ReportView['groups'][number]
type Figure = Group['figures'][number]
type Props = {
  readonly group: Group
  readonly restated: boolean
  /** What stands in the fields of numbers that are entered; null: this post does not write. */
  readonly entries: Readonly<Record<string, string>> | null
  readonly wrong: readonly string[]
  readonly onEntry: (figure: string, typed: string) => void
  readonly onOpen: (figure: Figure) => void
  readonly words: ReportView['words'][number] | null
  readonly typed: string | null
  readonly onWords: (words: string) => void
}

export function FigureGroup({ group, restated, entries, wrong, onEntry, onOpen, words, typed, onWords }: Props): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  return (
    <Sheet className="report-group">
      <h3 id={`group-${group.id}`}>{titleOf(group, language)}</h3>
      {words && words.sentences.length > 0 ? <div className="report-sentences" lang="vi">{words.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</div> : null}
      {words && (typed !== null || words.words) ? (
        <div className="report-words">
          {typed === null ? <p className="pre" lang="vi">{words.words}</p> : (
            <>
              <label htmlFor={`words-${group.id}`} className="field-label">{words.asks ? <span lang="vi">{words.asks}</span> : t('words.place')}</label>
              <textarea id={`words-${group.id}`} className="field-input" rows={3} maxLength={6000} value={typed} onChange={(event) => onWords(event.target.value)} />
              {words.asks && !typed.trim() ? <p className="field-hint">{t('words.needed')}</p> : null}
            </>
          )}
        </div>
      ) : null}
      {group.figures.length > 0 ? (
        <table className="table report-figures" aria-labelledby={`group-${group.id}`}>
          <thead className="sr-only"><tr><th scope="col">{t('column.figure')}</th><th scope="col">{t('column.value')}</th>{restated ? <th scope="col">{t('column.before')}</th> : null}<th scope="col">{t('column.list')}</th></tr></thead>
          <tbody>{group.figures.map((figure) => <FigureRow key={figure.id} figure={figure} restated={restated} typed={figure.source === 'entry' && entries ? (entries[figure.id] ?? '') : null} wrong={wrong.includes(figure.id)} onEntry={(value) => onEntry(figure.id, value)} onOpen={() => onOpen(figure)} />)}</tbody>
        </table>
      ) : null}
    </Sheet>
  )
}

function FigureRow({ figure, restated, typed, wrong, onEntry, onOpen }: { readonly figure: Figure; readonly restated: boolean; readonly typed: string | null; readonly wrong: boolean; readonly onEntry: (typed: string) => void; readonly onOpen: () => void }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const label = language === 'en' ? figure.labelEn : figure.label
  const definition = language === 'en' ? figure.definitionEn : figure.definition
  const reason = language === 'en' ? (figure.reasonEn ?? figure.reason) : figure.reason
  const value = valueText(figure.value, figure.unit, language)
  const parts = figure.met !== null && figure.of !== null ? t('of', { met: valueText(figure.met, '', language), of: valueText(figure.of, '', language) }) : null
  return (
    <tr>
      <td><Popover className="cite report-label" label={label} title={t('definition', { label })}><p className="popover-title">{label}</p><p>{definition}</p><p className="note">{t(`source.${figure.source}`)} · <span lang="vi">{figure.unit}</span></p></Popover></td>
      <td className="number">
        {typed !== null ? (
          <>
            <input id={`entry-${figure.id}`} className="field-input report-entry" inputMode="decimal" autoComplete="off" aria-label={t('entry.of', { label })} value={typed} aria-invalid={wrong} aria-describedby={wrong ? `entry-${figure.id}-note` : undefined} onChange={(event) => onEntry(event.target.value)} />
            {wrong ? <span id={`entry-${figure.id}-note`} className="field-error"><LateMark size={16} /> {t('entry.wrong')}</span> : null}
          </>
        ) : value ? <><b>{value}</b>{parts ? <span className="note"> {parts}</span> : null}</> : <span className="hatched"><span>{figure.source === 'entry' ? t('unknown.entry') : (reason ?? t('unknown'))}</span></span>}
      </td>
      {restated ? <td className="number note">{valueText(figure.before, figure.unit, language) || '–'}</td> : null}
      <td className="report-open">{figure.opens ? <button type="button" className="link no-print" onClick={onOpen} aria-label={t('open.of', { label })}>{t('open')}</button> : null}</td>
    </tr>
  )
}
