/** Vietnamese words of all registers. A slice adds its own by one line. */
import { facilitiesRegistersVi } from '../facilities/facilities.registers.vi.ts'
import { reintegrationRegistersVi } from '../reintegration/reintegration.registers.vi.ts'
import type { AllRegisterWords } from './words.ts'

export const registersVi: AllRegisterWords = {
  ...facilitiesRegistersVi,
  ...reintegrationRegistersVi,
}
