/** Inspections, findings and complaints over the engine of registers, with records held in memory. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { AgencyKind, Role } from '../kernel/actor.ts'
import { day, type Instant } from '../kernel/plain-date.ts'
import type { RegisterContext, RegisterState, RelatedQuery, RelatedRecord } from '../kernel/register.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { sayProblem } from '../problems.ts'
import { registersEn } from '../registers/registers.en.ts'
import { after, decideRegisterAct, mayDo } from '../registers/registers.engine.ts'
import { registerOf } from '../registers/registers.registers.ts'
import { registersVi } from '../registers/registers.vi.ts'
import { inspectionsRegisters } from './inspections.registers.ts'
import { inspectedHeads, inspecting } from './inspections.model.ts'
import { checklistOf, isRead, ruleFor } from './inspections.rules.ts'

const facility = 'rehab-facility:p-20.1'
type Record_ = { register: string; state: RegisterState; parentId: string | null }
let records: Map<string, Record_>
let number = 0
beforeEach(() => { records = new Map(); number = 0 })

function contextOf(role: Role, agencyId: string, on: string, recordId: string, related: readonly RelatedRecord[]): RegisterContext {
  const [kind, rest] = agencyId.split(':') as [AgencyKind, string]
  const unitId = rest.split('.')[0]!
  return {
    recordId, today: day(on), now: `${on}T02:00:00Z` as Instant, calendar, related, actor: { role, agencyId, agencyKind: kind, unitId, provinceId: 'p-20', postId: `${agencyId}/${role}` },
    unit: (id) => (/^[pc]-/.test(id) ? { id, name: id, level: id.startsWith('p-') ? 'province' : 'commune', provinceId: id === 'c-99999' || id === 'p-24' ? 'p-24' : 'p-20' } : undefined),
    agency: (id) => (id.includes(':') ? { id, name: id, kind: id.split(':')[0] as AgencyKind, unitId: id.split(':')[1]!.split('.')[0]! } : undefined),
  }
}
const found = (queries: readonly RelatedQuery[]): RelatedRecord[] => queries.flatMap((query) => [...records].filter(([id, each]) => each.register === query.register && (query.id === undefined || query.id === id) && (query.parentId === undefined || query.parentId === each.parentId)
  && (query.open === undefined || query.open !== registerOf(query.register)!.closed.includes(each.state.status))).map(([id, each]) => ({ id, register: each.register, state: each.state, parentId: each.parentId, sequence: 1 })))

/** Judges an act and keeps what it makes; answers the id, or the code of the refusal. */
function act(role: Role | 'system', agencyId: string, register: string, type: string, on: string, data: Readonly<Record<string, unknown>> = {}, id?: string): string {
  const declaration = registerOf(register)!
  const recordId = id ?? `r${++number}`
  const state = records.get(recordId)?.state ?? null
  const given = { id: `a${++number}`, type, occurredOn: day(on), basedOn: 0, data }
  const plain = contextOf(role === 'system' ? 'inspector' : role, agencyId, on, recordId, [])
  const context = { ...plain, ...(role === 'system' ? { actor: { ...plain.actor, role: 'system', agencyKind: 'system' } as RegisterContext['actor'] } : {}) }
  const decided = decideRegisterAct(declaration, state, given, { ...context, related: found(declaration.acts[type]?.needs?.(given, state, context) ?? []) })
  if (!decided.ok) return decided.refusal.code
  const next = after(state, decided.value, given.occurredOn)
  records.set(recordId, { register, state: next, parentId: declaration.parentOf?.(next) ?? null })
  for (const follow of decided.value.follows ?? []) {
    const outcome = act('system', agencyId, follow.register, follow.type, on, follow.data, follow.recordId)
    if (outcome !== follow.recordId) throw new Error(outcome)
  }
  return recordId
}
const inspector = (register: string, type: string, on: string, data: Readonly<Record<string, unknown>> = {}, id?: string) => act('inspector', 'inspector:p-20', register, type, on, data, id)
const head = (register: string, type: string, on: string, data: Readonly<Record<string, unknown>> = {}, id?: string) => act('facility-head', facility, register, type, on, data, id)
const stateOf = (id: string) => records.get(id)!.state
const duesOf = (id: string, on: string) => registerOf(records.get(id)!.register)!.duesOf!(stateOf(id), { calendar, today: day(on), recordId: id })

