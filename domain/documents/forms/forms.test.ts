import { describe, expect, test } from 'vitest'
import { normaliseText } from '../../kernel/vietnamese-text.ts'
import { contentText } from '../content.text.ts'
import type { FormDefinition } from '../documents.model.ts'
import { blankProblems, tidyTyped } from './blanks.rules.ts'
import { formById, forms } from './index.ts'
import { officeFacts, specimenFacts, specimenTyped } from './specimen.ts'
import { problemTexts } from '../../problems.ts'

const compose = (id: string, options: Parameters<typeof specimenFacts>[1] = {}): string => {
  const form = formById(id)!
  return contentText(form.compose(specimenFacts(form, options)))
}

describe.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  test('composes for an adult and for a minor, with and without what is typed', () => {
    for (const minor of [false, true]) for (const typed of ['all', 'none'] as const) {
      const facts = specimenFacts(form, { minor, typed })
      const content = form.compose(facts)
      const text = contentText(content)
      expect(text).not.toMatch(/undefined|\bnull\b|\[object|NaN|Infinity/)
      expect(text.split('\n').map((line) => normaliseText(line))).toEqual(text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()))
      expect(content.title ?? content.subject, 'says what it is').toBeTruthy()
      expect(content.body.length).toBeGreaterThan(0)
      if (form.about !== 'office') expect(text.toLocaleUpperCase('vi')).toContain(facts.person.fullName.toLocaleUpperCase('vi'))
      expect(content.signature !== undefined || content.body.some((block) => block.kind === 'signatures'), 'somebody signs').toBe(true)
      expect(contentText(form.compose(facts)), 'the same facts give the same paper').toBe(text)
    }
  })

  test('every blank is printed, and left to the pen where nothing is typed', () => {
    const empty = specimenFacts(form, { typed: 'none' })
    const unseen: string[] = []
    for (const blank of form.blanks) {
      const marked = blank.kind === 'date' ? '2027-03-04' : blank.kind === 'number' ? '777' : blank.kind === 'time' ? '23:17' : 'Chữ Thử Nghiệm'
      const printed = [{ event: empty.event, earlier: empty.earlier }, { event: null, earlier: [] }].some(({ event, earlier }) => {
        const text = contentText(form.compose({ ...empty, event, earlier, measure: { ...empty.measure, facilityName: null, startedOn: null, termEndsOn: null }, representative: null, signer: { ...empty.signer, name: null }, typed: { [blank.name]: marked } }))
        return text.includes(marked) || (blank.kind === 'date' && (text.includes('04/03/2027') || text.includes('ngày 04 tháng 03 năm 2027')))
      })
      const onlyConclusion = blank.name === 'testResult'
      if (!printed && !onlyConclusion && !elsewhere(form, blank.name)) unseen.push(blank.name)
    }
    expect(unseen).toEqual([])
  })

  test('its doubts, its confidence and its words in English are told', () => {
    expect(form.titleEn).toMatch(/^[A-Z]/)
    expect(form.blanks.every((blank) => blank.labelEn && blank.label)).toBe(true)
    if (form.regime === 'local') return
    expect(form.layoutConfidence).toBe('unverified')
    expect(form.compose(specimenFacts(form)).doubts?.length).toBeGreaterThan(0)
    if (form.regime === 'r2026') expect(form.titleConfidence, 'no printed title of the decree of 2026 was read').toBe('unverified')
  })
})

/** Blanks that a paper prints only in a case the specimen does not have. */
function elsewhere(form: FormDefinition, name: string): boolean {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'r2021.D116.24': ['months'], 'r2021.D116.22': ['planHome', 'planProvider'], 'r2026.V.30': ['stages'], 'r2021.D116.36': ['managerName', 'managerAddress'], 'r2026.V.36': ['circumstances', 'proposal'], 'r2026.V.51': ['court'], 'r2026.V.22': ['months', 'facility'], 'r2026.V.44': ['court'], 'r2026.V.45': ['court'], 'r2026.V.46': ['court', 'addressee'],
  }
  return cases[form.id]?.includes(name) ?? false
}

