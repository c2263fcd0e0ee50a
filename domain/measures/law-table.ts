/** The encoded law as a table for reading and for a lawyer's check: `docs/law/rows.md` is made by it and held equal by a test. */
import { longCitation, shortCitation } from '../kernel/instruments.ts'
import type { LawRow } from '../kernel/law.ts'
import { lawTables } from './law.ts'
import { clockLabel, tableLabel } from './measures.text.ts'

const units: Readonly<Record<LawRow['unit'], string>> = { hour: 'h', 'working-day': 'wd', day: 'd', month: 'mo', year: 'yr', 'at-once': 'at once', 'no-number': '–' }

function amount(row: LawRow): string {
  if (row.value === undefined && row.highest === undefined) return units[row.unit]
  const number = row.value === undefined ? `≤ ${row.highest}` : row.highest === undefined ? String(row.value) : `${row.value}–${row.highest}`
  return row.unit === 'no-number' ? number : `${number} ${units[row.unit]}`
}

function line(row: LawRow): string {
  const name = clockLabel(row.id)
  const who = [row.bound, row.signers && (row.signers.length > 3 ? `${row.signers.slice(0, 3).join(', ')} …` : row.signers.join(', '))].filter(Boolean).join(' · ')
  const cited = [row.citation, ...(row.also ?? [])].map((citation) => shortCitation(citation)).join('; ')
  return `| \`${row.id}\` | ${name === row.id ? '' : name} | ${row.regime} | ${row.from ?? ''} – ${row.to ?? ''} | ${row.kind} | ${amount(row)} | ${who} | ${row.act ?? ''} | ${row.form ?? ''} | ${cited} | ${row.confidence} | ${row.note ?? ''} |`
}

export function renderLawTable(): string {
  const parts = Object.entries(lawTables).map(([kind, table]) => [
    `## ${tableLabel(kind)} (\`${kind}\`)`, '',
    '| id | tên | regime | in force | kind | value | bound · signers | act | form | citation | confidence | note |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...table.rows.map(line), '',
  ].join('\n'))
  const instruments = [...new Set(Object.values(lawTables).flatMap((table) => table.rows.map((row) => row.citation.instrument)))].toSorted()
  return `# Encoded law rows\n\nMade from \`domain/*/*.law.ts\`; do not edit. h: hours on the wall clock, wd: working days, d: days, mo: months.\n\n${parts.join('\n')}\n## Instruments\n\n${instruments.map((key) => `- \`${key}\`: ${longCitation({ instrument: key, article: '' })}`).join('\n')}\n`
}
