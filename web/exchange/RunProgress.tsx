/** How far a run is, how it ended, and what to do where it was broken off. */
import type { ReactNode } from 'react'
import { Button } from 'antd'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { exchangeText } from './exchange.text.ts'
import type { Run } from './RosterPage.tsx'

export function RunProgress({ run, error, onAgain }: { readonly run: Run; readonly error: unknown; readonly onAgain: () => void }): ReactNode {
  const t = exchangeText.useText()
  const language = useLanguage()
  const written = run.counts ? run.counts.new + run.counts.match + run.counts.duplicate : 0
  const refusal = run.refusal ? (language === 'en' ? run.refusal.detailEn : run.refusal.detail) : ''
  return (
    <div role="status">
      {run.state === 'running' ? (
        <>
          <p>{t('run.progress', { done: formatNumber(run.done, language), total: formatNumber(run.total, language) })}</p>
          <div className="roster-bar" aria-hidden="true"><i style={{ width: `${run.total > 0 ? (run.done / run.total) * 100 : 0}%` }} /></div>
          <p className="note">{t('run.running')}</p>
          {error ? <p className="roster-line amber"><WarnMark size={16} /> {sentenceOf(error)}</p> : null}
        </>
      ) : run.state === 'done' ? <p className="roster-line pine"><DoneMark size={18} /> {t('run.done', { count: written })}</p>
        : <p className="roster-line brick"><LateMark size={16} /> {run.state === 'refused' ? `${refusal} ${t('run.refused')}` : t('run.interrupted')}</p>}
      {run.state === 'running' ? null : <p className="form-foot">{run.state === 'done' ? null : <Button onClick={onAgain}>{t('run.again')}</Button>}</p>}
    </div>
  )
}
