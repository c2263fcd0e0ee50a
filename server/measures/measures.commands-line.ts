/** `npm run hoanhap -- deadlines recompute [--province p-20]`: after a decree on days off or a changed row of the law. */
import type { CommandLineCommand } from '../platform/command.ts'
import { recomputeAndWrite } from './recompute.ts'

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'deadlines recompute', summary: 'derive every deadline of open measures again for today and write those that differ',
    options: [{ flags: '--province <id>', summary: 'of one province only, as p-20' }],
    async run({ opened, options, say }) {
      const province = typeof options['province'] === 'string' ? options['province'] : null
      const began = performance.now()
      const { measures, deadlines, differing, written } = await recomputeAndWrite(opened.platform, province)
      say(`${measures} việc đang mở, ${deadlines} hạn, ${differing.length} người có hạn khác, đã ghi ${written} · ${measures} open measures, ${deadlines} deadlines, ${differing.length} persons differ, ${written} written (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    },
  },
]
