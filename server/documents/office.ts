/** The office in whose name a paper is written: its own settings over what follows from the body itself. */
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { PaperAgency } from '@hoa-nhap/domain/documents/documents.model'
import type { Numbering } from '@hoa-nhap/domain/documents/issue.rules'
import { layoutWith, standardLayout } from '@hoa-nhap/domain/documents/layout.law'
import type { LayoutCorrections, PageLayout } from '@hoa-nhap/domain/documents/layout.model'
import { officeLetters, parentOffice, placeName, type OfficePlace, type OfficeUnit } from '@hoa-nhap/domain/documents/office.rules'
import type { Directory } from '../measures/measures.model.ts'
import type { Rows, Statement } from '../platform/route.ts'

/** As it is kept; null: as it follows from the body. */
export type StoredSettings = { readonly parent: string | null; readonly issuer: string | null; readonly place: string | null; readonly letters: string | null; readonly numbering: Numbering; readonly layout: LayoutCorrections }
export const noSettings: StoredSettings = { parent: null, issuer: null, place: null, letters: null, numbering: 'by-kind', layout: {} }

export type Office = {
  readonly agency: PaperAgency
  readonly unit: OfficeUnit
  readonly numbering: Numbering
  readonly layout: PageLayout
  readonly corrections: LayoutCorrections
  readonly own: StoredSettings
  readonly version: number
}

/** The caller's own office; one row. */
export const officeStatement = (role: string): Statement => ({
  name: `documents-office-${role}`, values: [],
  text: 'select s.settings, s.version, province_layout() as "provinceLayout" from (select 1) one left join paper_setting s on s.agency_id = actor_agency()',
})

const unitOf = (directory: Directory, id: string): OfficeUnit => {
  const unit = directory.unit(id)
  return { kind: unit?.kind ?? '', name: unit?.name ?? id }
}

export function officeFrom(rows: Rows, actor: Pick<Actor, 'agencyId' | 'agencyKind' | 'unitId' | 'provinceId'>, directory: Directory): Office {
  const row = rows.rows[0] as { settings: StoredSettings | null; version: number | null; provinceLayout: LayoutCorrections | null } | undefined
  const own = { ...noSettings, ...row?.settings }
  const place: OfficePlace = { kind: actor.agencyKind, unit: unitOf(directory, actor.unitId), province: unitOf(directory, actor.provinceId) }
  const corrections = { ...row?.provinceLayout, ...own.layout }
  // What no longer fits the bounds of the decree is passed over: a paper is never held up by an old setting.
  const set = layoutWith(corrections)
  return {
    agency: { id: actor.agencyId, name: own.issuer ?? directory.agencyName(actor.agencyId), parent: own.parent ?? parentOffice(place), place: own.place ?? placeName(place.unit), letters: own.letters ?? officeLetters(place) },
    unit: place.unit, numbering: own.numbering, layout: set.ok ? set.layout : standardLayout, corrections: set.ok ? corrections : {}, own, version: row?.version ?? 0,
  }
}
