/** Indicators that count records of registers, communes or bodies. Each row is a subject, so that the figure is the number of rows and the list is the rows. */
import { day } from '../kernel/plain-date.ts'
import type { IndicatorDefinition, IndicatorId, IndicatorSource } from './indicators.model.ts'

const since = day('2026-11-22')
const periodRule = 'Mẫu số là những gì có vào ngày chốt (ngày cuối kỳ, hoặc hôm nay nếu kỳ chưa hết), mỗi nơi hoặc mỗi bản ghi một lần. Tử số là việc đã làm từ đầu kỳ đến ngày chốt. Đọc theo tháng: vẫn mẫu số của ngày chốt, tử số lũy kế đến hết tháng.'
const periodRuleEn = 'Counted is what stands on the cut-off (the last day of the period, or today while it runs), each place or record once; met is what was done from the first day of the period to the cut-off. By month: of the same places and records, those reached by the end of each month.'
const kept = 'Chỉ gồm tỉnh đã mở sổ này; nơi chưa mở sổ thì không có số, không phải là 0.'
const keptEn = 'Only provinces that keep this register; where none is kept there is no number, which is not zero.'

type Words = Pick<IndicatorDefinition, 'name' | 'nameEn' | 'ofDefinition' | 'ofDefinitionEn' | 'metDefinition' | 'metDefinitionEn'> & { readonly periodRule?: string; readonly periodRuleEn?: string }

function counted(id: IndicatorId, version: number, source: Omit<Extract<IndicatorSource, { kind: 'registers' }>, 'kind'>, words: Words): IndicatorDefinition {
  return {
    id, ...words, ofDefinition: `${words.ofDefinition} ${kept}`, ofDefinitionEn: `${words.ofDefinitionEn} ${keptEn}`, periodRule: words.periodRule ?? periodRule, periodRuleEn: words.periodRuleEn ?? periodRuleEn,
    unitOfMeasure: '%', version, versionFrom: since, metRule: 'as-of-cut-off', source: { kind: 'registers', ...source }, covers: [], awaits: [], reason: null, reasonEn: null,
  }
}

