/**
 * Which compartments a paper prints: the identity and status that every paper names, those out of which its facts came, and those that its blanks ask for.
 * Whoever reads the paper must open all of them; whoever writes it, too.
 */
import type { Compartment, MeasureKind } from '../kernel/measure.ts'
import type { FormDefinition } from './documents.model.ts'

/** What is typed into a blank belongs to a compartment as if it had been recorded there. */
const compartmentOfBlank: Readonly<Record<string, Compartment>> = {
  drugKind: 'US', route: 'US', firstUse: 'US', firstFound: 'US', frequency: 'US', history: 'US', lastUseOn: 'US', testMethod: 'US', testSteps: 'US', testResult: 'US', tester: 'US', testUnit: 'US', testedOn: 'US',
  family: 'SO', relativeName: 'SO', relativeTie: 'SO', relativeAddress: 'SO', relativeNumber: 'SO', deceased: 'SO',
  contact: 'CT', phone: 'CT',
}
/** Papers of a dossier to the court lie with the dossier, whatever they print. */
const compartmentOfKind: Readonly<Partial<Record<MeasureKind, Compartment>>> = { 'compulsory-dossier': 'DO' }

const always: readonly Compartment[] = ['ID', 'ST']
const ordered = (set: ReadonlySet<Compartment>): Compartment[] => [...set].toSorted()

/** What a form prints whoever writes it: by the kind of its measure, and by the blanks that are filled. `opens`: what the writer opens. */
export function compartmentsOfPaper(form: Pick<FormDefinition, 'id'>, kind: MeasureKind, filled: readonly string[], opens: readonly Compartment[], sources: ReadonlySet<Compartment> = new Set()): Compartment[] {
  const found = new Set<Compartment>([...always, ...sources])
  const own = compartmentOfKind[kind]
  if (own) found.add(own)
  // A result is a result where its writer keeps results; a request that somebody be assessed is none.
  if (kind === 'assessment' && opens.includes('AS')) found.add('AS')
  for (const name of filled) {
    const compartment = compartmentOfBlank[name]
    // A telephone for questions is the office's own; a contact of the person is kept as such only by who may.
    if (compartment && (compartment !== 'CT' || opens.includes('CT'))) found.add(compartment)
  }
  return ordered(found)
}

/** Whether a post that opens these compartments may write the form at all: one that asks for more than it opens is not offered. */
export function mayWrite(form: Pick<FormDefinition, 'id' | 'blanks'>, kind: MeasureKind, opens: readonly Compartment[]): boolean {
  const required = form.blanks.filter((blank) => blank.required).map((blank) => blank.name)
  return compartmentsOfPaper(form, kind, required, opens).every((compartment) => opens.includes(compartment))
}
