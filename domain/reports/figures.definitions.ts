/** The figures of reports: each with what it counts, in the words of both languages. A report picks groups of them. */
import type { IndicatorId } from '../indicators/indicators.model.ts'
import { indicatorOf } from '../indicators/indicators.rules.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import type { FigureDefinition, FigureGroup, FigureSource, Moment } from './reports.model.ts'

type Named = { readonly vi: string; readonly en: string }
type Movement = { readonly of: Named; readonly kinds: readonly MeasureKind[]; readonly by: 'record' | 'service' }
type Ways = readonly (readonly [suffix: string, words: Named, statuses: readonly string[]])[]

const when: Readonly<Record<Moment, Named>> = {
  'at-start': { vi: 'đã có vào ngày trước kỳ và chưa kết thúc trước ngày đầu kỳ', en: 'stood on the day before the period and had not ended before its first day' },
  begun: { vi: 'bắt đầu trong kỳ, kể cả ngày đầu và ngày cuối', en: 'began in the period, its first and last day included' },
  ended: { vi: 'kết thúc trong kỳ, kể cả ngày đầu và ngày cuối', en: 'ended in the period, its first and last day included' },
  'at-end': { vi: 'còn lại sau ngày cuối kỳ', en: 'remained after the last day of the period' },
}
const byWords = {
  record: { vi: 'Tính từ ngày lập hồ sơ, đăng ký đến ngày kết thúc', en: 'Counted from the day of registration to the day of the end' },
  service: { vi: 'Tính từ ngày bắt đầu thực hiện đến ngày kết thúc', en: 'Counted from the day on which it began to be carried out to the day of the end' },
} as const

const unitRule: Named = { vi: 'Mỗi biện pháp một lần, ở xã đang quản lý hôm nay (xã nơi cư trú nếu cơ quan tỉnh quản lý).', en: 'Each measure once, in the commune that manages it today (that of residence where the province does).' }
const measured = (id: string, label: Named, source: Extract<FigureSource, { from: 'measures' }>): FigureDefinition => ({
  id, label: label.vi, labelEn: label.en, unit: 'người', source,
  definition: `${byWords[source.by].vi}; ${when[source.moment].vi}${source.statuses ? ` (kết quả: ${label.vi.toLowerCase()})` : ''}. ${unitRule.vi}`,
  definitionEn: `${byWords[source.by].en}; ${when[source.moment].en}${source.statuses ? ` (as: ${label.en.toLowerCase()})` : ''}. ${unitRule.en}`,
})
const acted = (id: string, label: Named, kinds: readonly MeasureKind[], types: readonly string[], count: 'acts' | 'persons'): FigureDefinition => ({
  id, label: label.vi, labelEn: label.en, unit: count === 'acts' ? 'lượt' : 'người', source: { from: 'acts', kinds, types, count },
  definition: `${count === 'acts' ? 'Số lần ghi trong hồ sơ' : 'Số người có ít nhất một lần ghi trong hồ sơ'}, theo ngày xảy ra trong kỳ; việc đã đính chính không tính.`,
  definitionEn: `${count === 'acts' ? 'Times recorded' : 'People with at least one record'}, by the day on which it happened; what was corrected is not counted.`,
})
export const entered = (id: string, label: Named, unit: FigureDefinition['unit'], why: Named): FigureDefinition => ({
  id, label: label.vi, labelEn: label.en, unit, definition: `Cán bộ nhập: ${why.vi}`, definitionEn: `Entered by the officer: ${why.en}`, source: { from: 'entry', why: why.vi, whyEn: why.en },
})
export const summed = (id: string, label: Named, of: readonly string[], minus: readonly string[] = []): FigureDefinition => ({
  id, label: label.vi, labelEn: label.en, unit: 'người', definition: 'Tổng của các số nêu trong báo cáo này.', definitionEn: 'The sum of other figures of this report.', source: { from: 'sum', of, ...(minus.length > 0 ? { minus } : {}) },
})
const read = (id: string, indicator: IndicatorId, part: 'met' | 'of' | 'share', label: Named): FigureDefinition => {
  const definition = indicatorOf(indicator)!
  return {
    id, label: label.vi, labelEn: label.en, unit: part === 'share' ? '%' : definition.source.kind === 'people' || definition.source.subject === 'staff' ? 'người' : 'đơn vị', source: { from: 'indicator', indicator, part },
    definition: part === 'of' ? definition.ofDefinition : part === 'met' ? definition.metDefinition : `${definition.ofDefinition} ${definition.metDefinition}`,
    definitionEn: part === 'of' ? definition.ofDefinitionEn : part === 'met' ? definition.metDefinitionEn : `${definition.ofDefinitionEn} ${definition.metDefinitionEn}`,
  }
}

