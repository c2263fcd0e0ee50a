/** Units and agencies as they stood on any day; what a unit was formed from and what became of it. */
import { useState, type FormEvent } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { listAgencies, listUnits, unitHistory } from '@hoa-nhap/domain/organization/organization.contract'
import { useAsk, useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { FieldError } from '../ui/form.tsx'
import { DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { organizationText } from './organization.text.ts'
import './organization.css'

export function OrganizationPage() {
  const text = organizationText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { today } = useNow()
  const { don_vi: unit, ngay } = useSearch({ from: '/signed/to-chuc' })
  const on = ngay ?? today
  const [typed, setTyped] = useState(showDay(on))
  const [filter, setFilter] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const units = useItems(listUnits, { query: { on, ...(unit ? { parent: unit } : {}) } })
  const history = useAsk(unitHistory, { params: { id: unit ?? '' } }, { enabled: unit !== undefined })
  const agencies = useItems(listAgencies, { query: { unit: unit ?? '', on } }, { enabled: unit !== undefined })
  const search = (next: { don_vi?: string; ngay?: string }) => ({ ...(next.don_vi ? { don_vi: next.don_vi } : {}), ...(next.ngay && next.ngay !== today ? { ngay: next.ngay } : {}) })
  const show = (event: FormEvent) => {
    event.preventDefault()
    const read = readDay(typed, today)
    setWrong(read.ok ? null : say(read.code, read.facts))
    if (read.ok) void navigate({ to: '/to-chuc', search: search({ ngay: read.value, ...(unit ? { don_vi: unit } : {}) }) })
  }
  const name = history.data?.unit.name
  const parent = history.data?.unit.parentId
  return (
    <Page title={unit && name ? name : text('title')} subtitle={text('subtitle')} {...(unit ? { trail: [{ to: '/to-chuc', label: text('provinces') }] } : {})}>
      <form className="as-of" onSubmit={show}>
        <label htmlFor="as-of">{text('day')}</label>
        <DayInput id="as-of" value={typed} onChange={setTyped} {...(wrong ? { 'aria-invalid': true as const, 'aria-describedby': 'as-of-error' } : {})} />
        <Button htmlType="submit">{text('show')}</Button>
        <input className="plain-input" type="search" aria-label={text('filter')} placeholder={text('filter')} value={filter} onChange={(event) => setFilter(event.target.value)} />
        {wrong ? <FieldError id="as-of-error">{wrong}</FieldError> : null}
      </form>
      {unit && parent ? <p className="note more-line"><Link className="link" to="/to-chuc" search={search({ don_vi: parent, ngay: on })}>{text('up')}</Link></p> : null}
      {unit ? (
        <Section id="co-quan" title={text('agencies')} count={agencies.data?.length}>
          <Answer of={agencies} rows={2}>{(list) => (list.length ? <Sheet><ul className="rows">{list.map((agency) => <li key={agency.id} className="unit-row"><b>{agency.name}</b><span className="note">{agency.validFrom ? text('from', { day: formatDay(agency.validFrom, language) }) : text('unknown')}{agency.validTo ? ` ${text('to', { day: formatDay(agency.validTo, language) })}` : ''}</span></li>)}</ul></Sheet> : <Empty title={text('none.agencies')} />)}</Answer>
        </Section>
      ) : null}
      {history.data && (history.data.predecessors.length || history.data.successors.length) ? (
        <Section id="truoc-sau" title={text('history')}>
          <Sheet className="padded">
            {([['before', history.data.predecessors], ['after', history.data.successors]] as const).map(([word, list]) => (list.length ? (
              <p key={word}>{text(word)}: {list.map((each, index) => <span key={each.id}>{index ? ', ' : ''}<Link className="link" to="/to-chuc" search={search({ don_vi: each.id, ngay: on })}>{each.name}</Link>{each.part === 'part' ? ` (${text('part')})` : ''} <span className="note">{formatDay(each.on, language)}</span></span>)}</p>
            ) : null))}
          </Sheet>
        </Section>
      ) : null}
      <Section id="don-vi" title={text('units')} count={units.data?.length}>
        <Answer of={units} rows={6}>
          {(list) => {
            const shown = list.filter((each) => foldText(each.name).includes(foldText(filter)))
            return shown.length ? (
              <Sheet><ul className="rows">{shown.map((each) => <li key={each.id} data-row><Link data-act className="row-link" to="/to-chuc" search={search({ don_vi: each.id, ngay: on })}><b>{each.name}</b><span className="note">{each.code}</span><span className="note">{each.validFrom ? text('from', { day: formatDay(each.validFrom, language) }) : text('unknown')}{each.validTo ? ` ${text('to', { day: formatDay(each.validTo, language) })}` : ''}</span></Link></li>)}</ul></Sheet>
            ) : <Empty title={text('none.units')} />
          }}
        </Answer>
      </Section>
    </Page>
  )
}
