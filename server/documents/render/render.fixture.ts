/** Invented papers that use every kind of block. */
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { day } from '@hoa-nhap/domain/kernel/plain-date'

export const everyBlock: DocumentContent = {
  head: { by: 'office', parent: 'Công an tỉnh Bắc Ninh', issuer: 'Công an xã Đồng Kỳ', number: '07', code: 'QĐ-CAX', place: 'Đồng Kỳ', day: day('2026-02-05') },
  title: 'Quyết định', subject: 'Về việc quản lý người sử dụng trái phép chất ma túy', decider: 'Trưởng Công an xã Đồng Kỳ',
  formMark: 'Mẫu 22 PL V',
  bases: ['Căn cứ Luật Phòng, chống ma túy ngày 10 tháng 12 năm 2025;', 'Căn cứ Nghị định số 163/2026/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật;', 'Theo đề nghị của Tổ công tác.'],
  body: [
    { kind: 'paragraph', runs: [{ text: 'QUYẾT ĐỊNH:', bold: true }], align: 'center' },
    { kind: 'article', opening: 'Điều 1.', runs: ['Áp dụng biện pháp quản lý đối với người có tên sau đây:'] },
    { kind: 'fields', lines: [{ label: 'Họ và tên', value: 'Ỷ ỹ ỵ ẵ ặ ễ ỗ ữ ự' }, [{ label: 'Ngày sinh', value: '05/01/1990' }, { label: 'Giới tính', value: null }], { label: 'Nơi cư trú', value: null }, [{ label: 'Số định danh', value: '999012345678' }, { label: 'Dân tộc', value: 'Kinh' }], [{ label: 'Cha', value: null }, { label: 'Mẹ', value: null }]] },
    { kind: 'choices', label: 'Hình thức', options: [{ text: 'Tại gia đình', ticked: true }, { text: 'Tại cơ sở', ticked: false }, { text: 'Khác', ticked: false }] },
    { kind: 'article', opening: 'Điều 2.', runs: ['Thời hạn quản lý là ', { text: '01 năm', bold: true }, ' kể từ ngày ký; người được quản lý có trách nhiệm:'] },
    { kind: 'list', marker: 'letter', items: [['Có mặt khi được yêu cầu;'], ['Chấp hành xét nghiệm;'], ['Thông báo khi thay đổi nơi cư trú; nơi ở mới phải được thông báo trong thời hạn quy định của pháp luật hiện hành.']] },
    { kind: 'heading', level: 1, text: 'I. TÌNH HÌNH' }, { kind: 'heading', level: 2, text: '1. Kết quả' }, { kind: 'heading', level: 3, text: 'a) Chi tiết' },
    { kind: 'table', title: 'Bảng 1. Số liệu', columns: [{ title: 'STT', width: 1, align: 'center' }, { title: 'Xã', width: 4 }, { title: 'Số người', width: 2, align: 'right' }], rows: [['1', 'Đồng Kỳ', '1.234'], ['2', 'Phù Khê có tên rất dài để xuống dòng trong ô của bảng này', '56']], totals: ['', 'Cộng', '1.290'] },
    { kind: 'chart', title: 'Số người được quản lý', unit: 'người', labels: ['Quý I', 'Quý II', 'Quý III', 'Quý IV'], series: [{ name: '2025', values: [12, 25, null, 40] }, { name: '2026', values: [10, 0, 35, 44] }] },
    { kind: 'chart', title: 'Tỷ lệ theo xã', unit: '%', labels: Array.from({ length: 16 }, (_, i) => `Xã số ${i + 1}`), series: [{ name: '2026', values: Array.from({ length: 16 }, (_, i) => (i === 3 ? null : (i * 37.3) % 100)) }] },
    { kind: 'paragraph', runs: [{ text: 'Nghiêng', italic: true }, ' và #panic("x") *không đậm* $x$'], indent: true },
    { kind: 'note', text: 'Ghi chú: số liệu minh họa.' },
    { kind: 'signatures', columns: [{ title: 'Người được quản lý', note: '(Ký, ghi rõ họ tên)' }, { title: 'Đại diện gia đình', note: '(Ký, ghi rõ họ tên)', name: 'Trần Thị B' }, { title: 'Người lập biên bản', note: '(Ký, ghi rõ họ tên)' }] },
    { kind: 'page-break' },
    { kind: 'article', opening: 'Điều 3.', runs: ['Quyết định này có hiệu lực kể từ ngày ký.'] },
  ],
  signature: { authority: { mark: 'KT.', of: 'Trưởng Công an xã' }, position: 'Phó Trưởng Công an xã', name: 'Trần Văn C' },
  recipients: ['Như Điều 3;', 'Công an tỉnh (để báo cáo);', 'Lưu: VT, HS'], doubts: ['Tên biểu mẫu chưa đối chiếu bản gốc.'],
}
export const letter: DocumentContent = { head: { by: 'office', parent: 'Ủy ban nhân dân tỉnh Bắc Ninh', issuer: 'Ủy ban nhân dân xã Đồng Kỳ', number: null, code: 'UBND-VX', place: 'Đồng Kỳ', day: day('2026-02-05') }, subject: 'trả lời đề nghị cung cấp hồ sơ', addressees: ['Công an tỉnh Bắc Ninh;', 'Sở Y tế tỉnh Bắc Ninh.'], body: [{ kind: 'paragraph', runs: ['Phúc đáp Công văn số 12, Ủy ban nhân dân xã Đồng Kỳ có ý kiến như sau: nội dung gồm nhiều dòng để xem cách căn đều hai bên và khoảng cách dòng của văn bản hành chính.'] }], signature: { authority: { mark: 'TM.', of: 'Ủy ban nhân dân' }, position: 'Chủ tịch' }, recipients: ['Như trên', 'Lưu: VT'], watermark: 'BẢN SAO', copy: { form: 'sao-y', issuer: 'Ủy ban nhân dân xã Đồng Kỳ', number: '03/SY-UBND', place: 'Đồng Kỳ', day: day('2026-03-12'), position: 'TL. Chủ tịch', name: 'Lê Thị D' } }
export const request: DocumentContent = { head: { by: 'person', place: null, day: null }, title: 'Đơn đăng ký', subject: 'Cai nghiện tự nguyện', addressees: ['Trưởng Công an xã Đồng Kỳ'], formMark: 'Mẫu 24 PL V', body: [{ kind: 'fields', lines: [{ label: 'Tôi tên là', value: null }, [{ label: 'Sinh ngày', value: null }, { label: 'Giới tính', value: null }], { label: 'Nơi thường trú', value: null }] }, { kind: 'paragraph', runs: ['Tôi cam đoan những điều khai trên là đúng sự thật.'] }], signature: { position: 'Người làm đơn' } }