function announced(inspected = facility): string {
  const id = inspector('inspections', 'plan', '2026-10-01', { inspected, cause: 'risk', plannedOn: '2026-10-20' })
  inspector('inspections', 'announce', '2026-10-10', { decisionNumber: '12/QĐ-TTr', startsOn: '2026-10-20', endsOn: '2026-10-24' }, id)
  return id
}
/** A rule of the facility's own checklist that was read in the text. */
const rule = checklistOf('rehab-facility', day('2026-10-20')).find((each) => isRead(each) && each.severity === 'clock')!
const ground = checklistOf('rehab-facility', day('2026-10-20')).find((each) => each.severity === 'suspension-ground' && isRead(each))!
const finding = (inspection: string, more: Readonly<Record<string, unknown>> = {}) => inspector('findings', 'record', '2026-10-21', { inspection, rule: rule.id, found: 'Chậm so với hạn', remedyBy: '2026-11-10', ...more })

describe('a checklist', () => {
  test('is the law of that day for that kind of body, each line with its article', () => {
    const now = checklistOf('commune-police', day('2026-11-20'))
    expect(now.length).toBeGreaterThan(50)
    for (const { row } of now) expect(row.citation.instrument).toBeTruthy()
    expect(now.map((each) => each.id)).toContain('voluntary-decision')
    expect(checklistOf('commune-police', day('2024-06-01')).map((each) => each.id)).not.toContain('voluntary-decision')
    expect(checklistOf('commune-committee', day('2024-06-01')).map((each) => each.id)).toContain('commune-decide-voluntary')
    expect(checklistOf('commune-committee', day('2026-11-20')).map((each) => each.id)).not.toContain('commune-decide-voluntary')
  })
  test('severity is what the law attaches to the rule: the last day of a person, a ground of suspension, a clock, a duty', () => {
    expect(ruleFor('held-beyond', 'rehab-facility', day('2026-11-20'))?.severity).toBe('liberty')
    expect(ruleFor('private-fix', 'rehab-facility', day('2026-11-20'))?.severity).toBe('suspension-ground')
    expect(ruleFor('voluntary-decision', 'commune-police', day('2026-11-20'))?.severity).toBe('clock')
    expect(ruleFor('voluntary-decision', 'rehab-facility', day('2026-11-20'))).toBeNull()
  })
})