/** Stood at the start, began, ended in each way, ended otherwise, stands at the end: start + begun − ended = end, always. */
function movement(prefix: string, { of, kinds, by }: Movement, ways: Ways): FigureDefinition[] {
  const source = (moment: Moment, more: Partial<Extract<FigureSource, { from: 'measures' }>> = {}) => ({ from: 'measures', kinds, moment, by, ...more }) as const
  const known = ways.flatMap(([, , statuses]) => statuses)
  return [
    measured(`${prefix}-start`, { vi: `${of.vi}: có đầu kỳ`, en: `${of.en}: at the start` }, source('at-start')),
    measured(`${prefix}-begun`, { vi: `${of.vi}: mới trong kỳ`, en: `${of.en}: new in the period` }, source('begun')),
    ...ways.map(([suffix, words, statuses]) => measured(`${prefix}-${suffix}`, { vi: `${of.vi}: ${words.vi}`, en: `${of.en}: ${words.en}` }, source('ended', { statuses }))),
    measured(`${prefix}-otherwise`, { vi: `${of.vi}: kết thúc vì lý do khác`, en: `${of.en}: ended otherwise` }, source('ended', { notStatuses: known })),
    measured(`${prefix}-end`, { vi: `${of.vi}: còn cuối kỳ`, en: `${of.en}: at the end` }, source('at-end')),
  ]
}

const home: Named = { vi: 'Cai nghiện tự nguyện tại gia đình, cộng đồng', en: 'Voluntary rehabilitation at home or in the community' }
const completed: Named = { vi: 'hoàn thành', en: 'completed' }
const left: Named = { vi: 'tự ý thôi', en: 'left' }

export const userManagement: FigureGroup = {
  id: 'users', title: 'Quản lý người sử dụng trái phép chất ma túy', titleEn: 'Management of people who use drugs',
  figures: [
    ...movement('users', { of: { vi: 'Người trong diện quản lý', en: 'People under management' }, kinds: ['user-management'], by: 'record' }, [
      ['done', { vi: 'hết thời hạn quản lý', en: 'term over' }, ['ended']], ['stopped', { vi: 'dừng quản lý', en: 'management stopped' }, ['stopped']],
    ]),
    measured('users-minors', { vi: 'Trong số còn cuối kỳ: dưới 18 tuổi', en: 'Of those at the end: under 18' }, { from: 'measures', kinds: ['user-management'], moment: 'at-end', by: 'record', only: 'minors' }),
    measured('users-women', { vi: 'Trong số còn cuối kỳ: nữ', en: 'Of those at the end: women' }, { from: 'measures', kinds: ['user-management'], moment: 'at-end', by: 'record', only: 'women' }),
    acted('users-decided', { vi: 'Quyết định quản lý đã ra', en: 'Decisions on management' }, ['user-management'], ['decide', 'redecide'], 'acts'),
    acted('users-tests', { vi: 'Lượt xét nghiệm trong thời gian quản lý', en: 'Tests during management' }, ['user-management'], ['record-test'], 'acts'),
    acted('users-visits', { vi: 'Lượt gặp mặt, kiểm tra cư trú', en: 'Meetings and checks of residence' }, ['user-management'], ['record-visit', 'check-residence'], 'acts'),
    acted('users-helped', { vi: 'Người được phân công người giúp đỡ', en: 'People for whom a helper was named' }, ['user-management'], ['assign-member'], 'persons'),
    acted('users-moved', { vi: 'Người chuyển nơi cư trú', en: 'People who moved' }, ['user-management'], ['move-out'], 'persons'),
  ],
  sentences: [
    'Đầu kỳ có {users-start} người trong diện quản lý; trong kỳ lập hồ sơ mới {users-begun} người; hết thời hạn {users-done} người, dừng quản lý {users-stopped} người, kết thúc vì lý do khác {users-otherwise} người; cuối kỳ còn {users-end} người.',
    'Đã ra {users-decided} quyết định quản lý; tổ chức {users-tests} lượt xét nghiệm, {users-visits} lượt gặp mặt, kiểm tra cư trú; {users-helped} người được phân công người giúp đỡ.',
  ],
}

