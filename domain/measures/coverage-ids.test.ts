/** The list of ids against the reference tables of the law, where they are at hand (`HOANHAP_REFERENCE_DATA` names a folder beside `law/`). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coverageGroups } from './coverage-ids.ts'

test('no id stands twice in the tables of one law', () => {
  for (const law of ['2021', '2026']) {
    const ids = coverageGroups.filter((group) => group.law === law).flatMap((group) => Object.keys(group.ids))
    expect(new Set(ids).size).toBe(ids.length)
  }
  expect(coverageGroups.filter((group) => group.section === '2.2').flatMap((group) => Object.keys(group.ids))).toHaveLength(68)
  expect(coverageGroups.filter((group) => group.section === '4').flatMap((group) => Object.keys(group.ids))).toHaveLength(32)
})

const folder = process.env['HOANHAP_REFERENCE_DATA']
const file = (law: string): string => join(folder ?? '', '..', 'law', `regime-${law}.md`)

if (!folder || !existsSync(file('2021'))) {
  test('HOANHAP_REFERENCE_DATA names no folder beside law tables: the list of ids was compared with nothing', () => {
    console.info('HOANHAP_REFERENCE_DATA names no folder beside law tables: the ids of the coverage page were compared with nothing')
    expect(coverageGroups.length).toBeGreaterThan(10)
  })
} else {
  test.each(['2021', '2026'])('every id of the tables of %s stands in the list, and no other', (law) => {
    const groups = coverageGroups.filter((group) => group.law === law)
    const wanted = idsBySection(readFileSync(file(law), 'utf8'), new Set(groups.map((group) => group.section)))
    for (const group of groups) {
      if (group.section === '6.7') expect(wanted.get('6.7')).toHaveLength(Object.keys(group.ids).length)
      else expect(wanted.get(group.section), group.section).toEqual(Object.keys(group.ids))
    }
  })
}

/** First column of the tables of each section, in order; a cell may name several ids, and `-year` after `x-half` means `x-year`. */
function idsBySection(text: string, sections: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let section = ''
  for (const line of text.split('\n')) {
    const heading = /^#{2,3} (\d+(?:\.\d+)?)?/.exec(line)
    if (heading && (heading[1] || line.startsWith('## '))) section = heading[1] ?? ''
    const cell = line.startsWith('|') ? line.split('|')[1]!.trim() : ''
    if (!sections.has(section) || cell === '' || /^(-+|#|id|Id|Rule|Stage id)$/.test(cell)) continue
    const list = found.get(section) ?? []
    found.set(section, list)
    if (section === '6.7') list.push(cell)
    else if (/^[TR]\d{2}$/.test(cell)) list.push(cell)
    else for (const [, token] of cell.matchAll(/`([^`]+)`/g)) list.push(token!.startsWith('-') ? list.at(-1)!.replace(/-[^-]+$/, token!) : token!)
  }
  return found
}
