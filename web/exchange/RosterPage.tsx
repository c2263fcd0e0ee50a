/** A roster of people from Excel: tried (nothing is written), its columns put right, then run, all rows or none. */
import { useState, type ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { getRun, listRosters, listRuns, rosterTemplate, runRoster, tryRoster, type RosterTrial, type RosterView } from '@hoa-nhap/domain/exchange/exchange.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { saveFile, sendFile } from '../api/bytes.ts'
import { call, newId, type AnswerOf } from '../api/client.ts'
import { isNoLine, useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatNumber, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { Icon } from '../ui/icons.tsx'
import { CardPicks } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Loading, sentenceOf } from '../ui/states.tsx'
import { chosenColumns, runnableRows, type Choices } from './roster.columns.ts'
import { exchangeText } from './exchange.text.ts'
import { RosterResult } from './RosterResult.tsx'
import { RunProgress } from './RunProgress.tsx'
import './exchange.css'

export type Run = AnswerOf<typeof getRun>

export function RosterPage(): ReactNode {
  const t = exchangeText.useText()
  const rosters = useItems(listRosters, {})
  return (
    <Page title={t('in.title')} trail={[{ to: '/so', label: t('registers') }]} className="exchange">
      <Answer of={rosters} rows={4}>{(items) => (items.length === 0 ? <Empty title={t('in.none')} note={t('in.none.note')} /> : <Import rosters={items} />)}</Answer>
      {rosters.data?.length ? <Runs rosters={rosters.data} /> : null}
    </Page>
  )
}

function Import({ rosters }: { readonly rosters: readonly RosterView[] }): ReactNode {
  const t = exchangeText.useText()
  const language = useLanguage()
  const client = useQueryClient()
  const [rosterId, setRosterId] = useState<string>(rosters[0]!.id)
  const roster = rosters.find((one) => one.id === rosterId)!
  const [file, setFile] = useState<File | null>(null)
  // One id for all tries of this file: sent twice, it is one run.
  const [runId, setRunId] = useState(newId)
  const [choices, setChoices] = useState<Choices>({})
  const [trial, setTrial] = useState<RosterTrial | null>(null)
  const [changed, setChanged] = useState(false)
  const [run, setRun] = useState<Run | null>(null)
  const [busy, setBusy] = useState<'try' | 'run' | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const progress = useQuery({
    queryKey: [getRun.id, run?.id ?? null], queryFn: ({ signal }) => call(getRun, { params: { id: run!.id } }, { signal }), enabled: run?.state === 'running',
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 1000),
  })
  const shownRun = run ? (progress.data ?? run) : null
  const begin = (): void => {
    setChoices({})
    setTrial(null)
    setRun(null)
    setRefused(null)
    setChanged(false)
    setRunId(newId())
  }
  const said = (error: unknown): void => setRefused(isNoLine(error) ? t('needs-line') : sentenceOf(error))
  const tryIt = async (): Promise<void> => {
    if (!file) return
    setBusy('try')
    setRefused(null)
    setRun(null)
    try {
      setTrial(await sendFile(tryRoster, { params: { roster: rosterId }, query: { columns: chosenColumns(choices) } }, file))
      setChanged(false)
    } catch (error) {
      said(error)
    }
    setBusy(null)
  }
  const runIt = async (): Promise<void> => {
    if (!file || !trial) return
    setBusy('run')
    setRefused(null)
    try {
      setRun(await sendFile(runRoster, { params: { roster: rosterId }, query: { id: runId, columns: chosenColumns(choices), seal: trial.seal } }, file))
      await client.invalidateQueries({ queryKey: [listRuns.id] })
    } catch (error) {
      said(error)
    }
    setBusy(null)
  }
  const count = trial ? runnableRows(trial) : 0
  const ready = trial !== null && trial.counts.error === 0 && trial.missing.length === 0 && count > 0 && !changed && shownRun === null
  return (
    <>
      <Sheet className="form-part">
        <p>{t('in.note')}</p>
        {rosters.length > 1 ? (
          <div className="roster-cards"><p className="field-label">{t('in.which')}</p><CardPicks label={t('in.which')} value={rosterId} onChange={(next) => { setRosterId(next); begin() }} options={rosters.map((one) => ({ value: one.id, label: language === 'en' ? one.nameEn : one.name, note: language === 'en' ? one.helpEn : one.help }))} /></div>
        ) : <p className="note">{language === 'en' ? `${roster.nameEn}: ${roster.helpEn}` : `${roster.name}: ${roster.help}`}</p>}
        <div className="roster-file">
          <Button onClick={() => void saveFile(rosterTemplate, { params: { roster: rosterId }, query: { language } }).catch(said)} icon={<Icon name="document" size={18} />}>{t('in.template')}</Button>
          <label className="file-button"><Icon name="plus" size={16} /> {t(file ? 'in.again' : 'in.choose')}
            <input type="file" accept=".xlsx" disabled={busy !== null || shownRun?.state === 'running'} onChange={(event) => { const [next] = [...(event.target.files ?? [])]; event.target.value = ''; if (next) { setFile(next); begin() } }} />
          </label>
          {file ? <span>{t('in.chosen', { name: file.name })}</span> : <span className="note">{t('in.rows', { count: formatNumber(roster.mostRows, language) })}</span>}
        </div>
        {file && !shownRun ? (
          <p className="form-foot">
            <Button type={trial && !changed ? 'default' : 'primary'} onClick={() => void tryIt()} loading={busy === 'try'}>{t(trial ? 'in.retry' : 'in.try')}</Button>
            {ready ? <Button type="primary" onClick={() => void runIt()} loading={busy === 'run'}>{t('run', { count })}</Button> : null}
            <span role="status" className="sr-only">{busy === 'try' ? t('in.busy') : ''}</span>
          </p>
        ) : null}
        {refused ? <FieldError>{refused}</FieldError> : null}
        {shownRun ? <RunProgress run={shownRun} error={progress.error} onAgain={() => { setRun(null); setTrial(null) }} /> : null}
      </Sheet>
      {busy === 'try' && !trial ? <Loading rows={4} /> : null}
      {trial && !shownRun ? <RosterResult roster={roster} trial={trial} choices={choices} changed={changed} onChoices={(next) => { setChoices(next); setChanged(true) }} /> : null}
    </>
  )
}