describe('what no paper says', () => {
  const all = forms.flatMap((form) => [false, true].flatMap((minor) => (['all', 'none'] as const).map((typed) => [form.id, contentText(form.compose(specimenFacts(form, { minor, typed })))] as const)))
  test('HIV, hepatitis, tuberculosis, doses and results of treatment stand on none', () => {
    expect(all.filter(([, text]) => /HIV|AIDS|ARV|viêm gan|lao phổi|methadon|buprenorphin|\bliều dùng\b|\bliều thuốc\b/iu.test(text)).map(([id]) => id)).toEqual([])
  })
  test('certificates and the papers after rehabilitation say nothing of health', () => {
    const silent = forms.filter((form) => /^r2021\.D116\.(26a|26b|46|5[0-4])$|^r2026\.V\.(28|30|35|5[0-7]|59|60)$/.test(form.id))
    expect(silent.length).toBe(21)
    for (const form of silent) for (const typed of ['all', 'none'] as const) {
      const text = contentText(form.compose(specimenFacts(form, { typed }))).replace(/(Trạm|Trung tâm) y tế/giu, '')
      expect(text, form.id).not.toMatch(/sức khỏe|bệnh|y tế|xét nghiệm dương|loạn thần/iu)
      expect(form.blanks.map((blank) => blank.name)).not.toContain('drugKind')
    }
  })
  test('nobody is called by a word that marks them; the name of the police program is the only exception', () => {
    expect(all.filter(([, text]) => /con nghiện|kẻ nghiện|tái phạm|tái nghiện|cai nghiện thất bại/iu.test(text)).map(([id]) => id)).toEqual([])
    expect(all.filter(([, text]) => /đối tượng/iu.test(text.replaceAll('“phần mềm Quản lý đối tượng”', ''))).map(([id]) => id)).toEqual([])
  })
  test('an invitation does not say why', () => {
    expect(compose('local.invitation')).not.toMatch(/ma túy|cai nghiện|xét nghiệm|quản lý/iu)
  })
})

describe('what a paper says', () => {
  test('a decision names who decides, its articles of law and the right to complain', () => {
    const text = compose('r2026.V.53')
    expect(text).toContain('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG ĐĂNG')
    expect(text).toContain('Căn cứ khoản 1 Điều 134 Nghị định 163/2026/NĐ-CP')
    expect(text).toContain('quyền khiếu nại')
    expect(text).toContain('Thời hạn quản lý: 24 tháng')
  })
  test('amounts come from the law of the day', () => {
    expect(compose('r2026.V.22')).toContain('trong 02 ngày làm việc kể từ ngày có quyết định')
    expect(compose('r2021.D116.24')).toContain('trong 05 ngày làm việc kể từ ngày có quyết định')
    expect(compose('r2026.V.37')).toContain('trong 03 ngày làm việc kể từ ngày nhận thông báo này')
    expect(compose('r2026.III.04')).toContain('Thời hạn quản lý: 01 năm')
    expect(compose('r2026.V.49')).toContain('không quá 05 ngày')
  })
  test('a ground recorded in the act is ticked; without one all stay open', () => {
    const form = formById('r2026.III.08')!
    const facts = specimenFacts(form)
    const with_ = contentText(form.compose({ ...facts, event: { ...facts.event!, data: { ground: 'prison' } } }))
    expect(with_).toContain('[x] Phải chấp hành án phạt tù')
    expect(with_.match(/\[x\]/g)).toHaveLength(1)
    expect(contentText(form.compose({ ...facts, event: { ...facts.event!, data: {} } }))).not.toContain('[x]')
  })
  test('the dropped ground of the official form is kept and told as a doubt', () => {
    const form = formById('r2026.III.08')!
    expect(compose(form.id)).toContain('giáo dục tại xã, phường, thị trấn')
    expect(form.compose(specimenFacts(form)).doubts?.join(' ')).toContain('giữ nguyên như mẫu')
  })
  test('a deputy signs for the head and decides in the head’s name', () => {
    const form = formById('r2026.I.02')!
    const facts = specimenFacts(form)
    const content = form.compose({ ...facts, signer: { ...facts.signer, position: 'Phó trưởng Công an xã', authority: { mark: 'KT.', of: 'Trưởng Công an xã' } } })
    expect(content.decider).toBe('TRƯỞNG CÔNG AN XÃ ĐỒNG ĐĂNG')
    expect(content.signature).toMatchObject({ authority: { mark: 'KT.' }, position: 'Phó trưởng Công an xã' })
  })
  test('a paper of a court is not said to be of the office that wrote it down', () => {
    const form = formById('r2026.V.50')!
    const facts = specimenFacts(form, { typed: 'none' })
    const event = { ...facts.event!, type: 'open-from-court', data: { decidedOn: '2026-08-10' }, paper: { form: null, number: '07/2026/QĐ-TA', day: facts.day, issuerName: 'Công an xã Đồng Đăng' } }
    const text = contentText(form.compose({ ...facts, earlier: [event], typed: {} }))
    expect(text).toContain('Quyết định số 07/2026/QĐ-TA ngày 10 tháng 08 năm 2026 của ……')
    expect(contentText(form.compose({ ...facts, earlier: [event], typed: { court: 'Tòa án nhân dân khu vực 1' } }))).toContain('của Tòa án nhân dân khu vực 1')
  })
  test('numbers carry the letters of the office; minutes carry none', () => {
    const codeOf = (id: string): string => {
      const form = formById(id)!
      const { head } = form.compose(specimenFacts(form))
      return head.by === 'office' ? head.code : 'person'
    }
    expect([codeOf('r2026.V.22'), codeOf('r2026.V.53'), codeOf('r2026.V.52'), codeOf('r2026.V.24'), codeOf('r2026.V.05'), codeOf('r2026.V.20')]).toEqual(['QĐ-CAX', 'QĐ-UBND', 'CAX', '', 'GP-HĐCNMT', 'person'])
  })
})

