/** Papers of the compulsory dossier and of compulsory rehabilitation whose content is the same under both laws; articles and bodies differ and are given. */
import type { Citation } from '../../kernel/citation.ts'
import { compulsoryDossierVi } from '../../compulsory-rehab/compulsory-dossier.vi.ts'
import { aboutPerson, application, certificate, choices, decision, fields, heading, inForce, letter, line, minutes, namedPerson, note, notice, oneOf, papersTable, para, representativeBlocks, sign } from './blocks.ts'
import type { Part } from './form.model.ts'
import { basisLine, capital, longDay, shortDay } from './form.words.ts'
import { shortPersonLines, type Paper } from './paper.ts'

const capitals = (words: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(words).map(([code, text]) => [code, capital(text)]))
/** The grounds of the law, in the words of the screens; one of them whole, as the law has it. */
export const dossierGrounds: Readonly<Record<string, string>> = { ...capitals(compulsoryDossierVi.options?.['ground'] ?? {}), 'addicted-in-post-rehab': 'Được xác định là người nghiện ma túy trong thời hạn quản lý sau cai nghiện' }
export const courtDecision = (paper: Paper): string => paper.reference('Quyết định', 'open-from-court', 'import-order', 'court-decided')

const breaches = { 'not-registered': 'Không đăng ký cai nghiện ma túy tự nguyện trong thời hạn', 'not-started': 'Không thực hiện cai nghiện ma túy tự nguyện, điều trị thay thế trong thời hạn', quit: 'Tự ý chấm dứt cai nghiện ma túy tự nguyện, điều trị thay thế', used: 'Sử dụng trái phép chất ma túy trong thời gian cai nghiện ma túy tự nguyện', 'substitution-ended': 'Bị chấm dứt điều trị thay thế do vi phạm quy định về điều trị', other: 'Trường hợp khác theo quy định của pháp luật' }

