/** Who may import whom, computed from the folders that are there. */
import { describe, expect, test } from 'vitest'
import { importsOf, isCode, isTest, projectFiles, resolveImport, textOf } from './sources.ts'

const files = projectFiles().filter(isCode)
const packages = ['domain', 'server', 'web'] as const
/** Folders that are no slice: what all slices stand on, and what puts them together. */
const foundations: Readonly<Record<string, readonly string[]>> = { domain: ['kernel'], server: ['platform', 'migrations'], web: ['ui', 'api', 'text', 'public', 'app'] }
const compositions: Readonly<Record<string, readonly string[]>> = { domain: [], server: ['cli', 'demonstration', 'bench'], web: [] }
/** The files of a slice that other slices may read. `rows`, `sight` and `indicators` are pure functions over its model; `words` is the shape of words;
 * papers of every slice are set by the one renderer and signed by the one signer. */
const published = /(\.(model|rules|contract|law|sight|rows|indicators|registers|problems|public|vi|en)|\/words|server\/documents\/(render\/index|signing))\.ts$/
/** In the web a form or a panel of one slice stands in the page of another; what is never shared is a page. */
const privateToWebSlice = /Page\.tsx$/

const folderOf = (file: string): string => file.split('/')[1] ?? ''
const packageOf = (file: string): string => file.split('/')[0] ?? ''
const slices = new Set(files.filter((file) => (packages as readonly string[]).includes(packageOf(file)) && file.split('/').length > 2).map(folderOf)
  .filter((name) => !Object.values(foundations).flat().includes(name) && !Object.values(compositions).flat().includes(name)))

type Edge = { readonly from: string; readonly to: string }
const edges: Edge[] = files.filter((file) => (packages as readonly string[]).includes(packageOf(file)) && !isTest(file)).flatMap((from) => importsOf(textOf(from)).flatMap((name) => {
  const to = resolveImport(from, name)
  return to ? [{ from, to }] : []
}))
const say = ({ from, to }: Edge) => `${from} imports ${to}`

describe('packages', () => {
  test('the domain sees nothing but itself and zod', () => {
    const outside = files.filter((file) => packageOf(file) === 'domain' && !isTest(file)).flatMap((file) => importsOf(textOf(file)).filter((name) => !name.startsWith('.') && name !== 'zod' && name !== '@dqcai/vn-lunar').map((name) => `${file} imports ${name}`))
    expect(outside).toEqual([])
    expect(edges.filter((edge) => packageOf(edge.from) === 'domain' && packageOf(edge.to) !== 'domain').map(say)).toEqual([])
  })
  test('the web sees only itself and the domain; the server never the web', () => {
    expect(edges.filter((edge) => packageOf(edge.from) === 'web' && !['web', 'domain'].includes(packageOf(edge.to))).map(say)).toEqual([])
    expect(edges.filter((edge) => packageOf(edge.from) === 'server' && !['server', 'domain'].includes(packageOf(edge.to))).map(say)).toEqual([])
  })
  test('a package of the project reaches another through its name, not through ../', () => {
    const crossing = files.filter((file) => ['server', 'web'].includes(packageOf(file)) && !isTest(file)).flatMap((file) => importsOf(textOf(file)).filter((name) => name.startsWith('.') && packageOf(resolveImport(file, name) ?? '') !== packageOf(file)).map((name) => `${file} imports ${name}`))
    expect(crossing).toEqual([])
  })
})

describe('slices', () => {
  test('there are slices to look at', () => {
    expect(slices.size).toBeGreaterThan(4)
  })
  test.each([...slices].toSorted())('%s reads of other slices only what they publish', (slice) => {
    const wrong = edges.filter(({ from, to }) => {
      if (folderOf(from) !== slice || from.split('/').length < 3) return false
      const target = folderOf(to)
      if (target === slice || to.split('/').length < 3) return false
      const place = packageOf(to)
      if (foundations[place]?.includes(target)) return false
      if (compositions[place]?.includes(target)) return true
      return place === 'web' ? privateToWebSlice.test(to) : !published.test(to)
    })
    expect(wrong.map(say)).toEqual([])
  })
  test('the kernel and the platform know no slice', () => {
    const wrong = edges.filter(({ from, to }) => {
      const base = foundations[packageOf(from)]?.includes(folderOf(from)) && packageOf(from) !== 'web'
      return base && slices.has(folderOf(to)) && to.split('/').length > 2 && !/\.contract\.ts$/.test(to)
    })
    expect(wrong.map(say)).toEqual([])
  })
  test('a slice has the same name wherever it appears: every folder of server and web has a domain or is a known foundation', () => {
    const known = new Set(files.filter((file) => packageOf(file) === 'domain' && file.split('/').length > 2).map(folderOf))
    const stray = [...slices].filter((slice) => !known.has(slice) && !webOnly.has(slice))
    expect(stray).toEqual([])
  })
})

/** Pages that join several slices and have no rules of their own. */
const webOnly = new Set(['dossier', 'law'])
