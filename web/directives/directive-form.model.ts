/** What is typed in the form of a directive, what is wrong with it, and what is sent. Pure. */
import type { z } from 'zod'
import type { DirectiveInput } from '@hoa-nhap/domain/directives/directives.contract'
import type { Comparator } from '@hoa-nhap/domain/directives/comparators.rules'
import { readDay } from '../text/read-typed.ts'
import type { AgencyChoice } from './directives.text.ts'

export type TypedTarget = { readonly name: string; readonly indicatorId: string; readonly comparator: Comparator; readonly low: string; readonly high: string; readonly striving: boolean; readonly from: string; readonly to: string; readonly accountable: AgencyChoice }
export type TypedTask = { readonly name: string; readonly lead: AgencyChoice | ''; readonly deadline: string }
export type TypedClause = {
  readonly label: string
  readonly kind: 'basis' | 'aim' | 'target' | 'task' | 'organization'
  readonly summary: string
  readonly answer: 'targets' | 'tasks' | 'bases' | 'orientation' | 'open'
  readonly target: TypedTarget
  readonly task: TypedTask
}
export type TypedDirective = {
  readonly number: string
  readonly kind: 'plan' | 'letter' | 'decision' | 'programme'
  readonly title: string
  readonly issuer: string
  readonly unitId: string
  readonly issuedOn: string
  readonly effectiveTo: string
  readonly bases: string
  readonly implementsDirective: string
  readonly replacesDirective: string
  readonly extendsDirective: string
  readonly clauses: readonly TypedClause[]
}

export const emptyTarget = (year: number): TypedTarget => ({ name: '', indicatorId: '', comparator: 'eq', low: '100', high: '', striving: false, from: `01/01/${year}`, to: `31/12/${year}`, accountable: 'province-police' })
export const emptyClause = (year: number): TypedClause => ({ label: '', kind: 'target', summary: '', answer: 'open', target: emptyTarget(year), task: { name: '', lead: '', deadline: '' } })
export const emptyDirective = (unitId: string, year: number): TypedDirective => ({
  number: '', kind: 'plan', title: '', issuer: '', unitId, issuedOn: '', effectiveTo: '', bases: '', implementsDirective: '', replacesDirective: '', extendsDirective: '', clauses: [emptyClause(year)],
})

/** `82,5` or `82.5`; null for anything else. */
export function readNumber(text: string): number | null {
  return /^\s*\d{1,9}([.,]\d{1,4})?\s*$/u.test(text) ? Number(text.trim().replace(',', '.')) : null
}

export type Wrong = { readonly field: string; readonly code: 'needed' | 'day' | 'number' }

/** Every field that is wrong, in the order of the page. */
export function wrongOf(typed: TypedDirective, today: string): readonly Wrong[] {
  const wrong: Wrong[] = []
  const needed = (field: string, value: string, least = 1): void => { if (value.trim().length < least) wrong.push({ field, code: 'needed' }) }
  const day = (field: string, value: string, optional: boolean): void => { if (!(optional && value.trim() === '') && !readDay(value, today).ok) wrong.push({ field, code: 'day' }) }
  needed('number', typed.number, 3)
  needed('title', typed.title, 3)
  needed('issuer', typed.issuer, 3)
  day('issuedOn', typed.issuedOn, true)
  day('effectiveTo', typed.effectiveTo, true)
  typed.clauses.forEach((clause, index) => {
    needed(`clause-${index}-summary`, clause.summary)
    if (clause.answer === 'targets') {
      needed(`clause-${index}-targetName`, clause.target.name)
      needed(`clause-${index}-indicator`, clause.target.indicatorId)
      if (readNumber(clause.target.low) === null) wrong.push({ field: `clause-${index}-low`, code: 'number' })
      if (clause.target.comparator === 'range' && readNumber(clause.target.high) === null) wrong.push({ field: `clause-${index}-high`, code: 'number' })
      day(`clause-${index}-from`, clause.target.from, false)
      day(`clause-${index}-to`, clause.target.to, false)
    }
    if (clause.answer === 'tasks') {
      needed(`clause-${index}-taskName`, clause.task.name)
      day(`clause-${index}-deadline`, clause.task.deadline, true)
    }
  })
  return wrong
}

const dayOf = (text: string, today: string): string | undefined => {
  const read = readDay(text, today)
  return read.ok ? read.value : undefined
}

/** The body that is sent; call it only when nothing is wrong. */
export function bodyOf(typed: TypedDirective, today: string): z.input<typeof DirectiveInput> {
  const optional = <Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } => (value ? { [name]: value } : {}) as { [Key in Name]?: string }
  return {
    number: typed.number.trim(), kind: typed.kind, title: typed.title.trim(), issuer: typed.issuer.trim(), unitId: typed.unitId,
    ...optional('issuedOn', dayOf(typed.issuedOn, today)), ...optional('effectiveTo', dayOf(typed.effectiveTo, today)),
    ...optional('implementsDirective', typed.implementsDirective), ...optional('replacesDirective', typed.replacesDirective), ...optional('extendsDirective', typed.extendsDirective),
    bases: typed.bases.split('\n').map((line) => line.trim()).filter(Boolean),
    clauses: typed.clauses.map((clause, index) => {
      const label = clause.label.trim() || String(index + 1)
      const { target, task } = clause
      const low = readNumber(target.low)
      const upper = target.comparator === 'lt' || target.comparator === 'lte'
      return {
        label, kind: clause.kind, summary: clause.summary.trim(), answer: clause.answer,
        targets: clause.answer === 'targets' ? [{
          label, name: target.name.trim(), indicatorId: target.indicatorId, comparator: target.comparator, low: upper ? null : low, high: target.comparator === 'range' ? readNumber(target.high) : upper || target.comparator === 'eq' ? low : null,
          unitOfMeasure: '%', striving: target.striving, from: dayOf(target.from, today)!, to: dayOf(target.to, today)!, accountable: target.accountable,
        }] : [],
        tasks: clause.answer === 'tasks' ? [{ name: task.name.trim(), ...(task.lead ? { lead: task.lead } : {}), coordinating: [], ...optional('deadline', dayOf(task.deadline, today)) }] : [],
      }
    }),
  }
}
