/** `hoanhap init` and `hoanhap verify-audit`. */
import type { CommandLineCommand } from '../platform/command.ts'
import { slices } from '../slices.ts'
import { createFirstAdministrator } from './accounts.ts'
import { verifyLedger } from './verify-audit.ts'

const shortestPassword = 12

async function passwordFromInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text.split('\n')[0]?.trim() ?? ''
}

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'init <province>', summary: 'make the first system administrator of an installation; the password is read from standard input',
    options: [{ flags: '--username <name>', summary: 'user name (admin)' }, { flags: '--display-name <text>', summary: 'name shown on screen' }],
    async run({ opened, options, parameters, say }) {
      const { platform } = opened
      if (platform.demo) throw new Error('this is the demonstration: set HOANHAP_DEMO=off for a real installation')
      const username = typeof options['username'] === 'string' ? options['username'] : 'admin'
      const password = process.env['HOANHAP_INIT_PASSWORD'] ?? await passwordFromInput()
      if (password.length < shortestPassword) throw new Error(`the password needs at least ${shortestPassword} characters`)
      // A fresh installation has no units yet: the service's own first start brings them, and so does this.
      for (const slice of slices) await slice.start?.(platform)
      const outcome = await platform.systemTransaction((transaction) => createFirstAdministrator(transaction, {
        username, displayName: typeof options['displayName'] === 'string' ? options['displayName'] : 'Quản trị hệ thống', password, provinceId: parameters[0] ?? '',
        today: platform.today(), now: platform.now(), uuid: platform.uuid,
      }))
      if (outcome === 'name-taken') throw new Error(`an account named ${username} exists already`)
      if (outcome === 'unknown-province') throw new Error(`no province ${parameters[0]}: import the units first`)
      say(`${username}: system-admin, ${parameters[0]}`)
    },
  },
  {
    usage: 'verify-audit', summary: 'check the disclosure ledger against its seals and print the heads to keep elsewhere',
    async run({ opened, say }) {
      const report = await opened.platform.systemTransaction((transaction) => verifyLedger(transaction))
      for (const head of report.heads) say(`${head.writerId} ${head.batch} ${head.head}`)
      for (const fault of report.faults) say(`${fault.fault}: writer ${fault.writerId}, batch ${fault.batch}`)
      say(`${report.entries} entries in ${report.batches} batches of ${report.writers} writers, ${report.withActs} with their acts, ${report.faults.length} faults`)
      if (report.faults.length > 0) throw new Error('the ledger is not what was sealed')
    },
  },
]
