import { expect, test } from 'vitest'
import { residenceWords } from './DossierHead.tsx'

const residence = (unitName: string, addressAsWritten: string | null, from: string, to: string | null) => ({ kind: 'permanent' as const, unitId: 'c-1', unitName, addressAsWritten, from, to })
const say = { day: (on: string) => on, before: ({ day, unit }: { day: string; unit: string }) => `trước ${day}: ${unit}`, now: (unit: string) => `nay là ${unit}` }

test.each([
  ['the unit is named once, also where the address already ends in it', [residence('Xã Vũ Sơn', 'Thôn Bản Phác, Xã Vũ Sơn', '2020-01-01', null)], null, 'Thôn Bản Phác, Xã Vũ Sơn'],
  ['a unit that was renamed says its name of today', [residence('Xã Vũ Sơn', 'Thôn Bản Phác', '2020-01-01', null)], 'Xã Vũ Lễ', 'Thôn Bản Phác, Xã Vũ Sơn (nay là Xã Vũ Lễ)'],
  ['an earlier residence is named with the day of the change', [residence('Xã Cũ', null, '2019-01-01', '2025-06-30'), residence('Xã Mới', null, '2025-07-01', null)], null, 'Xã Mới (trước 2025-07-01: Xã Cũ)'],
  ['nothing recorded', [], null, null],
])('%s', (_, residences, now, words) => expect(residenceWords({ residences }, now, say)).toBe(words))
