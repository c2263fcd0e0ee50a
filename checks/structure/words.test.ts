/** What the sources must never contain. */
import { describe, expect, test } from 'vitest'
import { bare, isCode, isTest, projectFiles, textOf } from './sources.ts'

const files = projectFiles()
const code = files.filter(isCode)
const find = (among: readonly string[], pattern: RegExp, read: (file: string) => string = (file) => bare(textOf(file))) => among.flatMap((file) => {
  const lines = read(file).split('\n')
  return lines.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : []))
})

describe('the domain', () => {
  const domain = code.filter((file) => file.startsWith('domain/') && !isTest(file))
  test('asks for time and chance, and never takes them', () => {
    expect(find(domain, /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.|\bsetTimeout\b|\bfetch\(|\bprocess\./)).toEqual([])
  })
  test('makes a Date only where days and instants are defined', () => {
    expect(find(domain.filter((file) => !/kernel\/(plain-date|holidays)\.ts$/.test(file)), /\bnew Date\b|\bDate\.(UTC|parse)\b/)).toEqual([])
  })
})

describe('code', () => {
  test('has no enums, no decorators, no `any` without a reason', () => {
    expect(find(code, /^\s*(export\s+)?(const\s+)?enum\s/)).toEqual([])
    const loose = code.filter((file) => !file.startsWith('checks/structure/')).flatMap((file) => textOf(file).split('\n').flatMap((line, index, lines) => {
      const plain = bare(line)
      return /(:\s*any\b|\bas any\b|<any\b|,\s*any\b)/.test(plain) && !/oxlint-disable/.test(lines[index - 1] ?? '') ? [`${file}:${index + 1}`] : []
    }))
    expect(loose).toEqual([])
  })
  test('leaves no test out', () => {
    const marks = new RegExp(String.raw`\b(test|it|describe)\.(skip|todo|only|fails|skipIf|runIf)\b|\bx(it|test|describe)\(`)
    expect(find(code.filter(isTest), marks)).toEqual([])
  })
  test('is tried where the test command looks', () => {
    const places = ['domain/', 'server/', 'web/', 'checks/structure/', 'checks/catalogue/', 'checks/documents/', 'checks/journeys/', 'checks/faults/', 'checks/access/', 'checks/leaks/', 'checks/mutants/']
    expect(code.filter(isTest).filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([])
  })
  test('writes Vietnamese in NFC', () => {
    expect(files.filter((file) => /\.(tsx?|md|json|sql|html|css|mjs|yml|yaml)$/.test(file) && file !== 'package-lock.json').filter((file) => textOf(file) !== textOf(file).normalize('NFC'))).toEqual([])
  })
})

describe('words', () => {
  const readable = files.filter((file) => /\.(tsx?|md|json|sql|html|mjs|yml|yaml|txt|csv)$/.test(file) && file !== 'package-lock.json' && !file.startsWith('checks/structure/'))
  test('nobody is called by a word that marks them', () => {
    // The law's own words appear only where the law is quoted; two of its clocks carry one in their ids.
    const withoutIds = (file: string): string => textOf(file).replaceAll(/'addict-(list-)?move-not(ice|ify)'/g, "''")
    expect(find(readable.filter((file) => !file.startsWith('docs/law/') && !isTest(file)), /con nghiện|kẻ nghiện|thằng nghiện|\bjunkie\b|\baddicts?\b/i, withoutIds)).toEqual([])
  })
  test('the project speaks of the product, not of the place where it was written', () => {
    const place = new RegExp(['/wo' + 'rk/', '\\b' + 'shared folder', 'work ' + 'order', '\\bissue [0-9]', 'spec' + 'ification page'].join('|'), 'i')
    expect(find(readable, place, textOf)).toEqual([])
  })
  test('no key, token or password stands in a file', () => {
    expect(find(readable, /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{30,}/, textOf)).toEqual([])
  })
  test('personal numbers are invented: twelve digits begin with 999', () => {
    const numbers = readable.filter((file) => !/\.(csv|json)$/.test(file) || file.includes('cases')).flatMap((file) => [...textOf(file).matchAll(/(?<![\d.\w-])\d{12}(?![\d.\w-])/g)].filter((match) => !match[0].startsWith('999') && !/^(\d)\1{11}$/.test(match[0])).map((match) => `${file}: ${match[0]}`))
    expect(numbers).toEqual([])
  })
})
