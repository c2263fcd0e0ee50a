import { describe, expect, test } from 'vitest'
import { day } from '../kernel/plain-date.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { codeMail, digestMail, isDigestDay, judgeAddress, waitingOf } from './mail.rules.ts'

describe('the days of a digest', () => {
  const daily = (on: string) => isDigestDay('daily', day(on), workingCalendar)
  const weekly = (on: string) => isDigestDay('weekly', day(on), workingCalendar)
  test('daily: working days, neither weekends nor holidays', () => {
    expect([daily('2026-11-20'), daily('2026-11-21'), daily('2026-11-22'), daily('2026-11-23')]).toEqual([true, false, false, true])
    expect(daily('2026-09-02')).toBe(false)
  })
  test('weekly: the first working day of the week, also where Monday is off', () => {
    expect([weekly('2026-11-23'), weekly('2026-11-24'), weekly('2026-11-27')]).toEqual([true, false, false])
    const mondayOff = { covers: () => true, isWorkingDay: (on: string) => !['2026-11-21', '2026-11-22', '2026-11-23'].includes(on) }
    expect(isDigestDay('weekly', day('2026-11-23'), mondayOff)).toBe(false)
    expect(isDigestDay('weekly', day('2026-11-24'), mondayOff)).toBe(true)
  })
  test('a year whose holidays are not known yet: Monday to Friday', () => {
    expect(isDigestDay('daily', day('2199-01-01'), { covers: () => false, isWorkingDay: () => { throw new Error('asked') } })).toBe(true)
  })
  test('off is off', () => {
    expect(isDigestDay('off', day('2026-11-23'), workingCalendar)).toBe(false)
  })
})

describe('what a digest says', () => {
  const link = 'https://hoa-nhap.example.gov.vn'
  test('numbers from five, below that only that there are some', () => {
    const mail = digestMail({ overdue: 4, today: 5, week: 0 }, link)!
    expect(mail.text).toContain('- Quá hạn: dưới 5')
    expect(mail.text).toContain('- Overdue: fewer than 5')
    expect(mail.text).toContain('- Đến hạn trong 24 giờ: 5')
    expect(mail.text).not.toContain('7 ngày:')
    expect(mail.text).toContain(link)
    expect(digestMail({ overdue: 1, today: 5, week: 0 }, link)).toEqual(mail)
  })
  test('nothing waits: no mail', () => {
    expect(digestMail({ overdue: 0, today: 0, week: 0 }, link)).toBeNull()
  })
  test('the subject is the same for everybody and every day', () => {
    expect(new Set([{ overdue: 9, today: 0, week: 0 }, { overdue: 0, today: 0, week: 1 }].map((waiting) => digestMail(waiting, link)!.subject)).size).toBe(1)
  })
  test('of two posts in one body the work counts once, bodies are added', () => {
    expect(waitingOf([{ agencyId: 'a', overdue: 3, today: 1, week: 0 }, { agencyId: 'a', overdue: 2, today: 4, week: 0 }, { agencyId: 'b', overdue: 10, today: 0, week: 1 }])).toEqual({ overdue: 13, today: 4, week: 1 })
  })
  test('a code says who may have asked for it and what to do otherwise', () => {
    expect(codeMail('012345', link).text).toMatch(/012345[\s\S]*bỏ qua[\s\S]*leave it/)
  })
})

describe('addresses', () => {
  test.each(['ten@congan.langson.gov.vn', ' Ten.Ho+1@Example.GOV.vn '])('%s is taken', (typed) => {
    expect(judgeAddress(typed, []).ok).toBe(true)
  })
  test.each(['', 'ten', 'ten@máy.vn', 'a@b', 'a b@c.vn', 'a@c.vn\nBcc: d@e.vn', 'a@c.vn,d@e.vn', '<a@c.vn>', 'a..b@c.vn', `${'a'.repeat(65)}@c.vn`])('%j is not', (typed) => {
    expect(judgeAddress(typed, [])).toMatchObject({ ok: false, code: 'mail-address-malformed' })
  })
  test('only of the domains of the installation, where it names some', () => {
    expect(judgeAddress('a@congan.gov.vn', ['gov.vn']).ok).toBe(true)
    expect(judgeAddress('a@gov.vn', ['gov.vn']).ok).toBe(true)
    expect(judgeAddress('a@notgov.vn', ['gov.vn'])).toMatchObject({ ok: false, code: 'mail-address-domain' })
  })
})
