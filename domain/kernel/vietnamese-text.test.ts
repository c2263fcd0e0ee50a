import { describe, expect, test } from 'vitest'
import { foldText, matchesFolded, normaliseText } from './vietnamese-text.ts'

describe('one way of writing a name', () => {
  test.each([
    ['Hoà', 'Hòa'], ['Thuỷ', 'Thủy'], ['Quý', 'Quý'], ['Hoàng Văn Thụ', 'Hoàng Văn Thụ'], ['Xã  Hoà Bình ', 'Xã Hòa Bình'],
    ['Phú Quí', 'Phú Quí'], ['Cư M’gar', "Cư M'gar"], ['Nậm Nèn'.normalize('NFD'), 'Nậm Nèn'], ['Khoẻ', 'Khỏe'], ['Thuý', 'Thúy'], ['Tu\u200By Hòa\u202E', 'Tuy Hòa'],
  ])('%s becomes %s', (written, expected) => expect(normaliseText(written)).toBe(expected))
  test('normalising twice changes nothing', () => {
    for (const name of ['Hoà', 'Thụy Lâm', 'Quỳnh Sơn', 'Tuy Hoà']) expect(normaliseText(normaliseText(name))).toBe(normaliseText(name))
  })
})

describe('what a search compares', () => {
  test.each([['Phường Lương Văn Tri', 'phuong luong van tri'], ['Đình Lập', 'dinh lap'], ["Ea H'Leo", 'ea hleo'], ['Bà Rịa - Vũng Tàu', 'ba ria vung tau']])('%s folds to %s', (name, folded) => expect(foldText(name)).toBe(folded))
  test.each([
    ['phuong luong van tri', 'luong van', true], ['phuong luong van tri', 'van luong', false], ['phuong luong van tri', 'lu va', true],
    ['phuong luong van tri', 'uong', false], ['xa that khe', 'that khe xa', false], ['xa that khe', '', false],
  ])('"%s" against "%s": %s', (folded, query, found) => expect(matchesFolded(folded, query.split(' ').filter(Boolean))).toBe(found))
})
