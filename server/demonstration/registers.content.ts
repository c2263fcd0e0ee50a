/** What each slice puts into its registers for the demonstration; a slice adds its own by one line. */
import { content as facilities } from '../facilities/demonstration.registers.ts'
import { campaignsContent } from '../campaigns/demonstration.registers.ts'
import { harmReductionContent } from '../harm-reduction/demonstration.registers.ts'
import { inspectionsContent } from '../inspections/demonstration.registers.ts'
import { outreachContent } from '../outreach/demonstration.registers.ts'
import { reintegrationContent } from '../reintegration/demonstration.registers.ts'
import type { DemonstrationContent } from '../registers/registers.model.ts'
import { trainingContent } from '../training/demonstration.registers.ts'

export const contents: Readonly<Record<string, DemonstrationContent>> = {
  inspections: inspectionsContent,
  facilities,
  campaigns: campaignsContent,
  outreach: outreachContent,
  'harm-reduction': harmReductionContent,
  training: trainingContent,
  reintegration: reintegrationContent,
}
