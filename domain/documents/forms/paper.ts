/** The facts of one paper as a form reads them: a value, or dots for the pen. It answers nothing that the facts do not hold. */
import { ages } from '../../assessment/assessment.law.ts'
import { ageOn } from '../../kernel/plain-date.ts'
import type { FieldLine, PaperEvent, PaperFacts, PaperPerson } from '../documents.model.ts'
import { amountOf, communeOf, dots, inSentence, longDay, sexWord, shortDay } from './form.words.ts'

/** Acts by which an office writes down the paper of a court, of a facility or of another office. */
const externalActs: ReadonlySet<string> = new Set(['open-from-court', 'import-order', 'court-decided', 'open-on-completion', 'open-from-notice', 'request', 'request-assessment'])

export class Paper {
  constructor(readonly facts: PaperFacts) {}

  /** What the officer typed, days as dd/mm/yyyy; null: left for the pen. */
  typed(name: string): string | null {
    const value = this.facts.typed[name]?.trim()
    return value ? shortDay(value) : null
  }
  /** Typed, or dots; inside a sentence, which ends by itself. */
  words(name: string): string {
    return this.typed(name)?.replace(/[\s.;,]+$/u, '') || dots
  }
  /** A typed day as `ngày … tháng … năm …`. */
  typedDay(name: string): string {
    return longDay(this.facts.typed[name])
  }

  get name(): string {
    return this.facts.person.fullName.toLocaleUpperCase('vi')
  }
  /** `ông (bà) Nguyễn Văn A`; a minor by the name alone. */
  get called(): string {
    return this.minor ? this.facts.person.fullName : `ông (bà) ${this.facts.person.fullName}`
  }
  get unit(): string {
    return inSentence(this.facts.measure.unitName) || dots
  }
  /** The commune of the measure, or of the office itself. */
  get commune(): string {
    return communeOf(this.facts.measure.unitName, this.facts.issuer.name) ?? dots
  }
  get issuer(): string {
    return this.facts.issuer.name
  }
  get day(): string {
    return longDay(this.facts.day)
  }
  /** On the track of minors: as the act recorded it, else by the age on the day of the act. A representative who is still recorded makes nobody a minor. */
  get minor(): boolean {
    for (const each of [this.facts.event, ...this.facts.earlier.toReversed()]) for (const name of ['minorTrack', 'minor']) {
      const recorded = each?.data[name]
      if (typeof recorded === 'boolean') return recorded
    }
    const { birth } = this.facts.person
    return birth ? ageOn(birth, this.facts.event?.occurredOn ?? this.facts.day) < ages.majority : this.facts.representative !== null
  }
  /** Father or mother of a minor; a guardian or a representative by law of anybody. The mother of an adult stands on no paper of that adult. */
  get representative(): PaperFacts['representative'] {
    const { representative } = this.facts
    return representative && (this.minor || /giám hộ|đại diện|guardian|representative/iu.test(representative.relation)) ? representative : null
  }
  /** Whether a representative has to be named and to sign. */
  get represented(): boolean {
    return this.minor || this.representative !== null
  }
  get facility(): string | null {
    return this.facts.measure.facilityName ?? this.typed('facility')
  }

