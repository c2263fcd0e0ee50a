/** What other slices may take from people: the key under which a person's own contents are sealed. */
export { keyForWriting, makePersonKey, openBytesFor, openFor, sealBytesFor, sealFor, type PersonKey } from './person-keys.ts'
export { personalNumberPurpose } from './people.commands.ts'
