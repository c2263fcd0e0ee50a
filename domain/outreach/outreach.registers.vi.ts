/** Vietnamese words of the registers of outreach. */
import type { AllRegisterWords } from '../registers/words.ts'

const periodFields = { name: 'Tên', periodFrom: 'Từ ngày', periodTo: 'Đến ngày' } as const

export const outreachRegistersVi: AllRegisterWords = {
  'outreach-contacts': {
    name: 'Sổ tiếp cận', one: 'lần tiếp cận',
    help: 'Người của đoàn thể, tổ công tác, trạm y tế hoặc điểm tư vấn gặp người có thể cần giúp, trước mọi đăng ký. Chỉ ghi con số theo điểm và ngày. Từ chối không có hậu quả gì và chỉ là một con số. Công an và ủy ban không xem được sổ này.',
    statuses: { recorded: 'đã ghi' }, acts: { record: 'Ghi lần tiếp cận' },
    fields: { point: 'Điểm', metOn: 'Ngày', met: 'Số người đã gặp', firstTime: 'Trong đó gặp lần đầu', offered: 'Đã mời điều gì', agreed: 'Đồng ý', refused: 'Từ chối', referred: 'Đã giới thiệu đi', materials: 'Tài liệu đã phát', helpers: 'Số người đi tiếp cận' },
    hints: { point: 'Tên nơi công cộng hoặc khu vực; không ghi nhà của ai.', refused: 'Không ghi tên, không báo cho ai.', agreed: 'Người chưa trả lời không ghi vào ô nào.' },
    options: { offered: { information: 'thông tin', counselling: 'tư vấn', assessment: 'xác định tình trạng nghiện', rehabilitation: 'cai nghiện tự nguyện', substitution: 'điều trị thay thế', 'health-care': 'khám, chữa bệnh', 'hiv-test': 'xét nghiệm HIV', supplies: 'bơm kim tiêm, bao cao su, naloxone', 'legal-help': 'trợ giúp pháp lý', 'social-help': 'trợ giúp xã hội' } },
  },
  'review-rounds': {
    name: 'Đợt rà soát', one: 'đợt rà soát',
    help: 'Một đợt rà soát việc xác định tình trạng nghiện: thời gian và con số. Ai đến hạn nằm trong thời hạn luật của chính vị trí đó và không chép vào đây.',
    statuses: { planned: 'đang rà soát', finished: 'đã kết thúc', cancelled: 'đã hủy' }, acts: { plan: 'Mở đợt rà soát', finish: 'Kết thúc đợt', cancel: 'Hủy' },
    fields: { ...periodFields, name: 'Tên đợt', orderNumber: 'Văn bản giao', due: 'Số người đến hạn', invited: 'Đã mời', came: 'Đã đến', assessed: 'Đã xác định', finishedOn: 'Ngày kết thúc', reason: 'Lý do' },
    hints: { due: 'Lấy từ danh sách đến hạn của mình vào ngày mở đợt.' },
  },
  'rehab-models': {
    name: 'Mô hình cai nghiện tại nhà, cộng đồng', one: 'mô hình',
    help: 'Mô hình cai nghiện tại gia đình và cộng đồng: ai cùng làm, kinh phí, kết quả bằng con số.',
    statuses: { planned: 'đã lập', running: 'đang hoạt động', ended: 'đã kết thúc' }, acts: { plan: 'Lập mô hình', change: 'Sửa', start: 'Bắt đầu', 'record-result': 'Ghi kết quả', end: 'Kết thúc' },
    fields: {
      name: 'Tên mô hình', kind: 'Loại', place: 'Nơi', decisionNumber: 'Quyết định thành lập', capacity: 'Sức giúp (người)', partners: 'Cùng làm', funds: 'Kinh phí', startedOn: 'Ngày bắt đầu', resultOn: 'Ngày ghi kết quả', joined: 'Số người tham gia', finished: 'Số hoàn thành',
      inWork: 'Số có việc làm', summary: 'Nhận xét', evidence: 'Tệp', reason: 'Lý do', partner: 'Ai', partnerKind: 'Loại', part: 'Phần việc', source: 'Nguồn', amount: 'Số tiền (đồng)', year: 'Năm',
    },
    hints: { summary: 'Không ghi tên người tham gia.' },
    options: {
      kind: {
        'home-rehabilitation': 'cai nghiện tại gia đình', 'community-rehabilitation': 'cai nghiện tại cộng đồng', 'support-group': 'nhóm hỗ trợ', 'family-club': 'câu lạc bộ gia đình', 'work-after-rehab': 'việc làm sau cai', 'counselling-point': 'điểm tư vấn',
      },
      partnerKind: {
        'family-club': 'câu lạc bộ gia đình',
        committee: 'ủy ban', police: 'công an', health: 'y tế', union: 'đoàn thể', enterprise: 'doanh nghiệp', school: 'trường học', religious: 'tổ chức tôn giáo', other: 'khác',
      },
      source: { 'state-budget': 'ngân sách trung ương', 'local-budget': 'ngân sách địa phương', enterprise: 'doanh nghiệp', donation: 'đóng góp', project: 'dự án', own: 'tự có' },
    },
  },
  'drug-free-criteria': {
    name: 'Tiêu chí xã không ma túy', one: 'tiêu chí',
    help: 'Điều kiện để công nhận một xã, kèm số quyết định đặt ra và ngày áp dụng. Tiêu chí không áp dụng nữa thì kết thúc, không sửa.',
    statuses: { 'in-force': 'đang áp dụng', ended: 'hết áp dụng' }, acts: { set: 'Ghi tiêu chí', end: 'Hết áp dụng' },
    fields: { name: 'Tiêu chí', meaning: 'Hiểu thế nào', decisionNumber: 'Theo quyết định số', issuedOn: 'Ngày ban hành', validFrom: 'Áp dụng từ', validTo: 'Đến', endedBy: 'Quyết định chấm dứt' },
  },
  'drug-free-communes': {
    name: 'Xã không ma túy', one: 'hồ sơ công nhận',
    help: 'Đề nghị, kiểm tra và quyết định công nhận một xã theo tiêu chí đang áp dụng. Người quyết định, kèm số quyết định; máy không tính điểm và không xếp hạng.',
    statuses: { proposed: 'đã đề nghị', checked: 'đã kiểm tra', recognised: 'đã công nhận', refused: 'không công nhận', withdrawn: 'đã thu hồi' },
    acts: { propose: 'Đề nghị công nhận', check: 'Kiểm tra', recognise: 'Công nhận', refuse: 'Không công nhận', withdraw: 'Thu hồi' },
    fields: { communeName: 'Xã, phường', year: 'Năm', answers: 'Trả lời từng tiêu chí', criterion: 'Tiêu chí', met: 'Đạt', shownBy: 'Minh chứng', checkedOn: 'Ngày kiểm tra', decisionNumber: 'Số quyết định', note: 'Ghi chú', decidedOn: 'Ngày quyết định', reason: 'Lý do' },
    hints: { answers: 'Mỗi tiêu chí đang áp dụng một dòng.' },
  },
}
