/** The order of bodies on the page: by the column the reader chose, never by a sum of them. Pure. */
import type { BodyFacts } from '@hoa-nhap/domain/inspections/inspections.contract'

export const columns = ['body', 'overdue', 'alarms', 'complaints', 'findings', 'occupancy', 'last', 'planned'] as const
export type Column = (typeof columns)[number]

/** A hidden small number stands between none and five. */
const ofCell = (cell: BodyFacts['overdue']): number => (cell === '<5' ? 0.5 : cell)
const share = (facts: BodyFacts): number | null => (facts.beds && facts.present !== null ? facts.present / facts.beds : null)

function valueOf(facts: BodyFacts, column: Column): number | string | null {
  switch (column) {
    case 'body': return `${facts.unitName} ${facts.agencyName}`
    case 'overdue': return ofCell(facts.overdue)
    case 'alarms': return ofCell(facts.alarms)
    case 'complaints': return facts.openComplaints
    case 'findings': return facts.openFindings
    case 'occupancy': return share(facts)
    case 'last': return facts.lastInspectedOn
    case 'planned': return facts.plannedOn
  }
}

/** `up`: smallest, earliest or first of the alphabet first. What is not known stands last; never inspected counts as longest ago. */
export function sorted(items: readonly BodyFacts[], column: Column, up: boolean): readonly BodyFacts[] {
  const collator = new Intl.Collator('vi')
  return items.toSorted((one, other) => {
    const [a, b] = [valueOf(one, column), valueOf(other, column)]
    const names = collator.compare(`${one.unitName} ${one.agencyName}`, `${other.unitName} ${other.agencyName}`)
    if (a === null || b === null) return a === b ? names : (a === null ? 1 : -1) * (column === 'last' && up ? -1 : 1)
    const order = typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b)
    return order === 0 ? names : up ? order : -order
  })
}