/** Minutes of a breach: what was found, what the person answers, and that a signature may be refused. */
export function breachMinutes(paper: Paper, bases: readonly Citation[]): Part {
  const type = paper.facts.event?.type
  const chosen = type === 'note-not-registered' ? 'not-registered' : type === 'forced-end' ? 'substitution-ended' : paper.text('breach')
  const absent = paper.text('absentFrom')
  return minutes(paper, {
    about: 'Về việc vi phạm quy định về cai nghiện ma túy', present: [],
    body: [
      para(`${bases.map((basis) => basisLine(basis)).join('; ').replace(/; Căn cứ/gu, '; căn cứ')}, lập biên bản đối với người có tên sau:`), aboutPerson(paper), ...representativeBlocks(paper), choices(breaches, chosen, 'Về việc'),
      fields(line('Nội dung cụ thể', paper.typed('statement')), line('Vắng mặt, vi phạm từ ngày', shortDay(absent) ?? paper.typed('happenedOn')), line('Giấy tờ, căn cứ kèm theo', paper.typed('basis')), line('Ý kiến, lý do của người có tên trên', paper.typed('personOpinion'))),
      para('Người có tên trên đã được giải thích: có quyền trình bày, nêu lý do, nộp giấy tờ chứng minh; có quyền không ký và nêu lý do.'),
    ],
    copies: 'được lập thành 02 bản có giá trị như nhau, 01 bản giao cho người có tên trên', signatures: paper.represented ? sign('NGƯỜI CÓ TÊN TRÊN', 'NGƯỜI ĐẠI DIỆN', 'NGƯỜI LẬP BIÊN BẢN') : sign('NGƯỜI CÓ TÊN TRÊN', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI LẬP BIÊN BẢN'),
  })
}

/** Personal summary of a dossier. Signs of illness are for the pen of the health worker. */
export function dossierSummary(paper: Paper, subject: string): Part {
  return {
    title: 'BẢN TÓM TẮT LÝ LỊCH', subject,
    body: [
      aboutPerson(paper), ...representativeBlocks(paper), fields(line('Cha, mẹ, vợ (chồng), con', paper.typed('family'))),
      heading('Nhân thân'), fields(line('Quyết định, bản án đã có (số, ngày, cơ quan, biện pháp)', paper.typed('antecedents'))),
      heading('Việc sử dụng và cai nghiện'), fields([line('Lần đầu sử dụng', paper.typed('firstUse')), line('Loại chất (tự khai)', paper.typed('drugKind'))], [line('Hình thức sử dụng', paper.typed('route')), line('Mức độ', paper.typed('frequency'))], line('Đã cai nghiện (số lần, nơi, thời gian)', paper.typed('earlierRehab')), line('Hoàn cảnh gia đình', paper.typed('circumstances'))),
      note('Người lập xác nhận các mục trên theo giấy tờ trong hồ sơ; mục tự khai do người có tên khai.'),
    ],
    signature: { position: paper.facts.signer.position, ...(paper.facts.signer.name ? { name: paper.facts.signer.name } : {}) },
  }
}

/** Notice that a dossier was made: who, why, what the person may do, and until when. */
export function dossierNotice(paper: Paper, input: { readonly bases: readonly Citation[]; readonly about: string; readonly reading: string; readonly then: string }): Part {
  return notice(paper, {
    about: input.about, to: [paper.representative ? `Ông (bà) ${paper.representative.fullName} và ${paper.called}` : capital(paper.called)], bases: input.bases,
    body: [
      para(`${paper.issuer} thông báo: đã lập hồ sơ đề nghị đối với người có tên sau.`), namedPerson(paper), ...representativeBlocks(paper), fields(oneOf('Lý do lập hồ sơ', dossierGrounds, paper.lately('ground')), line('Nội dung cụ thể', paper.typed('reason'))),
      heading('Quyền của người nhận thông báo'),
      { kind: 'list', marker: 'dash', items: [[`Đọc hồ sơ, ghi chép nội dung cần thiết trong ${paper.amount(input.reading)} kể từ ngày nhận thông báo này.`], ['Nêu ý kiến bằng lời hoặc bằng văn bản; ý kiến được ghi vào hồ sơ.'], ['Nộp giấy tờ chứng minh cho ý kiến của mình; thực hiện các quyền khác theo quy định của pháp luật.']] },
      fields([line('Được đọc hồ sơ từ', paper.typed('readingFrom')), line('tại', paper.typed('readingPlace'))]), para(`Hết thời gian đọc hồ sơ, ${input.then}. Kèm theo thông báo này: bản sao hồ sơ.`),
    ],
  })
}

export function toCourt(paper: Paper, input: { readonly about: string; readonly bases: readonly Citation[]; readonly minorCare?: boolean; readonly decisionOf: string }): Part {
  const held = paper.act('hold')
  return letter(paper, {
    about: input.about, to: [paper.typed('court') ?? 'Tòa án nhân dân có thẩm quyền'], bases: input.bases,
    body: [
      para(`${paper.issuer} đề nghị Tòa án xem xét, quyết định ${input.decisionOf} đối với:`), aboutPerson(paper), ...representativeBlocks(paper), 
      fields(oneOf('Căn cứ', dossierGrounds, paper.lately('ground')), line('Nội dung cụ thể', paper.typed('reason')), line('Thông báo đã lập hồ sơ', paper.act('give-notice') ? paper.reference('Thông báo', 'give-notice') : null), line('Ý kiến của người được đề nghị, người đại diện', paper.typed('opinion')), line('Đang được quản lý tại cơ sở từ ngày', shortDay(held?.occurredOn ?? null)), line('Cơ sở đề nghị', paper.facility)),
      ...(input.minorCare ? [fields(line('Hoàn cảnh gia đình', paper.typed('circumstances')), line('Việc bảo đảm quyền, lợi ích của người dưới 18 tuổi', paper.typed('proposal')))] : []),
      para('Thời gian đã ở cơ sở trong khi lập hồ sơ được trừ vào thời hạn cai nghiện. Hồ sơ kèm theo, đã đánh số trang:'), papersTable(paper),
    ],
  })
}

export function searchDecision(paper: Paper, bases: readonly Citation[]): Part {
  const escape = paper.act('record-escape')
  return decision(paper, {
    about: 'Về việc truy tìm người phải chấp hành quyết định cai nghiện ma túy bắt buộc', bases: [...bases, courtDecision(paper)],
    articles: [
      ['Truy tìm người có tên sau:', aboutPerson(paper), fields(line('Đang chấp hành, phải chấp hành', courtDecision(paper)), line('Vắng mặt từ', escape ? longDay(escape.occurredOn) : paper.typed('happenedOn')), line('Nội dung sự việc', paper.typed('reason')))],
      ['Cơ quan, tổ chức, cá nhân phát hiện người có tên tại Điều 1 báo ngay cho cơ quan Công an nơi gần nhất hoặc nơi ra quyết định này. Khi tìm thấy phải lập biên bản và đưa về nơi chấp hành; người tự trở lại được ghi nhận.'],
      ['Thời gian vắng mặt không tính vào thời hạn chấp hành. Quyết định này hết hiệu lực khi người có tên tại Điều 1 đã trở lại hoặc không còn phải chấp hành.'],
      [`${inForce} Các đơn vị, cá nhân có liên quan thi hành quyết định này.`],
    ],
  })
}

const causes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  postpone: { 'serious-illness': 'Ốm nặng, có xác nhận của cơ sở y tế có thẩm quyền', 'family-hardship': 'Gia đình đặc biệt khó khăn, có xác nhận của Chủ tịch Ủy ban nhân dân cấp xã' },
  exempt: { 'grave-illness': 'Mắc bệnh hiểm nghèo, có xác nhận của cơ sở y tế có thẩm quyền', pregnancy: 'Đang mang thai, có xác nhận của cơ sở y tế có thẩm quyền', 'no-longer-addicted': 'Trong thời gian hoãn được xác định không còn nghiện ma túy' },
}
const sameCause: Readonly<Record<string, string>> = { 'critical-illness': 'grave-illness' }

