/** The checklist of a kind of body: the articles that bind it on a day, as they are printed and taken along. */
import { useState, type FormEvent } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { inspectedKinds } from '@hoa-nhap/domain/inspections/inspections.model'
import { checklistOf, isRead } from '@hoa-nhap/domain/inspections/inspections.rules'
import { isPlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { useNow } from '../app/session.ts'
import { ruleName } from '../law/rule-names.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { Cite } from '../ui/Cite.tsx'
import { Icon } from '../ui/icons.tsx'
import { Choose, DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { lawText } from '../law/law.text.ts'
import { measureName } from '../measures/labels.ts'
import { inspectionsText } from './inspections.text.ts'
import './inspections.css'

export function ChecklistPage() {
  const text = inspectionsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed/kiem-tra/danh-muc' })
  const kind = inspectedKinds.find((each) => each === search.loai) ?? 'rehab-facility'
  const on = search.ngay && isPlainDate(search.ngay) ? search.ngay : today
  const [typed, setTyped] = useState(showDay(on))
  const rules = checklistOf(kind, on)
  const tables = [...new Set(rules.map((rule) => rule.table))]
  const show = (event: FormEvent) => {
    event.preventDefault()
    const read = readDay(typed, today)
    if (read.ok) void navigate({ to: '/kiem-tra/danh-muc', search: { ...search, ngay: read.value } })
  }
  return (
    <Page
      title={text('checklist.of', { kind: text(`kind.${kind}`) })} trail={[{ to: '/kiem-tra', label: text('title') }]} subtitle={<>{text('check.subtitle', { day: formatDay(on, language) })} {text('check.number', { count: rules.length })}</>}
      actions={<Button onClick={() => window.print()} icon={<Icon name="print" size={18} />}>{text('check.print')}</Button>}
    >
      <div className="facts-tools">
        <label htmlFor="loai">{text('kind')}<Choose id="loai" value={kind} onChange={(value) => void navigate({ to: '/kiem-tra/danh-muc', search: { ...search, loai: value } })} options={inspectedKinds.map((each) => ({ value: each, label: text(`kind.${each}`) }))} /></label>
        <form className="check-day" onSubmit={show}><label htmlFor="ngay-luat">{text('day')}<DayInput id="ngay-luat" value={typed} onChange={setTyped} aria-invalid={!readDay(typed, today).ok} /></label><Button htmlType="submit">{text('day.set')}</Button></form>
      </div>
      {rules.length === 0 ? <Empty title={text('check.none')} /> : tables.map((table) => (
        <Section key={table} title={table === 'facilities' || table === 'liberty' ? lawText.say(`table.${table}`) : measureName(table)} count={rules.filter((rule) => rule.table === table).length}>
          <Sheet className="facts-sheet">
            <table className="table cards-on-phone">
              <thead><tr><th scope="col">{text('check.rule')}</th><th scope="col">{text('check.time')}</th><th scope="col">{text('check.article')}</th><th scope="col">{text('check.severity')}</th></tr></thead>
              <tbody>
                {rules.filter((rule) => rule.table === table).map((rule) => (
                  <tr key={rule.id}>
                    <td data-label={text('check.rule')}><span>{ruleName(rule.id, language)}{isRead(rule) ? null : <> <span className="note">({text('check.unread')})</span></>}</span></td>
                    <td data-label={text('check.time')}>{rule.row.value === undefined ? (rule.row.unit === 'at-once' ? text('unit.at-once') : '–') : text(`unit.${rule.row.unit}`, { n: rule.row.highest === undefined ? String(rule.row.value) : `${rule.row.value}–${rule.row.highest}` })}</td>
                    <td data-label={text('check.article')}><Cite citation={rule.row.citation} confidence={rule.row.confidence} /></td>
                    <td data-label={text('check.severity')}><span className={rule.severity === 'liberty' ? 'tag tag-brick' : rule.severity === 'suspension-ground' ? 'tag tag-amber' : 'tag'}>{text(`severity.${rule.severity}`)}</span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        </Section>
      ))}
    </Page>
  )
}
