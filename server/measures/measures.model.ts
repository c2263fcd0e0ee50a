/** What other slices of the server use of measures. */
export { openCursor, sealCursor, type CursorBinding } from './cursor.ts'
export { directoryOf, forgetDirectory, rememberedMilliseconds, type Directory } from './directory.ts'
export { sightOf, openEnded, type Sight, type SightRecord, type UnitsNow } from './measures.sight.ts'
export { attachmentRecord, canonical, compartmentTables, eventRecord, rowsOfCase, type CasePerson, type CaseRows, type Surroundings } from './measures.rows.ts'
export { bundleOf } from './measures.write.ts'
export { refreshPerson } from './measures.jobs.ts'
export { withNames } from './page-text.ts'
export { narrowedTo } from './named-places.ts'
