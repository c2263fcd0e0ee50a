/** What the parts of the board share. */
import type { readNightBoard } from '@hoa-nhap/domain/facilities/facilities.contract'
import type { AnswerOf } from '../api/client.ts'
import { facilitiesText } from './facilities.text.ts'

export type Board = AnswerOf<typeof readNightBoard>
export type Somebody = Board['unplaced'][number]

export const whoWords = (person: Pick<Somebody, 'name' | 'birthYear'>): string =>
  person.name === null ? facilitiesText.say('unknown') : person.birthYear === null ? person.name : facilitiesText.say('year', { name: person.name, year: person.birthYear })

/** The act that ends the keeping, and the one that begins it, by kind of measure; null: on the dossier. */
export const releaseActs: Readonly<Record<string, string>> = { compulsory: 'complete', 'voluntary-public': 'complete', 'voluntary-private': 'complete' }
export const arrivalActs: Readonly<Record<string, string>> = { compulsory: 'admit', 'voluntary-public': 'start', 'voluntary-private': 'start' }

/** Between these hours the board is dark unless light was chosen on this device. */
const night = { from: 18, to: 6 }
export function isNight(time: string): boolean {
  const hour = Number(time.slice(0, 2))
  return hour >= night.from || hour < night.to
}
