/** Ways by which something about a person could leave, and what each may let be learned. A door runs under the actor's own database role. */
import { Compartment } from '../kernel/measure.ts'

export type Learned = 'value' | 'existence' | 'count' | 'order' | 'time'
export type Door = 'item' | 'list' | 'search' | 'duplicate-check' | 'inbox' | 'figure' | 'records-of-figure' | 'notification' | 'problem' | 'log' | 'public-page' | 'ledger'
export type DoorDeclaration = { readonly id: Door; readonly shows: readonly Compartment[]; readonly learns: readonly Learned[]; readonly rule: string; readonly limit?: { readonly perMinute: number } }

const everythingButHiv = Compartment.options.filter((compartment) => compartment !== 'HV')

export const doors: readonly DoorDeclaration[] = [
  { id: 'item', shows: everythingButHiv, learns: ['value', 'existence', 'time'], rule: 'absent and not yours give the same answer; compartments arrive as separate blocks, an absent block is not sent' },
  { id: 'list', shows: ['ID', 'ST', 'RS'], learns: ['value', 'existence', 'count', 'order'], rule: 'the count is the query of the list; cursors are bound to post and filter' },
  { id: 'search', shows: ['ID'], learns: ['value', 'existence'], rule: 'scope first, then search; at least two letters', limit: { perMinute: 60 } },
  { id: 'duplicate-check', shows: ['ID'], learns: ['existence'], rule: 'own sight at once; the wide check is a job whose answer goes to the records post; the registrar reads the same words either way' },
  { id: 'inbox', shows: ['ID', 'ST'], learns: ['value', 'count', 'time'], rule: 'deadlines of the actor’s own agency and sight' },
  { id: 'figure', shows: [], learns: ['count'], rule: 'cells of 1 to 4 are shown as "< 5" to whoever may not open the list' },
  { id: 'records-of-figure', shows: ['ID', 'ST'], learns: ['value', 'count'], rule: 'the same query under the caller’s own sight; says how many of how many are his to open' },
  { id: 'notification', shows: [], learns: ['existence'], rule: 'a task is waiting, and a link; no name, kind or facility' },
  { id: 'problem', shows: [], learns: [], rule: 'stable code and the caller’s own input; messages of the database never pass' },
  { id: 'log', shows: [], learns: [], rule: 'ids of posts and operations; no person, no parameter' },
  { id: 'public-page', shows: [], learns: [], rule: 'no person; the same answer signed in or not' },
  { id: 'ledger', shows: [], learns: ['time'], rule: 'the post’s own openings; nobody learns who else looked' },
]
