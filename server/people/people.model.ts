/** What other slices may take from people: the key under which a person's own contents are sealed, and how a person is registered. */
export { keyForWriting, makePersonKey, openBytesFor, openFor, sealBytesFor, sealFor, type PersonKey } from './person-keys.ts'
export { personalNumberPurpose, register, representativeNumberPurpose, type Registration } from './people.commands.ts'