describe('recipients', () => {
  const of = (id: string, minor = false): readonly string[] => {
    const form = formById(id)!
    return form.compose(specimenFacts(form, { minor })).recipients ?? []
  }
  test('the closed list of the article, names resolved, the representative only of a minor', () => {
    expect(of('r2021.D116.26a')).toEqual(['Ông (bà) Nông Văn Mẫu;', 'Công an xã Đồng Đăng;', 'Lưu: VT, hồ sơ.'])
    expect(of('r2021.D116.26a', true)).toEqual(['Hoàng Thị Thu Phác;', 'Ông (bà) Lý Thị Thước (mẹ);', 'Công an xã Đồng Đăng;', 'Lưu: VT, hồ sơ.'])
    expect(of('r2021.D116.26b')).toContain('Ủy ban nhân dân xã Đồng Đăng;')
  })
  test('a negative result stays with the person, and so does a positive one of somebody inside a facility', () => {
    for (const id of ['r2026.III.01', 'r2021.D105.03']) {
      const form = formById(id)!
      const facts = specimenFacts(form, { typed: 'none' })
      const to = (testResult: string, kind: 'user-management' | 'compulsory'): number => form.compose({ ...facts, measure: { ...facts.measure, kind }, event: { ...facts.event!, data: { testResult } } }).recipients!.length
      expect([to('positive', 'user-management'), to('negative', 'user-management'), to('positive', 'compulsory')], id).toEqual([3, 2, 2])
    }
  })
  test('a mother who is still recorded stands on no paper of an adult; a guardian does', () => {
    for (const form of forms.filter((each) => each.recipients.includes('representative'))) {
      const facts = specimenFacts(form, { typed: 'none' })
      const { representative } = specimenFacts(form, { minor: true })
      const said = (relation: string): string => contentText(form.compose({ ...facts, representative: { ...representative!, relation } })).toLocaleUpperCase('vi')
      expect(said('mẹ'), form.id).not.toContain('LÝ THỊ THƯỚC')
      expect(said('người giám hộ'), form.id).toContain('LÝ THỊ THƯỚC')
    }
  })
  test('one paper of several articles goes to those of the article of the case', () => {
    const to = (id: string, kind: 'voluntary-home' | 'voluntary-private' | 'voluntary-public' | 'compulsory'): readonly string[] => {
      const form = formById(id)!
      const facts = specimenFacts(form, { typed: 'none' })
      return form.compose({ ...facts, measure: { ...facts.measure, kind } }).recipients ?? []
    }
    expect(to('r2026.V.30', 'voluntary-private')).not.toContain('Ủy ban nhân dân xã Đồng Đăng;')
    expect(to('r2026.V.30', 'voluntary-public')).toContain('Ủy ban nhân dân xã Đồng Đăng;')
    expect(to('r2026.V.51', 'voluntary-home')).toEqual(['Như trên;', 'Lưu: VT, hồ sơ.'])
    expect(to('r2026.V.51', 'compulsory')).toEqual(['Tòa án nhân dân có thẩm quyền;', 'Công an xã Đồng Đăng;', 'Gia đình ông (bà) Nông Văn Mẫu;', 'Lưu: VT, hồ sơ.'])
  })
  test('a minor without a recorded representative leaves the lines to the pen', () => {
    const form = formById('r2026.V.37')!
    const content = form.compose({ ...specimenFacts(form, { minor: true }), representative: null })
    expect(contentText(content)).toContain('Cha, mẹ, người giám hộ hoặc người đại diện hợp pháp')
    expect(content.recipients).toContain('Cha, mẹ, người giám hộ hoặc người đại diện của Hoàng Thị Thu Phác;')
    expect(content.bases?.[0]).toContain('Điều 36 Luật')
  })
  test('no paper about a person goes to a school or an employer', () => {
    expect(forms.filter((form) => form.recipients.includes('school')).map((form) => form.id)).toEqual([])
  })
})

