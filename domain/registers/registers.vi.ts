/** Vietnamese words of all registers. A slice adds its own by one line. */
import { facilitiesRegistersVi } from '../facilities/facilities.registers.vi.ts'
import { reintegrationRegistersVi } from '../reintegration/reintegration.registers.vi.ts'
import { trainingVi } from '../training/training.registers.vi.ts'
import { campaignsRegistersVi } from '../campaigns/campaigns.registers.vi.ts'
import { outreachRegistersVi } from '../outreach/outreach.registers.vi.ts'
import { harmReductionRegistersVi } from '../harm-reduction/harm-reduction.registers.vi.ts'
import { inspectionsVi } from '../inspections/inspections.registers.vi.ts'
import type { AllRegisterWords } from './words.ts'

export const registersVi: AllRegisterWords = {
  ...facilitiesRegistersVi,
  ...reintegrationRegistersVi,
  ...trainingVi,
  ...campaignsRegistersVi,
  ...outreachRegistersVi,
  ...harmReductionRegistersVi,
  ...inspectionsVi,
}
