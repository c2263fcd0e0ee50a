/** An entry in words: its kind, its day, what it says. */
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { readReintegration } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { declarationOfEntry, takenBack, type Entry, type EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import type { AnswerOf } from '../api/client.ts'
import { fieldLabel, shownValue } from '../registers/record-labels.ts'
import { entryWords } from './entry-words.ts'

export type View = AnswerOf<typeof readReintegration>
export type Shown = NonNullable<View['work']>[number]

/** Fields that name another entry: the page shows them together. */
const naming = new Set(['referralId', 'trainingId', 'placementId'])
/** Fields that name a record or a place: shown by its name, where this post may read it. */
const recordNaming = new Set(['recordId', 'courseId', 'openingId', 'toAgencyId'])
export const fieldsOf = (type: EntryType): readonly RegisterField[] => declarationOfEntry(type).fields

/** `Nơi làm: Xưởng mộc · Công việc: thợ phụ`. */
export function saying(entry: Pick<Shown, 'type' | 'data'>, names: View['names'] = {}): string {
  if (entry.type === takenBack) return ''
  const words = entryWords(entry.type)
  return fieldsOf(entry.type).flatMap((field) => {
    const value = entry.data[field.key]
    if (naming.has(field.key) || value === undefined || value === null) return []
    if (recordNaming.has(field.key)) return names[String(value)] ? [`${fieldLabel(words, field)}: ${names[String(value)]}`] : []
    return [`${fieldLabel(words, field)}: ${shownValue(field, value, words, {})}`]
  }).join(' · ')
}
export const entryName = (type: Shown['type']): string => (type === takenBack ? '' : entryWords(type).name)

/** As the rules take them. */
export const asEntries = (shown: readonly Shown[]): Entry[] => shown.map((each) => ({ ...each, on: each.on as PlainDate, recordedAt: instant(each.recordedAt) }))
