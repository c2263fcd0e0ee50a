/** Vietnamese words of the registers of facilities, providers, reception points, equipment and selection. */
import type { AllRegisterWords } from '../registers/words.ts'

const days = { monday: 'Thứ Hai', tuesday: 'Thứ Ba', wednesday: 'Thứ Tư', thursday: 'Thứ Năm', friday: 'Thứ Sáu', saturday: 'Thứ Bảy', sunday: 'Chủ nhật' }
const services = {
  registration: 'Tiếp nhận đăng ký', assessment: 'Xác định tình trạng nghiện', counselling: 'Tư vấn, hỗ trợ', 'home-rehab': 'Cai nghiện tại gia đình', withdrawal: 'Cắt cơn, điều trị', education: 'Giáo dục, phục hồi hành vi', reintegration: 'Lao động, hòa nhập', substitution: 'Điều trị bằng thuốc thay thế',
  residential: 'Cai nghiện tại cơ sở', vocational: 'Học nghề, việc làm',
}
const channels = { portal: 'Trang thông tin điện tử', 'notice-board': 'Bảng niêm yết', media: 'Báo, đài' }
const conditions = {
  'lawful-setup': 'Thành lập đúng pháp luật', 'site-consent': 'Có văn bản đồng ý địa điểm', 'land-per-person': 'Đủ diện tích đất cho một người', 'room-per-person': 'Đủ diện tích phòng cho một người', 'separate-rooms': 'Có phòng riêng theo luật', lease: 'Thuê đất, nhà còn đủ thời hạn',
  equipment: 'Đủ trang thiết bị tối thiểu', staff: 'Đủ nhân viên có chuyên môn', head: 'Người đứng đầu đủ điều kiện', 'finance-plan': 'Có phương án tài chính', 'areas-apart': 'Có đủ khu riêng', 'health-head': 'Người phụ trách y tế là bác sĩ', 'no-ban': 'Không đang bị xử lý hoặc cấm hành nghề',
  premises: 'Có nơi làm việc phù hợp', 'person-in-charge': 'Có người phụ trách đủ chuyên môn', 'judicial-record': 'Phiếu lý lịch tư pháp của từng người làm', 'process-draft': 'Có dự thảo quy trình', 'practice-licence': 'Có giấy phép hoạt động khám, chữa bệnh', 'trained-doctor': 'Có bác sĩ được tập huấn',
}
const details = { places: 'Số chỗ phục vụ cùng lúc', address: 'Địa chỉ', phone: 'Điện thoại', hours: 'Giờ làm việc', services: 'Việc làm được', costs: 'Chi phí', papers: 'Giấy tờ cần mang', minors: 'Nhận người dưới 18 tuổi', website: 'Trang điện tử' }
const row = { day: 'Thứ', from: 'Từ', to: 'Đến', service: 'Dịch vụ', amount: 'Số tiền (đồng)', per: 'Tính theo', note: 'Ghi chú', use: 'Dùng cho', beds: 'Số giường', outOfService: 'Giường không dùng được', channel: 'Nơi công bố', on: 'Ngày', link: 'Đường dẫn', place: 'Nơi niêm yết' }
const shared = {
  name: 'Tên', unitId: 'Xã, phường', agencyId: 'Cơ quan', seatUnit: 'Xã, phường nơi đặt', province: 'Tỉnh', receivedBy: 'Cơ quan nhận hồ sơ', appliedOn: 'Ngày nhận hồ sơ', startedOn: 'Ngày bắt đầu hoạt động', violationOn: 'Ngày lập biên bản', ground: 'Lý do', months: 'Số tháng', suspendedUntil: 'Tạm đình chỉ đến', remedyOn: 'Ngày báo đã khắc phục',
  remedy: 'Đã khắc phục', withdrawnOn: 'Ngày thu hồi', decisionNumber: 'Số văn bản', conditionsMet: 'Điều kiện đã đạt', publications: 'Các lần công bố', files: 'Tệp kèm theo', ...details, ...row,
}
const periods = { once: 'một lần', day: 'một ngày', month: 'một tháng' }
const options = { services, service: services, channel: channels, day: days, per: periods, conditionsMet: conditions }

