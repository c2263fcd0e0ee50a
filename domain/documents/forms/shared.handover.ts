/** Minutes that a paper was handed to somebody. */
import { fields, line, minutes, namedPerson, papersTable, para, sign } from './blocks.ts'
import type { Paper } from './paper.ts'

export function deliveryMinutes(paper: Paper) {
  const { person } = paper.facts
  const { representative } = paper
  const to = paper.text('to') ?? paper.text('deliveredTo')
  const receiver = paper.typed('receiver') ?? (to === 'representative' ? (representative?.fullName ?? null) : person.fullName)
  return minutes(paper, {
    about: 'Về việc giao quyết định, giấy chứng nhận',
    present: [[line('Người nhận', receiver)]],
    body: [para('Đã giao giấy tờ sau cho người có tên trên:'), papersTable(paper), para('Giấy tờ trên là của:'), namedPerson(paper), para('Người nhận đã được giải thích nội dung, quyền và nghĩa vụ; đã nhận đủ.'), fields(line('Ý kiến của người nhận', paper.typed('personOpinion')))],
    copies: 'được lập thành 02 bản có giá trị như nhau, người giao và người nhận mỗi bên giữ 01 bản', signatures: sign('NGƯỜI NHẬN', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI GIAO'),
  })
}
