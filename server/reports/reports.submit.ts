/** Signing and sending: figures counted once more, number taken, paper and sheets made, lists frozen; all of it in one transaction or nothing. */
import { fullNumber, numberText, seriesOf } from '@hoa-nhap/domain/documents/issue.rules'
import { refuse } from '@hoa-nhap/domain/kernel/decision'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { reportOf } from '@hoa-nhap/domain/reports/reports.definitions'
import type { ReportData, ReportDefinition, Written } from '@hoa-nhap/domain/reports/reports.model'
import { completed, maySign, missingWords } from '@hoa-nhap/domain/reports/reports.rules'
import { shownToFigureReaders } from '@hoa-nhap/domain/reports/small-cells.rules'
import { refused, type ActorTransaction, type Answer } from '../platform/route.ts'
import { computeReport, specsOf } from './reports.compute.ts'
import { codeOf, composed, filesOf, headOf, reportLetters } from './reports.files.ts'
import { officeOf, receiverOf } from './reports.office.ts'
import { findReport, readExact, type ReportRow, type Turn } from './reports.store.ts'

const refusal = (code: string, facts: Record<string, string> = {}): Answer<never> => {
  const decision = refuse(code, facts)
  return refused(decision.ok ? { code, facts } : decision.refusal)
}

/** What is sent: everything where the receiver sees persons, otherwise without small numbers. */
export function shownData(definition: ReportDefinition, counted: ReportData, written: Written): ReportData {
  const whole: ReportData = { ...counted, figures: completed(definition, new Map(counted.figures.map((figure) => [figure.id, figure])), written) }
  return definition.audience === 'controller' ? whole : shownToFigureReaders(definition, whole)
}

/** The answer of the database, or a refusal; the number is that of the office's book of reports. */
export async function submit(transaction: ActorTransaction, row: ReportRow, basedOn: number, actor: Actor, now: Instant): Promise<Turn | Answer<never>> {
  const definition = reportOf(row.definition)
  if (!definition) return null
  if (row.agencyId !== actor.agencyId || !maySign(definition, actor.role)) return 'not-your-role'
  // The same act sent twice, or another came between: decided by the database, before anything is counted.
  if (row.version !== basedOn || (row.state !== 'draft' && row.state !== 'returned')) return turnOf(transaction, row, basedOn, now)
  if (row.to > actor.day) return refusal('period-not-over', { to: row.to })
  const draft = await readExact(transaction, row.id, 0)
  if (!draft) return null
  const missing = missingWords(definition, draft.written)
  if (missing.length > 0) return refusal('words-missing', { places: missing.join('; ') })
  const receiver = await receiverOf(transaction, definition, actor)
  if (!receiver) return refusal('nobody-receives', { receiver: definition.receiver })

  const period = { kind: row.kind, from: row.from, to: row.to }
  const counted = await computeReport(transaction, definition, period, row.directiveId, actor)
  const shown = shownData(definition, counted, draft.written)
  const office = await officeOf(transaction, actor)
  const code = codeOf(office)
  const series = seriesOf(reportLetters, office.numbering)
  const { rows } = await transaction.query<{ next: number }>('select next_register_number($1, $2, $3) as next', [series, code, actor.day])
  const next = rows[0]!.next
  const before = row.restates ? await findReport(transaction, row.restates) : null
  const head = headOf(row, office, receiver.name, { asOf: actor.day, number: numberText(next), day: actor.day, restated: before, restatedOn: before?.asOf ?? null, draft: false })
  const made = composed(definition.id, shown, draft.written, head)
  if (made.refusal) return refusal('letter-missing', { letters: made.refusal.facts.letters.join(' ') })
  const files = await filesOf(made.content, made.sheets, actor.day, false, office.layout)
  const sent = { title: definition.name.slice(0, 200), number: fullNumber(next, code), written: draft.written, head, content: made.content, sheets: made.sheets }
  const { rows: done } = await transaction.query<{ done: Turn }>(
    'select submit_report($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9::jsonb, $10, $11, $12, $13::jsonb, $14) as done',
    [row.id, basedOn, receiver.id, series, code, next, JSON.stringify(sent), JSON.stringify(counted), JSON.stringify(shown), Buffer.from(files.pdf), Buffer.from(files.docx), Buffer.from(files.xlsx), JSON.stringify(specsOf(definition, period)), now],
  )
  return done[0]!.done
}

/** Which of the answers to an act that cannot be done: nothing is written. */
async function turnOf(transaction: ActorTransaction, row: ReportRow, basedOn: number, now: Instant): Promise<Turn> {
  const { rows } = await transaction.query<{ done: Turn }>(`select submit_report($1, $2, null, null, null, null, '{}', '{}', '{}', '', '', '', '[]', $3) as done`, [row.id, basedOn === row.version ? basedOn - 2 : basedOn, now])
  return rows[0]!.done === 'changed-since' && basedOn === row.version ? 'report-not-now' : rows[0]!.done
}