function Runs({ rosters }: { readonly rosters: readonly RosterView[] }): ReactNode {
  const t = exchangeText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const runs = useItems(listRuns, {})
  return (
    <Section id="runs" title={t('runs')}>
      <Answer of={runs} rows={2}>
        {(items) => (items.length === 0 ? <Empty title={t('runs.none')} /> : (
          <Sheet className="exchange-wide">
            <table className="table cards-on-phone">
              <caption className="sr-only">{t('runs')}</caption>
              <thead><tr><th scope="col">{t('runs.at')}</th><th scope="col">{t('runs.list')}</th><th scope="col">{t('runs.state')}</th><th scope="col">{t('runs.counts')}</th></tr></thead>
              <tbody>
                {items.map((run) => {
                  const roster = rosters.find((one) => one.id === run.roster)
                  return (
                    <tr key={run.id}>
                      <td data-label={t('runs.at')}><span className="nowrap">{formatDay(dayOf(run.startedAt as Instant), language, today)} {formatTime(run.startedAt)}</span></td>
                      <td data-label={t('runs.list')}>{roster ? (language === 'en' ? roster.nameEn : roster.name) : run.roster}</td>
                      <td data-label={t('runs.state')}>{t(`state.${run.state}`)}</td>
                      <td data-label={t('runs.counts')}><span>{run.counts ? (['new', 'match', 'known', 'duplicate', 'error'] as const).filter((outcome) => run.counts![outcome] > 0).map((outcome) => `${formatNumber(run.counts![outcome], language)} ${t(`count.${outcome}`)}`).join(' · ') : formatNumber(run.total, language)}</span></td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Sheet>
        ))}
      </Answer>
    </Section>
  )
}
