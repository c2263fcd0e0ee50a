/** What is written for one act on a record: row, event and clocks. Pure; used by the commands and by the demonstration alike. */
import type { RegisterContext, RegisterDeclaration, RegisterDue, RegisterEvent, RegisterState } from '@hoa-nhap/domain/kernel/register'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { rowOfRecord } from '@hoa-nhap/domain/registers/registers.engine'

export type Whereabouts = Pick<RegisterContext, 'unit' | 'unitNow' | 'agencyNow'>

export type RegisterWrite = { readonly act?: string; readonly replaces?: string; readonly record: Readonly<Record<string, unknown>>; readonly event: Readonly<Record<string, unknown>>; readonly dues: readonly RegisterDue[] }

export function writeOf(register: RegisterDeclaration, recordId: string, state: RegisterState, event: RegisterEvent, where: Whereabouts, context: Pick<RegisterContext, 'calendar' | 'today'>): RegisterWrite {
  const row = rowOfRecord(register, state)
  const readerUnit = where.unitNow?.(row.unitId) ?? row.unitId
  const readerAgency = where.agencyNow?.(row.agencyId) ?? row.agencyId
  // The province too may have become another: of a district, or of a commune that was divided, nothing else says so.
  const province = where.unit(readerUnit)?.provinceId ?? where.unit(row.unitId)?.provinceId ?? readerUnit
  const dues = row.open || register.duesOf ? (register.duesOf?.(state, { ...context, recordId }) ?? []) : []
  const bound = dues.map((due) => ({ ...due, agencyId: where.agencyNow?.(due.agencyId ?? row.agencyId) ?? due.agencyId ?? readerAgency }))
  const { sequence, id, type, occurredOn, recordedAt, actor, data, change } = event
  return {
    record: {
      id: recordId, register: register.id, ...row, readerUnit, provinceId: where.unitNow?.(province) ?? province, readerAgency, labelFold: foldText(row.label), openedOn: state.openedOn,
      nextDueOn: bound.filter((due) => due.kind !== 'right' && due.kind !== 'min').map((due) => due.dueOn).toSorted()[0] ?? null, state,
    },
    event: { sequence, id, type, occurredOn, recordedAt, ...actor, data, change },
    dues: bound,
  }
}
