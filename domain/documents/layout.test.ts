import { describe, expect, test } from 'vitest'
import { correctionRange, layoutRows, layoutWith, standardLayout } from './layout.law.ts'
import { layoutMeasures } from './layout.model.ts'

describe('the page of an administrative paper', () => {
  test('has each measure once, within what the decree leaves open', () => {
    expect(layoutRows.map((row) => row.measure).toSorted()).toEqual([...layoutMeasures].toSorted())
    for (const row of layoutRows) {
      expect(row.value, row.measure).toBeGreaterThanOrEqual(row.lowest)
      expect(row.value, row.measure).toBeLessThanOrEqual(row.highest)
      expect(standardLayout[row.measure]).toBe(row.value)
    }
  })
  test('says of paper and margins alone that they were read', () => {
    expect(layoutRows.filter((row) => row.confidence === 'verified').map((row) => row.measure)).toEqual(['paperWidth', 'paperHeight', 'marginTop', 'marginBottom', 'marginLeft', 'marginRight'])
    expect(layoutRows.filter((row) => row.citation === null).every((row) => row.confidence === 'unverified')).toBe(true)
  })
})

describe('an office corrects its layout', () => {
  test.each([[{ marginLeft: 35 }], [{ body: 13, lineSpacing: 1.5 }], [{ recipients: 12 }], [{}]])('%j is taken', (corrections) => {
    const answer = layoutWith(corrections)
    expect(answer.ok && answer.layout).toEqual({ ...standardLayout, ...corrections })
  })
  test.each([[{ marginLeft: 36 }, 'layout-out-of-range'], [{ marginLeft: 20 }, 'layout-out-of-range'], [{ paperWidth: 215 }, 'layout-out-of-range'], [{ body: 40 }, 'layout-out-of-range'], [{ body: Number.NaN }, 'layout-out-of-range'], [{ nothing: 3 }, 'layout-unknown-measure']])('%j is refused: %s', (corrections, code) => {
    const answer = layoutWith(corrections as Parameters<typeof layoutWith>[0])
    expect(!answer.ok && answer.refusal.code).toBe(code)
  })
  test('what was read binds; what is recalled may be put right beyond what was recalled', () => {
    expect(correctionRange('marginTop')).toEqual({ lowest: 20, highest: 25 })
    expect(correctionRange('recipients').highest).toBeGreaterThan(11)
  })
})