  /** The latest act of one of these types: the act the paper goes with, then the earlier ones from the end. */
  act(...types: readonly string[]): PaperEvent | null {
    const { event, earlier } = this.facts
    if (event && types.includes(event.type)) return event
    return earlier.findLast((each) => types.includes(each.type)) ?? null
  }
  /** A text of the act the paper goes with. */
  text(name: string): string | null {
    const value = this.facts.event?.data[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  /** A number of the act, or of the latest earlier act that has it. */
  number(name: string): number | null {
    for (const each of [this.facts.event, ...this.facts.earlier.toReversed()]) {
      const value = each?.data[name]
      if (typeof value === 'number') return value
    }
    return null
  }
  /** A text of the act, or of the latest earlier act that has it. */
  lately(name: string): string | null {
    for (const each of [this.facts.event, ...this.facts.earlier.toReversed()]) {
      const value = each?.data[name]
      if (typeof value === 'string' && value !== '') return value
    }
    return null
  }

  /** `Quyết định số 12/QĐ-CAX ngày … của Công an xã …` of an earlier act; what is not recorded is typed (`referenceNumber`, `referenceDay`, `referenceIssuer`) or dots. */
  reference(kind: string, ...types: readonly string[]): string {
    const found = this.act(...types)
    if (found && externalActs.has(found.type) && !found.paper?.form?.startsWith('r2')) return this.#external(kind, found)
    const number = found?.paper?.number ?? this.typed('referenceNumber') ?? dots
    const on = found ? longDay(found.paper?.day ?? found.occurredOn) : this.typedDay('referenceDay')
    const issuer = found?.paper?.issuerName ?? this.typed('referenceIssuer') ?? dots
    return `${kind} số ${number} ${on} của ${issuer}`
  }

  /** A paper that another body made and this office only recorded: its number and day as recorded, its issuer as typed; never the office that wrote it down. */
  #external(kind: string, found: PaperEvent): string {
    const decidedOn = found.data['decidedOn']
    const on = typeof decidedOn === 'string' ? longDay(decidedOn) : this.typedDay('referenceDay')
    const issuer = this.typed('referenceIssuer') ?? (kind === 'Quyết định' ? this.typed('court') : null) ?? dots
    return `${kind} số ${found.paper?.number ?? this.typed('referenceNumber') ?? dots} ${on} của ${issuer}`
  }

  /** The amount of a law row on the day of the act, `02 ngày làm việc`. */
  amount(rule: string): string {
    return amountOf(rule, this.facts.event?.occurredOn ?? this.facts.day)
  }

  /** `24 tháng`, from the act, then typed, then dots. */
  months(name = 'months'): string {
    const count = this.number(name)
    return `${count === null ? this.words(name) : String(count).padStart(2, '0')} tháng`
  }
}

const line = (label: string, value: string | null): FieldLine => ({ label, value })

function papers(person: PaperPerson): FieldLine[] {
  return [
    line('Số định danh cá nhân/Hộ chiếu', person.personalNumber), line('Ngày cấp', shortDay(person.personalNumberOn)), line('Nơi cấp', person.personalNumberBy),
  ]
}

/** The common person block of the forms, in their order. */
export function personLines(person: PaperPerson): (FieldLine | FieldLine[])[] {
  return [
    [line('Họ và tên', person.fullName.toLocaleUpperCase('vi')), line('Giới tính', sexWord(person.sex))],
    line('Tên gọi khác', person.otherName),
    [line('Ngày, tháng, năm sinh', shortDay(person.birth)), line('Nơi sinh', person.birthPlace)],
    line('Quê quán', person.homeTown),
    line('Nơi thường trú', person.permanentResidence),
    line('Nơi tạm trú', person.temporaryResidence),
    line('Nơi ở hiện tại', person.presentPlace),
    papers(person),
    [line('Dân tộc', person.ethnicity), line('Tôn giáo', person.religion), line('Trình độ học vấn', person.schooling)],
    [line('Nghề nghiệp', person.occupation), line('Nơi làm việc, học tập', person.workplace)],
  ]
}

/** Name, birth, number and place: for papers that only have to name somebody. */
export function shortPersonLines(person: PaperPerson): (FieldLine | FieldLine[])[] {
  return [
    [line('Họ và tên', person.fullName.toLocaleUpperCase('vi')), line('Giới tính', sexWord(person.sex))],
    [line('Ngày, tháng, năm sinh', shortDay(person.birth)), line('Nghề nghiệp', person.occupation)],
    papers(person),
    line('Nơi cư trú', person.permanentResidence ?? person.temporaryResidence ?? person.presentPlace),
  ]
}
