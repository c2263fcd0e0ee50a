/** A page looks the same whichever page was open before it: it loads the styles of every class it names. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, isTest, projectFiles, resolveImport, textOf } from './sources.ts'

const files = new Set(projectFiles().filter((file) => file.startsWith('web/') && !isTest(file)))
const router = 'web/app/router.tsx'
const dynamic = (text: string): string[] => [...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)].map((match) => match[1]!)
const resolved = (from: string, names: readonly string[]): string[] => names.flatMap((name) => resolveImport(from, name) ?? []).filter((file) => files.has(file))

/** The file and all that it loads with itself. */
function loadedWith(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!/\.tsx?$/.test(file)) return seen
  const text = textOf(file)
  const later = new Set(dynamic(text))
  for (const each of resolved(file, importsOf(text).filter((name) => !later.has(name)))) loadedWith(each, seen)
  return seen
}

/** Classes with which a selector begins: a class within another's is styled by whoever names the other. */
export function classesOf(css: string): Set<string> {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/@[^{;]*[{;]/g, '')
  return new Set([...plain.matchAll(/(?:^|[{},])\s*([^{},]+)(?=[^{}]*\{)/g)].flatMap((match) => match[1]!.trim().match(/^\.([A-Za-z][\w-]*)/)?.[1] ?? []))
}

/** Classes that a component names as they stand; those put together at run time are not seen. */
export function classesNamed(code: string): Set<string> {
  const written = [...code.matchAll(/className="([^"]+)"/g)].map((match) => match[1]!)
  const chosen = [...code.matchAll(/className=\{([^{}]+)\}/g)].flatMap((match) => [...match[1]!.replaceAll(/[!=]==?\s*'[^']*'/g, '').matchAll(/'([^']+)'/g)].map((found) => found[1]!))
  return new Set([...written, ...chosen].flatMap((names) => names.split(/\s+/)).filter(Boolean))
}

test('classes are read from styles and from components', () => {
  expect([...classesOf('/* .no */ .a, .b > .c { x: 1 } .d:hover{y:2} @media (max-width: 1px) { .e .f { z: 3 } }')]).toEqual(['a', 'b', 'd', 'e'])
  expect([...classesNamed(`<p className="a b"><i className={late === 'c' ? 'd' : undefined} className={x ? 'e f' : 'g'} />`)]).toEqual(['a', 'b', 'd', 'e', 'f', 'g'])
})

test('every page loads the styles of the classes it names', () => {
  const styles = new Map([...files].filter((file) => file.endsWith('.css')).map((file) => [file, classesOf(textOf(file))]))
  const mentioned = new Map([...styles.keys()].map((file) => [file, new Set([...textOf(file).matchAll(/\.([A-Za-z][\w-]*)/g)].map((match) => match[1]!))]))
  const styled = new Set([...styles.values()].flatMap((classes) => [...classes]))
  const first = loadedWith('web/app/main.tsx')
  const pages = resolved(router, dynamic(textOf(router)))
  expect(pages.length).toBeGreaterThan(40)
  const missing = pages.flatMap((page) => {
    const loaded = loadedWith(page, new Set(first))
    const known = new Set([...loaded].flatMap((file) => [...(mentioned.get(file) ?? [])]))
    return [...loaded].filter((file) => file.endsWith('.tsx')).flatMap((file) => [...classesNamed(textOf(file))].filter((name) => styled.has(name) && !known.has(name)).map((name) => `${path.basename(page)}: .${name} of ${file}`))
  })
  expect(missing).toEqual([])
})
