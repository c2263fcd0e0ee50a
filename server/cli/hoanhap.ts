/** `npm run hoanhap -- <command>`. Works beside a running server: it joins its embedded database. */
import { Command } from 'commander'
import fs from 'node:fs'
import path from 'node:path'
import { sessionGate } from '../access/access.session.ts'
import { buildApplication } from '../platform/application.ts'
import { readConfiguration } from '../platform/configuration.ts'
import type { CommandLineCommand } from '../platform/command.ts'
import { openMetrics } from '../platform/metrics.ts'
import { openPlatform, makePlatform } from '../platform/open-platform.ts'
import { fixedKeys } from '../platform/keys.ts'
import { appPool } from '../platform/pools.ts'
import { slices } from '../slices.ts'
import { commands } from './commands.ts'
import { dataDictionary } from './data-dictionary.ts'

const program = new Command('hoanhap').description('Hòa Nhập: dòng lệnh quản trị · administration').showHelpAfterError()

async function withPlatform(work: (opened: Awaited<ReturnType<typeof openPlatform>>) => Promise<void>): Promise<void> {
  const opened = await openPlatform(readConfiguration(), { progress: (sentence) => console.error(sentence) })
  try {
    await work(opened)
  } finally {
    await opened.close()
  }
}

program.command('migrate').description('bring the database up to date and say what was applied').action(() => withPlatform(async ({ migrated }) => {
  console.log(migrated.length === 0 ? 'Cơ sở dữ liệu đã mới nhất · up to date' : migrated.join('\n'))
}))

program.command('api-document').description('write docs/openapi.json from the contracts').option('--check', 'only say whether the file is up to date').action(async (options: { check?: boolean }) => {
  const { root } = readConfiguration()
  const file = path.join(root, 'docs', 'openapi.json')
  const text = `${JSON.stringify(await apiDocument(), null, 1)}\n`
  if (options.check) {
    const fresh = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text
    if (!fresh) throw new Error('docs/openapi.json is not up to date: npm run hoanhap -- api-document')
    console.log('docs/openapi.json is up to date')
  } else {
    fs.writeFileSync(file, text)
    console.log(`wrote ${path.relative(process.cwd(), file)}`)
  }
})

program.command('data-dictionary').description('write docs/data-dictionary.md from a migrated database').option('--check', 'only say whether the file is up to date').action((options: { check?: boolean }) => withPlatform(async ({ platform }) => {
  const file = path.join(readConfiguration().root, 'docs', 'data-dictionary.md')
  const text = await dataDictionary(platform.pool)
  if (!options.check) fs.writeFileSync(file, text)
  else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) throw new Error('docs/data-dictionary.md is not up to date: npm run hoanhap -- data-dictionary')
  console.log(`docs/data-dictionary.md ${options.check ? 'is up to date' : 'written'}`)
}))

/** The document needs the routes only; nothing connects. */
async function apiDocument(): Promise<unknown> {
  const pool = appPool({ host: '/nonexistent' })
  const quiet = { info() {}, warn() {}, error() {} }
  const app = await buildApplication({
    platform: makePlatform({ pool, keys: fixedKeys(), demo: true, checkAnswers: false, log: quiet }), slices, gate: sessionGate,
    ledger: { record: async () => {}, stop: async () => {} }, metrics: openMetrics(pool), ready: () => true,
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  await pool.end()
  return document
}

function add(command: CommandLineCommand): void {
  const words = command.usage.split(' ')
  const parameters = words.filter((word) => /^[<[]/.test(word)).map((word) => word)
  const names = words.filter((word) => !/^[<[]/.test(word))
  let parent = program
  for (const name of names.slice(0, -1)) parent = parent.commands.find((known) => known.name() === name) ?? parent.command(name)
  const made = parent.command([names.at(-1)!, ...parameters].join(' ')).description(command.summary)
  for (const option of command.options ?? []) made.option(option.flags, option.summary)
  made.action((...given: unknown[]) => {
    const options = given.at(-2) as Record<string, string | boolean | undefined>
    const values = given.slice(0, -2).filter((value): value is string => typeof value === 'string')
    return withPlatform((opened) => command.run({ opened, options, parameters: values, say: (sentence) => { console.log(sentence) } }))
  })
}
for (const command of commands) add(command)

program.parseAsync(process.argv).then(() => process.exit(0), (error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