export const facilitiesRegistersVi: AllRegisterWords = {
  facilities: {
    name: 'Cơ sở cai nghiện', one: 'cơ sở', help: 'Cơ sở công lập, tư nhân và trường giáo dưỡng: giấy phép, giường theo khu, số người trong ngày. Công an tỉnh (trước 01/3/2025: Sở Lao động) giữ sổ; cơ sở tự ghi giường và số đếm.',
    statuses: { applied: 'đang xét hồ sơ', operating: 'đang hoạt động', suspended: 'tạm đình chỉ', withdrawn: 'đã thu hồi giấy phép', refused: 'không cấp phép', closed: 'đã đóng' },
    acts: {
      'record-existing': 'Ghi cơ sở đang hoạt động', apply: 'Nhận hồ sơ xin giấy phép', grant: 'Cấp giấy phép', refuse: 'Từ chối cấp phép', 'start-service': 'Ghi ngày bắt đầu hoạt động', 'record-violation': 'Lập biên bản vi phạm', suspend: 'Tạm đình chỉ', 'report-remedy': 'Báo đã khắc phục',
      resume: 'Cho hoạt động lại', 'request-withdrawal': 'Đề nghị thu hồi', withdraw: 'Thu hồi giấy phép', 'record-beds': 'Ghi giường theo khu', 'record-day': 'Ghi số người trong ngày', 'change-details': 'Sửa thông tin', 'record-publication': 'Ghi lần công bố', close: 'Đóng cơ sở',
    },
    fields: { ...shared, type: 'Loại cơ sở', founder: 'Cơ quan thành lập', licenceNumber: 'Số giấy phép', licencedOn: 'Ngày cấp', licenceEndsOn: 'Hết hạn ngày', areas: 'Khu và giường', beds: 'Số giường', outOfService: 'Giường không dùng được', present: 'Có mặt', away: 'Tạm vắng', waiting: 'Đang chờ vào', countedOn: 'Ngày đếm', overCapacity: 'Vượt số giường', withdrawalAskedOn: 'Ngày đề nghị thu hồi' },
    hints: { months: 'Từ 3 đến 6 tháng theo luật.', areas: 'Mỗi khu một dòng; giường hỏng, đang sửa ghi vào cột giường không dùng được.', present: 'Số đếm thật. Nhiều hơn số giường vẫn ghi được và có cảnh báo.' },
    options: { ...options, type: { public: 'Công lập', private: 'Tư nhân', reformatory: 'Trường giáo dưỡng' }, use: { men: 'nam', women: 'nữ', minors: 'dưới 18 tuổi', holding: 'giữ khi lập hồ sơ', sick: 'phòng bệnh', isolation: 'cách ly' } },
    clocks: { 'licence-grant': 'Xét hồ sơ cấp giấy phép', 'private-licence': 'Xét hồ sơ cấp giấy phép', 'licence-reissue': 'Xét cho hoạt động lại', 'private-licence-reissue': 'Xét cho hoạt động lại', 'licence-suspension-term': 'Hết thời gian tạm đình chỉ', 'private-suspension-length': 'Hết thời gian tạm đình chỉ', 'licence-idle-suspend': 'Phải bắt đầu hoạt động', 'private-idle': 'Phải bắt đầu hoạt động', 'licence-idle-revoke': 'Chưa hoạt động: có thể bị thu hồi', 'licence-suspend': 'Quyết định sau biên bản', 'private-fix': 'Hạn khắc phục', 'licence-revoke-request': 'Trả lời đề nghị thu hồi' },
  },
  providers: {
    name: 'Nơi cung cấp dịch vụ', one: 'nơi cung cấp', help: 'Người và tổ chức giúp cai nghiện tại nhà, nơi cắt cơn ở trung tâm y tế, nơi xác định tình trạng nghiện, điểm tư vấn, nơi điều trị thay thế. Danh sách công khai lấy từ sổ này.',
    statuses: { applied: 'đang xét hồ sơ', published: 'đã công bố', suspended: 'tạm đình chỉ', withdrawn: 'đã rút công bố', refused: 'không công bố', ended: 'đã ngừng' },
    acts: {
      'record-existing': 'Ghi nơi đã công bố', apply: 'Nhận hồ sơ', designate: 'Chỉ định', publish: 'Công bố', refuse: 'Từ chối công bố', 'start-service': 'Ghi ngày bắt đầu hoạt động', 'record-violation': 'Lập biên bản vi phạm', suspend: 'Tạm đình chỉ', 'report-remedy': 'Báo đã khắc phục', resume: 'Công bố lại', withdraw: 'Rút công bố',
      'stop-service': 'Ngừng dịch vụ', 'change-details': 'Sửa thông tin', 'record-publication': 'Ghi lần công bố',
    },
    fields: { ...shared, kind: 'Loại', publishedOn: 'Ngày công bố' },
    hints: { costs: 'Không thu tiền thì ghi 0.', papers: 'Mỗi giấy tờ một dòng.', phone: 'Số máy bàn hoặc di động, bắt đầu bằng 0.' },
    options: { ...options, kind: { 'home-provider': 'Dịch vụ tại gia đình, cộng đồng', 'detox-place': 'Nơi cắt cơn ở trung tâm y tế', 'assessing-facility': 'Nơi xác định tình trạng nghiện', 'counselling-point': 'Điểm tư vấn, chăm sóc, hỗ trợ', 'substitution-site': 'Nơi điều trị thay thế', 'health-station': 'Trạm Y tế' } },
    clocks: { 'publish-provider': 'Công bố', 'provider-publication': 'Công bố', 'republish-provider': 'Công bố lại', 'licence-suspension-term': 'Hết thời gian tạm đình chỉ', 'provider-suspension-length': 'Hết thời gian tạm đình chỉ', 'provider-idle': 'Phải có dịch vụ', 'provider-suspend': 'Quyết định sau biên bản' },
  },
  'reception-points': {
    name: 'Điểm tiếp nhận của xã', one: 'điểm tiếp nhận', help: 'Mỗi xã, phường một nơi nhận đăng ký cai nghiện: địa chỉ, giờ, chức danh người tiếp nhận. Xã chưa có được nêu trong danh sách công khai.',
    statuses: { open: 'đang mở', closed: 'đã đóng' }, acts: { open: 'Mở điểm tiếp nhận', change: 'Sửa thông tin', close: 'Đóng điểm tiếp nhận' },
    fields: { ...shared, posts: 'Chức danh người tiếp nhận' }, hints: { posts: 'Chỉ ghi chức danh, không ghi tên người.' }, options,
  },
  equipment: {
    name: 'Trang thiết bị', one: 'trang thiết bị', help: 'Máy, giường, dụng cụ: dự kiến mua, đã mua, đưa vào dùng đúng ngày đã hẹn, với kinh phí.',
    statuses: { planned: 'dự kiến', bought: 'đã mua', 'in-use': 'đang dùng', cancelled: 'đã bỏ', retired: 'thôi dùng' }, acts: { plan: 'Ghi dự kiến', buy: 'Ghi đã mua', 'put-in-use': 'Đưa vào sử dụng', retire: 'Thôi sử dụng', cancel: 'Bỏ dự kiến' },
    fields: { ...shared, place: 'Đặt tại', quantity: 'Số lượng', plannedFunds: 'Kinh phí dự kiến (đồng)', spentFunds: 'Đã chi (đồng)', source: 'Nguồn kinh phí', inUseBy: 'Đưa vào dùng trước ngày', boughtOn: 'Ngày mua', inUseOn: 'Ngày đưa vào dùng', contractNumber: 'Số hợp đồng' },
    options: { source: { 'state-budget': 'ngân sách trung ương', 'province-budget': 'ngân sách tỉnh', 'own-funds': 'kinh phí của đơn vị', aid: 'tài trợ' } }, clocks: { 'equipment-in-use': 'Đưa vào sử dụng theo kế hoạch' },
  },
  'unit-selection': {
    name: 'Chọn đơn vị công lập', one: 'lần chọn', help: 'Quyết định giao nhiệm vụ hoặc đặt hàng đơn vị công lập cung cấp dịch vụ, với kinh phí. Chủ tịch UBND huyện ký đến 30/6/2025, sau đó cấp tỉnh.',
    statuses: { 'in-force': 'có hiệu lực', ended: 'đã hết' }, acts: { select: 'Giao hoặc đặt hàng', end: 'Chấm dứt' },
    fields: { ...shared, selected: 'Đơn vị được chọn', selectedName: 'Tên đơn vị', form: 'Hình thức', funds: 'Kinh phí (đồng)', fromDay: 'Từ ngày', toDay: 'Đến ngày' }, options: { ...options, form: { assigned: 'giao nhiệm vụ', ordered: 'đặt hàng' } },
  },
}
