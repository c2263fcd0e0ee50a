/** Why a subject in the denominator is not in the numerator: short codes that tell no more than the list already shows. */
export const reasonCodes = [
  'not-registered', 'registered-not-started', 'no-post-rehab', 'no-contact', 'moved', 'first-contact-after', 'window-open', 'after-cut-off', 'wish-waiting',
  'not-reached', 'partly-reached', 'not-trained', 'training-enrolled', 'training-failed', 'no-reception-point', 'no-publication', 'equipment-planned', 'equipment-bought', 'no-staff-recorded', 'no-certificate',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** `first-contact-after:41` → the code and the number of days. */
export function reasonOf(text: string): { readonly code: ReasonCode; readonly days: number | null } | null {
  const [code, days] = text.split(':') as [string, string | undefined]
  const known = reasonCodes.find((candidate) => candidate === code)
  return known ? { code: known, days: days === undefined ? null : Number(days) } : null
}

const sentences: Readonly<Record<ReasonCode, { readonly vi: string; readonly en: string }>> = {
  'not-registered': { vi: 'đã xác định nghiện, chưa đăng ký cai nghiện', en: 'found addicted, has not registered for rehabilitation' },
  'registered-not-started': { vi: 'đã đăng ký, chưa bắt đầu cai nghiện', en: 'registered, has not begun rehabilitation' },
  'no-post-rehab': { vi: 'chưa có quản lý sau cai', en: 'post-rehabilitation management not opened' },
  'no-contact': { vi: 'chưa có lần gặp nào', en: 'no contact recorded' },
  moved: { vi: 'đã chuyển nơi cư trú', en: 'moved to another commune' },
  'first-contact-after': { vi: 'gặp lần đầu sau {days} ngày', en: 'first contact after {days} days' },
  'window-open': { vi: 'chưa có lần gặp, còn trong thời gian xét', en: 'no contact yet, still within the days allowed' },
  'not-reached': { vi: 'chưa có hoạt động nào trong kỳ', en: 'no activity in the period' },
  'partly-reached': { vi: 'mới có ở một phần các xã cũ', en: 'only some of the former communes were reached' },
  'not-trained': { vi: 'chưa dự lớp nào trong kỳ', en: 'took part in no course in the period' },
  'training-enrolled': { vi: 'đã ghi tên, chưa có kết quả', en: 'enrolled, no result yet' },
  'training-failed': { vi: 'đã dự, chưa đạt', en: 'took part and did not pass' },
  'no-reception-point': { vi: 'chưa có điểm tiếp nhận đang mở', en: 'no reception point is open' },
  'no-publication': { vi: 'chưa ghi lần thông báo công khai nào', en: 'no publication recorded' },
  'equipment-planned': { vi: 'chưa mua', en: 'not bought yet' },
  'equipment-bought': { vi: 'đã mua, chưa đưa vào dùng', en: 'bought, not in use yet' },
  'no-staff-recorded': { vi: 'chưa ghi cán bộ nào', en: 'no staff recorded' },
  'no-certificate': { vi: 'không ai có chứng chỉ còn giá trị', en: 'nobody holds a valid certificate' },
  'wish-waiting': { vi: 'đã nói nhu cầu, chưa được đáp ứng', en: 'has expressed the wish, not served yet' },
  'after-cut-off': { vi: 'được phục vụ sau ngày chốt', en: 'served after the cut-off' },
}

/** One short sentence; null for a code this version does not know. */
export function reasonSentence(text: string | null, language: 'vi' | 'en'): string | null {
  const reason = text === null ? null : reasonOf(text)
  return reason ? sentences[reason.code][language].replace('{days}', String(reason.days ?? '')) : null
}
