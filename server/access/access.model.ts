/** What other slices of the server use of accounts and of the ledger. */
export { noteEvent, signInTransaction } from './access.store.ts'
export { writeOutAll } from './write-out.ts'
