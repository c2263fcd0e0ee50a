/** Periods a planner picks from; only those that are over can be published. */
export const partKeys = ['year', 'h1', 'h2', 'q1', 'q2', 'q3', 'q4', 'plan'] as const
export type PartKey = (typeof partKeys)[number]

/** `plan`: from 15 December of the year before, as registers of voluntary rehabilitation are reported. */
export function periodOfPart(year: number, part: PartKey): { readonly from: string; readonly to: string } {
  switch (part) {
    case 'year': return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'h1': return { from: `${year}-01-01`, to: `${year}-06-30` }
    case 'h2': return { from: `${year}-07-01`, to: `${year}-12-31` }
    case 'q1': return { from: `${year}-01-01`, to: `${year}-03-31` }
    case 'q2': return { from: `${year}-04-01`, to: `${year}-06-30` }
    case 'q3': return { from: `${year}-07-01`, to: `${year}-09-30` }
    case 'q4': return { from: `${year}-10-01`, to: `${year}-12-31` }
    case 'plan': return { from: `${year - 1}-12-15`, to: `${year}-12-14` }
  }
}
export const partsOver = (year: number, today: string): readonly PartKey[] => partKeys.filter((part) => periodOfPart(year, part).to < today)
