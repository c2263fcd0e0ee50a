/** How many clauses became targets, tasks, or need no answer, and how many are open. */
import type { ReactNode } from 'react'
import { isOpen, type TracedClause } from '../ui/ClauseTrace.tsx'
import { directivesText } from './directives.text.ts'

export type ClauseCounts = { readonly targets: number; readonly tasks: number; readonly other: number; readonly open: number }

/** Each clause once: open before all, then by what it became. */
export function countClauses(clauses: readonly TracedClause[]): ClauseCounts {
  const counts = { targets: 0, tasks: 0, other: 0, open: 0 }
  for (const clause of clauses) {
    if (isOpen(clause)) counts.open += 1
    else if (clause.answer === 'targets') counts.targets += 1
    else if (clause.answer === 'tasks') counts.tasks += 1
    else counts.other += 1
  }
  return counts
}

const parts = [
  { name: 'targets', colour: 'var(--pine)' }, { name: 'tasks', colour: 'var(--chart-1)' }, { name: 'other', colour: 'var(--ink3)' }, { name: 'open', colour: 'var(--amber)' },
] as const

export function ClauseBar({ clauses }: { readonly clauses: readonly TracedClause[] }): ReactNode {
  const t = directivesText.useText()
  const counts = countClauses(clauses)
  return (
    <div className="clause-bar">
      <div>
        <p><b>{t('bar.count', { count: clauses.length })}</b> <span className="note">{t('bar.answered', { count: clauses.length - counts.open })}</span></p>
        <div className="clause-parts" aria-hidden="true">{parts.map((part) => counts[part.name] > 0 ? <i key={part.name} style={{ flexGrow: counts[part.name], background: part.colour }} /> : null)}</div>
      </div>
      <ul className="clause-key">{parts.map((part) => counts[part.name] > 0 ? <li key={part.name} className={part.name === 'open' ? 'key-open' : undefined}><i style={{ background: part.colour }} aria-hidden="true" />{t(`bar.${part.name}`, { count: counts[part.name] })}</li> : null)}</ul>
    </div>
  )
}
