/** What each slice puts into its registers for the demonstration; a slice adds its own by one line. */
import type { DemonstrationContent } from '../registers/registers.model.ts'
import { trainingContent } from '../training/demonstration.registers.ts'

export const contents: Readonly<Record<string, DemonstrationContent>> = { training: trainingContent }
