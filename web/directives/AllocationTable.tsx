/** The parts of one sharing out, by name of the unit: nobody is ranked. Going over the places there are is marked, not hidden. */
import type { ReactNode } from 'react'
import type { AllocationView } from '@hoa-nhap/domain/directives/allocation.contract'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { WarnMark } from '../ui/icons.tsx'
import { allocationText } from './allocation.text.ts'

export type Line = AllocationView['lines'][number]
type Props = {
  readonly lines: readonly Line[]
  readonly allocationKey: AllocationView['key']
  readonly own: string
  /** Typed numbers, where they are entered by hand. */
  readonly typed?: ReadonlyMap<string, string> | undefined
  readonly wrong?: readonly string[]
  readonly onType?: (unitId: string, value: string) => void
}

export function AllocationTable({ lines, allocationKey, own, typed, wrong = [], onType }: Props): ReactNode {
  const t = allocationText.useText()
  const language = useLanguage()
  const weighed = allocationKey === 'population' || allocationKey === 'need' || allocationKey === 'capacity'
  const withPlaces = lines.some((line) => line.capacity !== null) && allocationKey !== 'capacity'
  const ordered = lines.toSorted((a, b) => Number(b.unitId === own) - Number(a.unitId === own) || a.unitName.localeCompare(b.unitName, 'vi'))
  // It scrolls by itself, so the keyboard must be able to reach it.
  return (
    <div className="sheet allocation-sheet" role="region" aria-label={t('cards')} tabIndex={0}>
    <table className="table allocation-table">
      <caption className="sr-only">{t('cards')}</caption>
      <thead><tr><th scope="col">{t('column.unit')}</th>{weighed ? <th scope="col" className="number">{t(`column.weight.${allocationKey}`)}</th> : null}{withPlaces ? <th scope="col" className="number places">{t('column.capacity')}</th> : null}<th scope="col" className="number">{t('column.amount')}</th></tr></thead>
      <tbody>
        {ordered.map((line) => (
          <tr key={line.unitId} className={line.unitId === own ? 'own' : undefined}>
            <th scope="row">{line.unitName}{line.overCapacity && line.capacity !== null ? <span className="allocation-over"><WarnMark size={14} /> {t('over', { capacity: line.capacity })}</span> : null}</th>
            {weighed ? <td className="number">{line.weight === '<5' ? '< 5' : line.weight === null ? '—' : formatNumber(line.weight, language)}</td> : null}
            {withPlaces ? <td className="number places">{line.capacity === null ? '—' : formatNumber(line.capacity, language)}</td> : null}
            <td className="number">
              {typed && onType
                ? <input className="field-input allocation-input" inputMode="numeric" autoComplete="off" aria-label={t('amountOf', { unit: line.unitName })} aria-invalid={wrong.includes(line.unitId)} value={typed.get(line.unitId) ?? ''} onChange={(event) => onType(line.unitId, event.target.value)} />
                : <b>{formatNumber(line.amount, language)}</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    </div>
  )
}
