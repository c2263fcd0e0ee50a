/** `hoanhap init`, `hoanhap hand-over`, `hoanhap verify-audit` and `hoanhap audit-anchor`. */
import fs from 'node:fs'
import { shortestPassword } from '@hoa-nhap/domain/access/password.rules'
import { isPlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { CommandLineCommand } from '../platform/command.ts'
import { slices } from '../slices.ts'
import { createFirstAdministrator } from './accounts.ts'
import { anchorKey, judgeAnchors, makeAnchor, printed } from './anchor.ts'
import { handOverBody, settleHandover } from './handover.ts'
import { sealAll } from './seal-ledger.ts'
import { verifyLedger } from './verify-audit.ts'
import { writeOutAll } from './write-out.ts'

const handoverRefusals: Readonly<Record<string, string>> = {
  'not-found': 'không có cơ quan này, đã kết thúc hoặc đã bàn giao · no such body, or it has ended, or its work has passed to another already', 'in-future': 'ngày hiệu lực chưa đến · the day has not come yet', 'same-body': 'hai cơ quan là một · it is the same body',
  'nothing-to-hand-over': 'cơ quan này không quản lý hồ sơ nào · this kind of body sees no persons', 'successor-cannot-read': 'vị trí ở cơ quan mới không thấy được các hồ sơ này · posts of the new body do not come to these rows',
  'units-differ': 'khác đơn vị hành chính: hãy ghi việc sáp nhập đơn vị · another unit: record the succession of units instead', 'body-must-end': 'cơ quan cũ đọc theo địa bàn nên phải kết thúc (--body-ends) · the old body reads by its area, so it has to end (--body-ends)',
  'measure-without-reader': 'có biện pháp sẽ không còn ai thấy · a measure would be left without a reader',
}

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
    usage: 'hand-over <agency> <successor>', summary: 'record that the work of a body passes to another by law: every case changes its reader in one step; the old body keeps a frozen list for ninety days',
    options: [
      { flags: '--instrument <text>', summary: 'the law or decision, as it is cited' }, { flags: '--on <day>', summary: 'the day on which it takes effect (YYYY-MM-DD)' }, { flags: '--summary <text>', summary: 'what passes, in a sentence' },
      { flags: '--body-ends', summary: 'the old body is dissolved: its posts and their sessions end at once' }, { flags: '--no-wait', summary: 'do not wait until every process knows; the nightly comparison settles what is left' },
    ],
    async run({ opened, options, parameters, say }) {
      const { platform } = opened
      const [from, to] = parameters as [string, string]
      const text = (name: string) => (typeof options[name] === 'string' ? options[name].trim() : '')
      const [instrument, on, summary] = [text('instrument'), text('on'), text('summary')]
      if (instrument.length < 3 || summary.length < 3 || !isPlainDate(on)) throw new Error('cần --instrument, --on YYYY-MM-DD và --summary · instrument, day and summary are needed: the act is recorded')
      const done = await handOverBody(platform, { from, to, bodyEnds: options['bodyEnds'] === true, instrument, on, summary })
      if (!done.ok) throw new Error(`${handoverRefusals[done.refusal.code] ?? done.refusal.code}; chưa ghi gì · nothing was written`)
      say(`${from} → ${to}: ${done.value} người · persons; ${instrument}, ${on}`)
      if (options['wait'] === false) return
      say('chờ mọi tiến trình biết việc bàn giao (khoảng một phút) · waiting until every process knows, about a minute')
      say(`${await settleHandover(platform, to)} hồ sơ được tính lại khác trước · cases differed when they were derived again`)
    },
  },
  {
    usage: 'verify-audit', summary: 'check the ledger of openings, acts and accounts against its seals and its last anchor',
    options: [{ flags: '--anchor <file>', summary: 'also against a page of audit-anchor that was kept elsewhere' }],
    async run({ opened, options, say }) {
      const kept = typeof options['anchor'] === 'string' ? fs.readFileSync(options['anchor'], 'utf8') : undefined
      const key = anchorKey(opened.keys.secret)
      // A seal that was changed may no longer be readable: then nothing is written out, and what is wrong with it is told below.
      await writeOutAll(opened.platform).catch((error: { code?: string }) => say(`readings are not written out (${error.code ?? 'connection'})`))
      const { report, anchors } = await opened.platform.systemTransaction(async (transaction) => ({ report: await verifyLedger(transaction), anchors: await judgeAnchors(transaction, key, kept) }))
      for (const head of report.heads) say(`${head.chain} ${head.batch} ${head.head}`)
      for (const fault of report.faults) say(`${fault.fault}: chain ${fault.writerId}, batch ${fault.batch}`)
      for (const fault of anchors.faults) say(`${fault.fault}: anchor ${fault.anchor}${fault.chain ? `, chain ${fault.chain}, batch ${fault.batch}` : ''}`)
      const faults = report.faults.length + anchors.faults.length
      say(`${report.entries} openings in ${report.batches} batches of ${report.writers} writers, ${report.withActs} entries of acts, ${report.accounts} of accounts, ${report.unsealed} not sealed yet, ${report.waiting} not written out yet, ${anchors.anchors} anchors, ${faults} faults`)
      if (faults > 0) throw new Error('the ledger is not what was sealed')
    },
  },
  {
    usage: 'audit-anchor', summary: 'sign the heads of all chains and print the page to keep elsewhere',
    options: [{ flags: '--file <file>', summary: 'write the page there instead of printing it' }],
    async run({ opened, options, say }) {
      const { platform, keys } = opened
      await sealAll(platform)
      await writeOutAll(platform)
      const anchor = await platform.systemTransaction((transaction) => makeAnchor(transaction, anchorKey(keys.secret), platform.now()))
      if (!anchor) throw new Error('the ledger has faults: see verify-audit')
      const text = printed(anchor)
      if (typeof options['file'] === 'string') {
        fs.writeFileSync(options['file'], text, { flag: 'wx' })
        say(`anchor ${anchor.number}: ${options['file']}`)
      } else say(text.trimEnd())
    },
  },
]
