/** Who was trained in the year, who may determine addiction today, what ends when. Every number opens its list. */
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { trainingCoverage } from '@hoa-nhap/domain/training/training.contract'
import type { AnswerOf } from '../api/client.ts'
import { useAsk } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { useRegisterWords, wordsOf } from '../registers/register-words.ts'
import { registersText } from '../registers/registers.text.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Unverified } from '../ui/Cite.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { Choice } from '../ui/UnitSwitch.tsx'
import { ExpiryChart } from './ExpiryChart.tsx'
import { trainingText } from './training.text.ts'
import './training.css'

type Coverage = AnswerOf<typeof trainingCoverage>
export type TrainingSearch = { readonly nam?: string; readonly theo?: string; readonly cap?: string; readonly nghe?: string; readonly viec?: string; readonly don_vi?: string; readonly ten?: string; readonly da?: string }
type Group = Pick<TrainingSearch, 'cap' | 'nghe' | 'viec' | 'don_vi'>

/** The plan of Lạng Sơn: above ninety of a hundred. */
const asked = 90
const percentOf = ({ met, of }: { readonly met: number; readonly of: number }): number => (of === 0 ? 0 : (met / of) * 100)
/** How many more it takes to be above it. */
const missingFor = ({ met, of }: { readonly met: number; readonly of: number }): number => Math.max(0, Math.floor((of * asked) / 100) + 1 - met)

export function TrainingPage(): ReactNode {
  const text = trainingText.useText()
  const registers = registersText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const search = useSearch({ from: '/signed/tap-huan' })
  const navigate = useNavigate()
  const years = [0, 1, 2].map((back) => String(Number(today.slice(0, 4)) - back)).toReversed()
  const year = search.nam && years.includes(search.nam) ? search.nam : years.at(-1)!
  const units = search.theo === 'luc-do' ? 'then' : 'now'
  const coverage = useAsk(trainingCoverage, { query: { year, units } }, { keepPrevious: true })
  const go = (next: TrainingSearch): void => void navigate({ to: '/tap-huan', search: { nam: year, ...(units === 'then' ? { theo: 'luc-do' } : {}), ...next }, replace: true, resetScroll: false })
  return (
    <Page
      title={text('title')} className="training" trail={[{ to: '/so', label: registers('title') }]}
      subtitle={coverage.data ? <>{text('of', { day: formatDay(coverage.data.on, language, today) })} · {text(`counted.${coverage.data.counted}`)}</> : undefined}
    >
      <div className="training-tools">
        <Choice label={text('year')} value={year} options={years.map((each) => ({ value: each, label: each }))} onChange={(nam) => go({ nam })} />
        <Choice label={text('column.unit')} value={units} options={(['then', 'now'] as const).map((each) => ({ value: each, label: text(`units.${each}`) }))} onChange={(each) => void navigate({ to: '/tap-huan', search: each === 'then' ? { nam: year, theo: 'luc-do' } : { nam: year }, replace: true, resetScroll: false })} />
      </div>
      <Answer of={coverage} rows={7}>{(found) => <Shown coverage={found} search={{ nam: year, ...(units === 'then' ? { theo: 'luc-do' } : {}) }} />}</Answer>
    </Page>
  )
}

