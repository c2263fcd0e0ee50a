/** What other slices of the server use of units. */
export { findByName, remembered, type Memory } from './organization.memory.ts'
