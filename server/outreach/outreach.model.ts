/** What other slices of the server use of outreach. */
export { sumsOf } from './sums.ts'
export { noteWithdrawn } from './withdrawn.ts'
