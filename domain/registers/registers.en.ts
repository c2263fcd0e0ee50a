/** English words of all registers. A slice adds its own by one line. */
import { facilitiesRegistersEn } from '../facilities/facilities.registers.en.ts'
import { reintegrationRegistersEn } from '../reintegration/reintegration.registers.en.ts'
import type { AllRegisterWords } from './words.ts'

export const registersEn: AllRegisterWords = {
  ...facilitiesRegistersEn,
  ...reintegrationRegistersEn,
}