describe('an inspection', () => {
  test('goes from the plan to the end; the inspected body reads it from the announcement on', () => {
    const id = inspector('inspections', 'plan', '2026-10-01', { inspected: facility, cause: 'alarm', plannedOn: '2026-10-20' })
    expect(stateOf(id)).toMatchObject({ status: 'planned', agencyId: 'inspector:p-20', unitId: 'p-20' })
    expect(duesOf(id, '2026-10-01')).toMatchObject([{ clock: 'inspection-planned', dueOn: '2026-10-20', bound: 'inspector', agencyId: 'inspector:p-20' }])
    inspector('inspections', 'announce', '2026-10-10', { decisionNumber: '12', startsOn: '2026-10-20', endsOn: '2026-10-24' }, id)
    expect(stateOf(id)).toMatchObject({ status: 'announced', agencyId: facility })
    expect(inspector('inspections', 'hold', '2026-10-22', { checklist: [{ rule: rule.id, result: 'not-kept' }] }, id)).toBe(id)
    expect(duesOf(id, '2026-10-22')).toMatchObject([{ clock: 'inspection-conclusion', dueOn: '2026-11-21', confidence: 'unverified' }])
    // What the checklist says stands as a finding before anything is concluded.
    expect(inspector('inspections', 'conclude', '2026-10-30', { conclusionNumber: '3', conclusion: 'x' }, id)).toBe('finding-missing')
    const one = finding(id)
    expect(inspector('inspections', 'conclude', '2026-10-30', { conclusionNumber: '3', conclusion: 'x' }, id)).toBe(id)
    expect(stateOf(id).values['findings']).toBe(1)
    expect(inspector('inspections', 'finish', '2026-10-31', {}, id)).toBe('findings-open')
    head('findings', 'remedy', '2026-11-05', { remedy: 'Đã làm đủ' }, one)
    inspector('findings', 'recheck', '2026-11-06', { sufficient: true }, one)
    expect(inspector('inspections', 'finish', '2026-11-07', {}, id)).toBe(id)
    expect(stateOf(id).status).toBe('finished')
  })
  test.each([
    [{ inspected: 'court:p-20.1' }, 'not-inspected'], [{ inspected: 'nobody' }, 'unknown-agency'], [{ inspected: 'commune-police:c-99999' }, 'unit-not-yours'], [{ plannedOn: '2026-09-01' }, 'dates-reversed'],
  ])('a plan with %j: %s', (more, code) => {
    expect(inspector('inspections', 'plan', '2026-10-01', { inspected: facility, cause: 'risk', plannedOn: '2026-10-20', ...more })).toBe(code)
  })
  test('nobody inspects himself, goes on with another body’s, is announced late, or is held before its first day', () => {
    expect(act('province-police', 'province-police:p-20', 'inspections', 'plan', '2026-10-01', { inspected: 'province-police:p-20', cause: 'risk', plannedOn: '2026-10-20' })).toBe('inspects-itself')
    const id = inspector('inspections', 'plan', '2026-10-01', { inspected: facility, cause: 'risk', plannedOn: '2026-10-20' })
    const paper = { decisionNumber: '1', startsOn: '2026-10-20', endsOn: '2026-10-21' }
    expect(act('province-police', 'province-police:p-20', 'inspections', 'announce', '2026-10-10', paper, id)).toBe('inspection-of-others')
    expect(inspector('inspections', 'announce', '2026-10-22', paper, id)).toBe('announced-late')
    expect(inspector('inspections', 'announce', '2026-10-10', { ...paper, endsOn: '2026-10-19' }, id)).toBe('dates-reversed')
    inspector('inspections', 'announce', '2026-10-10', paper, id)
    expect(inspector('inspections', 'hold', '2026-10-19', {}, id)).toBe('held-before-start')
    expect(inspector('inspections', 'hold', '2026-10-20', { checklist: [{ rule: 'voluntary-decision', result: 'kept' }] }, id)).toBe('rule-not-for-body')
    expect(head('inspections', 'hold', '2026-10-20', {}, id)).toBe('not-your-role')
  })
})

