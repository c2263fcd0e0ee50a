/** "Độ phủ truyền thông": which communes and vocational schools were reached, and which were not? Each number opens its list. */
import { useState, type ReactNode } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { activityKeepers } from '@hoa-nhap/domain/campaigns/roles.rules'
import { campaignCoverage, type CoverageView } from '@hoa-nhap/domain/campaigns/coverage.contract'
import type { AllRegisterWords } from '@hoa-nhap/domain/registers/words'
import { useAsk } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { WithWords } from '../registers/WithRegister.tsx'
import { wordsOf } from '../registers/register-words.ts'
import { formatDay, formatNumber, formatShare } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { DotMap } from '../ui/DotMap.tsx'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { Choose } from '../ui/inputs.tsx'
import { smallDenominator } from '../ui/figure.ts'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { campaignsText } from './campaigns.text.ts'
import { periodKeys, periodOf, rowsOf, yearsTo, type Part, type PeriodKey, type Row } from './coverage.model.ts'
import './campaigns.css'

type Search = { nam?: string; ky?: string; dot?: string; tinh?: string; xem?: string; dang?: string; o?: string }

export function CoveragePage() {
  const text = campaignsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { post } = useSignedIn()
  const navigate = useNavigate()
  const search: Search = useSearch({ from: '/signed/truyen-thong' })
  const year = Number(search.nam) || Number(today.slice(0, 4))
  const key = periodKeys.find((each) => each === search.ky) ?? 'year'
  const period = periodOf(year, key, today)
  const coverage = useAsk(campaignCoverage, { query: { ...period, ...(search.dot ? { campaign: search.dot } : {}), ...(search.tinh ? { area: search.tinh } : {}) } }, { keepPrevious: true })
  const go = (next: Search) => void navigate({ to: '/truyen-thong', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined && value !== '')), replace: true })
  const choices = (data: CoverageView | undefined) => (
    <div className="coverage-tools">
      <label>{text('year')}<Choose value={String(year)} onChange={(nam) => go({ nam, dot: '', tinh: '', o: '' })} options={yearsTo(today).map((each) => ({ value: String(each), label: String(each) }))} /></label>
      <label>{text('period')}<Choose value={key} onChange={(ky) => go({ ky: ky === 'year' ? '' : ky, dot: '', o: '' })} options={periodKeys.map((each: PeriodKey) => ({ value: each, label: each === 'year' ? text('period.year') : text('period.quarter', { number: each }) }))} /></label>
      {data && data.areas.length > 1 ? <label>{text('area')}<Choose value={search.tinh ?? ''} empty={text('area.all')} onChange={(tinh) => go({ tinh, o: '' })} options={data.areas.map((area) => ({ value: area.id, label: area.name }))} /></label> : null}
      <label className="wide">{text('campaign')}<Choose value={search.dot ?? ''} empty={text('campaign.all', { count: data?.campaigns.length ?? 0 })} onChange={(dot) => go({ dot, o: '' })} options={(data?.campaigns ?? []).map((campaign) => ({ value: campaign.id, label: `${campaign.name} (${campaign.activities})` }))} /></label>
    </div>
  )
  return (
    <WithWords>
      {(words) => (
        <Page title={text('title')} subtitle={text('subtitle', { from: formatDay(period.from, language), to: formatDay(period.to, language) })} className="media-coverage" actions={(
          <>
            <ButtonLink to="/so/$register" params={{ register: 'campaign-activities' }}>{text('register')}</ButtonLink>
            {activityKeepers.includes(post.role) ? <ButtonLink look="primary" to="/so/$register/moi/$type" params={{ register: 'campaign-activities', type: 'plan' }}>{text('plan')}</ButtonLink> : null}
          </>
        )}>
          {choices(coverage.data)}
          <Answer of={coverage} rows={6}>{(data) => <Coverage data={data} search={search} go={go} words={words} />}</Answer>
          <p className="note">{text('rule')}</p>
        </Page>
      )}
    </WithWords>
  )
}

type Shown = { readonly data: CoverageView; readonly search: Search; readonly go: (next: Search) => void; readonly words: AllRegisterWords }
const parts = ['communes', 'schools'] as const

