/** Sentences of inspections, findings and complaints. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const inspectionsProblems: ProblemTexts = {
  'not-inspected': { vi: 'Loại cơ quan này không kiểm tra qua sổ này. Hãy chọn cơ quan khác.', en: 'Bodies of this kind are not inspected through this register. Choose another.' },
  'inspects-itself': { vi: 'Không ai kiểm tra chính mình. Hãy chọn cơ quan khác, hoặc để Thanh tra lập kế hoạch.', en: 'Nobody inspects himself. Choose another body, or let the inspector plan it.' },
  'inspection-of-others': { vi: 'Cuộc kiểm tra này do cơ quan khác lập; chỉ cơ quan đó ghi tiếp.', en: 'Another body planned this inspection; only that one goes on with it.' },
  'announced-late': { vi: 'Phải công bố trước hoặc trong ngày bắt đầu ({startsOn}).', en: 'It must be announced on or before its first day ({startsOn}).' },
  'held-before-start': { vi: 'Cuộc kiểm tra bắt đầu từ {startsOn}; ngày thực hiện không thể sớm hơn.', en: 'The inspection starts on {startsOn}; it cannot have been held before.' },
  'rule-not-for-body': { vi: 'Quy định được chọn không ràng buộc cơ quan này vào ngày đó. Hãy chọn trong danh mục kiểm tra của cơ quan.', en: 'The chosen rule does not bind this body on that day. Choose from the body’s checklist.' },
  'rule-unverified': { vi: 'Quy định này chưa đối chiếu với văn bản nên chưa chuyển sang sổ cơ sở được. Hãy đối chiếu điều luật trước.', en: 'This rule was not read against its text, so that nothing is passed on by it yet. Check the article first.' },
  'finding-missing': { vi: 'Danh mục ghi {article} không được thực hiện mà chưa có phát hiện kèm điều luật. Hãy ghi phát hiện đó trước khi kết luận.', en: 'The checklist says {article} was not kept, and there is no finding with its article. Record the finding before concluding.' },
  'findings-open': { vi: 'Còn {n} phát hiện chưa khép. Hãy kiểm tra lại từng phát hiện trước.', en: '{n} findings are still open. Check each again first.' },
  'finding-without-inspection': { vi: 'Phát hiện phải thuộc một cuộc kiểm tra đã công bố và chưa kết luận.', en: 'A finding belongs to an inspection that has been announced and not concluded.' },
  'inspected-cannot-close': { vi: 'Đơn vị được kiểm tra không khép phát hiện của chính mình. Hãy ghi việc đã khắc phục; bên kiểm tra xem lại và khép.', en: 'The inspected body does not close its own finding. Record what was remedied; the inspecting side looks again and closes it.' },
  'new-remedy-day': { vi: 'Chưa đạt thì phải đặt hạn khắc phục mới, sau ngày kiểm tra lại.', en: 'If it does not suffice, set a new day for the remedy, after this recheck.' },
  'record-of-another-body': { vi: 'Mục được chọn là của cơ quan khác, không phải đơn vị được kiểm tra.', en: 'The chosen record is another body’s, not the inspected one’s.' },
  'no-suspension-ground': { vi: 'Quy định bị vi phạm không phải căn cứ đình chỉ theo luật, nên không chuyển sang sổ cơ sở.', en: 'The rule that was not kept is no ground for suspension by law, so that nothing is passed on.' },
  'complaint-names-nobody': { vi: 'Sổ này không ghi người khiếu nại. Hãy bỏ số định danh; thông tin người khiếu nại ghi ở phần riêng.', en: 'This register names nobody who complains. Leave the personal number out; who complains is kept apart.' },
  'complaint-elsewhere': { vi: 'Khiếu nại lần đầu do {agency} giải quyết. Hãy hướng dẫn người khiếu nại gửi đến đó.', en: 'A first complaint is decided by {agency}. Tell the person to send it there.' },
  'complaint-same-body': { vi: 'Cơ quan đã giải quyết lần đầu không giải quyết lần hai. Hãy để cơ quan cấp trên tiếp nhận.', en: 'The body that decided first does not decide the second time. Let the body above receive it.' },
  'redress-missing': { vi: 'Khiếu nại đúng hoặc đúng một phần thì phải ghi việc sẽ sửa, khôi phục.', en: 'If the complaint is right, also in part, write what is put right.' },
}
