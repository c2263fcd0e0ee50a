/** What other slices of the server use of training, work and support. */
export { workCountsStatement } from './reintegration.routes.ts'
