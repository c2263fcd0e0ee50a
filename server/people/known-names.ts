/** Names of places and bodies as they stand in an answer's JSON: public reference data that every process knows, made once for each directory. */

import { inBytes } from '../platform/messages.ts'

export type Names = { unitName(id: string): string; agencyName(id: string): string }

/** A commune's id and name, and a body's name, for as long as the directory stands. */
const known = new WeakMap<Names, { readonly units: Map<string, string>; readonly agencies: Map<string, string>; readonly bytesOfUnits: Map<string, string> }>()

export function wordsOf(names: Names) {
  let words = known.get(names)
  if (!words) known.set(names, (words = { units: new Map(), agencies: new Map(), bytesOfUnits: new Map() }))
  const { units, agencies, bytesOfUnits } = words
  const made = {
    unit(id: string): string {
      let text = units.get(id)
      if (text === undefined) units.set(id, (text = `"unitId":${JSON.stringify(id)},"unitName":${JSON.stringify(names.unitName(id))}`))
      return text
    },
    /** For a text that is read byte by byte. */
    unitInBytes(id: string): string {
      let text = bytesOfUnits.get(id)
      if (text === undefined) bytesOfUnits.set(id, (text = inBytes(made.unit(id))))
      return text
    },
    agency(id: string): string {
      let text = agencies.get(id)
      if (text === undefined) agencies.set(id, (text = JSON.stringify(id === '' ? '' : names.agencyName(id))))
      return text
    },
  }
  return made
}