describe('a finding', () => {
  test('carries article, severity and a clock of the inspected body; the second look has a clock of the inspecting one', () => {
    const one = finding(announced())
    expect(stateOf(one)).toMatchObject({ status: 'open', agencyId: facility, values: { severity: 'clock', inspecting: 'inspector:p-20' } })
    expect(String(stateOf(one).values['article'])).toMatch(/^Đ\d/)
    expect(duesOf(one, '2026-10-21')).toMatchObject([{ clock: 'finding-remedy', dueOn: '2026-11-10', bound: 'facility-head', agencyId: facility, confidence: rule.row.confidence }])
    head('findings', 'remedy', '2026-11-01', { remedy: 'Đã sửa' }, one)
    expect(duesOf(one, '2026-11-01')).toMatchObject([{ clock: 'finding-recheck', dueOn: '2026-12-01', bound: 'inspector', agencyId: 'inspector:p-20' }])
    // Not enough: open again, with a new day.
    expect(inspector('findings', 'recheck', '2026-11-03', { sufficient: false }, one)).toBe('new-remedy-day')
    expect(inspector('findings', 'recheck', '2026-11-03', { sufficient: false, remedyBy: '2026-11-20' }, one)).toBe(one)
    expect(stateOf(one)).toMatchObject({ status: 'open', values: { remedyBy: '2026-11-20' } })
  })
  test('the inspected body cannot close it: not by its head, not by any post of it, not even where it inspects elsewhere', () => {
    const one = finding(announced())
    for (const type of ['close', 'recheck', 'pass-on-facility'] as const) expect(head('findings', type, '2026-11-01', { closedBecause: 'x', sufficient: true, facility: 'x' }, one)).toBe(type === 'recheck' ? 'register-status' : 'not-your-role')
    const declared = registerOf('findings')!.acts
    const context = contextOf('facility-head', facility, '2026-11-01', one, [])
    expect(Object.entries(declared).filter(([type, each]) => type !== 'record' && inspectedHeads.filter((role) => !(inspecting as readonly Role[]).includes(role)).some((role) => mayDo(each, stateOf(one), { ...context, actor: { ...context.actor, role } as RegisterContext['actor'] }))).map(([type]) => type)).toEqual(['remedy'])
    const police = announced('province-police:p-20')
    const theirs = inspector('findings', 'record', '2026-10-21', { inspection: police, rule: checklistOf('province-police', day('2026-10-21')).find(isRead)!.id, found: 'x', remedyBy: '2026-11-10' })
    for (const role of ['province-police', 'province-police-director'] as const) {
      expect(act(role, 'province-police:p-20', 'findings', 'close', '2026-11-01', { closedBecause: 'x' }, theirs)).toBe('inspected-cannot-close')
    }
    expect(inspector('findings', 'close', '2026-11-01', { closedBecause: 'Ghi nhầm cơ quan' }, theirs)).toBe(theirs)
    expect(act('province-police', 'province-police:p-20', 'findings', 'close', '2026-11-01', { closedBecause: 'x' }, one)).toBe('inspection-of-others')
  })
  test('needs an inspection that is announced and of the same body, a rule that binds it and was read, and a day that is to come', () => {
    const planned = inspector('inspections', 'plan', '2026-10-01', { inspected: facility, cause: 'risk', plannedOn: '2026-10-20' })
    expect(finding(planned)).toBe('finding-without-inspection')
    const id = announced()
    expect(finding(id, { rule: 'voluntary-decision' })).toBe('rule-not-for-body')
    expect(finding(id, { rule: 'nothing' })).toBe('rule-not-for-body')
    // What was only recalled can be found and remedied; its clock reminds and marks nobody as late.
    const unread = finding(id, { rule: checklistOf('rehab-facility', day('2026-10-20')).find((each) => !isRead(each))!.id })
    expect(duesOf(unread, '2026-10-21')).toMatchObject([{ clock: 'finding-remedy', confidence: 'unverified' }])
    expect(finding(id, { remedyBy: '2026-10-21' })).toBe('dates-reversed')
    // The last day of a person is protected whatever was read of the text.
    expect(stateOf(finding(id, { rule: 'held-beyond' })).values['severity']).toBe('liberty')
    expect(duesOf(`r${number - 1}`, '2026-10-21')).toMatchObject([{ confidence: 'verified' }])
  })
  test('passes a violation on to the register of facilities where the law names a ground of suspension, and withdraws nothing', () => {
    records.set('f1', { register: 'facilities', parentId: null, state: { status: 'operating', unitId: 'p-20', agencyId: facility, openedOn: day('2024-01-01'), since: day('2024-01-01'), values: { name: 'Cơ sở', type: 'private', province: 'p-20' } } })
    records.set('f2', { register: 'facilities', parentId: null, state: { ...records.get('f1')!.state, agencyId: 'rehab-facility:p-20.2' } })
    const id = announced()
    const clock = finding(id)
    expect(inspector('findings', 'pass-on-facility', '2026-10-25', { facility: 'f1' }, clock)).toBe('no-suspension-ground')
    const grave = finding(id, { rule: ground.id })
    expect(inspector('findings', 'pass-on-facility', '2026-10-25', { facility: 'f2' }, grave)).toBe('record-of-another-body')
    expect(inspector('findings', 'pass-on-facility', '2026-10-25', { facility: 'nothing' }, grave)).toBe('unknown-record')
    expect(inspector('findings', 'pass-on-facility', '2026-10-25', { facility: 'f1' }, grave)).toBe(grave)
    expect(stateOf('f1')).toMatchObject({ status: 'operating', values: { violationOn: '2026-10-25' } })
    expect(String(stateOf('f1').values['ground'])).toContain('Điều')
    expect(inspector('findings', 'pass-on-facility', '2026-10-26', { facility: 'f1' }, grave)).toBe('record-twice')
    records.set('r-unread', { ...records.get(grave)!, state: { ...stateOf(grave), values: { ...stateOf(grave).values, confidence: 'unverified', passedOnOn: null } } })
    expect(inspector('findings', 'pass-on-facility', '2026-10-26', { facility: 'f1' }, 'r-unread')).toBe('rule-unverified')
  })
})

