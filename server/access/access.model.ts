/** What other slices of the server use of accounts. */
export { noteEvent, signInTransaction } from './access.store.ts'
