/** Which units have sent the report of a period, which wait, and which have none. */
import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { listDefinitions, listOwed } from '@hoa-nhap/domain/reports/reports.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { SmallChoice } from '../documents/small-fields.tsx'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { nameOf, ReportState } from './report-words.tsx'
import type { Definition } from './ReportsPage.tsx'
import { reportsText } from './reports.text.ts'
import './reports.css'

export function OwedPage(): ReactNode {
  const t = reportsText.useText()
  const definitions = useItems(listDefinitions, {})
  return (
    <Page title={t('owed')} trail={[{ to: '/bao-cao', label: t('title') }]} className="reports">
      <p className="note report-note">{t('owed.note')}</p>
      <Answer of={definitions} rows={4}>{(items) => { const received = items.filter((one) => !one.may.make); return received.length === 0 ? <Empty title={t('owed.none')} /> : <Owed definitions={received} /> }}</Answer>
    </Page>
  )
}

const keyOf = (period: { readonly from: string; readonly to: string }): string => `${period.from} ${period.to}`

function Owed({ definitions }: { readonly definitions: readonly Definition[] }): ReactNode {
  const t = reportsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [id, setId] = useState<string>(definitions[0]!.id)
  const definition = definitions.find((one) => one.id === id)!
  const [chosen, setChosen] = useState('')
  const [only, setOnly] = useState('')
  const period = definition.periods.find((one) => keyOf(one) === chosen) ?? definition.periods.find((one) => one.to < today) ?? definition.periods[0]
  const rows = useItems(listOwed, { query: { definition: id, from: (period?.from ?? today) as never, to: (period?.to ?? today) as never } }, { enabled: period !== undefined })
  return (
    <>
      <Sheet className="form-part">
        <div className="report-make">
          <SmallChoice id="owed-kind" label={t('make.kind')} value={id} onChange={(next) => { setId(next); setChosen('') }} options={definitions.map((one) => ({ value: one.id, label: nameOf(one, language) }))} />
          <SmallChoice id="owed-period" label={t('make.period')} value={period ? keyOf(period) : ''} onChange={setChosen} options={definition.periods.map((one) => ({ value: keyOf(one), label: `${nameOf(one, language)} (${formatDay(one.from, language)} – ${formatDay(one.to, language)})` }))} />
          <SmallChoice id="owed-only" label={t('owed.show')} value={only} empty={t('filter.any')} onChange={setOnly} options={[{ value: 'missing', label: t('owed.missing') }, { value: 'submitted', label: t('state.submitted') }, { value: 'accepted', label: t('state.accepted') }]} />
        </div>
      </Sheet>
      <Answer of={rows} rows={6}>
        {(items) => {
          const count = (...states: string[]): string => formatNumber(items.filter((item) => states.includes(item.state)).length, language)
          const shown = items.filter((item) => !only || (only === 'missing' ? ['none', 'draft', 'returned'].includes(item.state) : item.state === only))
          return items.length === 0 ? <Empty title={t('owed.none')} /> : (
            <>
              <p className="note report-note" role="status">{t('owed.count', { accepted: count('accepted'), submitted: count('submitted'), open: count('none', 'draft', 'returned') })}</p>
              {shown.length === 0 ? <Empty title={t('filtered')} /> : (
                <Sheet className="report-wide">
                  <table className="table cards-on-phone">
                    <caption className="sr-only">{t('owed')}</caption>
                    <thead><tr><th scope="col">{t('column.unit')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('column.sent')}</th></tr></thead>
                    <tbody>{shown.map((item) => (
                      <tr key={item.agencyId} data-row>
                        <td data-label={t('column.unit')}><span>{item.reportId && (item.state === 'submitted' || item.state === 'accepted' || item.state === 'returned') ? <Link className="link" to="/bao-cao/$id" params={{ id: item.reportId }} data-act>{item.unitName}</Link> : item.unitName}<span className="note"> {item.agencyName}</span></span></td>
                        <td data-label={t('column.state')}><ReportState state={item.state} /></td>
                        <td data-label={t('column.sent')}>{item.submittedAt ? <span className="nowrap">{formatDay(dayOf(item.submittedAt as Instant), language, today)}</span> : '–'}</td>
                      </tr>
                    ))}</tbody>
                  </table>
                </Sheet>
              )}
            </>
          )
        }}
      </Answer>
    </>
  )
}
