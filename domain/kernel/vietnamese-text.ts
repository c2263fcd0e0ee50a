/** Vietnamese text made comparable: one Unicode form, one placement of tone marks, and a folded form for searching. */

const modernToTraditional: Readonly<Record<string, string>> = {
  oà: 'òa', oá: 'óa', oả: 'ỏa', oã: 'õa', oạ: 'ọa', oè: 'òe', oé: 'óe', oẻ: 'ỏe', oẽ: 'õe', oẹ: 'ọe',
  uỳ: 'ùy', uý: 'úy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy',
}

/** NFC, no invisible marks, single spaces, straight apostrophes and the traditional placement of tone marks: `Hoà` → `Hòa`, `Thuỷ` → `Thủy`; `Quý`, `Hoàng` stay. */
export function normaliseText(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<![qQ])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu, (vowels) => modernToTraditional[vowels] ?? vowels)
}

const foldedAlready = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** Lower case without tone marks and without the stroke of đ, single spaces: what a search compares. Punctuation becomes a space. */
export function foldText(text: string): string {
  // What is folded stays as it is; most of what is typed comes so.
  if (foldedAlready.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/[\p{Cf}\p{M}'’‘]/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
/** True when the folded words of `query` stand in `folded` in order, adjacent, each the beginning of a word. Both are already folded. */
export function matchesFolded(folded: string, query: readonly string[]): boolean {
  if (query.length === 0) return false
  const words = folded.split(' ')
  for (let start = 0; start + query.length <= words.length; start += 1) {
    if (query.every((part, index) => words[start + index]?.startsWith(part))) return true
  }
  return false
}