export const homeRehab: FigureGroup = {
  id: 'home', title: home.vi, titleEn: home.en,
  figures: [
    measured('home-registered', { vi: 'Đăng ký cai nghiện tại gia đình, cộng đồng', en: 'Registered for rehabilitation at home or in the community' }, { from: 'measures', kinds: ['voluntary-home'], moment: 'begun', by: 'record' }),
    acted('home-decided', { vi: 'Quyết định đã ra', en: 'Decisions made' }, ['voluntary-home'], ['decide'], 'acts'),
    ...movement('home', { of: { vi: 'Đang cai nghiện tại gia đình, cộng đồng', en: 'In rehabilitation at home or in the community' }, kinds: ['voluntary-home'], by: 'service' }, [['completed', completed, ['completed']], ['left', left, ['quit']]]),
    acted('home-visits', { vi: 'Lượt gặp mặt, theo dõi', en: 'Meetings' }, ['voluntary-home'], ['record-visit'], 'acts'),
    acted('home-tests', { vi: 'Lượt xét nghiệm', en: 'Tests' }, ['voluntary-home'], ['record-test'], 'acts'),
    acted('home-supported', { vi: 'Người được hỗ trợ', en: 'People supported' }, ['voluntary-home'], ['record-support'], 'persons'),
    measured('home-minors', { vi: 'Trong số còn cuối kỳ: dưới 18 tuổi', en: 'Of those at the end: under 18' }, { from: 'measures', kinds: ['voluntary-home'], moment: 'at-end', by: 'service', only: 'minors' }),
  ],
  sentences: [
    'Trong kỳ có {home-registered} người đăng ký, {home-decided} quyết định được ra, {home-begun} người bắt đầu; {home-completed} người hoàn thành, {home-left} người thôi, {home-otherwise} người kết thúc vì lý do khác; cuối kỳ có {home-end} người đang cai nghiện tại gia đình, cộng đồng.',
    'Đã thực hiện {home-visits} lượt gặp mặt, {home-tests} lượt xét nghiệm; {home-supported} người được hỗ trợ.',
  ],
}

const forms = [['home', 'voluntary-home', { vi: 'tại gia đình, cộng đồng', en: 'at home or in the community' }], ['private', 'voluntary-private', { vi: 'tại cơ sở tư', en: 'in a private facility' }], ['public', 'voluntary-public', { vi: 'tại cơ sở công lập', en: 'in a public facility' }]] as const
/** Totals of the register of voluntary rehabilitation (Mẫu 21 phụ lục V). */
export const voluntaryTotals: FigureGroup = {
  id: 'voluntary-totals', title: 'Tổng hợp Sổ theo dõi cai nghiện tự nguyện', titleEn: 'Totals of the register of voluntary rehabilitation',
  figures: [
    ...forms.flatMap(([key, kind, words]): FigureDefinition[] => [
      measured(`reg-${key}-registered`, { vi: `Đăng ký ${words.vi}`, en: `Registered ${words.en}` }, { from: 'measures', kinds: [kind], moment: 'begun', by: 'record' }),
      acted(`reg-${key}-decided`, { vi: `Có quyết định ${words.vi}`, en: `Decided ${words.en}` }, [kind], ['decide'], 'persons'),
      measured(`reg-${key}-started`, { vi: `Bắt đầu ${words.vi}`, en: `Started ${words.en}` }, { from: 'measures', kinds: [kind], moment: 'begun', by: 'service' }),
      measured(`reg-${key}-completed`, { vi: `Hoàn thành ${words.vi}`, en: `Completed ${words.en}` }, { from: 'measures', kinds: [kind], moment: 'ended', by: 'service', statuses: ['completed'] }),
      measured(`reg-${key}-left`, { vi: `Thôi, không hoàn thành ${words.vi}`, en: `Not completed ${words.en}` }, { from: 'measures', kinds: [kind], moment: 'ended', by: 'service', notStatuses: ['completed', 'partly-completed'] }),
      measured(`reg-${key}-end`, { vi: `Đang cai nghiện cuối kỳ ${words.vi}`, en: `In rehabilitation at the end ${words.en}` }, { from: 'measures', kinds: [kind], moment: 'at-end', by: 'service' }),
    ]),
    ...(['registered', 'decided', 'started', 'completed', 'left', 'end'] as const).map((what) => summed(`reg-${what}`, {
      registered: { vi: 'Tổng số đăng ký', en: 'All registered' }, decided: { vi: 'Tổng số có quyết định', en: 'All decided' }, started: { vi: 'Tổng số bắt đầu', en: 'All started' }, completed: { vi: 'Tổng số hoàn thành', en: 'All completed' },
      left: { vi: 'Tổng số thôi, không hoàn thành', en: 'All not completed' }, end: { vi: 'Tổng số đang cai nghiện cuối kỳ', en: 'All in rehabilitation at the end' },
    }[what], forms.map(([key]) => `reg-${key}-${what}`))),
  ],
  sentences: ['Tổng số đăng ký trong kỳ là {reg-registered} người: tại gia đình, cộng đồng {reg-home-registered}, cơ sở tư {reg-private-registered}, cơ sở công lập {reg-public-registered}. Bắt đầu {reg-started}, hoàn thành {reg-completed}, thôi {reg-left}; cuối kỳ đang cai nghiện {reg-end} người.'],
}