/** A request to postpone or to be exempted: the legal cause is named, the illness itself stands only in the sealed paper of the hospital. */
export function courtRequest(paper: Paper, what: 'postpone' | 'exempt', to: string): Part {
  const given = paper.text('courtGround') ?? paper.text('postponement') ?? paper.text('exemption')
  return application(paper, {
    title: 'ĐƠN ĐỀ NGHỊ', subject: what === 'postpone' ? 'Hoãn chấp hành quyết định cai nghiện ma túy' : 'Miễn chấp hành quyết định cai nghiện ma túy', to: [to],
    body: [
      heading('Người đề nghị'), fields(...shortPersonLines(paper.representative ?? paper.facts.person), line('Quan hệ với người phải chấp hành', paper.representative?.relation ?? 'Bản thân')), heading('Người phải chấp hành quyết định'), namedPerson(paper), fields(line('Quyết định', paper.facts.measure.kind === 'voluntary-public' ? paper.reference('Quyết định cai nghiện ma túy tự nguyện', 'decide') : courtDecision(paper))),
      choices(causes[what]!, given ? (sameCause[given] ?? given) : null, 'Lý do'), fields(line('Trình bày', paper.typed('reason')), line('Giấy tờ kèm theo', paper.typed('papersList'))),
      note('Giấy tờ về sức khỏe để trong phong bì niêm phong kèm theo, không ghi nội dung bệnh vào đơn.'), fields(line('Xác nhận của cơ quan có thẩm quyền', paper.typed('confirmation'))),
    ],
    signatures: sign({ title: 'XÁC NHẬN', note: '(Ký, ghi rõ họ tên, đóng dấu)' }, 'NGƯỜI ĐỀ NGHỊ'),
  })
}

export function leaveRequest(paper: Paper, to: string, rule: string): Part {
  return application(paper, {
    title: 'ĐƠN ĐỀ NGHỊ', subject: 'Cho người cai nghiện về chịu tang', to: [to],
    body: [
      heading('Người đề nghị (thân nhân)'), fields([line('Họ và tên', paper.typed('relativeName') ?? paper.representative?.fullName ?? null), line('Quan hệ', paper.typed('relativeTie') ?? paper.representative?.relation ?? null)], [line('Số giấy tờ', paper.typed('relativeNumber')), line('Điện thoại', paper.typed('phone'))], line('Nơi cư trú', paper.typed('relativeAddress'))),
      heading('Người cai nghiện'), namedPerson(paper), fields(line('Người mất và quan hệ', paper.typed('deceased')), line('Nơi tổ chức tang lễ', paper.typed('funeralPlace')), [line('Xin về từ ngày', paper.typed('fromDay')), line('đến ngày', paper.typed('toDay'))]),
      para(`Thời gian về không quá ${paper.amount(rule)}, không kể thời gian đi đường. Gia đình cam kết quản lý và đưa người cai nghiện trở lại cơ sở đúng hạn.`), fields(line('Xác nhận của cơ quan có thẩm quyền ở cấp xã', paper.typed('confirmation'))),
    ],
    signatures: sign({ title: 'XÁC NHẬN', note: '(Ký, ghi rõ họ tên, đóng dấu)' }, 'NGƯỜI ĐỀ NGHỊ'),
  })
}

