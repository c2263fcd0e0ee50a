/** What other slices may take from people: the key under which a person's own contents are sealed. */
export { keyForWriting, makePersonKey, openBytesFor, openFor, sealBytesFor, sealFor, type PersonKey } from './person-keys.ts'
export { personalNumberPurpose, representativeNumberPurpose } from './people.commands.ts'
export { keyForWriting, makePersonKey, openFor, sealFor, type PersonKey } from './person-keys.ts'
export { personalNumberPurpose, register, type Registration } from './people.commands.ts'
