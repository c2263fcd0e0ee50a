/** What other slices of the server use of directives. */
export { findDues as findTaskDues } from './tasks.queries.ts'
