import { words } from '../text/i18n.ts'

export const whoSawText = words(
  'who-saw',
  {
    'title': 'Ai đã xem hồ sơ của tôi', 'back': 'Về trang đầu', 'ask.note': 'Lập khi chính người có hồ sơ yêu cầu. Mã hồ sơ in trên giấy tờ người đó đang giữ. Mỗi lần lập giấy này được ghi sổ.', 'case': 'Mã hồ sơ', 'case.needed': 'Nhập mã hồ sơ.', 'make': 'Lập giấy', 'print': 'In', 'again': 'Lập giấy cho hồ sơ khác', 'closed': 'Vị trí của bạn không lập giấy này.',
    'kicker': 'Giấy trả lời theo yêu cầu của người có dữ liệu', 'number': 'Hồ sơ số', 'made': 'Lập lúc', 'basis': 'Căn cứ', 'basis.words': 'Điều 4 Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Điều 5 Nghị định 356/2025/NĐ-CP',
    'intro': 'Giấy này liệt kê mọi lần một vị trí đã mở phần nào trong hồ sơ của bạn: lúc nào, vị trí nào, để làm gì, xem được phần nào. Giấy không nêu tên cán bộ và không chép lại nội dung hồ sơ.', 'none': 'Chưa có lần mở nào được ghi.', 'count': '{{count}} lần, từ {{from}} đến {{to}}', 'part': 'Giấy này chỉ in {{count}} lần gần nhất; hãy hỏi nơi lập giấy nếu bạn cần phần còn lại.',
    'at': 'Lúc', 'post': 'Vị trí', 'what': 'Việc', 'purpose': 'Mục đích', 'seen': 'Phần đã xem', 'article.of': 'căn cứ {{article}}', 'shown.none': 'không xem nội dung', 'refused': 'bị từ chối, không xem được gì', 'caption': 'Những lần mở hồ sơ',
    'summary': 'Gộp theo vị trí', 'summary.count': 'Số lần', 'summary.last': 'Lần cuối', 'rights': 'Nếu có lần mở bạn cho là không đúng, bạn có quyền khiếu nại, yêu cầu giải thích với nơi lập giấy này.', 'sign': 'Người lập giấy', 'sign.note': '(ký, ghi rõ họ tên)',
    'foot': 'Bản in từ hệ thống, không thay văn bản · hồ sơ {{number}} · {{post}} · {{time}}', 'demo': 'BẢN MINH HỌA: người và số liệu đều không có thật',
    'part.ID': 'nhân thân', 'part.CT': 'liên lạc', 'part.RS': 'nơi cư trú', 'part.ST': 'biện pháp, tình trạng', 'part.DO': 'hồ sơ xử lý', 'part.AS': 'kết quả xác định', 'part.TR': 'điều trị', 'part.HV': 'sức khỏe riêng', 'part.US': 'việc sử dụng chất', 'part.SO': 'gia đình, tư vấn', 'part.WK': 'học nghề, việc làm', 'part.MN': 'hỗ trợ', 'part.PL': 'nơi ở trong cơ sở',
  },
  {
    'title': 'Who saw my dossier', 'back': 'To the first page', 'ask.note': 'Made when the person asks. The case number stands on the papers the person holds. Making this paper is recorded.', 'case': 'Case number', 'case.needed': 'Enter the case number.', 'make': 'Make the paper', 'print': 'Print', 'again': 'Make it for another dossier', 'closed': 'Your post does not make this paper.',
    'kicker': 'Answer to the request of the person concerned', 'number': 'Dossier', 'made': 'Made at', 'basis': 'Basis', 'basis.words': 'Law 91/2025/QH15 on personal data, Article 4; Decree 356/2025/NĐ-CP, Article 5',
    'intro': 'This paper lists each time a post opened a part of your dossier: when, which post, what for, and which part was seen. It names no officer and copies nothing of the dossier.', 'none': 'No opening is recorded.', 'count': '{{count}} openings, {{from}} to {{to}}', 'count_one': '{{count}} opening, {{from}}', 'part': 'Only the last {{count}} are printed; ask where this paper was made for the rest.',
    'at': 'When', 'post': 'Post', 'what': 'What', 'purpose': 'Purpose', 'seen': 'Parts seen', 'article.of': 'under {{article}}', 'shown.none': 'no content seen', 'refused': 'refused, nothing was seen', 'caption': 'Openings of the dossier',
    'summary': 'By post', 'summary.count': 'Times', 'summary.last': 'Last', 'rights': 'If you think that an opening was not right, you may complain and ask for an explanation where this paper was made.', 'sign': 'Made by', 'sign.note': '(signature and full name)',
    'foot': 'Printed from the system; not an official paper · dossier {{number}} · {{post}} · {{time}}', 'demo': 'ILLUSTRATION: no person and no figure is real',
    'part.ID': 'identity', 'part.CT': 'contact', 'part.RS': 'residence', 'part.ST': 'measures, status', 'part.DO': 'case papers', 'part.AS': 'assessment result', 'part.TR': 'treatment', 'part.HV': 'private health', 'part.US': 'substance use', 'part.SO': 'family, counselling', 'part.WK': 'training, work', 'part.MN': 'support', 'part.PL': 'place in a facility',
  },
)