export const facilityVoluntary: FigureGroup = {
  id: 'facility-voluntary', title: 'Cai nghiện tự nguyện tại cơ sở', titleEn: 'Voluntary rehabilitation in a facility',
  figures: [
    ...movement('private', { of: { vi: 'Cơ sở tư', en: 'Private facility' }, kinds: ['voluntary-private'], by: 'service' }, [['completed', completed, ['completed', 'partly-completed']], ['left', left, ['quit']]]),
    ...movement('public', { of: { vi: 'Cơ sở công lập', en: 'Public facility' }, kinds: ['voluntary-public'], by: 'service' }, [['completed', completed, ['completed', 'partly-completed']], ['left', left, ['quit']]]),
  ],
  sentences: ['Cơ sở tư: mới {private-begun}, hoàn thành {private-completed}, còn {private-end} người. Cơ sở công lập: mới {public-begun}, hoàn thành {public-completed}, còn {public-end} người.'],
}
export const compulsory: FigureGroup = {
  id: 'compulsory', title: 'Cai nghiện bắt buộc', titleEn: 'Compulsory rehabilitation',
  figures: [
    measured('dossiers', { vi: 'Hồ sơ đề nghị đã lập', en: 'Dossiers opened' }, { from: 'measures', kinds: ['compulsory-dossier'], moment: 'begun', by: 'record' }),
    acted('dossiers-sent', { vi: 'Hồ sơ chuyển Tòa án', en: 'Dossiers sent to the court' }, ['compulsory-dossier'], ['send-to-court'], 'persons'),
    acted('dossiers-decided', { vi: 'Quyết định của Tòa án', en: 'Decisions of the court' }, ['compulsory-dossier'], ['court-decided'], 'persons'),
    ...movement('compulsory', { of: { vi: 'Đang cai nghiện bắt buộc', en: 'In compulsory rehabilitation' }, kinds: ['compulsory'], by: 'service' }, [['completed', completed, ['completed', 'remainder-exempted']]]),
    acted('compulsory-escapes', { vi: 'Người vắng không phép khỏi cơ sở', en: 'People absent without leave' }, ['compulsory'], ['record-escape'], 'persons'),
  ],
  sentences: ['Lập {dossiers} hồ sơ đề nghị, chuyển Tòa án {dossiers-sent}; Tòa án ra {dossiers-decided} quyết định. Mới vào cơ sở {compulsory-begun} người, hoàn thành {compulsory-completed} người, cuối kỳ đang chấp hành {compulsory-end} người.'],
}
export const substitution: FigureGroup = {
  id: 'substitution', title: 'Điều trị thay thế', titleEn: 'Substitution treatment',
  figures: movement('substitution', { of: { vi: 'Đang điều trị thay thế', en: 'In substitution treatment' }, kinds: ['substitution'], by: 'service' }, [['completed', completed, ['completed']], ['left', left, ['quit', 'self-terminated']]]),
  sentences: ['Bắt đầu điều trị thay thế {substitution-begun} người, thôi {substitution-left} người, cuối kỳ đang điều trị {substitution-end} người.'],
}
export const postRehab: FigureGroup = {
  id: 'post-rehab', title: 'Quản lý sau cai nghiện', titleEn: 'Management after rehabilitation',
  figures: [
    ...movement('post', { of: { vi: 'Trong quản lý sau cai', en: 'In management after rehabilitation' }, kinds: ['post-rehab'], by: 'service' }, [['completed', completed, ['completed']], ['removed', { vi: 'đưa ra khỏi danh sách trước hạn', en: 'removed from the list early' }, ['removed']]]),
    acted('post-visits', { vi: 'Lượt gặp mặt', en: 'Meetings' }, ['post-rehab'], ['record-visit'], 'acts'),
    acted('post-supported', { vi: 'Người được hỗ trợ', en: 'People supported' }, ['post-rehab'], ['record-support'], 'persons'),
    acted('post-tests', { vi: 'Lượt xét nghiệm', en: 'Tests' }, ['post-rehab'], ['record-test'], 'acts'),
  ],
  sentences: ['Đầu kỳ có {post-start} người trong quản lý sau cai, mới {post-begun}, hoàn thành {post-completed}, đưa ra khỏi danh sách trước hạn {post-removed}; cuối kỳ còn {post-end} người. {post-supported} người được hỗ trợ, {post-visits} lượt gặp mặt.'],
}
export const monitoring: FigureGroup = {
  id: 'monitoring', title: 'Giám sát điện tử', titleEn: 'Electronic monitoring',
  figures: movement('monitoring', { of: { vi: 'Đang giám sát điện tử', en: 'Under electronic monitoring' }, kinds: ['e-monitoring'], by: 'service' }, []),
  sentences: ['Bắt đầu giám sát điện tử {monitoring-begun} người; cuối kỳ {monitoring-end} người.'],
}
export const support: FigureGroup = {
  id: 'support', title: 'Tư vấn, hỗ trợ, tái hòa nhập', titleEn: 'Counselling, support, reintegration',
  figures: [
    read('managed', 'managed-served', 'of', { vi: 'Người có hồ sơ quản lý', en: 'People with a managed record' }), read('served', 'managed-served', 'share', { vi: 'Được tư vấn, cai nghiện, điều trị', en: 'Received counselling, rehabilitation or treatment' }),
    read('completers', 'completers-supported', 'of', { vi: 'Người hoàn thành cai nghiện', en: 'People who completed rehabilitation' }), read('completers-helped', 'completers-supported', 'share', { vi: 'Người hoàn thành được hỗ trợ', en: 'Completers who were supported' }),
    read('returners-helped', 'returners-supported', 'share', { vi: 'Người từ cơ sở trở về được giúp đỡ', en: 'Returners who were helped' }),
    read('trained', 'vocational-training', 'share', { vi: 'Người có nhu cầu được học nghề', en: 'Those who wished learnt a trade' }), read('advised', 'job-advice', 'share', { vi: 'Người có nhu cầu được tư vấn việc làm', en: 'Those who wished had job advice' }),
  ],
  sentences: ['Trong kỳ có {managed} người có hồ sơ quản lý; tỷ lệ được tư vấn, cai nghiện, điều trị là {served}.', '{completers} người hoàn thành cai nghiện; tỷ lệ được hỗ trợ tái hòa nhập là {completers-helped}.'],
}
export const services: FigureGroup = {
  id: 'services', title: 'Truyền thông, cán bộ, nơi phục vụ', titleEn: 'Communication, staff, places of service',
  figures: [
    read('communication', 'communication-coverage', 'share', { vi: 'Xã, cơ sở dạy nghề được truyền thông', en: 'Communes and schools reached' }), read('staff', 'staff-trained', 'share', { vi: 'Cán bộ được tập huấn', en: 'Staff trained' }),
    read('points', 'reception-points', 'share', { vi: 'Xã, phường có điểm tiếp nhận', en: 'Communes with a reception point' }), read('published', 'providers-published', 'share', { vi: 'Nơi phục vụ được công khai', en: 'Providers made public' }),
    read('assessors', 'assessors-qualified', 'share', { vi: 'Nơi y tế được xác định tình trạng nghiện', en: 'Health bodies that may determine addiction' }), read('equipment', 'equipment-in-use', 'share', { vi: 'Trang thiết bị đưa vào dùng', en: 'Equipment in use' }),
  ],
  sentences: ['Tỷ lệ xã, phường và cơ sở dạy nghề được truyền thông là {communication}; cán bộ được tập huấn {staff}; xã, phường có điểm tiếp nhận {points}.'],
}