describe('a complaint', () => {
  const receive = (more: Readonly<Record<string, unknown>> = {}) => head('complaints', 'receive', '2026-10-01', { subject: 'conditions', about: facility, summary: 'Về chỗ ở', ...more })
  test('goes its way with recalled clocks that only remind', () => {
    const id = receive()
    expect(duesOf(id, '2026-10-01')).toMatchObject([{ clock: 'complaint-accept', dueOn: '2026-10-11', bound: 'facility-head', confidence: 'unverified' }])
    head('complaints', 'accept', '2026-10-05', {}, id)
    expect(duesOf(id, '2026-10-05')).toMatchObject([{ clock: 'complaint-decide-first', dueOn: '2026-11-04', confidence: 'unverified' }])
    head('complaints', 'meet', '2026-10-10', {}, id)
    expect(head('complaints', 'decide', '2026-10-20', { result: 'partly-right', paperNumber: '5' }, id)).toBe('redress-missing')
    head('complaints', 'decide', '2026-10-20', { result: 'partly-right', paperNumber: '5', redress: 'Chuyển phòng' }, id)
    expect(duesOf(id, '2026-10-20')).toMatchObject([{ clock: 'complaint-send', bound: 'facility-head' }])
    head('complaints', 'send-decision', '2026-10-21', {}, id)
    expect(duesOf(id, '2026-10-21')).toMatchObject([{ clock: 'complaint-second', bound: 'person', kind: 'right' }])
    const second = act('province-police-director', 'province-police:p-20', 'complaints', 'receive-second', '2026-10-30', { first: id, summary: 'Chưa thỏa đáng' })
    expect(stateOf(second)).toMatchObject({ status: 'received', agencyId: 'province-police:p-20', values: { instance: 'second', about: facility, subject: 'conditions' } })
    expect(stateOf(id).status).toBe('second')
    expect(act('inspector', 'inspector:p-20', 'complaints', 'receive-second', '2026-10-31', { first: id, summary: 'x' })).toBe('record-twice')
    act('province-police', 'province-police:p-20', 'complaints', 'accept', '2026-11-01', {}, second)
    expect(duesOf(second, '2026-11-01')).toMatchObject([{ clock: 'complaint-decide-second', dueOn: '2026-12-16', bound: 'province-police-director' }])
    expect(head('complaints', 'close', '2026-11-05', {}, id)).toBe(id)
  })
  test('is received by the body it is about; names nobody; is not decided twice by the same body', () => {
    expect(receive({ about: 'commune-police:c-05983' })).toBe('complaint-elsewhere')
    expect(receive({ summary: 'của người số 999000000001' })).toBe('complaint-names-nobody')
    expect(receive({ madeOn: '2026-10-02' })).toBe('dates-reversed')
    const own = act('inspector', 'inspector:p-20', 'complaints', 'receive', '2026-10-01', { subject: 'conduct', about: 'inspector:p-20', summary: 'x' })
    expect(act('inspector', 'inspector:p-20', 'complaints', 'receive-second', '2026-10-31', { first: own, summary: 'x' })).toBe('complaint-same-body')
    expect(head('complaints', 'accept', '2026-10-02', {}, own)).toBe('not-your-role')
  })
})

test('every field, act, status, clock and value has words in both languages, and every refusal a sentence', () => {
  const missing: string[] = []
  for (const register of inspectionsRegisters) {
    for (const [language, words] of [['vi', registersVi[register.id]], ['en', registersEn[register.id]]] as const) {
      const need = (group: string, key: string, table: Readonly<Record<string, string>> | undefined) => { if (!table?.[key]) missing.push(`${language} ${register.id} ${group} ${key}`) }
      for (const status of register.statuses) need('status', status, words?.statuses)
      for (const [type, each] of Object.entries(register.acts)) {
        need('act', type, words?.acts)
        for (const field of [...each.fields, ...each.fields.flatMap((one) => one.fields ?? [])]) {
          need('field', field.key, words?.fields)
          for (const option of field.options ?? []) need(`option ${field.key}`, option, words?.options?.[field.key])
        }
      }
      for (const field of register.fields) need('field', field.key, words?.fields)
    }
  }
  expect(missing).toEqual([])
  for (const code of ['not-inspected', 'inspects-itself', 'inspection-of-others', 'announced-late', 'held-before-start', 'rule-not-for-body', 'rule-unverified', 'finding-missing', 'findings-open', 'finding-without-inspection', 'inspected-cannot-close', 'new-remedy-day', 'record-of-another-body', 'no-suspension-ground', 'complaint-names-nobody', 'complaint-elsewhere', 'complaint-same-body', 'redress-missing', 'dates-reversed']) {
    expect(sayProblem(code).vi, code).not.toBe('Việc này không làm được.')
  }
})
