/** Rules of the entries: what is refused, what follows, and what the two indicators count. All people are invented. */
import { describe, expect, test } from 'vitest'
import { compartmentsReadBy } from '../access/access.rules.ts'
import { personTables } from '../access/compartments.ts'
import { Role } from '../kernel/actor.ts'
import { addDays, addMonths, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { placesOf } from '../indicators/indicators.rules.ts'
import { sayProblem, problemTexts } from '../problems.ts'
import { readFileSync } from 'node:fs'
import { reintegrationFacts, stillWorking } from './reintegration.indicators.ts'
import { checkMonths, followUpOn, highestSum, labourLimitOn, lowestSum, moneyOn, ratingOn } from './reintegration.law.ts'
import { declarationOfEntry, entrySchemas, EntryTypeSchema, takenBack, type Entry, type EntryAct, type EntryType } from './reintegration.model.ts'
import { judgeEntry, mondayOf, placementsOf, savingsOf, standing, supportHint, trainingsOf, waitingOf, wishOn, workDues, type EntryContext, type MeasureFact } from './reintegration.rules.ts'

const today = day('2026-11-20')
const [facility, commune] = ['rehab-facility:p-20.1', 'commune-committee:c-1']
let counter = 0
const uuid = () => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`

/** A person whose entries are written one after the other, each judged. */
class Trial {
  entries: Entry[] = []
  measures: MeasureFact[] = [{ kind: 'compulsory', open: true, facilityId: facility, startedOn: day('2024-01-10'), endedOn: null }]
  birth = '1990-05-01'
  offer: EntryContext['offer'] = null
  judge(type: EntryAct['type'], on: string, data: EntryAct['data'] = {}, { by = 'facility-head' as Role, at = facility, replaces }: { by?: Role; at?: string; replaces?: string } = {}) {
    const act: EntryAct = { id: uuid(), type, occurredOn: day(on), data, replaces }
    return { act, decided: judgeEntry(act, { actor: { role: by, agencyId: at }, today, birth: this.birth, entries: this.entries, measures: this.measures, offer: this.offer }), by, at }
  }
  /** Writes it, or answers the code of the refusal. */
  write(...given: Parameters<Trial['judge']>): string {
    const { act, decided, by, at } = this.judge(...given)
    if (!decided.ok) return decided.refusal.code
    this.entries = [...this.entries.map((each) => (each.id === act.replaces ? { ...each, replacedBy: act.id } : each)),
      { id: act.id, type: act.type, on: act.occurredOn, data: act.data, recordedAt: instantAt(act.occurredOn, '09:00'), agencyId: at, role: by, unitId: 'c-1', replaces: act.replaces ?? null, replacedBy: null }]
    return act.id
  }
}
const written = expect.stringMatching(/^0{8}-/)
const social = { by: 'commune-social' as Role, at: commune }
const wished = { learnTrade: true, jobAdvice: true, trade: 'sewing' }

describe('an entry', () => {
  test('lies in a compartment that every role that writes it reads', () => {
    const blind: string[] = []
    for (const type of EntryTypeSchema.options) {
      const { table, by } = declarationOfEntry(type)
      for (const role of by) if (!compartmentsReadBy(role, day('2026-06-30')).has(personTables[table]!.compartment)) blind.push(`${role} ${type}`)
    }
    expect(blind).toEqual([])
  })
  test.each(Role.options)('%s writes its own kinds and no other', (role) => {
    for (const type of EntryTypeSchema.options) {
      const code = new Trial().write(type, '2026-11-01', {}, { by: role })
      if (declarationOfEntry(type).by.includes(role)) expect([role, type, code]).not.toEqual([role, type, 'not-your-role'])
      else expect([role, type, code]).toEqual([role, type, 'not-your-role'])
    }
  })
  test('of tomorrow is refused; a wrong one is replaced by its own agency, once, by the same kind', () => {
    const trial = new Trial()
    expect(trial.write('wish', '2026-11-21', wished)).toBe('in-future')
    const first = trial.write('wish', '2026-11-01', wished)
    expect(trial.write('wish', '2026-11-02', { learnTrade: false, jobAdvice: false }, { ...social, replaces: first })).toBe('entry-of-others')
    expect(trial.write('advice', '2026-11-02', { about: 'job' }, { replaces: first })).toBe('entry-other-type')
    expect(trial.write('wish', '2026-11-02', { learnTrade: false, jobAdvice: true }, { replaces: first })).toEqual(written)
    expect(trial.write('wish', '2026-11-02', wished, { replaces: first })).toBe('entry-replaced')
    expect(trial.write('wish', '2026-11-02', wished, { replaces: uuid() })).toBe('entry-unknown')
    expect(wishOn(trial.entries, today)).toMatchObject({ learnTrade: false, jobAdvice: true })
  })
  test('is taken back only while nothing rests on it', () => {
    const trial = new Trial()
    const begun = trial.write('training', '2026-09-01', { step: 'began', trade: 'welding' })
    const done = trial.write('training', '2026-10-01', { step: 'completed', trainingId: begun })
    expect(trial.write(takenBack, '2026-10-02', {}, { replaces: begun })).toBe('entry-needed')
    expect(trial.write(takenBack, '2026-10-02', {}, { replaces: done })).toEqual(written)
    expect(trial.write(takenBack, '2026-10-02', {}, { replaces: begun })).toEqual(written)
    expect(standing(trial.entries)).toEqual([])
  })
  test('a trade without the wish to learn one, and a refusal of eligibility without a reason, are refused at their field', () => {
    expect(new Trial().judge('wish', '2026-11-01', { learnTrade: false, jobAdvice: true, trade: 'sewing' }).decided).toMatchObject({ refusal: { code: 'trade-without-wish', facts: { field: 'trade' } } })
    expect(new Trial().write('eligibility', '2026-11-01', { eligible: false })).toBe('eligibility-reason')
  })
  test('every refusal has a sentence in both languages that fills its facts', () => {
    const codes = [...readFileSync(new URL('reintegration.rules.ts', import.meta.url), 'utf8').matchAll(/refuse\('([a-z-]+)'/g)].map((match) => match[1]!)
    expect(codes.length).toBeGreaterThan(40)
    expect(codes.filter((code) => !problemTexts[code])).toEqual([])
    expect(sayProblem('labour-week', { hours: 50, highest: 48 }).en).toContain('over the limit of 48')
  })
  test('data of a wrong form does not pass its schema', () => {
    expect(entrySchemas.labour.safeParse({ work: 'kitchen', days: 8, hours: 20, longestDay: 4 }).success).toBe(false)
    expect(entrySchemas.support.safeParse({ kind: 'loan', amount: -5 }).success).toBe(false)
    expect(entrySchemas.support.safeParse({ kind: 'loan', amount: 5, bankAccount: '123' }).success).toBe(false)
    expect(entrySchemas.wish.safeParse({ ...wished, work: null }).success).toBe(true)
  })
})

describe('a referral', () => {
  test('needs the wish, the consent, and a place that is open', () => {
    const trial = new Trial()
    const course = { to: 'course', recordId: uuid(), agreed: true }
    expect(trial.write('referral', '2026-11-01', course)).toBe('referral-wish')
    trial.write('wish', '2026-11-01', { learnTrade: true, jobAdvice: false })
    expect(trial.write('referral', '2026-11-02', { ...course, agreed: false })).toBe('referral-consent')
    expect(trial.write('referral', '2026-11-02', course)).toBe('offer-unknown')
    trial.offer = { register: 'openings', status: 'open' }
    expect(trial.write('referral', '2026-11-02', course)).toBe('offer-unknown')
    trial.offer = { register: 'courses-of-schools', status: 'cancelled' }
    expect(trial.write('referral', '2026-11-02', course)).toBe('offer-closed')
    trial.offer = { register: 'courses-of-schools', status: 'open' }
    expect(trial.write('referral', '2026-10-31', course)).toBe('referral-wish')
    const referral = trial.write('referral', '2026-11-02', course)
    expect(referral).toEqual(written)
    expect(trial.write('referral', '2026-11-02', { ...course, to: 'opening' })).toBe('referral-wish')
    expect(trial.write('referral-answer', '2026-11-01', { referralId: referral, answer: 'accepted' })).toBe('before-referral')
    expect(trial.write('referral-answer', '2026-11-05', { referralId: referral, answer: 'no-place' })).toEqual(written)
    expect(trial.write('referral-answer', '2026-11-05', { referralId: referral, answer: 'accepted' })).toBe('referral-answered')
  })
})

describe('a course', () => {
  test('one at a time; it ends once and not before it began; the State pays once under the law of 2021', () => {
    const trial = new Trial()
    expect(trial.write('training', '2024-03-01', { step: 'began', paidBy: 'state' })).toBe('trade-needed')
    const first = trial.write('training', '2024-03-01', { step: 'began', trade: 'welding', paidBy: 'state' })
    expect(trial.write('training', '2024-04-01', { step: 'began', trade: 'sewing' })).toBe('training-running')
    expect(trial.write('training', '2024-02-01', { step: 'completed', trainingId: first })).toBe('before-training')
    expect(trial.write('training', '2024-06-01', { step: 'completed', trainingId: first })).toEqual(written)
    expect(trial.write('training', '2024-06-02', { step: 'left', trainingId: first })).toBe('training-ended')
    const again = trial.judge('training', '2024-09-01', { step: 'began', trade: 'sewing', paidBy: 'state' }).decided
    expect(again).toMatchObject({ ok: false, refusal: { code: 'training-paid-once', citation: { instrument: 'TT62', article: '9' }, confidence: 'verified' } })
    expect(trial.write('training', '2024-09-01', { step: 'began', trade: 'sewing', paidBy: 'person' })).toEqual(written)
    expect(trainingsOf(trial.entries).map((each) => [each.trade, each.ended?.step ?? null])).toEqual([['welding', 'completed'], ['sewing', null]])
  })
  test('since the law of 2026, whose text on it is one copy, nothing is refused for it', () => {
    const trial = new Trial()
    const first = trial.write('training', '2026-07-02', { step: 'began', trade: 'welding', paidBy: 'state' })
    trial.write('training', '2026-09-01', { step: 'completed', trainingId: first })
    expect(trial.write('training', '2026-10-01', { step: 'began', trade: 'sewing', paidBy: 'state' })).toEqual(written)
  })
})

describe('work found', () => {
  const placed = (on = '2025-06-30') => {
    const trial = new Trial()
    return { trial, id: trial.write('placement', on, { employer: 'Xưởng mộc mẫu', job: 'thợ phụ', kind: 'employed' }, social) }
  }
  test('is followed after 3, 6 and 12 months, on the last day where the month is shorter', () => {
    const { trial } = placed('2025-08-31')
    expect(placementsOf(trial.entries)[0]!.checks.map((check) => check.dueOn)).toEqual(['2025-11-30', '2026-02-28', '2026-08-31'])
    expect(checkMonths.map((month) => followUpOn(`placement-check-${month}`, today).confidence)).toEqual(['unverified', 'unverified', 'unverified'])
  })
  test('a check may come fifteen days early, not before, and once unless nobody was reached', () => {
    const { trial, id } = placed()
    const check = (on: string, answer: string, month = '3') => trial.write('placement-check', on, { placementId: id, month, answer }, social)
    expect(check('2025-09-14', 'working')).toBe('check-too-early')
    expect(check('2025-09-15', 'not-reached')).toEqual(written)
    expect(check('2025-09-30', 'working')).toEqual(written)
    expect(check('2025-10-01', 'working')).toBe('check-done')
    expect(trial.write('placement-check', '2025-12-30', { placementId: uuid(), month: '6', answer: 'working' }, social)).toBe('placement-unknown')
    expect(stillWorking(trial.entries, 2025)).toEqual({ placed: true, at: { 3: true, 6: null, 12: null } })
  })
  test('what is due: checks not made, for as long as the work lasts and somebody looks after the person', () => {
    const { trial, id } = placed()
    expect(workDues(trial.entries, true).map((due) => [due.clock, due.dueOn])).toEqual([['placement-check-3', '2025-09-30'], ['placement-check-6', '2025-12-30'], ['placement-check-12', '2026-06-30']])
    expect(workDues(trial.entries, false)).toEqual([])
    expect(trial.write('placement-ended', '2025-06-01', { placementId: id, because: 'moved' }, social)).toBe('before-placement')
    trial.write('placement-ended', '2025-11-01', { placementId: id, because: 'contract-over' }, social)
    expect(workDues(trial.entries, true).map((due) => due.clock)).toEqual(['placement-check-3'])
    expect(trial.write('placement-ended', '2025-12-01', { placementId: id, because: 'moved' }, social)).toBe('placement-over')
  })
})

describe('labour in a facility', () => {
  test.each([['1990-05-01', '2024-06-03', 8, 48, 'verified'], ['2008-01-01', '2024-06-03', 6, 30, 'verified'], ['2010-01-01', '2024-06-03', 4, 20, 'verified'], ['1990-05-01', '2026-11-02', 8, 48, 'one-copy'], ['2010-01-01', '2026-11-02', 6, 30, 'unverified']] as const)(
    'born %s, on %s: %i hours a day, %i a week (%s)', (birth, on, hoursADay, hoursAWeek, confidence) => {
      const trial = new Trial()
      trial.birth = birth
      const give = (hours: number, longestDay: number, days: number, at = on as string) => trial.write('labour', at, { work: 'therapy', hours, longestDay, days })
      expect(give(hoursADay + 0.5, hoursADay + 0.5, 1)).toBe('labour-day')
      expect(give(hoursAWeek / 2, hoursADay, 4)).toEqual(written)
      expect(give(hoursAWeek / 2 + 1, hoursADay, 3)).toBe('labour-week')
      // The next week begins on Monday.
      expect(give(hoursAWeek / 2, hoursADay, 4, addDays(day(on), 7))).toEqual(written)
      expect(labourLimitOn(Number(on.slice(0, 4)) - Number(birth.slice(0, 4)), day(on))).toMatchObject({ confidence })
    })
  test('under twelve nobody labours; elsewhere nobody writes it; three fields must add up', () => {
    const trial = new Trial()
    expect(trial.write('labour', '2024-06-03', { work: 'garden', hours: 9, longestDay: 4, days: 2 })).toBe('labour-hours-add-up')
    expect(trial.write('labour', '2024-06-03', { work: 'garden', hours: 8, longestDay: 4, days: 2 }, { at: 'rehab-facility:p-20.2' })).toBe('not-kept-here')
    expect(trial.write('labour', '2024-01-09', { work: 'garden', hours: 8, longestDay: 4, days: 2 })).toBe('not-kept-here')
    trial.birth = '2013-01-01'
    expect(trial.write('labour', '2024-06-03', { work: 'garden', hours: 1, longestDay: 1, days: 1 })).toBe('labour-age')
    expect([mondayOf(day('2026-11-22')), mondayOf(day('2026-11-23'))]).toEqual(['2026-11-16', '2026-11-23'])
  })
})

describe('money', () => {
  test('a sum by the day is bound by its days; the base salary is only remembered and refuses nothing', () => {
    const trial = new Trial()
    const give = (on: string, data: EntryAct['data']) => trial.write('support', on, data, social)
    expect(give('2024-06-03', { kind: 'release-meals', amount: 70_000 })).toBe('support-days')
    expect(give('2024-06-03', { kind: 'release-meals', amount: 280_000, days: 4 })).toBe('support-too-high')
    expect(give('2024-06-03', { kind: 'release-meals', amount: 210_000, days: 3 })).toEqual(written)
    expect(highestSum('release-meals', day('2024-06-03'), 9)?.amount).toBe(210_000)
    expect([lowestSum('one-off', day('2023-06-30'))?.amount, lowestSum('one-off', day('2023-07-01'))?.amount, lowestSum('one-off', day('2024-07-01'))?.amount]).toEqual([1_490_000, 1_800_000, 2_340_000])
    expect(supportHint('one-off', today, 0).lowest).toMatchObject({ confidence: 'unverified' })
    expect(give('2024-06-04', { kind: 'one-off', amount: 1 })).toEqual(written)
    expect(give('2024-06-05', { kind: 'one-off', amount: 1_800_000 })).toBe('support-paid-once')
    trial.measures = [...trial.measures, { kind: 'voluntary-home', open: true, facilityId: null, startedOn: day('2024-08-01'), endedOn: null }]
    expect(give('2024-09-05', { kind: 'one-off', amount: 1_800_000 })).toEqual(written)
  })
  test('pay is written once a month by the facility that keeps the person; no more savings are paid out than there are', () => {
    const trial = new Trial()
    const pay = { month: '2026-09-01', amount: 500_000, saved: 100_000 }
    expect(trial.write('labour-pay', '2026-10-02', { ...pay, saved: 600_000 }, { by: 'facility-accounts' })).toBe('saved-more-than-pay')
    expect(trial.write('labour-pay', '2026-08-02', pay, { by: 'facility-accounts' })).toBe('month-ahead')
    expect(trial.write('labour-pay', '2026-10-02', pay, { by: 'facility-accounts' })).toEqual(written)
    expect(trial.write('labour-pay', '2026-10-03', pay, { by: 'facility-accounts' })).toBe('month-paid')
    expect(trial.write('savings-paid', '2026-11-02', { amount: 100_001 }, { by: 'facility-accounts' })).toBe('savings-too-high')
    expect(trial.write('savings-paid', '2026-11-02', { amount: 60_000 }, { by: 'facility-accounts' })).toEqual(written)
    expect(savingsOf(trial.entries)).toBe(40_000)
    expect(moneyOn('saved-of-labour', today)).toMatchObject({ share: 20, confidence: 'one-copy' })
  })
})

describe('the monthly rating', () => {
  test('is written while the law knows a reduction, once a month, and not since', () => {
    const trial = new Trial()
    expect(trial.write('rating', '2024-05-02', { month: '2024-04-01', rating: 'good' })).toEqual(written)
    expect(trial.write('rating', '2024-05-03', { month: '2024-04-15', rating: 'fair' })).toBe('month-rated')
    expect(trial.write('rating', '2026-07-02', { month: '2026-06-01', rating: 'fair' })).toEqual(written)
    expect(trial.judge('rating', '2026-08-02', { month: '2026-07-01', rating: 'fair' }).decided).toMatchObject({ refusal: { code: 'rating-not-in-law', citation: { instrument: 'L120' } } })
    expect([ratingOn(day('2026-06-30'))?.confidence, ratingOn(day('2026-07-01'))]).toEqual(['unverified', null])
    expect(trial.write('rating', '2024-01-31', { month: '2023-12-01', rating: 'fair' })).toBe('not-kept-here')
  })
})

describe('running medicines', () => {
  test('a hand-over names the place and the days, or says that there is none', () => {
    const trial = new Trial()
    const give = (data: EntryAct['data']) => trial.write('medicine-handover', '2026-11-10', { why: 'release', ...data }, { by: 'facility-health' })
    expect(give({ medicine: 'none', days: 3 })).toBe('medicine-none')
    expect(give({ medicine: 'methadone', days: 3 })).toBe('medicine-place')
    expect(give({ medicine: 'methadone', toAgencyId: 'medical-centre:p-20.1' })).toBe('medicine-days')
    expect(give({ medicine: 'other-running', toAgencyId: 'medical-centre:p-20.1', days: 3 })).toBe('medicine-name')
    expect(give({ medicine: 'methadone', toAgencyId: 'medical-centre:p-20.1', days: 0 })).toEqual(written)
    expect(give({ medicine: 'none' })).toEqual(written)
  })
})

describe('the two indicators', () => {
  const places = placesOf([{ id: 'p-1', level: 'province', parentId: null, provinceId: 'p-1', validTo: null }, { id: 'c-1', level: 'commune', parentId: 'p-1', provinceId: 'p-1', validTo: null }], [], today)
  const facts = (trial: Trial, until: PlainDate | null = null, on = today) => reintegrationFacts(trial.entries, until, 'c-1', places, on).map((fact) => [fact.indicatorId, fact.period, fact.ofOn, fact.metOn])
  test('a wish for advice counts from its day and in each year until it is met', () => {
    const trial = new Trial()
    trial.write('wish', '2024-10-05', { learnTrade: false, jobAdvice: true })
    expect(facts(trial)).toEqual([['job-advice', 2024, '2024-10-05', null], ['job-advice', 2025, '2025-01-01', null], ['job-advice', 2026, '2026-01-01', null]])
    trial.write('advice', '2025-02-03', { about: 'job', how: 'group', outcome: 'informed' })
    expect(facts(trial)).toEqual([['job-advice', 2024, '2024-10-05', null], ['job-advice', 2025, '2025-01-01', '2025-02-03']])
    expect(waitingOf(trial.entries)).toEqual([])
  })
  test('a wish for a trade counts once the person is found eligible, and no longer where that is taken away or the wish is', () => {
    const trial = new Trial()
    trial.write('wish', '2026-02-01', wished)
    expect(facts(trial).map(([id]) => id)).toEqual(['job-advice'])
    trial.write('eligibility', '2026-03-01', { eligible: true })
    expect(facts(trial)).toContainEqual(['vocational-training', 2026, '2026-03-01', null])
    trial.write('eligibility', '2026-04-01', { eligible: false, because: 'health' })
    expect(facts(trial).map(([id]) => id)).toEqual(['job-advice'])
    expect(waitingOf(trial.entries)).toEqual(['job'])
    trial.write('eligibility', '2026-05-01', { eligible: true })
    trial.write('training', '2026-06-01', { step: 'began', trade: 'sewing' })
    expect(facts(trial)).toContainEqual(['vocational-training', 2026, '2026-05-01', '2026-06-01'])
    trial.write('wish', '2026-07-01', { learnTrade: false, jobAdvice: false })
    expect(facts(trial)).toEqual([['vocational-training', 2026, '2026-05-01', '2026-06-01']])
  })
  test('after the last measure has ended nobody is carried on; nothing of tomorrow counts', () => {
    const trial = new Trial()
    trial.write('wish', '2024-03-01', { learnTrade: false, jobAdvice: true })
    expect(facts(trial, day('2025-06-01')).map(([, period]) => period)).toEqual([2024, 2025])
    expect(facts(trial, null, day('2024-02-28'))).toEqual([])
  })
  test('figure and list are the same rows: over many invented histories each year has at most one row a person, met only from its own day and in its year', () => {
    let seed = 7
    const next = (below: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * below) }
    for (let life = 0; life < 300; life += 1) {
      const trial = new Trial()
      let on = day('2023-01-01')
      for (let step = 0; step < 12; step += 1) {
        on = addDays(on, next(160))
        if (on > today) break
        const type = (['wish', 'eligibility', 'advice', 'training'] as const)[next(4)]!
        const running = trainingsOf(trial.entries).find((each) => each.ended === null)
        const data: Record<EntryType & ('wish' | 'eligibility' | 'advice' | 'training'), Record<string, unknown>> = {
          wish: { learnTrade: next(2) === 1, jobAdvice: next(2) === 1 }, eligibility: { eligible: next(3) > 0, because: 'other' }, advice: { about: next(2) ? 'job' : 'trade' },
          training: running ? { step: 'completed', trainingId: running.entryId } : { step: 'began', trade: 'sewing' },
        }
        trial.write(type, on, data[type])
      }
      const rows = reintegrationFacts(trial.entries, null, 'c-1', places, today)
      expect(new Set(rows.map((row) => `${row.indicatorId} ${row.period}`)).size).toBe(rows.length)
      for (const row of rows) {
        expect(row.ofOn.slice(0, 4)).toBe(String(row.period))
        if (row.metOn) expect(row.metOn >= row.ofOn && row.metOn.startsWith(String(row.period))).toBe(true)
      }
      // Whoever waits for advice today stands unmet in this year's figure, and nobody else does.
      const unmet = rows.some((row) => row.indicatorId === 'job-advice' && row.period === 2026 && row.metOn === null)
      expect(waitingOf(trial.entries).includes('job')).toBe(unmet)
    }
  })
  test('who still works is told by the checks, not guessed', () => {
    const trial = new Trial()
    expect(stillWorking(trial.entries, 2026)).toEqual({ placed: false, at: { 3: null, 6: null, 12: null } })
    const id = trial.write('placement', '2025-10-01', { employer: 'Trại mẫu', job: 'chăn nuôi', kind: 'employed' })
    trial.write('placement-check', '2026-01-01', { placementId: id, month: '3', answer: 'other-job' })
    trial.write('placement-check', addMonths(day('2025-10-01'), 6), { placementId: id, month: '6', answer: 'not-working' })
    expect(stillWorking(trial.entries, 2025)).toEqual({ placed: true, at: { 3: true, 6: false, 12: null } })
  })
})
