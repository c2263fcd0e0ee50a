/** What follows an act on a record of these registers. */
export { hooks } from './public-list.store.ts'
