import { describe, expect, test } from 'vitest'
import { fromBytes, inBytes } from '../platform/messages.ts'
import { joined, peoplePage as pageInBytes, type PeopleRows } from './people-page.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const row = (number: number, name = `Lý "unitId":"c-1" \u001F \\ ${number}`) => [id(number), 'c-05983', 1980 + number, number, name].join('\u001F')
const rows = (count: number) => ({ items: count === 0 ? null : Array.from({ length: count }, (_, number) => row(number)).join('\u001E'), found: count })
const names = { unitName: (unit: string) => `Xã "${unit}"`, agencyName: (id: string) => id }
const item = (number: number) => ({ id: id(number), name: `Lý "unitId":"c-1" \u001F \\ ${number}`, birthYear: 1980 + number, unitId: 'c-05983', unitName: 'Xã "c-05983"', open: number })

/** As text, what the page has in bytes. */
function peoplePage({ items, found }: PeopleRows, limit: number, of: typeof names) {
  const page = pageInBytes({ items: items === null ? null : inBytes(items), found }, limit, of)
  return { ...page, items: fromBytes(page.items) }
}

describe('a page of people', () => {
  test.each([['plain', 'Lý Mẫu Đơn'], ['a quotation mark', 'Lý "Mẫu"'], ['a backslash', 'Lý \\ Mẫu'], ['the mark between fields', 'Lý \u001F Mẫu'], ['a line end', 'Lý\nMẫu'], ['beyond the basic plane', 'Lý 𠮷']])('writes a name as JSON does: %s', (_, name) => {
    const page = peoplePage({ items: [row(1), row(2, name)].join('\u001E'), found: 2 }, 2, names)
    expect((JSON.parse(page.items) as { name: string }[]).map((each) => each.name)).toEqual([item(1).name, name])
    expect((JSON.parse(peoplePage({ items: row(2, name), found: 1 }, 2, names).items) as { name: string }[])[0]!.name).toBe(name)
  })
  test('that is full ends before the row too many, and its last item tells where the next begins', () => {
    const page = peoplePage(rows(3), 2, names)
    expect(JSON.parse(page.items)).toEqual([item(0), item(1)])
    expect(page.last).toEqual({ id: id(1), name: item(1).name })
    expect(page.persons).toEqual([id(0), id(1)])
  })
  test('that is not full has nothing behind it', () => {
    expect(peoplePage(rows(0), 2, names)).toEqual({ items: '[]', last: null, persons: [] })
    const page = peoplePage(rows(2), 2, names)
    expect(JSON.parse(page.items)).toEqual([item(0), item(1)])
    expect(page.last).toBeNull()
  })
  test('that cannot be read whole is not shown: every person shown stands in the ledger', () => {
    expect(() => peoplePage({ ...rows(2), found: 3 }, 2, names)).toThrow('counted')
    expect(() => peoplePage({ items: row(1).replace('\u001F', ' '), found: 1 }, 2, names)).toThrow('whole')
    expect(() => peoplePage({ items: row(1).slice(0, 48), found: 1 }, 2, names)).toThrow('whole')
  })
  test('that one statement did not fill goes on with the next', () => {
    const none = { items: null, found: 0 }
    const second = { items: row(3), found: 1 }
    expect(joined(none, none)).toEqual(none)
    expect(joined(none, second)).toEqual(second)
    expect(joined(second, none)).toEqual(second)
    expect(peoplePage(joined(rows(2), second), 3, names).persons).toEqual([id(0), id(1), id(3)])
  })
})
