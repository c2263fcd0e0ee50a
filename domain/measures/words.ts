/** The shape of the words of measures, and how the words of each slice join the common ones. */

type Words = Readonly<Record<string, string>>
type Named = Readonly<Record<string, Words>>

/** `actsOf` and `fieldsOf` name the same act or field differently in one kind or act; `options` are by field. */
export type MeasuresWords = {
  readonly kinds: Words
  readonly acts: Words
  readonly actsOf: Named
  readonly verbs: Words
  readonly statuses: Words
  readonly clocks: Words
  readonly fields: Words
  readonly fieldsOf: Named
  readonly options: Named
  readonly facts: Named
  readonly why: Words
  readonly doubts: Words
  readonly bound: Words
}
/** What a slice adds. A key that stands already must say the same: `text.test.ts` finds two meanings of one key. */
export type SliceWords = Partial<MeasuresWords>

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null

function joinTable(one: object, two: object): object {
  const joined: Record<string, unknown> = { ...one }
  for (const [key, value] of Object.entries(two)) joined[key] = isNamed(value) && isNamed(joined[key]) ? { ...(joined[key] as object), ...value } : value
  return joined
}

/** The common words with those of the slices. */
export function joinWords(common: MeasuresWords, slices: readonly SliceWords[]): MeasuresWords {
  return slices.reduce<MeasuresWords>((all, slice) => Object.fromEntries(Object.entries(all).map(([name, table]) => [name, joinTable(table, slice[name as keyof MeasuresWords] ?? {})])) as MeasuresWords, common)
}
