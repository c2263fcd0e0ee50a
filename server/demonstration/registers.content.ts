/** What each slice puts into its registers for the demonstration; a slice adds its own by one line. */
import { content as facilities } from '../facilities/demonstration.registers.ts'
import type { DemonstrationContent } from '../registers/registers.model.ts'

export const contents: Readonly<Record<string, DemonstrationContent>> = {
  facilities,
}
