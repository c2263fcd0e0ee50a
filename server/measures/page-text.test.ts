import { describe, expect, test } from 'vitest'
import { cutPage, withNames } from './page-text.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
// Names that look like keys: quotation marks inside a JSON string are escaped, so nothing of them is taken for one.
const item = (number: number) => ({ id: id(number), personId: id(number + 100), name: `Lý "unitId":"c-00001" {"id":"${id(7)}" ],[`, unitId: 'c-05983' })
const text = (count: number) => `[${Array.from({ length: count }, (_, index) => JSON.stringify(item(index))).join(', \n ')}]`

describe('a page of JSON text', () => {
  test('with one item too many is cut; its last item tells where the next page begins', () => {
    const page = cutPage(text(3), 3, 2)
    expect(JSON.parse(page.items)).toEqual([item(0), item(1)])
    expect(page.last).toEqual(item(1))
    expect(page.persons).toEqual([id(100), id(101)])
  })
  test('that is not full stays as it is', () => {
    expect(cutPage(text(2), 2, 2)).toEqual({ items: text(2), last: null, persons: [id(100), id(101)] })
    expect(cutPage('[]', 0, 2)).toEqual({ items: '[]', last: null, persons: [] })
  })
  test('gets the names of units and agencies, and nothing inside a text is touched', () => {
    const names = { unitName: (unit: string) => `Xã "${unit}"`, agencyName: (agency: string) => `Cơ quan ${agency}` }
    expect(JSON.parse(withNames(text(2), names))).toEqual([0, 1].map((number) => ({ ...item(number), unitName: 'Xã "c-05983"' })))
    expect(JSON.parse(withNames('{"agencyName" : "commune-police:c-05983", "facilityName" : null, "unitId" : "p-20"}', names))).toEqual({ agencyName: 'Cơ quan commune-police:c-05983', facilityName: null, unitId: 'p-20', unitName: 'Xã "p-20"' })
  })
})
