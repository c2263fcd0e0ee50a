/** The law as the system knows it: every row with its article and how sure we are of it. */
import { useState, type ReactNode } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Citation } from '@hoa-nhap/domain/kernel/citation'
import { instruments, longCitation, shortCitation } from '@hoa-nhap/domain/kernel/instruments'
import type { LawRow } from '@hoa-nhap/domain/kernel/law'
import { regimes, type Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { roleName } from '../access/access.text.ts'
import { useSignedIn } from '../app/session.ts'
import { formWords, measureName } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { allRows, articlesOf, findRows, lawMeasures, lawRegimes, regimeFrom, sideBySide, valueOf, withCounterparts, type KnownRow, type LawMeasure } from './law-rows.ts'
import { lawText } from './law.text.ts'
import { ruleName } from './rule-names.ts'
import './law.css'

type Search = { readonly van_ban?: string; readonly dieu?: string; readonly ngay?: string }
/** In the address in place of a day: all regimes side by side. */
const allRegimes = 'tat-ca'
const articles = articlesOf(allRows)
/** So many rows are shown at once; with more, each table is opened by itself. */
const fewRows = 60

export function LawPage(): ReactNode {
  const t = lawText.useText()
  const language = useLanguage()
  const { today } = useSignedIn()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const compare = search.ngay === allRegimes
  const regime = regimeFrom(search.ngay, today as PlainDate)
  const [measure, setMeasure] = useState<LawMeasure | null>(null)
  const [text, setText] = useState('')
  const words = ({ row }: KnownRow): string => [ruleName(row.id, language), row.id, row.note, row.form && formWords(row.form), ...[row.citation, ...(row.also ?? [])].map((citation) => shortCitation(citation, language)), ...(row.signers ?? []).map(roleName)].filter(Boolean).join(' ')
  const query = { regime: compare ? ('all' as const) : regime, measure, instrument: search.van_ban ?? null, article: search.dieu ?? null, text }
  const matching = findRows(allRows, query, words)
  // Side by side, a rule that matches in one regime is shown in all of them.
  const found = compare ? withCounterparts(allRows, matching, (row) => ruleName(row.id, language)) : matching
  const opened = found.length <= fewRows || measure !== null
  const go = (more: Partial<Record<keyof Search, string | undefined>>): void => void navigate({ to: '/phap-luat', search: { ...search, ...more } as never, replace: true })
  const chooseRegime = (id: string): void => {
    const chosen = regimes.find((candidate) => candidate.id === id)
    go({ ngay: id === allRegimes ? allRegimes : chosen?.from && chosen.id !== regimeFrom(undefined, today as PlainDate) ? chosen.from : undefined })
  }
  const tableName = (name: LawMeasure): string => (name === 'facilities' || name === 'liberty' ? t(`table.${name}`) : measureName(name))
  return (
    <Page title={t('title')} subtitle={<p className="law-intro">{t('intro')}</p>} className="law">
      <Sheet className="law-tools">
        <Choice label={t('regime')} value={compare ? allRegimes : regime} onChoose={chooseRegime} options={[...lawRegimes.toReversed().map((id) => [id, t(`regime.${id}`)] as const), [allRegimes, t('regime.all')]]} />
        <Choice label={t('measure')} value={measure ?? ''} onChoose={(value) => setMeasure(value || null)} options={[['', t('measure.all')], ...lawMeasures.map((name) => [name, tableName(name)] as const)]} />
        <Choice label={t('instrument')} value={search.van_ban ?? ''} onChoose={(value) => go({ van_ban: value || undefined, dieu: undefined })} options={[['', t('instrument.all')], ...[...articles.keys()].map((key) => [key, shortCitation({ instrument: key, article: '' }, language)] as const)]} />
        <Choice label={t('article')} value={search.dieu ?? ''} onChoose={(value) => go({ dieu: value || undefined })} options={[['', t('article.all')], ...(articles.get(search.van_ban ?? '') ?? []).map((article) => [article, t('article.one', { article })] as const)]} />
        <label className="field" data-search><span className="field-label">{t('find')}</span><input className="field-input" type="search" value={text} onChange={(event) => setText(event.target.value)} /></label>
      </Sheet>
      {search.van_ban ? <p className="law-filter">{longCitation({ instrument: search.van_ban, article: search.dieu ?? '' }, language)} · <button type="button" className="link" onClick={() => void navigate({ to: '/phap-luat', search: { ngay: search.ngay } as never })}>{t('clear')}</button></p> : null}
      <p className="note law-filter" role="status">{t('count', { count: found.length })}</p>
      {found.length === 0 ? <Empty title={t('none')} note={t('none.note')} /> : lawMeasures.map((name) => {
        const rows = found.filter((known) => known.measure === name)
        return rows.length === 0 ? null : (
          <Part key={`${name}${opened}`} name={name} title={tableName(name)} count={rows.length} opened={opened}>
            {() => (compare ? <SideBySideTable title={tableName(name)} rows={rows} /> : <RegimeTable title={tableName(name)} rows={rows} regime={regime} />)}
          </Part>
        )
      })}
      <p className="note law-filter">{t('confidence.note')}</p>
    </Page>
  )
}

/** One table of the law, shown when asked for: all of them at once would be a page nobody reads to its end. */
function Part({ name, title, count, opened, children }: { readonly name: LawMeasure; readonly title: string; readonly count: number; readonly opened: boolean; readonly children: () => ReactNode }): ReactNode {
  const t = lawText.useText()
  const [open, setOpen] = useState(opened)
  const toggle = <button type="button" className="link" aria-expanded={open} aria-label={`${t(open ? 'close' : 'open')}: ${title}`} onClick={() => setOpen(!open)}>{t(open ? 'close' : 'open')}</button>
  return <Section id={`law-${name}`} title={title} count={count} end={toggle}>{open ? <Sheet>{children()}</Sheet> : null}</Section>
}

function Choice({ label, value, options, onChoose }: { readonly label: string; readonly value: string; readonly options: readonly (readonly [string, string])[]; readonly onChoose: (value: string) => void }): ReactNode {
  return (
    <label className="field"><span className="field-label">{label}</span>
      <select className="field-input" value={value} onChange={(event) => onChoose(event.target.value)}>{options.map(([id, name]) => <option key={id} value={id}>{name}</option>)}</select>
    </label>
  )
}

function RegimeTable({ title, rows, regime }: { readonly title: string; readonly rows: readonly KnownRow[]; readonly regime: Regime }): ReactNode {
  const t = lawText.useText()
  return (
    <table className="table cards-on-phone law-table">
      <caption className="sr-only">{title}</caption>
      <thead><tr>{(['rule', 'value', 'who', 'form', 'cite', 'sure'] as const).map((column) => <th key={column} scope="col">{t(`column.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((known) => <LawLine key={`${known.row.id}${known.row.regime}`} known={known} otherRegime={known.row.regime !== regime} />)}</tbody>
    </table>
  )
}

/** One line for each rule, one column for each regime: what changed stands beside what was. */
function SideBySideTable({ title, rows }: { readonly title: string; readonly rows: readonly KnownRow[] }): ReactNode {
  const t = lawText.useText()
  const language = useLanguage()
  const shown = lawRegimes.filter((id) => rows.some(({ row }) => row.regime === id))
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="table cards-on-phone law-table law-side">
        <caption className="sr-only">{title}</caption>
        <thead><tr><th scope="col">{t('column.rule')}</th>{shown.map((id) => <th key={id} scope="col">{t(`regime.${id}`)}</th>)}</tr></thead>
        <tbody>
          {sideBySide(rows, (row) => ruleName(row.id, language)).map((line) => (
            <tr key={line.name}>
              <td data-label={t('column.rule')}><b>{line.name}</b></td>
              {shown.map((id) => <td key={id} data-label={t(`regime.${id}`)}>{line.byRegime[id] ? <span>{line.byRegime[id].map((row) => <RegimeCell key={row.id} row={row} />)}</span> : <span className="note">{t('absent')}</span>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RegimeCell({ row }: { readonly row: LawRow }): ReactNode {
  const t = lawText.useText()
  const amount = useAmount()
  const who = useWho()
  return (
    <span className="law-cell">
      {amount(row) ? <span className="law-line">{amount(row)}</span> : null}
      {row.bound || row.signers?.[0] ? <span className="law-line">{who(row.bound ?? row.signers![0]!)}{row.form ? ` · ${formWords(row.form)}` : ''}</span> : null}
      <Article citation={row.citation} />
      <span className={row.confidence === 'unverified' ? 'tag tag-amber' : 'tag'}>{t(`confidence.${row.confidence}`)}</span>
    </span>
  )
}

/** `chậm nhất 3 ngày làm việc`; nothing for a power or a stage without a number. */
function useAmount(): (row: LawRow) => string {
  const t = lawText.useText()
  return (row) => {
    const { unit, value } = valueOf(row)
    return [row.kind === 'signer' || row.kind === 'stage' ? null : t(`kind.${row.kind}`), unit === 'no-number' ? '' : t(`unit.${unit}`, { value })].filter(Boolean).join(' ')
  }
}

function useWho(): (role: string) => string {
  const t = lawText.useText()
  return (role) => (role === 'person' ? t('person') : role === 'provider' ? t('provider') : roleName(role))
}

function LawLine({ known: { row }, otherRegime }: { readonly known: KnownRow; readonly otherRegime: boolean }): ReactNode {
  const t = lawText.useText()
  const language = useLanguage()
  const amount = useAmount()
  const who = useWho()
  return (
    <tr>
      <td data-label={t('column.rule')}><span><b>{ruleName(row.id, language)}</b>{otherRegime && row.from ? <span className="note law-line"> {row.to ? t('fromTo', { from: formatDay(row.from, language), to: formatDay(row.to, language) }) : t('from', { day: formatDay(row.from, language) })}</span> : null}{row.note ? <span className="note law-line" lang="vi">{row.note}</span> : null}</span></td>
      <td data-label={t('column.value')}><span>{amount(row)}</span></td>
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