describe('blanks', () => {
  const form = formById('r2026.V.32')!
  test('what is missing refuses at issue and not while drafting', () => {
    expect(blankProblems(form, {}, 'draft')).toEqual([])
    expect(blankProblems(form, {}, 'issue').map((problem) => [problem.code, problem.facts.blank])).toEqual([['blank-required', 'facility'], ['blank-required', 'reason']])
    expect(blankProblems(form, specimenTyped(form), 'issue')).toEqual([])
  })
  test('what is wrong is told with its blank: a day that does not exist, a number in words, an hour, too much, an unknown name', () => {
    const wrong = { referenceDay: '2026-02-30', happenedAt: '25 giờ', reason: 'x'.repeat(2001), facility: 'Cơ sở', nowhere: 'y' }
    expect(blankProblems(form, wrong, 'draft').map((problem) => [problem.code, problem.facts.blank])).toEqual([['blank-too-long', 'reason'], ['blank-not-a-time', 'happenedAt'], ['blank-not-a-day', 'referenceDay'], ['blank-unknown', 'nowhere']])
    expect(blankProblems(formById('r2026.V.53')!, { months: 'hai' }, 'draft').map((problem) => problem.code)).toEqual(['blank-not-a-number'])
    expect(blankProblems(form, { happenedAt: '14 giờ 30 phút' }, 'draft')).toEqual([])
  })
  test('what the record answers need not be typed, and must not be contradicted', () => {
    const decision = formById('r2026.V.53')!
    const facts = specimenFacts(decision, { typed: 'none' })
    const nothing = { ...facts, earlier: [], event: { ...facts.event!, data: {} } }
    const decided = { ...nothing, event: { ...facts.event!, data: { months: 12 } } }
    expect(blankProblems(decision, {}, 'issue', nothing).map((problem) => [problem.code, problem.facts.blank])).toEqual([['blank-required', 'months']])
    expect(blankProblems(decision, {}, 'issue', decided)).toEqual([])
    expect(blankProblems(decision, { months: '12' }, 'issue', decided)).toEqual([])
    expect(blankProblems(decision, { months: '24' }, 'draft', decided)).toMatchObject([{ code: 'blank-contradicts', facts: { blank: 'months', recorded: '12' } }])
    expect(blankProblems(formById('r2026.I.02')!, { presentAt: 'Trụ sở' }, 'issue', nothing)).toEqual([])
  })
  test('each problem has one sentence in both languages', () => {
    for (const code of ['blank-required', 'blank-too-long', 'blank-not-a-day', 'blank-not-a-number', 'blank-not-a-time', 'blank-unknown', 'blank-contradicts']) expect(problemTexts[code]?.vi && problemTexts[code]?.en, code).toBeTruthy()
  })
  test('typed text is kept in one Unicode form without invisible letters', () => {
    expect(tidyTyped({ a: '  Hoà\u200b Nhập ', b: 'một\nhai', c: '   ' })).toEqual({ a: 'Hoà Nhập', b: 'một\nhai' })
  })
  test('names stand once in a form', () => {
    expect(forms.filter((each) => new Set(each.blanks.map((blank) => blank.name)).size !== each.blanks.length).map((each) => each.id)).toEqual([])
  })
})

test('an office’s own paper needs neither person nor measure', () => {
  for (const form of forms.filter((each) => each.about === 'office')) {
    const { day, issuer, signer } = specimenFacts(form)
    const text = contentText(form.compose(officeFacts({ day, issuer, signer, typed: specimenTyped(form) })))
    expect(text, form.id).not.toMatch(/undefined|ông \(bà\) ;/)
  }
})
