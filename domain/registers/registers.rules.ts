/** What other slices use of the engine of registers. */
export { standing, stateOn } from './registers.engine.ts'
