/** What other slices of the server use of registers. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterValues } from '@hoa-nhap/domain/kernel/register'
import { idOf } from './registers.ids.ts'

export { momentWords, readWorkbook, templateWorkbook, type Merge, type TemplateColumn } from './excel.workbook.ts'
export { fileTypes } from './files.check.ts'
export { registerListOf, type RegisterList } from './excel.list.ts'
export type { RegisterChanged, RegisterHooks } from './hooks.ts'
export { idOf } from './registers.ids.ts'
export { actOnRecord, openRecord, placeOf, type Acting } from './registers.commands.ts'
export { findRecord, findEvents, findDues, recordColumns, type RecordRow } from './registers.store.ts'
export { registerFor, ruleContextOf } from './registers.routes.ts'

/** An act of the demonstration. `key` names the record; its id is `recordIdOf(key)`, so that others may refer to it before it is written. */
export type DemonstrationAct = { readonly key: string; readonly register: string; readonly type: string; readonly on: PlainDate; readonly by: { readonly role: Role; readonly agencyId: string }; readonly data: RegisterValues }
export const recordIdOf = (key: string): string => idOf('demonstration', key)

/** What the content of a register is made of. */
export type DemonstrationWorld = {
  readonly today: PlainDate
  /** The last day on which anything of the demonstration may lie. */
  readonly until: PlainDate
  readonly provinces: readonly { readonly then: string; readonly now: string }[]
  /** Every body of those provinces, of then and of now; dates half-open. */
  readonly agencies: readonly { readonly id: string; readonly kind: string; readonly unitId: string; readonly name: string; readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }[]
  /** Units of those provinces; dates half-open. */
  readonly units: readonly { readonly id: string; readonly level: 'province' | 'district' | 'commune'; readonly name: string; readonly provinceId: string; readonly parentId: string | null; readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }[]
  /** A stream of numbers that is the same for the same name: [0, 1). */
  random(name: string): () => number
}
export type DemonstrationContent = (world: DemonstrationWorld) => Iterable<DemonstrationAct>
export { checkFile, type FileVerdict } from './files.check.ts'
