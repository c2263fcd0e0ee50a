/** The ways of beginning that a registration offers are those of the law, for each post. */
import { describe, expect, test } from 'vitest'
import { may, periodOf } from '@hoa-nhap/domain/access/access.rules'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { actForms, procedureOf } from '@hoa-nhap/domain/measures/procedures'
import type { BuiltProcedure, MeasureState } from '@hoa-nhap/domain/kernel/procedure'
import { beginningOf, waysOf } from './register.form.ts'

const today = day('2026-11-20')
/** Begun by what another act brings, by a result that came on paper, or no longer possible since July 2026. */
const elsewhere = ['voluntary-home/open-rest', 'compulsory/open-from-court', 'post-rehab/open-on-completion', 'assessment/record-result', 'voluntary-private/admit', 'voluntary-public/admit']

describe('ways of beginning', () => {
  test.each(Object.entries(beginningOf))('%s is offered to those whom the law lets sign, who register people and read the kind', (_way, { kind, type, by }) => {
    const { spec } = procedureOf(kind) as BuiltProcedure<MeasureState>
    const signers = spec.acts[type]!.row(today, null)?.signers ?? []
    const lawful = Role.options.filter((role) => signers.includes(role) && may(role, 'register') && (periodOf(role, today)?.kinds ?? [kind]).includes(kind) && periodOf(role, today) !== null)
    expect(by.toSorted()).toEqual(lawful.toSorted())
  })
  test('every act that may begin a measure has its way', () => {
    const offered = new Set(Object.values(beginningOf).map(({ kind, type }) => `${kind}/${type}`))
    const all = Object.entries(actForms).flatMap(([kind, acts]) => Object.values(acts).filter((form) => form.begins).map((form) => `${kind}/${form.type}`))
    expect(all.filter((one) => !offered.has(one)).toSorted()).toEqual(elsewhere.toSorted())
  })
  test('a facility and a court are offered what is theirs', () => {
    expect(waysOf('facility-head')).toEqual(['use', 'substitution', 'treatment', 'order'])
    expect(waysOf('regional-court')).toEqual([])
    expect(waysOf('commune-chair')).toEqual(['after'])
  })
})
