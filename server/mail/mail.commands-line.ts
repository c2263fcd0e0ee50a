/** `hoanhap send-digests`, `mail-trouble` and `mail-bounced`. */
import { isPlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { CommandLineCommand } from '../platform/command.ts'
import { keepOutcome, sendDigests } from './mail.digests.ts'
import { withSender } from './mail.jobs.ts'
import { troubleStatement } from './mail.routes.ts'
import { readReport } from './mail.transport.ts'

const largestReport = 2_000_000

async function input(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.length > largestReport) throw new Error('thư quá lớn · the message is too large')
  }
  return text
}

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'send-digests', summary: 'send the digests of a day by mail; what was sent already is not sent again',
    options: [{ flags: '--day <day>', summary: 'YYYY-MM-DD (today)' }],
    async run({ opened, options, say }) {
      const { platform } = opened
      const on = typeof options['day'] === 'string' ? options['day'] : platform.today()
      if (!isPlainDate(on)) throw new Error('--day YYYY-MM-DD')
      if (on !== platform.today()) throw new Error(`chỉ gửi cho hôm nay (${platform.today()}): thư nói việc đang chờ lúc này · only today’s digests can be sent: they say what waits now`)
      const sum = await withSender(platform, (sender) => sendDigests(platform, sender, on))
      if (!sum) throw new Error('chưa đặt HOANHAP_SMTP và HOANHAP_PUBLIC_URL: không có gì được gửi · HOANHAP_SMTP and HOANHAP_PUBLIC_URL are not set: nothing was sent')
      say(`${on}: ${sum.sent} sent, ${sum.nothing} without anything waiting, ${sum.later} later, ${sum.refused} refused, ${sum.unknown} unknown${sum.uncounted > 0 ? `, ${sum.uncounted} could not be counted` : ''}`)
      if (sum.stopped) throw new Error('máy chủ thư không làm việc; phần còn lại chưa gửi · the mail server does not work; the rest was not tried')
      if (sum.later + sum.refused + sum.unknown + sum.uncounted > 0) throw new Error('có thư chưa tới: xem mail-trouble · some mail did not go: see mail-trouble')
    },
  },
  {
    usage: 'mail-trouble', summary: 'accounts to which mail does not arrive',
    async run({ opened, say }) {
      const { rows } = await opened.platform.systemTransaction((transaction) => transaction.query<{ username: string; resting: boolean; outcome: string; reply: string | null; onDay: string }>(troubleStatement(null)))
      for (const row of rows) say(`${row.username}: ${row.outcome}${row.reply ? ` ${row.reply}` : ''}, ${row.onDay}${row.resting ? ', tạm ngừng gửi · left alone' : ''}`)
      say(`${rows.length} tài khoản · accounts`)
    },
  },
  {
    usage: 'mail-bounced', summary: 'read one report of returned mail from standard input (a pipe of the mail server, see docs/operations.md)',
    async run({ opened, say }) {
      const report = readReport(await input())
      // Anything else that reaches that mailbox is no fault.
      if (!report) return say('không phải báo cáo thư bị trả lại · no report of returned mail')
      say(await keepOutcome(opened.platform, report.id, { state: 'bounced', reply: report.status }) ? `bounced ${report.status}` : 'không có thư này · no such mail')
    },
  },
]