/** A list over many pages. */
export const longTable: DocumentContent = {
  head: { by: 'office', parent: 'Công an tỉnh Lạng Sơn', issuer: 'Công an xã Đồng Đăng', number: '31', code: 'BC-CAX', place: 'Đồng Đăng', day: day('2026-11-16') },
  title: 'Báo cáo', subject: 'Danh sách người đang quản lý', addressees: ['Công an tỉnh Lạng Sơn'],
  body: [
    { kind: 'paragraph', runs: ['Thực hiện chế độ báo cáo, Công an xã Đồng Đăng báo cáo danh sách như sau:'] },
    {
      kind: 'table', title: 'Danh sách đến ngày 16/11/2026',
      columns: [{ title: 'STT', width: 1, align: 'center' }, { title: 'Họ và tên', width: 4 }, { title: 'Năm sinh', width: 1.6, align: 'center' }, { title: 'Thôn', width: 3 }, { title: 'Hình thức', width: 4 }, { title: 'Từ ngày', width: 2.2, align: 'center' }, { title: 'Đến ngày', width: 2.2, align: 'center' }, { title: 'Số lần gặp', width: 1.6, align: 'right' }],
      rows: Array.from({ length: 300 }, (_, index) => [String(index + 1), `Hoàng Văn Mẫu ${index + 1}`, String(1970 + (index % 35)), ['Khơ Đa', 'Nà Sầm', 'Pò Hang'][index % 3]!, index % 7 === 0 ? 'Cai nghiện tự nguyện tại gia đình, có người hướng dẫn đến từng tuần' : 'Quản lý tại nơi cư trú', '15/01/2026', '14/01/2027', String(index % 24)]),
      totals: ['', 'Cộng', '', '', '', '', '', '3.432'],
    },
    { kind: 'paragraph', runs: ['Trên đây là báo cáo của Công an xã Đồng Đăng./.'] },
  ],
  signature: { position: 'Trưởng Công an xã', name: 'Trần Đức Nháp' }, recipients: ['Như trên', 'Lưu: VT'],
}
