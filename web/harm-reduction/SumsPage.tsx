/** "Tiếp cận và giảm hại": sums of a year by commune for those who plan and open no register of a point. Small numbers are hidden. */
import type { ReactNode } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { outreachSums, type SumsView } from '@hoa-nhap/domain/outreach/outreach.contract'
import { supplySums } from '@hoa-nhap/domain/harm-reduction/referrals.contract'
import type { AllRegisterWords } from '@hoa-nhap/domain/registers/words'
import { useAsk } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { WithWords } from '../registers/WithRegister.tsx'
import { wordsOf } from '../registers/register-words.ts'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Choose } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { harmReductionText } from './harm-reduction.text.ts'
import '../ui/figures.css'
import '../outreach/outreach.css'

const firstYear = 2024

export function SumsPage() {
  const text = harmReductionText.useText()
  const { today } = useNow()
  const navigate = useNavigate()
  const search: { nam?: string; xem?: string } = useSearch({ from: '/signed/giam-hai' })
  const thisYear = Number(today.slice(0, 4))
  const year = Number(search.nam) || thisYear
  const what = search.xem === 'vat-dung' ? 'supplies' : 'outreach'
  const outreach = useAsk(outreachSums, { query: { year } }, { enabled: what === 'outreach' })
  const supplies = useAsk(supplySums, { query: { year } }, { enabled: what === 'supplies' })
  const go = (next: { nam?: string; xem?: string }) => void navigate({ to: '/giam-hai', search: { ...search, ...next }, replace: true })
  return (
    <WithWords>
      {(words) => (
        <Page title={text('sums.title')} subtitle={text('sums.subtitle')}>
          <div className="sums-tools">
            <label>{text('sums.what')}<Choose value={what === 'supplies' ? 'vat-dung' : 'tiep-can'} onChange={(xem) => go({ xem })} options={[{ value: 'tiep-can', label: text('sums.outreach') }, { value: 'vat-dung', label: text('sums.supplies') }]} /></label>
            <label>{text('sums.year')}<Choose value={String(year)} onChange={(nam) => go({ nam })} options={Array.from({ length: thisYear - firstYear + 1 }, (_, index) => ({ value: String(thisYear - index), label: String(thisYear - index) }))} /></label>
          </div>
          <Answer of={what === 'outreach' ? outreach : supplies} rows={6}>{(data) => <Sums data={data} words={words} register={what === 'outreach' ? 'outreach-contacts' : 'harm-reduction-supplies'} />}</Answer>
          <p className="note outreach-note">{text('sums.small')}</p>
        </Page>
      )}
    </WithWords>
  )
}

function Sums({ data, words, register }: { readonly data: SumsView; readonly words: AllRegisterWords; readonly register: string }): ReactNode {
  const text = harmReductionText.useText()
  const language = useLanguage()
  const named = wordsOf(words, register)
  const cellText = (value: SumsView['totals'][number]) => (value === '<5' ? '< 5' : value === 'hidden' ? text('sums.hidden') : formatNumber(value, language))
  if (data.units.length === 0) return <Empty title={text('sums.none')} />
  return (
    <Sheet className="sums-scroll">
      <div tabIndex={0} role="region" aria-label={named.name} className="sums-scroll">
        <table className="table sums-table">
          <caption className="sr-only">{named.name} {data.year}</caption>
          <thead><tr><th scope="col">{text('sums.unit')}</th>{data.keys.map((key) => <th key={key} scope="col" className="number">{named.fields[key] ?? key}</th>)}</tr></thead>
          <tbody>
            {data.units.map((unit) => <tr key={unit.unitId} data-row><th scope="row">{unit.unitId.startsWith('p-') ? text('sums.province') : unit.unitName}</th>{unit.cells.map((value, index) => <td key={data.keys[index]} className={typeof value === 'number' ? 'number' : 'number few'}>{cellText(value)}</td>)}</tr>)}
          </tbody>
          <tfoot><tr><th scope="row">{text('sums.total')}</th>{data.totals.map((value, index) => <td key={data.keys[index]} className="number">{cellText(value)}</td>)}</tr></tfoot>
        </table>
      </div>
    </Sheet>
  )
}
