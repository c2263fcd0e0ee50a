/** The sources of the project as the structure tests see them. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** Files of the project: what git knows, and what it would add. */
export function projectFiles(): string[] {
  let names: string[]
  try {
    names = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 }).split('\n')
  } catch {
    names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => !/(^|\/)(node_modules|build|\.data|\.git)(\/|$)/.test(name))
  }
  return names.filter((name) => name !== '' && fs.existsSync(path.join(root, name)) && fs.statSync(path.join(root, name)).isFile())
}

export const textOf = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

export const isCode = (file: string): boolean => /\.tsx?$/.test(file)
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** The modules a file imports, as written. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\{[^}]*\}[^'"\n]*?)?from\s*['"]([^'"]+)['"]/g), ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g), ...text.matchAll(/(?:^|\n)import\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!)
}

/** `file` (relative to the root) that an import leads to; null for packages. */
export function resolveImport(from: string, name: string): string | null {
  if (name.startsWith('@hoa-nhap/domain/')) {
    const rest = `domain/${name.slice('@hoa-nhap/domain/'.length)}`
    return rest.endsWith('.json') ? rest : `${rest}.ts`
  }
  if (!name.startsWith('.')) return null
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), name))
}

/** Code without comments and without the contents of strings, for searches that must not find words in them. */
export function bare(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1')
}
