/** Vietnamese words of all registers. A slice adds its own by one line. */
import { inspectionsVi } from '../inspections/inspections.registers.vi.ts'
import type { AllRegisterWords } from './words.ts'

export const registersVi: AllRegisterWords = {
  ...inspectionsVi,
}
