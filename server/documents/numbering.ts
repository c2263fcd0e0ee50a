/**
 * A number and what bears it, one after the other for each book of an office: what is rendered bears the next number, and is made again where another process
 * was faster. No transaction is open while a paper is set, and none waits for another in this process.
 */
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Rows, Statement } from '../platform/route.ts'

export type Book = { readonly agencyId: string; readonly series: string; readonly code: string; readonly day: PlainDate }

const tails = new Map<string, Promise<unknown>>()

/** One after the other for each key; a failure does not hold up the next. */
export async function oneAfterAnother<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = tails.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  const settled = mine.then(() => {}, () => {})
  tails.set(key, settled)
  try {
    return await mine
  } finally {
    if (tails.get(key) === settled) tails.delete(key)
  }
}

const attempts = 12
/** Codes of `take_register_number` and the functions that issue. */
const anotherNumber = 'HN427'
const refusals: Readonly<Record<string, string>> = { HN423: 'book-closed', HN425: 'try-again', HN409: 'try-again' }

/** What became of it: the answer of `write`, or why no number was taken. */
export type Numbered<Result> = { readonly ok: true; readonly number: number | null; readonly value: Result } | { readonly ok: false; readonly refusal: Refusal }

/** `make` sets the paper with the number; `write` takes the number and keeps it, in one transaction. Without a book there is no number. */
export async function withNumber<Made, Result>(
  book: Book | null, read: (statements: readonly Statement[]) => Promise<readonly Rows[]>, role: string,
  make: (number: number | null) => Promise<{ readonly ok: true; readonly made: Made } | { readonly ok: false; readonly refusal: Refusal }>, write: (made: Made, number: number | null) => Promise<Result>,
): Promise<Numbered<Result>> {
  const once = async (number: number | null): Promise<Numbered<Result>> => {
    const made = await make(number)
    return made.ok ? { ok: true, number, value: await write(made.made, number) } : made
  }
  if (!book) return once(null)
  return oneAfterAnother(`${book.agencyId}/${book.series}/${book.day.slice(0, 4)}`, async () => {
    for (let attempt = 1; ; attempt += 1) {
      const [found] = await read([{ name: `documents-next-${role}`, text: 'select next_register_number($1, $2, $3) as number', values: [book.series, book.code, book.day] }])
      try {
        return await once(found!.rows[0]!['number'] as number)
      } catch (error) {
        const { code } = error as { code?: string }
        if (code === anotherNumber && attempt < attempts) continue
        const refusal = code === anotherNumber ? 'try-again' : code ? refusals[code] : undefined
        if (!refusal) throw error
        return { ok: false, refusal: { code: refusal, facts: {} } }
      }
    }
  })
}