function Coverage({ data, search, go, words }: Shown): ReactNode {
  const text = campaignsText.useText()
  const language = useLanguage()
  const [part, which] = (['communes.left', 'communes.reached', 'schools.left', 'schools.reached'].includes(search.xem ?? '') ? search.xem! : 'communes.left').split('.') as ['communes' | 'schools', 'left' | 'reached']
  const chosen = data[part]
  return (
    <>
      <div className="coverage-parts">
        {parts.map((each) => <PartFigure key={each} name={text(each)} part={data[each]} chosen={part === each ? which : null} onOpen={(next) => go({ xem: `${each}.${next}`, dang: '', o: '' })} />)}
      </div>
      <p className="note">{text('sum', { count: formatNumber(data.activities.length, language) })}</p>
      <Section id="coverage-list" title={text(part)} count={part === 'communes' && search.dang === 'map' ? text('list.map') : text(which === 'reached' ? 'list.reached' : 'list.left')} end={part === 'communes' && chosen.of > 0 ? (
        <span className="coverage-view" role="group" aria-label={text('look')}>
          {(['', 'map'] as const).map((view) => <button key={view} type="button" className="pick" aria-pressed={(search.dang ?? '') === view} onClick={() => go({ dang: view })}>{text(view === 'map' ? 'as.map' : 'as.list')}</button>)}
        </span>
      ) : undefined}>
        {part === 'communes' && search.dang === 'map'
          ? <CoverageMap data={data} opened={search.o ?? null} onOpen={(o) => go({ o: o === search.o ? '' : o })} />
          : <Rows key={`${part} ${which} ${data.from} ${data.to}`} rows={rowsOf(chosen, which)} empty={chosen.of === 0 ? text('nothing') : text(which === 'left' ? 'none' : 'nothing')} opened={search.o ?? null} onOpen={(o) => go({ o: o === search.o ? '' : o })} data={data} words={words} />}
        {part === 'communes' && search.dang === 'map' && search.o ? <OpenedUnit row={data.communes.rows.find((row) => row.id === search.o)} data={data} words={words} onClose={() => go({ o: '' })} /> : null}
      </Section>
    </>
  )
}

function PartFigure({ name, part, chosen, onOpen }: { readonly name: string; readonly part: Part; readonly chosen: 'left' | 'reached' | null; readonly onOpen: (which: 'left' | 'reached') => void }): ReactNode {
  const text = campaignsText.useText()
  const language = useLanguage()
  const left = part.of - part.met
  return (
    <Sheet className="coverage-part">
      <h2>{name}</h2>
      <p className="coverage-figure">{formatShare(part.met, part.of, language)} {part.of >= smallDenominator ? <span className="note">{text('of', { met: formatNumber(part.met, language), of: formatNumber(part.of, language) })}</span> : null}</p>
      <div className="coverage-bar" aria-hidden="true"><i style={{ width: `${part.of === 0 ? 0 : (part.met / part.of) * 100}%` }} /></div>
      <p className="coverage-lists">
        <button type="button" className="text-button" aria-pressed={chosen === 'left'} data-mark={left === 0 ? 'done' : 'late'} onClick={() => onOpen('left')}>{left === 0 ? <DoneMark size={16} /> : <LateMark size={16} />} {text('left', { count: formatNumber(left, language) })}</button>
        <button type="button" className="text-button" aria-pressed={chosen === 'reached'} onClick={() => onOpen('reached')}>{text('reached', { count: formatNumber(part.met, language) })}</button>
      </p>
    </Sheet>
  )
}

const inOneGo = 40

