/**
 * Names of invented people. Every name ends in a syllable of `lastSyllables`, none of which is used as a given name, so that no
 * name of the demonstration is a real person's; personal numbers begin 999, which is no province's code.
 */
import type { Random } from './random.ts'

/** Words of the office desk and the drawing table. Published here on purpose: whoever meets one knows the person is invented. */
export const lastSyllables = ['Mẫu', 'Thử', 'Dụ', 'Nháp', 'Phác', 'Phỏng', 'Ướm', 'Chừng', 'Tựa', 'Giấy', 'Bút', 'Thước', 'Vạch', 'Khung', 'Cột', 'Dòng', 'Mục', 'Phiếu', 'Kẹp', 'Ghim', 'Nét', 'Viền', 'Gạch', 'Chấm'] as const

const familyNames: readonly (readonly [string, number])[] = [
  ['Nguyễn', 22], ['Hoàng', 16], ['Nông', 9], ['Lý', 7], ['Vi', 7], ['Lương', 6], ['Triệu', 6], ['Trần', 6], ['Hứa', 4], ['Đinh', 3],
  ['Lê', 5], ['Bế', 3], ['Chu', 3], ['Mông', 2], ['Phạm', 3], ['Đàm', 2], ['Lành', 1], ['Dương', 3], ['Ngô', 2], ['Giáp', 2],
]
const middleNames = { male: ['Văn', 'Đức', 'Quang', 'Minh', 'Công', 'Hữu', 'Ngọc', 'Xuân', 'Đình'], female: ['Thị', 'Thị Thu', 'Ngọc', 'Thu', 'Thị Hồng'] } as const
const givenParts = ['An', 'Bình', 'Cường', 'Hà', 'Hải', 'Hòa', 'Hùng', 'Lâm', 'Long', 'Nam', 'Phong', 'Sơn', 'Thành', 'Thủy', 'Tiến', 'Tuấn'] as const

export function inventName(random: Random, sex: 'male' | 'female'): string {
  const parts = [random.weighted(familyNames), random.pick(middleNames[sex])]
  if (random.chance(0.35)) parts.push(random.pick(givenParts))
  parts.push(random.pick(lastSyllables))
  return parts.join(' ')
}

/** Whoever sits at an account of the demonstration. */
export const inventOfficer = (random: Random): string => inventName(random, random.chance(0.6) ? 'male' : 'female')

/** Twelve digits that begin 999. */
export function inventPersonalNumber(random: Random): string {
  return `999${String(random.whole(0, 999_999_999)).padStart(9, '0')}`
}

export function inventPhone(random: Random): string {
  return `000${String(random.whole(0, 9_999_999)).padStart(7, '0')}`
}