const noRegister: Named = { vi: 'hệ thống không giữ sổ này; để trống thì ghi "chưa có số".', en: 'no register of it is kept here; left empty it says so.' }
export const means: FigureGroup = {
  id: 'means', title: 'Nhân lực, kinh phí', titleEn: 'Staff and money',
  figures: [entered('means-staff', { vi: 'Cán bộ chuyên trách', en: 'Full-time staff' }, 'người', noRegister), entered('means-money', { vi: 'Kinh phí đã dùng', en: 'Money spent' }, 'đồng', noRegister)],
  sentences: ['Kinh phí đã dùng trong kỳ: {means-money} đồng.'], asks: 'Nhận xét về nhân lực, kinh phí',
}
/** What no figure says; the officer writes it. */
export const assessmentOfWork: FigureGroup = { id: 'assessment', title: 'Đánh giá chung', titleEn: 'Assessment', figures: [], sentences: [], asks: 'Kết quả nổi bật, khó khăn, nguyên nhân' }
export const nextSteps: FigureGroup = { id: 'next', title: 'Phương hướng kỳ tới; đề xuất, kiến nghị', titleEn: 'Next period; proposals', figures: [], sentences: [], asks: 'Nhiệm vụ kỳ tới, đề xuất, kiến nghị' }

/** Of one facility: those who stay there. */
export const residents: FigureGroup = {
  id: 'residents', title: 'Người đang ở cơ sở', titleEn: 'People in the facility',
  figures: [
    ...movement('fac-compulsory', { of: { vi: 'Cai nghiện bắt buộc', en: 'Compulsory' }, kinds: ['compulsory'], by: 'service' }, [['completed', completed, ['completed', 'remainder-exempted']]]),
    ...movement('fac-public', { of: { vi: 'Cai nghiện tự nguyện', en: 'Voluntary' }, kinds: ['voluntary-public', 'voluntary-private'], by: 'service' }, [['completed', completed, ['completed', 'partly-completed']], ['left', left, ['quit']]]),
    summed('fac-end', { vi: 'Tổng số có cuối kỳ', en: 'All at the end' }, ['fac-compulsory-end', 'fac-public-end']),
    measured('fac-minors', { vi: 'Trong số còn cuối kỳ: dưới 18 tuổi', en: 'Of those at the end: under 18' }, { from: 'measures', kinds: ['compulsory', 'voluntary-public', 'voluntary-private'], moment: 'at-end', by: 'service', only: 'minors' }),
    measured('fac-women', { vi: 'Trong số còn cuối kỳ: nữ', en: 'Of those at the end: women' }, { from: 'measures', kinds: ['compulsory', 'voluntary-public', 'voluntary-private'], moment: 'at-end', by: 'service', only: 'women' }),
    acted('fac-escapes', { vi: 'Người vắng không phép', en: 'People absent without leave' }, ['compulsory'], ['record-escape'], 'persons'),
    acted('fac-leaves', { vi: 'Lượt cho về có phép', en: 'Leaves granted' }, ['compulsory', 'voluntary-public', 'voluntary-private'], ['grant-leave', 'go-out'], 'acts'),
    acted('fac-stages', { vi: 'Người chuyển giai đoạn của quy trình', en: 'People who passed a stage' }, ['compulsory', 'voluntary-public', 'voluntary-private'], ['record-stage'], 'persons'),
  ],
  sentences: [
    'Đầu kỳ có {fac-compulsory-start} người cai nghiện bắt buộc, {fac-public-start} người cai nghiện tự nguyện. Trong kỳ tiếp nhận {fac-compulsory-begun} và {fac-public-begun} người; hoàn thành {fac-compulsory-completed} và {fac-public-completed} người. Cuối kỳ có {fac-end} người, trong đó {fac-minors} người dưới 18 tuổi, {fac-women} nữ.',
    'Có {fac-leaves} lượt cho về có phép, {fac-escapes} người vắng không phép.',
  ],
}