function Rows({ rows, empty, opened, onOpen, data, words }: { readonly rows: readonly Row[]; readonly empty: string; readonly opened: string | null; readonly onOpen: (id: string) => void; readonly data: CoverageView; readonly words: AllRegisterWords }): ReactNode {
  const text = campaignsText.useText()
  const language = useLanguage()
  const [most, setMost] = useState(inOneGo)
  if (rows.length === 0) return <Empty mark={<DoneMark />} title={empty} />
  return (
    <Sheet>
      <table className="table cards-on-phone">
        <thead><tr><th scope="col">{text('column.name')}</th><th scope="col">{text('column.state')}</th><th scope="col" className="number">{text('column.reach')}</th><th scope="col">{text('column.last')}</th><th scope="col">{text('column.activities')}</th></tr></thead>
        <tbody>
          {rows.slice(0, most).flatMap((row) => [
            <tr key={row.id} data-row className={row.activities.length === 0 ? 'coverage-empty' : undefined}>
              <td data-label={text('column.name')}><b>{row.name}</b></td>
              <td data-label={text('column.state')}><span className={`covered covered-${row.covered}`}>{row.covered === 'reached' ? <DoneMark size={16} /> : row.covered === 'partly' ? <WarnMark size={16} /> : <LateMark size={16} />} {text(`covered.${row.covered}`)}{row.missing.length > 0 ? <span className="note">{text('missing', { names: row.missing.join(', ') })}</span> : null}</span></td>
              <td data-label={text('column.reach')} className="number">{row.reach > 0 ? formatNumber(row.reach, language) : '–'}</td>
              <td data-label={text('column.last')}>{row.lastOn ? formatDay(row.lastOn, language) : '–'}</td>
              <td data-label={text('column.activities')}>{row.activities.length > 0 ? <button type="button" className="text-button" aria-expanded={opened === row.id} onClick={() => onOpen(row.id)}>{text('open', { count: row.activities.length })}</button> : '0'}</td>
            </tr>,
            ...(opened === row.id ? [<tr key={`${row.id}-open`} className="coverage-opened"><td colSpan={5}><Activities row={row} data={data} words={words} /></td></tr>] : []),
          ])}
        </tbody>
      </table>
      {rows.length > most ? <p className="coverage-more"><button type="button" className="text-button" onClick={() => setMost(rows.length)}>{text('more', { count: rows.length - most })}</button></p> : null}
    </Sheet>
  )
}

function Activities({ row, data, words }: { readonly row: Row; readonly data: CoverageView; readonly words: AllRegisterWords }): ReactNode {
  const text = campaignsText.useText()
  const language = useLanguage()
  const named = wordsOf(words, 'campaign-activities').options ?? {}
  return (
    <ul className="coverage-activities" aria-label={text('activities', { name: row.name })}>
      {row.activities.flatMap((id) => data.activities.find((activity) => activity.id === id) ?? []).map((activity) => (
        <li key={activity.id}>
          <Link className="link" to="/so/$register/$id" params={{ register: 'campaign-activities', id: activity.id }}>{activity.title}</Link>
          <span className="note">{[named['channel']?.[activity.channel] ?? activity.channel, formatDay(activity.heldOn, language), activity.agencyName, text('reach', { count: formatNumber(activity.reach, language), how: named['reachCounted']?.[activity.reachCounted] ?? activity.reachCounted })].join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}

function OpenedUnit({ row, data, words, onClose }: { readonly row: Row | undefined; readonly data: CoverageView; readonly words: AllRegisterWords; readonly onClose: () => void }): ReactNode {
  const text = campaignsText.useText()
  if (!row) return null
  return (
    <Sheet className="coverage-unit">
      <h3>{row.name}: {text(`covered.${row.covered}`)}</h3>
      {row.missing.length > 0 ? <p className="note">{text('missing', { names: row.missing.join(', ') })}</p> : null}
      <Activities row={row} data={data} words={words} />
      <button type="button" className="text-button" onClick={onClose}>{text('close')}</button>
    </Sheet>
  )
}

/** How many of the period's campaigns came to each commune; those that nobody reached are named first. */
function CoverageMap({ data, opened, onOpen }: { readonly data: CoverageView; readonly opened: string | null; readonly onOpen: (id: string) => void }): ReactNode {
  const text = campaignsText.useText()
  const of = Math.max(1, new Set(data.activities.map((activity) => activity.campaignId)).size)
  const units = data.communes.rows.toSorted((a, b) => a.campaigns - b.campaigns).map((row) => ({ id: row.id, name: row.name, latitude: row.latitude, longitude: row.longitude, reading: { met: Math.min(row.campaigns, of), of, value: null } }))
  return <DotMap title={text('map')} units={units} opened={opened} onOpen={onOpen} />
}
