/** A page as PostgreSQL's JSON text, one item more than asked for where there are more: it is cut, and only its last item is parsed. */

export type Page = { readonly items: string; readonly last: Readonly<Record<string, unknown>> | null; readonly persons: readonly string[] }

const start = '{"id":'
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
// A quotation mark inside a JSON string is escaped, so that a name can never look like a key.
const personIds = new RegExp(`"personId":"(${uuid})"`, 'g')

/** `last` is the last item shown, where another page follows; null otherwise. Every item begins with its `id`. */
export function cutPage(text: string, found: number, limit: number): Page {
  const items = found > limit ? `${text.slice(0, text.lastIndexOf(start)).trimEnd().replace(/,$/, '')}]` : text
  const last = found > limit ? (JSON.parse(items.slice(items.lastIndexOf(start), -1)) as Record<string, unknown>) : null
  return { items, last, persons: [...items.matchAll(personIds)].map((match) => match[1]!) }
}

/**
 * Adds the names that every process knows to JSON text that holds ids only: `"unitId"` is followed by its `"unitName"`, and an agency's id that
 * stands under `"agencyName"` or `"facilityName"` becomes its name. Public reference data, so no table needs to be joined for it.
 */
export function withNames(text: string, names: { unitName(id: string): string; agencyName(id: string): string }): string {
  const known = new Map<string, string>()
  return text.replaceAll(/"(unitId|agencyName|facilityName)"( ?: ?)"([a-z0-9.:-]+)"/g, (whole, key: string, colon: string, id: string) => {
    const found = known.get(whole)
    if (found !== undefined) return found
    const made = key === 'unitId' ? `${whole},"unitName"${colon}${JSON.stringify(names.unitName(id))}` : `"${key}"${colon}${JSON.stringify(names.agencyName(id))}`
    known.set(whole, made)
    return made
  })
}
