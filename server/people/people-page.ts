/** A page of people from the text of `peopleStatements`: rows parted by U+001E, their fields by U+001F, the name last. One row more than asked for where there are more. */

import { fromBytes } from '../platform/messages.ts'
import { wordsOf, type Names } from './known-names.ts'

export type PeopleRows = { readonly items: string | null; readonly found: number }
export type PeoplePage = { /** JSON of the items shown, in bytes. */ readonly items: string; /** The last one shown, where another page follows. */ readonly last: { readonly id: string; readonly name: string } | null; readonly persons: readonly string[] }

const [behind, between] = ['\u001E', '\u001F']
/** What JSON would write otherwise than it stands; the two marks between rows and fields aside. Looked for once in a page, not once for each name. */
// oxlint-disable-next-line no-control-regex -- that is what is looked for
const needsEscape = /["\\\u0000-\u001D]/

/** What the statements of a page have found, one behind the other. */
export function joined(first: PeopleRows, second: PeopleRows): PeopleRows {
  if (first.items === null) return second
  return second.items === null ? first : { items: `${first.items}\u001E${second.items}`, found: first.found + second.found }
}

export function peoplePage({ items, found }: PeopleRows, limit: number, names: Names): PeoplePage {
  const rows = items ?? ''
  const quoted = needsEscape.test(rows) ? (name: string) => JSON.stringify(name) : (name: string) => (name.includes(between) ? JSON.stringify(name) : `"${name}"`)
  const words = wordsOf(names)
  const persons: string[] = []
  let last: PeoplePage['last'] = null
  let text = '['
  let at = 0
  // What cannot be read whole is not shown in part.
  const miscounted = () => new Error('a page of people is not what was counted')
  for (let number = 0; number < found; number++) {
    if (at > rows.length) throw miscounted()
    const mark = rows.indexOf(behind, at)
    const end = mark < 0 ? rows.length : mark
    const unitAt = at + 37
    const yearAt = rows.indexOf(between, unitAt) + 1
    const openAt = rows.indexOf(between, yearAt) + 1
    const nameAt = rows.indexOf(between, openAt) + 1
    if (end < nameAt || rows[unitAt - 1] !== between || yearAt <= unitAt || openAt <= yearAt || nameAt <= openAt) throw new Error('a row of people is not whole')
    if (number < limit) {
      const id = rows.slice(at, at + 36)
      const name = rows.slice(nameAt, end)
      text += `${number === 0 ? '' : ','}{"id":"${id}","name":${quoted(name)},"birthYear":${rows.slice(yearAt, openAt - 1)},${words.unitInBytes(rows.slice(unitAt, yearAt - 1))},"open":${rows.slice(openAt, nameAt - 1)}}`
      persons.push(id)
      if (number === limit - 1 && found > limit) last = { id, name: fromBytes(name) }
    }
    at = end + 1
  }
  if (at <= rows.length && rows !== '') throw miscounted()
  return { items: `${text}]`, last, persons }
}
