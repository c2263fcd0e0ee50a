/** All registers, in the order of the page. A slice adds its own by one line. */
import { inspectionsRegisters } from '../inspections/inspections.registers.ts'
import type { RegisterDeclaration } from '../kernel/register.ts'

export const registers: readonly RegisterDeclaration[] = [
  ...inspectionsRegisters,
]

const byId = new Map(registers.map((each) => [each.id, each]))
/** Null: there is no register of that name. */
export const registerOf = (id: string): RegisterDeclaration | null => byId.get(id) ?? null
