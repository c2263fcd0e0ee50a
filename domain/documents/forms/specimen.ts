/** Invented facts for every form: specimens on the screen, pages for the eye, tests. The names end in published syllables and the numbers begin 999. */
import { day, type PlainDate } from '../../kernel/plain-date.ts'
import type { Role } from '../../kernel/actor.ts'
import type { MeasureKind } from '../../kernel/measure.ts'
import type { Blank, FormDefinition, PaperEvent, PaperFacts, PaperPerson } from '../documents.model.ts'
import { actsOfForm } from './index.ts'

const nobody: PaperPerson = {
  fullName: '', otherName: null, sex: null, birth: null, birthPlace: null, homeTown: null, permanentResidence: null, temporaryResidence: null, presentPlace: null, personalNumber: null, personalNumberOn: null, personalNumberBy: null,
  ethnicity: null, religion: null, schooling: null, occupation: null, workplace: null,
}

const adult: PaperPerson = {
  fullName: 'Nông Văn Mẫu', otherName: null, sex: 'male', birth: '1991-05-15', birthPlace: 'Xã Đồng Đăng, tỉnh Lạng Sơn', homeTown: 'Xã Đồng Đăng, tỉnh Lạng Sơn', permanentResidence: 'Thôn Khơ Đa, xã Đồng Đăng, tỉnh Lạng Sơn', temporaryResidence: null,
  presentPlace: 'Thôn Khơ Đa, xã Đồng Đăng, tỉnh Lạng Sơn', personalNumber: '999191000001', personalNumberOn: day('2021-08-12'), personalNumberBy: 'Bộ Công an', ethnicity: 'Tày', religion: 'Không', schooling: '9/12', occupation: 'Làm ruộng', workplace: null,
}
const child: PaperPerson = { ...adult, fullName: 'Hoàng Thị Thu Phác', sex: 'female', birth: '2010-03', birthPlace: null, personalNumber: '999310000002', personalNumberOn: null, personalNumberBy: null, schooling: '8/12', occupation: 'Học sinh', workplace: 'Trường Trung học cơ sở xã Đồng Đăng' }
const mother: PaperPerson = { ...adult, fullName: 'Lý Thị Thước', sex: 'female', birth: '1985', personalNumber: '999185000003', occupation: 'Buôn bán nhỏ', schooling: null }

type Office = { readonly name: string; readonly parent: string | null; readonly letters: string; readonly position: string }
const offices: Readonly<Record<string, Office>> = {
  'commune-police': { name: 'Công an xã Đồng Đăng', parent: 'Công an tỉnh Lạng Sơn', letters: 'CAX', position: 'Trưởng Công an xã' },
  'commune-chair': { name: 'Ủy ban nhân dân xã Đồng Đăng', parent: null, letters: 'UBND', position: 'Chủ tịch' },
  facility: { name: 'Cơ sở cai nghiện ma túy số 1', parent: 'Công an tỉnh Lạng Sơn', letters: 'CSCN', position: 'Trưởng cơ sở' },
  'province-police': { name: 'Công an tỉnh Lạng Sơn', parent: 'Bộ Công an', letters: 'CAT', position: 'Giám đốc' },
  'province-labour': { name: 'Sở Lao động – Thương binh và Xã hội tỉnh Lạng Sơn', parent: 'Ủy ban nhân dân tỉnh Lạng Sơn', letters: 'SLĐTBXH', position: 'Giám đốc' },
  'province-committee': { name: 'Ủy ban nhân dân tỉnh Lạng Sơn', parent: null, letters: 'UBND', position: 'Chủ tịch' },
  'district-labour': { name: 'Phòng Lao động – Thương binh và Xã hội huyện Cao Lộc', parent: 'Ủy ban nhân dân huyện Cao Lộc', letters: 'LĐTBXH', position: 'Trưởng phòng' },
  'district-police': { name: 'Công an huyện Cao Lộc', parent: 'Công an tỉnh Lạng Sơn', letters: 'CAH', position: 'Trưởng Công an huyện' },
  'district-chair': { name: 'Ủy ban nhân dân huyện Cao Lộc', parent: null, letters: 'UBND', position: 'Chủ tịch' },
  'health-station': { name: 'Trạm y tế xã Đồng Đăng', parent: 'Ủy ban nhân dân xã Đồng Đăng', letters: 'TYT', position: 'Trưởng trạm' },
  centre: { name: 'Trung tâm Y tế khu vực Cao Lộc', parent: 'Sở Y tế tỉnh Lạng Sơn', letters: 'TTYT', position: 'Giám đốc' },
  provider: { name: 'Trung tâm Tư vấn Bình An', parent: null, letters: 'TTTV', position: 'Giám đốc' },
}
const officeOf: Readonly<Record<string, keyof typeof offices>> = {
  'commune-police': 'commune-police', 'commune-police-chief': 'commune-police', 'commune-chair': 'commune-chair', 'commune-social': 'commune-chair', 'facility-head': 'facility', 'facility-intake': 'facility', 'facility-counsellor': 'facility', 'facility-health': 'facility', 'province-police-director': 'province-police', 'province-police': 'province-police',
  'province-labour': 'province-labour', 'province-planner': 'province-committee', 'district-labour': 'district-labour', 'district-police': 'district-police', 'district-chair': 'district-chair', 'health-station': 'health-station', assessor: 'centre', 'substitution-clinician': 'centre', provider: 'provider', 'home-provider': 'provider', counsellor: 'commune-chair',
}
const kindOf: Readonly<Record<string, MeasureKind>> = { 'r2026.III': 'user-management', 'r2021.D105': 'user-management', 'r2026.I': 'e-monitoring', 'r2021.D109': 'assessment', 'r2021.D90': 'substitution' }

