/** The law as the system knows it: every row with its article and how sure we are of it. */
import { useState, type ReactNode } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Citation } from '@hoa-nhap/domain/kernel/citation'
import { instruments, longCitation, shortCitation } from '@hoa-nhap/domain/kernel/instruments'
import { regimes, type Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { roleName } from '../access/access.text.ts'
import { useSignedIn } from '../app/session.ts'
import { formWords } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { allRows, findRows, lawMeasures, regimeFrom, valueOf, type KnownRow, type LawMeasure } from './law-rows.ts'
import { lawText } from './law.text.ts'
import { ruleName } from './rule-names.ts'
import './law.css'

type Search = { readonly van_ban?: string; readonly dieu?: string; readonly ngay?: string }

export function LawPage(): ReactNode {
  const t = lawText.useText()
  const language = useLanguage()
  const { today } = useSignedIn()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const regime = regimeFrom(search.ngay, today as PlainDate)
  const [measure, setMeasure] = useState<LawMeasure | null>(null)
  const [text, setText] = useState('')
  const words = ({ row }: KnownRow): string => [ruleName(row.id, language), row.id, row.note, row.form && formWords(row.form), ...[row.citation, ...(row.also ?? [])].map((citation) => shortCitation(citation, language)), ...(row.signers ?? []).map(roleName)].filter(Boolean).join(' ')
  const found = findRows(allRows, { regime, measure, instrument: search.van_ban ?? null, article: search.dieu ?? null, text }, words)
  const chooseRegime = (id: Regime): void => {
    const chosen = regimes.find((candidate) => candidate.id === id)
    void navigate({ to: '/phap-luat', search: { ...search, ngay: chosen?.from && chosen.id !== regimeFrom(undefined, today as PlainDate) ? chosen.from : undefined } as never, replace: true })
  }
  return (
    <Page title={t('title')} subtitle={<p className="law-intro">{t('intro')}</p>} className="law">
      <Sheet className="law-tools">
        <label className="field"><span className="field-label">{t('regime')}</span>
          <select className="field-input" value={regime} onChange={(event) => chooseRegime(event.target.value as Regime)}>{regimes.filter((candidate) => candidate.id !== 'before-2022').toReversed().map((candidate) => <option key={candidate.id} value={candidate.id}>{t(`regime.${candidate.id}`)}</option>)}</select>
        </label>
        <label className="field"><span className="field-label">{t('measure')}</span>
          <select className="field-input" value={measure ?? ''} onChange={(event) => setMeasure((event.target.value || null) as LawMeasure | null)}><option value="">{t('measure.all')}</option>{lawMeasures.map((name) => <option key={name} value={name}>{t(`measure.${name}`)}</option>)}</select>
        </label>
        <label className="field" data-search><span className="field-label">{t('find')}</span><input className="field-input" type="search" value={text} onChange={(event) => setText(event.target.value)} /></label>
      </Sheet>
      {search.van_ban ? <p className="law-filter">{longCitation({ instrument: search.van_ban, article: search.dieu ?? '' }, language)} · <button type="button" className="link" onClick={() => void navigate({ to: '/phap-luat', search: {} })}>{t('clear')}</button></p> : null}
      <p className="note law-filter" role="status">{t('count', { count: found.length })}</p>
      {found.length === 0 ? <Empty title={t('none')} note={t('none.note')} /> : lawMeasures.map((name) => {
        const rows = found.filter((known) => known.measure === name)
        return rows.length === 0 ? null : (
          <Section key={name} id={`law-${name}`} title={t(`measure.${name}`)} count={rows.length}>
            <Sheet>
              <table className="table cards-on-phone law-table">
                <caption className="sr-only">{t(`measure.${name}`)}</caption>
                <thead><tr>{(['rule', 'value', 'who', 'form', 'cite', 'sure'] as const).map((column) => <th key={column} scope="col">{t(`column.${column}`)}</th>)}</tr></thead>
                <tbody>{rows.map((known) => <LawLine key={`${known.row.id}${known.row.regime}`} known={known} otherRegime={known.row.regime !== regime} />)}</tbody>
              </table>
            </Sheet>
          </Section>
        )
      })}
      <p className="note law-filter">{t('confidence.note')}</p>
    </Page>
  )
}

function LawLine({ known: { row }, otherRegime }: { readonly known: KnownRow; readonly otherRegime: boolean }): ReactNode {
  const t = lawText.useText()
  const language = useLanguage()
  const { unit, value } = valueOf(row)
  const who = (role: string): string => (role === 'person' ? t('person') : role === 'provider' ? t('provider') : roleName(role))
  const shown = unit === 'no-number' ? '' : t(`unit.${unit}`, { value })
  return (
    <tr>
      <td data-label={t('column.rule')}><span><b>{ruleName(row.id, language)}</b>{otherRegime && row.from ? <span className="note law-line"> {row.to ? t('fromTo', { from: formatDay(row.from, language), to: formatDay(row.to, language) }) : t('from', { day: formatDay(row.from, language) })}</span> : null}{row.note ? <span className="note law-line" lang="vi">{row.note}</span> : null}</span></td>
      <td data-label={t('column.value')}><span>{[row.kind === 'signer' || row.kind === 'stage' ? null : t(`kind.${row.kind}`), shown].filter(Boolean).join(' ')}</span></td>
      <td data-label={t('column.who')}><span>{row.bound ? <span className="law-line">{t('bound', { who: who(row.bound) })}</span> : null}{row.signers?.length ? <span className="law-line">{t('sign', { who: row.signers.map(who).join(', ') })}</span> : null}</span></td>
      <td data-label={t('column.form')}>{row.form ? formWords(row.form) : ''}</td>
      <td data-label={t('column.cite')}><span>{[row.citation, ...(row.also ?? [])].map((citation, index) => <Article key={index} citation={citation} />)}</span></td>
      <td data-label={t('column.sure')}><span className={row.confidence === 'unverified' ? 'tag tag-amber' : 'tag'}>{t(`confidence.${row.confidence}`)}</span></td>
    </tr>
  )
}

function Article({ citation }: { readonly citation: Citation }): ReactNode {
  const language = useLanguage()
  const known = citation.instrument in instruments
  return <span className="law-line" title={known ? longCitation(citation, language) : undefined}>{shortCitation(citation, language)}</span>
}
