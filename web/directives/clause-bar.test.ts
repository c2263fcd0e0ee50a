import { expect, test } from 'vitest'
import type { TracedClause, TracedTask } from '../ui/ClauseTrace.tsx'
import { countClauses } from './ClauseBar.tsx'

const clause = (more: Partial<TracedClause>): TracedClause => ({ id: 'c', label: '1', kind: 'task', summary: '', answer: 'orientation', sameAs: null, note: null, targets: [], tasks: [], ...more })
const task = (lead: string | null): TracedTask => ({ id: 't', name: 'Rà soát', lead, coordinating: [], deadline: null, deadlineAsWritten: null, status: lead ? 'open' : 'unassigned', doneOn: null, progress: null })

test('each clause counts once; a task without a lead leaves its clause open', () => {
  const clauses = [clause({ answer: 'bases' }), clause({ answer: 'same-as' }), clause({ answer: 'targets' }), clause({ answer: 'tasks', tasks: [task('Công an tỉnh')] }), clause({ answer: 'tasks', tasks: [task('Sở Y tế'), task(null)] }), clause({ answer: 'open' })]
  expect(countClauses(clauses)).toEqual({ targets: 1, tasks: 1, other: 2, open: 2 })
})