function answer(blank: Blank): string {
  switch (blank.kind) {
    case 'date': return '2026-09-15'
    case 'number': return '24'
    case 'time': return '14:30'
    case 'line': return blank.name === 'testResult' ? 'Dương tính' : `${blank.label} (thí dụ)`
    case 'text': return `${blank.label}: nội dung thí dụ do cán bộ ghi, đủ dài để thấy giấy xuống dòng như thế nào khi câu chữ nhiều hơn một dòng.`
    default: return blank.kind satisfies never
  }
}

/** Everything the blanks ask, in invented words. */
export const specimenTyped = (form: FormDefinition): Record<string, string> => Object.fromEntries(form.blanks.map((blank) => [blank.name, answer(blank)]))

/** What the acts record, by kind of measure: one lawful choice of each. */
const recorded: Readonly<Partial<Record<MeasureKind, Readonly<Record<string, string>>>>> = {
  'user-management': { ground: 'prison', sample: 'urine' }, assessment: { result: 'addicted', issuedOn: '2026-11-12' }, substitution: { breach: 'quit' }, 'voluntary-home': { breach: 'quit', absentFrom: '2026-11-09' }, 'voluntary-private': { about: 'completion' }, 'voluntary-public': { courtGround: 'serious-illness' },
  'compulsory-dossier': { ground: 'quit', view: 'comments', heldIn: 'public-facility', releaseBecause: 'not-applied' }, compulsory: { courtGround: 'family-hardship', proposed: 'reduce', protectionNeed: 'minor-without-home' }, 'post-rehab': { after: 'voluntary', completedOn: '2026-11-20', ground: 'moved' },
  'e-monitoring': { over: 'post-rehab', monitoringGround: 'adult', finding: 'battery', removal: 'medical', pausedFor: 'prison', endedBecause: 'term-over' },
}

export type Specimen = { readonly minor?: boolean; readonly typed?: 'all' | 'none' }

/** Facts with which every form composes: an adult or a minor with a mother, blanks filled or left to the pen. */
export function specimenFacts(form: FormDefinition, { minor = false, typed = 'all' }: Specimen = {}): PaperFacts {
  const on: PlainDate = form.regime === 'r2021' ? day('2024-05-06') : day('2026-11-16')
  const act = actsOfForm(form.id)[0]
  const kind = act?.kind ?? kindOf[form.id.split('.').slice(0, 2).join('.')] ?? 'voluntary-home'
  const role = (form.maker.find((maker) => maker in officeOf) ?? 'commune-police-chief') as Role
  const office = offices[officeOf[role] ?? 'commune-police']!
  const regime = form.regime === 'r2021' ? 'r2021' : 'r2026'
  const decided: PaperEvent = { id: 'specimen-1', type: 'decide', occurredOn: day(regime === 'r2021' ? '2023-11-06' : '2026-08-03'), occurredAt: null, basis: null, data: { months: regime === 'r2021' ? 6 : 24 }, paper: { form: null, number: `15/QĐ-${office.letters}`, day: day(regime === 'r2021' ? '2023-11-06' : '2026-08-03'), issuerName: office.name } }
  const { position, ...issuer } = office
  return {
    day: on, issuer: { id: 'specimen', ...issuer, place: 'Đồng Đăng' }, signer: { role, position, name: 'Trần Đức Nháp' }, person: minor ? child : adult, representative: minor ? { ...mother, relation: 'mẹ' } : null,
    measure: { kind, regime, status: 'in-rehab', unitName: 'Xã Đồng Đăng', agencyName: 'Công an xã Đồng Đăng', facilityName: /facility/.test(role) || kind.startsWith('compulsory') || kind === 'voluntary-public' ? 'Cơ sở cai nghiện ma túy số 1' : null, startedOn: decided.occurredOn, termEndsOn: day(regime === 'r2021' ? '2024-05-06' : '2028-08-03'), endedOn: null },
    event: act ? { id: 'specimen-2', type: act.act, occurredOn: on, occurredAt: null, basis: null, data: typed === 'all' ? (recorded[kind] ?? {}) : {}, paper: null } : null, earlier: [decided], rule: null, typed: typed === 'all' ? specimenTyped(form) : {},
  }
}

/** Facts of an agency's own paper, which reads neither person nor measure. */
export function officeFacts(of: Pick<PaperFacts, 'day' | 'issuer' | 'signer' | 'typed'>): PaperFacts {
  return { ...of, person: nobody, representative: null, measure: { kind: 'user-management', regime: 'r2026', status: '', unitName: '', agencyName: of.issuer.name, facilityName: null, startedOn: null, termEndsOn: null, endedOn: null }, event: null, earlier: [], rule: null }
}
