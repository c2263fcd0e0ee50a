/** Vietnamese words of the first step, for the public form and for the point's own pages. */
export const firstStepVi = {
  help: {
    talk: 'Có người lắng nghe, tư vấn', family: 'Cách gia đình có thể giúp', home: 'Cai nghiện tại nhà, tại cộng đồng', substitution: 'Điều trị thay thế (methadone, buprenorphine)', health: 'Khám, xét nghiệm, thuốc',
    work: 'Học nghề, việc làm, vay vốn', papers: 'Hỏi thủ tục, quyền của mình', other: 'Việc khác',
  },
  reach: { phone: 'Gọi điện cho tôi', code: 'Đừng gọi; tôi tự xem trả lời bằng mã' },
  callTime: { any: 'Lúc nào cũng được', morning: 'Buổi sáng', noon: 'Buổi trưa', afternoon: 'Buổi chiều', evening: 'Buổi tối' },
  who: { self: 'Cho chính mình', family: 'Cho người thân' },
  status: { new: 'Chưa ai đọc', contacted: 'Đã liên hệ', answered: 'Đã trả lời', closed: 'Đã khép lại' },
  event: { made: 'Gửi yêu cầu', opened: 'Mở đọc', contacted: 'Đã liên hệ', answered: 'Trả lời', closed: 'Khép lại' },
} as const
type Shape<Value> = { readonly [Key in keyof Value]: Value[Key] extends string ? string : Shape<Value[Key]> }
export type FirstStepWords = Shape<typeof firstStepVi>
