/** What the user says the columns are, and which rows a run would write. Pure. */
import type { RosterTrial } from '@hoa-nhap/domain/exchange/exchange.contract'

/** By the letter of the column; `-` is a column that is not read. */
export type Choices = Readonly<Record<string, string>>

/** As the interface takes it: `A:name,D:-`. Nothing where nothing was chosen. */
export function chosenColumns(choices: Choices): string | undefined {
  const said = Object.entries(choices).filter(([, field]) => field).map(([column, field]) => `${column}:${field}`)
  return said.length > 0 ? said.join(',') : undefined
}

/** A choice of a field that another column holds takes it from that column. */
export function choose(choices: Choices, trial: RosterTrial, column: string, field: string): Choices {
  const holder = field === '-' ? undefined : trial.columns.find((other) => other.column !== column && (choices[other.column] ?? other.field) === field)
  return { ...choices, [column]: field, ...(holder ? { [holder.column]: '-' } : {}) }
}

/** New people, new measures of known people, and those whose pair goes to the records post; what is there already is passed over. */
export const runnableRows = (trial: Pick<RosterTrial, 'counts'>): number => trial.counts.new + trial.counts.match + trial.counts.duplicate
