/**
 * The generated part of `docs/security.md`: roles × compartments, compartments, doors and guarded functions, from the declaration.
 *
 *   npx tsx server/access/security-document.ts          writes it
 *   npx tsx server/access/security-document.ts --check  fails when the page is not what the declaration says
 */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { Compartment } from '@hoa-nhap/domain/kernel/measure'
import type { Ground, Period, Reach } from '@hoa-nhap/domain/access/access.model'
import { declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { confidentialTables, compartments, personTables } from '@hoa-nhap/domain/access/compartments'
import { doors } from '@hoa-nhap/domain/access/doors'
import { guardedFunctions } from './guarded-functions.ts'

const start = '<!-- generated: from here on by server/access/security-document.ts -->'

function cell(reach: Reach | undefined): string {
  if (reach === undefined) return '–'
  if (typeof reach === 'object') return reach.flags.join(', ')
  return { scope: 'S', 'own-work': 'W', aggregate: 'A', 'break-glass': 'B' }[reach]
}

const groundText = (ground: Ground) => `${ground.cite} (${ground.confidence}${ground.lawyer ? `; question ${ground.lawyer}` : ''})`

function periodText(period: Period): string {
  const kinds = period.kinds ? ` · only ${period.kinds.join(', ')}` : ''
  const others = `${period.otherKindsFor ? `; other kinds for purpose ${period.otherKindsFor.join(' or ')}` : ''}${period.askedToo ? '; other kinds while a deadline stands with it' : ''}`
  const withholds = period.withholds ? ` · without ${period.withholds.join(', ')}` : ''
  return `${period.from} – ${period.to ?? ''} ${period.sight}${kinds}${others}${withholds}`.replace('–  ', '– ')
}

const scoreFile = path.resolve(import.meta.dirname, '../../checks/mutants/score.json')

type Score = { readonly mutants: number; readonly caught: number; readonly changingNothing: number; readonly kinds: Readonly<Record<string, { readonly total: number; readonly caught: number }>> }

/** The last whole run of `npm run mutants`. */
function mutationRun(): string[] {
  if (!fs.existsSync(scoreFile)) return ['Not run yet: `npm run mutants`.']
  const score = JSON.parse(fs.readFileSync(scoreFile, 'utf8')) as Score
  return [
    `\`npm run mutants\` weakens the guard, the answers built on it and their contracts by one change at a time, and asks, as every role concerned, for what must not be given: ${score.caught} of ${score.mutants} mutants were noticed. ${score.changingNothing} more were applied that change nothing, because something else asks the same again; that was checked as well.`, '',
    '| what was weakened | mutants | noticed |', '| --- | --- | --- |', ...Object.entries(score.kinds).map(([kind, { total, caught }]) => `| ${kind} | ${total} | ${caught} |`),
  ]
}

export function generatedPart(): string {
  const lines = [
    start, '',
    '## Roles × compartments', '',
    'S = every row in sight · W = only what its own agency recorded · A = counts only · B = only by a reasoned opening of one person · a word = only that named part · – = nothing, not even that there is something.', '',
    `| role | ${Compartment.options.join(' | ')} |`, `| --- |${Compartment.options.map(() => ' - |').join('')}`,
    ...Role.options.map((role) => {
      const opens = declarationOf(role).opens as Partial<Record<Compartment, Reach>>
      return `| ${role} | ${Compartment.options.map((compartment) => cell(opens[compartment])).join(' | ')} |`
    }),
    '', '## Roles: when, which rows, what, why', '',
    '| role | body | periods and sight | may | ground |', '| --- | --- | --- | --- | --- |',
    ...Role.options.map((role) => {
      const declared = declarationOf(role)
      const grounds = Object.entries(declared.ground).map(([key, ground]) => `${key === 'default' ? '' : `${key}: `}${groundText(ground as Ground)}`)
      return `| ${role} | ${declared.agency} | ${declared.during.map(periodText).join('<br>')} | ${declared.may.join(', ')} | ${grounds.join('<br>')} |`
    }),
    '', '## Compartments', '',
    '| id | Vietnamese | English | tables | ground | keep |', '| --- | --- | --- | --- | --- | --- |',
    ...Object.values(compartments).map((compartment) => {
      const tables = Object.entries(personTables).filter(([, table]) => table.compartment === compartment.id).map(([name, table]) => `${name}${table.planned ? ' (planned)' : ''}`)
      const { keep } = compartment
      return `| ${compartment.id} | ${compartment.title} | ${compartment.titleEn} | ${tables.join(', ')} | ${groundText(compartment.ground)} | ${keep.then} ${keep.months === null ? 'by archive law' : `${keep.months} months`} after ${keep.after} (${keep.ground.confidence}${keep.ground.lawyer ? `; question ${keep.ground.lawyer}` : ''}) |`
    }),
    '', '## What is told in confidence', '',
    'Read by posts of these roles of the body that was told, and by nobody else; written through functions.', '',
    '| table | readers | columns |', '| --- | --- | --- |',
    ...Object.entries(confidentialTables).map(([table, { readers, columns }]) => `| ${table} | ${Object.keys(readers).join(', ')} | ${columns?.join(' ') ?? 'all'} |`),
    '', '## Doors', '',
    '| door | shows | lets be learned | rule |', '| --- | --- | --- | --- |',
    ...doors.map((door) => `| ${door.id} | ${door.shows.join(' ') || '–'} | ${door.learns.join(', ') || 'nothing'} | ${door.rule}${door.limit ? `; ${door.limit.perMinute} a minute` : ''} |`),
    '', '## Functions with more rights than their caller', '',
    '| function | callers | why |', '| --- | --- | --- |',
    ...Object.entries(guardedFunctions).map(([name, callers]) => {
      const posts = callers.posts.length === Role.options.length ? ['every post'] : callers.posts
      const who = [...posts, ...(callers.system ? ['the system'] : []), ...(callers.login ? ['the login itself'] : []), ...(callers.anonymous ? ['anybody, without a session'] : [])]
      return `| \`${name}\` | ${who.join(', ') || 'other functions only'} | ${callers.why} |`
    }),
    '', '## Mutation run', '', ...mutationRun(), '',
  ]
  return lines.join('\n')
}

export const securityPage = path.resolve(import.meta.dirname, '../../docs/security.md')
export const pageWithGenerated = (page: string): string => `${page.split(start)[0]!.trimEnd()}\n\n${generatedPart()}`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const page = fs.readFileSync(securityPage, 'utf8')
  const wanted = pageWithGenerated(page)
  if (process.argv.includes('--check')) {
    if (page !== wanted) {
      console.error('docs/security.md is not what domain/access declares: run npx tsx server/access/security-document.ts')
      process.exitCode = 1
    }
  } else fs.writeFileSync(securityPage, wanted)
}
