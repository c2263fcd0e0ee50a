/** All registers, in the order of the page. A slice adds its own by one line. */
import { facilitiesRegisters } from '../facilities/facilities.registers.ts'
import { reintegrationRegisters } from '../reintegration/reintegration.registers.ts'
import { trainingRegisters } from '../training/training.registers.ts'
import { campaignsRegisters } from '../campaigns/campaigns.registers.ts'
import { outreachRegisters } from '../outreach/outreach.registers.ts'
import { harmReductionRegisters } from '../harm-reduction/harm-reduction.registers.ts'
import { inspectionsRegisters } from '../inspections/inspections.registers.ts'
import type { RegisterDeclaration } from '../kernel/register.ts'

export const registers: readonly RegisterDeclaration[] = [
  ...facilitiesRegisters,
  ...reintegrationRegisters,
  ...trainingRegisters,
  ...campaignsRegisters,
  ...outreachRegisters,
  ...harmReductionRegisters,
  ...inspectionsRegisters,
]

const byId = new Map(registers.map((each) => [each.id, each]))
/** Null: there is no register of that name. */
export const registerOf = (id: string): RegisterDeclaration | null => byId.get(id) ?? null
