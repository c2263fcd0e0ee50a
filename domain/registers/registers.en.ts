/** English words of all registers. A slice adds its own by one line. */
import { facilitiesRegistersEn } from '../facilities/facilities.registers.en.ts'
import { reintegrationRegistersEn } from '../reintegration/reintegration.registers.en.ts'
import { trainingEn } from '../training/training.registers.en.ts'
import { campaignsRegistersEn } from '../campaigns/campaigns.registers.en.ts'
import { outreachRegistersEn } from '../outreach/outreach.registers.en.ts'
import { harmReductionRegistersEn } from '../harm-reduction/harm-reduction.registers.en.ts'
import { inspectionsEn } from '../inspections/inspections.registers.en.ts'
import type { AllRegisterWords } from './words.ts'

export const registersEn: AllRegisterWords = {
  ...facilitiesRegistersEn,
  ...reintegrationRegistersEn,
  ...trainingEn,
  ...campaignsRegistersEn,
  ...outreachRegistersEn,
  ...harmReductionRegistersEn,
  ...inspectionsEn,
}
