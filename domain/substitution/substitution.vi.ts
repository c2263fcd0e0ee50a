/** Vietnamese words of substitution treatment. */
import type { SliceWords } from '../measures/words.ts'

export const substitutionVi: SliceWords = {
  acts: {
    'intake-notice': 'Báo đã tiếp nhận điều trị', 'forced-end': 'Cơ sở chấm dứt điều trị', 'change-centre': 'Chuyển cơ sở điều trị', 'site-suspended': 'Ghi cơ sở bị đình chỉ', 'reassign-site': 'Giới thiệu đến cơ sở khác', 'e-monitoring-decided': 'Đã quyết định giám sát điện tử', 'receive-at-site': 'Cơ sở mới đã tiếp nhận',
  },
  actsOf: {
    substitution: { register: 'Đăng ký điều trị thay thế', decide: 'Quyết định điều trị thay thế', start: 'Tiếp nhận, bắt đầu điều trị', complete: 'Giấy xác nhận hoàn thành điều trị', quit: 'Ghi thôi điều trị theo ý mình', 'record-absence': 'Ghi không đến điều trị', 'excuse-absence': 'Ghi lý do không đến' },
  },
  verbs: { 'intake-notice': 'Soạn thông báo', 'reassign-site': 'Ghi nơi giới thiệu' },
  statuses: { 'in-treatment': 'đang điều trị', 'self-terminated': 'tự ý chấm dứt', 'forced-end': 'cơ sở chấm dứt điều trị' },
  clocks: {
    'mmt-notice': 'Báo đã tiếp nhận điều trị', 'substitution-intake-notify': 'Báo đã tiếp nhận điều trị', 'self-termination-absence': 'Không đến điều trị', 'mmt-site-reassign': 'Chuyển người bệnh của cơ sở bị đình chỉ', 'mmt-admission': 'Khám và tiếp nhận',
    'addict-move-notice': 'Báo nơi cư trú mới', 'addict-list-move-notify': 'Báo nơi cư trú mới',
  },
  fields: { centre: 'Cơ sở điều trị', opioids: 'Nghiện các chất dạng thuốc phiện', endGround: 'Lý do chấm dứt', firstOn: 'Ngày lần đầu', lastOn: 'Ngày lần cuối', times: 'Số lần' },
  options: { endGround: { 'protocol-breaches': 'vi phạm quy định điều trị', 'tests-in-a-row': 'xét nghiệm dương tính liên tiếp sau liều duy trì' } },
  facts: { paper: { centre: 'tên cơ sở điều trị' } },
  why: { 'anchor.treatment-noticed': 'Nhận thông báo điều trị', 'anchor.treatment-started': 'Bắt đầu điều trị', 'anchor.site-suspended': 'Cơ sở bị đình chỉ', 'anchor.reassigned': 'Đã giới thiệu cơ sở mới' },
}
