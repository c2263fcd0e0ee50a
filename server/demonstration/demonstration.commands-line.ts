/** `simulate`: invented people for the demonstration and for load work. */
import type { CommandLineCommand } from '../platform/command.ts'
import { demonstrationProvinces, loadDemonstration } from './demonstration.ts'

export const commands: readonly CommandLineCommand[] = [{
  usage: 'simulate',
  summary: 'invented people with whole lives under the law of their day, with accounts and documents (demonstration only)',
  options: [
    { flags: '--people <number>', summary: 'how many in Lạng Sơn; a third as many in Bắc Giang → Bắc Ninh (default 1500 and 500)' },
    { flags: '--seed <text>', summary: 'another seed gives other people' },
  ],
  async run({ opened, say, options }) {
    if (!opened.platform.demo) throw new Error('invented people are for the demonstration only: this installation runs with HOANHAP_DEMO=off')
    const wanted = options['people'] === undefined ? null : Number(options['people'])
    if (wanted !== null && (!Number.isInteger(wanted) || wanted < 1 || wanted > 1_000_000)) throw new Error('--people takes a whole number from 1 to 1000000')
    const provinces = wanted === null ? demonstrationProvinces : [{ ...demonstrationProvinces[0]!, people: wanted }, { ...demonstrationProvinces[1]!, people: Math.ceil(wanted / 3) }]
    await loadDemonstration(opened, say, { provinces, ...(typeof options['seed'] === 'string' ? { seed: options['seed'] } : {}) })
    say('xong · done')
  },
}]