export function leaveDecision(paper: Paper, input: { readonly bases: readonly Citation[]; readonly rule: string; readonly court: string }): Part {
  const from = paper.text('from') ?? paper.facts.typed['fromDay'] ?? null
  const to = paper.text('to') ?? paper.facts.typed['toDay'] ?? null
  return decision(paper, {
    about: 'Về việc cho người cai nghiện về chịu tang', bases: [...input.bases, `đơn của gia đình ${paper.called}`],
    articles: [
      ['Cho người có tên sau về chịu tang:', namedPerson(paper), fields(line('Đang chấp hành', input.court), line('Người mất và quan hệ', paper.typed('deceased')), line('Nơi tổ chức tang lễ', paper.typed('funeralPlace')))],
      [`Thời gian: từ ${longDay(from)} đến ${longDay(to)}, không quá ${paper.amount(input.rule)} và không kể thời gian đi đường. Thời gian này được tính vào thời hạn chấp hành.`],
      [`Gia đình${paper.typed('relativeName') ? ` (ông, bà ${paper.typed('relativeName')})` : ''} có trách nhiệm đón, quản lý và đưa người có tên tại Điều 1 trở lại cơ sở trước ${paper.words('returnBy')}. Không trở lại đúng hạn mà không có lý do chính đáng thì bị truy tìm.`],
      [`${inForce} Bộ phận liên quan của cơ sở, người có tên tại Điều 1 và gia đình thi hành quyết định này.`],
    ],
  })
}

export function proceedingsDecision(paper: Paper, bases: readonly Citation[]): Part {
  return decision(paper, {
    about: 'Về việc đưa người cai nghiện ra khỏi cơ sở theo yêu cầu của cơ quan tiến hành tố tụng', bases: [...bases, `văn bản số ${paper.words('requestNumber')} ${paper.typedDay('requestDay')} của ${paper.words('requester')}`],
    articles: [
      ['Tạm thời đưa người có tên sau ra khỏi cơ sở:', namedPerson(paper), fields(line('Cơ quan yêu cầu', paper.typed('requester')), line('Lý do', paper.typed('reason')))],
      [`Thời gian: từ ${paper.typedDay('fromDay')} đến ${longDay(paper.text('until') ?? paper.facts.typed['toDay'])}. Thời gian này được tính vào thời hạn chấp hành. Việc giao, nhận phải lập biên bản.`],
      [`${inForce} Bộ phận liên quan của cơ sở và cơ quan yêu cầu thi hành quyết định này.`],
    ],
  })
}

/** The certificate of a term that was served: name, decision, days. Nothing else. */
export function servedCertificate(paper: Paper, input: { readonly title: string; readonly bases: readonly Citation[]; readonly then: string }): Part {
  const { startedOn, endedOn, termEndsOn } = paper.facts.measure
  return certificate(paper, {
    title: input.title, about: 'Chấp hành xong quyết định cai nghiện ma túy bắt buộc', bases: input.bases,
    body: [para(`${paper.issuer} chứng nhận:`), namedPerson(paper), para(`Đã chấp hành xong ${courtDecision(paper)}.`), fields([line('Từ ngày', paper.typed('fromDay') ?? shortDay(startedOn)), line('đến ngày', paper.typed('toDay') ?? shortDay(endedOn ?? termEndsOn))], line('Nơi về cư trú', paper.typed('destination'))), para(input.then)],
  })
}

/** The opinion of father, mother or representative, in their own words. */
export function parentsOpinion(paper: Paper): Part {
  const { representative } = paper
  return application(paper, {
    title: 'BẢN Ý KIẾN', subject: 'Của cha, mẹ, người giám hộ hoặc người đại diện hợp pháp', to: [paper.typed('addressee') ?? paper.issuer],
    body: [
      fields(...(representative ? shortPersonLines(representative) : [line('Họ và tên', paper.typed('relativeName'))]), line('Quan hệ với người được lập hồ sơ', representative?.relation ?? paper.typed('relativeTie'))), heading('Người được lập hồ sơ'), namedPerson(paper),
      para('Tôi đã được thông báo về việc lập hồ sơ, đã được đọc hồ sơ và có ý kiến như sau:'), choices({ agrees: 'Đồng ý', disagrees: 'Không đồng ý', comments: 'Có ý kiến khác' }, paper.text('view')), fields(line('Nội dung ý kiến', paper.typed('opinion')), line('Nguyện vọng', paper.typed('wish'))),
    ],
    signatures: sign('NGƯỜI NÊU Ý KIẾN'),
  })
}

