/** `simulate`: invented people for the demonstration and for load work. */
import type { CommandLineCommand } from '../platform/command.ts'
import { agenciesPresent, loadAgencies, loadCatalogue } from '../organization/organization.load.ts'
import { catalogueOfRecords, readCatalogue } from '../organization/organization.store.ts'
import type { Platform } from '../platform/platform.ts'
import { demonstrationProvinces, loadDemonstration } from './demonstration.ts'
import { provincesOfCatalogue } from './homes.ts'

export const commands: readonly CommandLineCommand[] = [{
  usage: 'simulate',
  summary: 'invented people with whole lives under the law of their day, with accounts and documents (demonstration only)',
  options: [
    { flags: '--people <number>', summary: 'how many in Lạng Sơn; a third as many in Bắc Giang → Bắc Ninh (default 4000 and 1500); with --provinces all, how many in all (default 300000)' },
    { flags: '--provinces <which>', summary: '"demo" (the two of the demonstration), or "all": people spread over every province of the catalogue, without accounts, for load work' },
    { flags: '--seed <text>', summary: 'another seed gives other people' },
  ],
  async run({ opened, say, options }) {
    if (!opened.platform.demo) throw new Error('invented people are for the demonstration only: this installation runs with HOANHAP_DEMO=off')
    const wanted = options['people'] === undefined ? null : Number(options['people'])
    if (wanted !== null && (!Number.isInteger(wanted) || wanted < 1 || wanted > 1_000_000)) throw new Error('--people takes a whole number from 1 to 1000000')
    const seed = typeof options['seed'] === 'string' ? { seed: options['seed'] } : {}
    if (options['provinces'] !== undefined && options['provinces'] !== 'demo' && options['provinces'] !== 'all') throw new Error('--provinces takes demo or all')
    // On an installation that was never started nothing is known yet: without units nobody would be invented, and all would seem well.
    await loadCatalogue(opened.platform)
    if (!(await agenciesPresent(opened.platform))) await loadAgencies(opened.platform)
    if (options['provinces'] === 'all') {
      const catalogue = catalogueOfRecords(await opened.platform.systemTransaction((transaction) => readCatalogue(transaction)))
      say('cơ quan của mọi tỉnh · bodies of every province')
      await loadAgencies(opened.platform, [...catalogue.units.values()].filter((unit) => unit.level === 'province').map((unit) => unit.id))
      await loadDemonstration(opened, say, { provinces: provincesOfCatalogue(catalogue, wanted ?? 300_000), peopleOnly: true, ...seed })
      say(await made(opened.platform))
      return
    }
    const provinces = wanted === null ? demonstrationProvinces : [{ ...demonstrationProvinces[0]!, people: wanted }, { ...demonstrationProvinces[1]!, people: Math.ceil(wanted / 3) }]
    await loadDemonstration(opened, say, { provinces, ...seed })
    say(await made(opened.platform))
  },
}]

/** What is there now, counted: a load over an older one adds only what was missing. */
const made = async (platform: Platform): Promise<string> => {
  const { rows } = await platform.systemTransaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0')
    return transaction.query<{ people: string; provinces: string }>('select (select count(*) from person) as people, (select count(distinct province_id) from measure where open) as provinces')
  })
  return `xong · done: ${rows[0]!.people} người · people, ${rows[0]!.provinces} tỉnh · provinces`
}