function Shown({ coverage, search }: { readonly coverage: Coverage; readonly search: TrainingSearch }): ReactNode {
  const text = trainingText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { total } = coverage
  const above = percentOf(total) > asked
  const { words } = useRegisterWords()
  const options = wordsOf(words ?? {}, 'staff').options ?? {}
  return (
    <>
      <Section title={text('trained')}>
        <Sheet>
          {total.of === 0 ? <Empty title={text('none')} note={text('none.note')} action={<Link className="link" to="/so/$register" params={{ register: 'staff' }} search={{}}>{text('staff.register')}</Link>} /> : (
            <div className="training-sum">
              <b><Door coverage={coverage} search={search} group={{}} name={text('everybody', { year: coverage.year })}>{total.met}/{total.of}</Door></b>
              <span>{formatNumber(percentOf(total), language, 1)} % · {above ? text('above') : text('below', { count: missingFor(total) })}</span>
              <p className="note">{text('rule', { day: formatDay(coverage.on, language, today) })}{coverage.names ? null : <> {text('figures')}</>}</p>
            </div>
          )}
        </Sheet>
      </Section>
      {total.of === 0 ? null : (
        <>
          <div className="training-columns">
            <Section title={text('by.level')}><Shares coverage={coverage} search={search} lines={coverage.levels.map((line) => ({ ...line, name: text(`level.${line.key as 'facility'}`), group: { cap: line.key } }))} /></Section>
            <Section title={text('by.work')}><Shares coverage={coverage} search={search} lines={coverage.works.map((line) => ({ ...line, name: options['work']?.[line.key] ?? line.key, group: { viec: line.key } }))} /></Section>
          </div>
          <Section title={text('by.profession')}><Shares coverage={coverage} search={search} lines={coverage.professions.map((line) => ({ ...line, name: options['profession']?.[line.key] ?? line.key, group: { nghe: line.key } }))} /></Section>
        </>
      )}
      <Assessing coverage={coverage} />
      <Section title={text('expiry')}><Sheet><ExpiryChart expiry={coverage.expiry} today={today} kinds={wordsOf(words ?? {}, 'certificates').options?.['kind'] ?? {}} /></Sheet></Section>
      {coverage.units.length > 1 ? <Section title={text('by.unit')} count={coverage.units.length}><Shares coverage={coverage} search={search} tall lines={coverage.units.map((line) => ({ ...line, key: line.unitId, name: line.unitName, group: { don_vi: line.unitId } }))} /></Section> : null}
    </>
  )
}

type Line = { readonly key: string; readonly name: string; readonly met: number; readonly of: number; readonly group: Group }

/** In the order of the names: nobody is ranked. */
function Shares({ coverage, search, lines, tall = false }: { readonly coverage: Coverage; readonly search: TrainingSearch; readonly lines: readonly Line[]; readonly tall?: boolean }): ReactNode {
  const text = trainingText.useText()
  const language = useLanguage()
  return (
    <Sheet {...(tall ? { className: 'training-units' } : {})}>
      <table className="table training-table">
        <thead><tr><th scope="col">{text('column.what')}</th><th scope="col" className="number">{text('column.share')}</th><th scope="col" className="number">{text('column.percent')}</th><th scope="col" className="number">{text('column.missing')}</th></tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              <td className="number"><Door coverage={coverage} search={search} group={line.group} name={line.name} label={text('open.all', { name: line.name })}>{line.met}/{line.of}</Door></td>
              <td className="number">{formatNumber(percentOf(line), language, 1)}</td>
              <td className="number">{line.of === line.met ? '0' : <Door coverage={coverage} search={{ ...search, da: 'no' }} group={line.group} name={line.name} label={text('open.missing', { name: line.name })}>{line.of - line.met}</Door>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}

/** A number that opens the list behind it, where the post may read names. */
function Door({ coverage, search, group, name, label, children }: { readonly coverage: Coverage; readonly search: TrainingSearch; readonly group: Group; readonly name: string; readonly label?: string; readonly children: ReactNode }): ReactNode {
  if (!coverage.names) return children
  return <Link className="link" to="/tap-huan/can-bo" search={{ ...search, ...group, ten: name }} {...(label ? { 'aria-label': label } : {})}>{children}</Link>
}

function Assessing({ coverage }: { readonly coverage: Coverage }): ReactNode {
  const text = trainingText.useText()
  const { communes, facilities, missing } = coverage.assessing
  if (communes.of + facilities.of === 0) return null
  const own = coverage.counted === 'agency'
  return (
    <Section title={text('assess')} count={own ? undefined : missing.length}>
      <Sheet>
        <div className="training-sum"><span>{own ? text('assess.own', { state: text(missing.length ? 'assess.no' : 'assess.yes') }) : text('assess.counts', { met: communes.met, of: communes.of, facilitiesMet: facilities.met, facilitiesOf: facilities.of })}</span></div>
        {own ? null : missing.length === 0 ? <p className="training-note">{text('assess.all')}</p> : <ul className="training-missing">{missing.map((body) => <li key={body.agencyId}>{body.agencyName}</li>)}</ul>}
        <p className="note training-note">{text('assess.note')} <Unverified /></p>
      </Sheet>
    </Section>
  )
}