export const registerIndicators: readonly IndicatorDefinition[] = [
  counted('communication-coverage', 2, {
    registers: ['campaign-activities'], subject: 'unit', unkept: 'chưa tính được: trong kỳ này nơi đây chưa ghi sổ hoạt động truyền thông', unkeptEn: 'cannot be computed: no communication activity was recorded here in this period',
  }, {
    name: 'Xã, phường, cơ sở giáo dục nghề nghiệp được truyền thông', nameEn: 'Communes and vocational schools reached by communication',
    ofDefinition: 'Xã, phường, thị trấn và cơ sở giáo dục nghề nghiệp đang có vào ngày chốt.', ofDefinitionEn: 'Communes and vocational schools that stand on the cut-off.',
    metDefinition: 'Trong số đó, nơi có ít nhất một hoạt động truyền thông, giáo dục về phòng, chống ma túy đã tổ chức trong kỳ. Xã mới lập trong kỳ cũng đạt khi mọi xã cũ hợp thành đều đã được truyền thông.',
    metDefinitionEn: 'Of these, those with at least one activity of drug education held in the period. A commune formed within it is met as well when all communes it was formed from had been reached.',
  }),
  counted('staff-trained', 2, {
    registers: ['staff', 'participations', 'courses'], subject: 'staff', unkept: 'chưa tính được: nơi đây chưa ghi sổ cán bộ và tập huấn', unkeptEn: 'cannot be computed: no register of staff and training is kept here yet',
  }, {
    name: 'Cán bộ quản lý, cán bộ cai nghiện được tập huấn', nameEn: 'Managing and rehabilitation staff trained',
    ofDefinition: 'Cán bộ quản lý và cán bộ làm công tác cai nghiện ở cơ sở, cấp huyện, cấp xã, đang làm việc vào ngày chốt. Người có hai vị trí tính hai lần.', ofDefinitionEn: 'Managing and rehabilitation staff of facilities, districts and communes who are in post on the cut-off. Somebody with two posts counts twice.',
    metDefinition: 'Trong số đó, người đã dự đến hết ít nhất một lớp tập huấn, đào tạo kết thúc trong kỳ, kể cả khi dự ở vị trí trước. Không đạt kết quả thì không tính.',
    metDefinitionEn: 'Of these, those who took part to the end in at least one course that ended in the period, also in an earlier post. Who failed is not counted.',
  }),
  counted('reception-points', 1, {
    registers: ['reception-points'], subject: 'unit', unkept: 'chưa tính được: nơi đây chưa ghi sổ điểm tiếp nhận', unkeptEn: 'cannot be computed: no register of reception points is kept here yet',
  }, {
    name: 'Xã, phường có điểm tiếp nhận đăng ký cai nghiện', nameEn: 'Communes with a reception point for registration',
    ofDefinition: 'Xã, phường đang có vào ngày chốt.', ofDefinitionEn: 'Communes that stand on the cut-off.',
    metDefinition: 'Trong số đó, nơi có điểm tiếp nhận đang mở vào ngày chốt.', metDefinitionEn: 'Of these, those whose reception point is open on the cut-off.',
    periodRule: 'Theo tình trạng vào ngày chốt.', periodRuleEn: 'As it stands on the cut-off.',
  }),
  counted('providers-published', 1, {
    registers: ['providers', 'facilities'], subject: 'record', unkept: 'chưa tính được: nơi đây chưa ghi sổ cơ sở, đơn vị cung cấp dịch vụ', unkeptEn: 'cannot be computed: no register of providers is kept here yet',
  }, {
    name: 'Cơ sở, đơn vị cung cấp dịch vụ được thông báo công khai', nameEn: 'Facilities and providers made public',
    ofDefinition: 'Cơ sở cai nghiện và đơn vị cung cấp dịch vụ đang hoạt động hoặc tạm dừng vào ngày chốt.', ofDefinitionEn: 'Facilities and providers in operation or suspended on the cut-off.',
    metDefinition: 'Trong số đó, nơi đã có ít nhất một lần thông báo công khai được ghi (cổng thông tin, bảng tin trụ sở, phương tiện thông tin) đến ngày chốt.', metDefinitionEn: 'Of these, those with at least one recorded publication (portal, notice board, media) by the cut-off.',
    periodRule: 'Theo tình trạng vào ngày chốt.', periodRuleEn: 'As it stands on the cut-off.',
  }),
  counted('equipment-in-use', 1, {
    registers: ['equipment'], subject: 'record', unkept: 'chưa tính được: trong kỳ này nơi đây không có trang thiết bị nào đến hạn đưa vào dùng', unkeptEn: 'cannot be computed: no equipment was due here in this period',
  }, {
    name: 'Trang thiết bị theo kế hoạch đã đưa vào sử dụng', nameEn: 'Planned equipment that is in use',
    ofDefinition: 'Trang thiết bị trong kế hoạch có ngày đưa vào dùng nằm trong kỳ, đến ngày chốt; kế hoạch đã hủy không tính.', ofDefinitionEn: 'Planned equipment whose day to be in use lies in the period, up to the cut-off; cancelled plans do not count.',
    metDefinition: 'Trong số đó, thiết bị đã đưa vào dùng đến ngày chốt.', metDefinitionEn: 'Of these, equipment in use by the cut-off.',
    periodRule: 'Theo ngày phải đưa vào dùng.', periodRuleEn: 'By the day on which it is to be in use.',
  }),
  counted('assessors-qualified', 1, {
    registers: ['staff', 'certificates'], subject: 'unit', unkept: 'chưa tính được: nơi đây chưa ghi sổ cán bộ và chứng chỉ', unkeptEn: 'cannot be computed: no register of staff and certificates is kept here yet',
  }, {
    name: 'Cơ sở y tế có người được xác định tình trạng nghiện', nameEn: 'Health bodies with somebody qualified to determine addiction',
    ofDefinition: 'Trạm y tế xã, cơ sở xác định tình trạng nghiện và trung tâm y tế đang có vào ngày chốt.', ofDefinitionEn: 'Health stations, assessing facilities and medical centres that stand on the cut-off.',
    metDefinition: 'Trong số đó, nơi có ít nhất một người đang làm việc có chứng chỉ hoặc chuyên khoa còn giá trị vào ngày chốt.', metDefinitionEn: 'Of these, those where somebody in post holds a certificate or specialty that is valid on the cut-off.',
    periodRule: 'Theo tình trạng vào ngày chốt.', periodRuleEn: 'As it stands on the cut-off.',
  }),
]
