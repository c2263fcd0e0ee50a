/** English words of all registers. A slice adds its own by one line. */
import { inspectionsEn } from '../inspections/inspections.registers.en.ts'
import type { AllRegisterWords } from './words.ts'

export const registersEn: AllRegisterWords = {
  ...inspectionsEn,
}
