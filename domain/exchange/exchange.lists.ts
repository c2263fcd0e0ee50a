/**
 * The lists that may leave, column by column: what each column reads, so that a post is offered those alone that the matrix opens to it. Notes, files,
 * contacts and whatever concerns infections are columns of no list; of a personal number there are its last four digits.
 */
import { mayRead } from '../access/access.rules.ts'
import type { Role } from '../kernel/actor.ts'
import type { ListKind } from './exchange.model.ts'

export type ListColumn = {
  readonly key: string
  readonly label: string
  readonly labelEn: string
  readonly kind: 'text' | 'number' | 'day'
  readonly width: number
  /** Table and columns that must be open to the post. */
  readonly reads: readonly (readonly [table: string, ...columns: string[]])[]
}
export type ListDeclaration = { readonly id: ListKind; readonly name: string; readonly nameEn: string; readonly filters: readonly string[]; readonly columns: readonly ListColumn[] }

type Reads = ListColumn['reads']
const column = (key: string, label: string, labelEn: string, kind: ListColumn['kind'], width: number, ...reads: Reads): ListColumn => ({ key, label, labelEn, kind, width, reads })

const identity = {
  caseNumber: column('caseNumber', 'Số hồ sơ', 'Case number', 'text', 20, ['person', 'person_id', 'case_number']),
  name: column('name', 'Họ và tên', 'Full name', 'text', 28, ['person_identity', 'name', 'name_fold']),
  otherName: column('otherName', 'Tên gọi khác', 'Other name', 'text', 20, ['person_identity', 'other_name']),
  birth: column('birth', 'Ngày sinh', 'Date of birth', 'day', 14, ['person_identity', 'birth']),
  birthYear: column('birthYear', 'Năm sinh', 'Year of birth', 'number', 10, ['person_identity', 'birth_year']),
  sex: column('sex', 'Giới tính', 'Sex', 'text', 10, ['person_identity', 'sex']),
  personalNumber: column('personalNumber', 'Số định danh (4 số cuối)', 'Personal number (last four)', 'text', 14, ['person_identity', 'personal_number_ending']),
} as const
const measure = (key: string, label: string, labelEn: string, kind: ListColumn['kind'], width: number, name: string): ListColumn => column(key, label, labelEn, kind, width, ['measure', name])

export const lists: readonly ListDeclaration[] = [
  {
    id: 'people', name: 'Danh sách người đang có hồ sơ', nameEn: 'People with a record', filters: ['unit', 'q'],
    columns: [
      identity.caseNumber, identity.name, identity.otherName, identity.birth, identity.sex, identity.personalNumber,
      column('unit', 'Xã, phường nơi cư trú', 'Commune of residence', 'text', 26, ['person_identity', 'residence_unit']),
      column('address', 'Địa chỉ như trên giấy tờ', 'Address as written', 'text', 40, ['residence', 'person_id', 'address_as_written', 'to_day']),
      column('kinds', 'Biện pháp đang thực hiện', 'Open measures', 'text', 36, ['measure', 'kind', 'open']),
    ],
  },
  {
    id: 'measures', name: 'Danh sách biện pháp', nameEn: 'Measures', filters: ['kind', 'status', 'unit'],
    columns: [
      identity.caseNumber, identity.name, identity.birthYear, identity.sex, identity.personalNumber, measure('kind', 'Biện pháp', 'Measure', 'text', 30, 'kind'), measure('status', 'Tình trạng', 'Status', 'text', 24, 'status'),
      measure('regime', 'Theo luật', 'Under the law of', 'text', 18, 'regime'), measure('unit', 'Xã, phường', 'Commune', 'text', 26, 'unit_id'), measure('agency', 'Cơ quan quản lý', 'Managed by', 'text', 32, 'agency_id'),
      measure('facility', 'Cơ sở', 'Facility', 'text', 32, 'facility_id'), measure('registeredOn', 'Ngày lập', 'Opened on', 'day', 12, 'registered_on'), measure('startedOn', 'Bắt đầu', 'Started on', 'day', 12, 'started_on'),
      measure('termEndsOn', 'Ngày cuối của thời hạn', 'Last day of the term', 'day', 14, 'term_ends_on'), measure('endedOn', 'Đã kết thúc', 'Ended on', 'day', 12, 'ended_on'), measure('nextDueOn', 'Việc tới hạn', 'Next due', 'day', 12, 'next_due_on'),
    ],
  },
  {
    id: 'deadlines', name: 'Việc phải làm', nameEn: 'Due work', filters: ['due', 'unit'],
    columns: [
      identity.name, identity.birthYear, column('kind', 'Biện pháp', 'Measure', 'text', 30, ['deadline', 'kind']), column('clock', 'Việc', 'What', 'text', 44, ['deadline', 'clock']), column('dueOn', 'Hạn', 'Due on', 'day', 12, ['deadline', 'due_on']),
      column('dueAt', 'Giờ', 'Hour', 'text', 8, ['deadline', 'due_at']), column('overdue', 'Quá hạn', 'Overdue', 'text', 10, ['deadline', 'due_on']), column('form', 'Mẫu', 'Form', 'text', 18, ['deadline', 'form']), column('unit', 'Xã, phường', 'Commune', 'text', 26, ['deadline', 'unit_id']),
    ],
  },
  { id: 'registers', name: 'Sổ theo dõi', nameEn: 'Registers', filters: ['register', 'unit', 'status', 'q'], columns: [] },
  {
    id: 'ledger', name: 'Những lần tôi mở hồ sơ', nameEn: 'My own openings', filters: ['from', 'to'],
    columns: [
      column('at', 'Lúc', 'At', 'text', 18), column('operation', 'Việc', 'What', 'text', 34), column('purpose', 'Mục đích', 'Purpose', 'text', 20), column('persons', 'Số người', 'Persons', 'number', 10), column('outcome', 'Kết quả', 'Outcome', 'text', 12),
    ],
  },
  {
    id: 'indicator-records', name: 'Danh sách đứng sau một chỉ số', nameEn: 'The list behind a figure', filters: ['indicator', 'unit', 'from', 'to', 'met', 'units'],
    columns: [
      identity.name, identity.birthYear, column('unit', 'Xã, phường', 'Commune', 'text', 26, ['indicator_fact', 'unit_now']), column('met', 'Đạt', 'Met', 'text', 8, ['indicator_fact', 'met_on']),
      column('ofOn', 'Tính từ ngày', 'Counted from', 'day', 14, ['indicator_fact', 'of_on']), column('metOn', 'Đạt ngày', 'Met on', 'day', 12, ['indicator_fact', 'met_on']), column('reason', 'Lý do', 'Reason', 'text', 30, ['indicator_fact', 'reason']),
    ],
  },
]

/** The columns of a list that are open to the role; none where the list is not for it. */
export function columnsOf(list: ListDeclaration, role: Role): readonly ListColumn[] {
  return list.columns.filter((each) => each.reads.every(([table, ...names]) => mayRead(role, table, ...names)))
}
export const listOf = (id: ListKind): ListDeclaration => lists.find((list) => list.id === id)!
