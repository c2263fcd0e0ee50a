/** `hoanhap units import`, `units load`, `units check`, `agencies load`. */
import fs from 'node:fs'
import path from 'node:path'
import cliProgress from 'cli-progress'
import { isPlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { descendantsOn, faultsOf } from '@hoa-nhap/domain/organization/organization.rules'
import type { CommandLineCommand } from '../platform/command.ts'
import { sayImportFault } from './organization.files.ts'
import { importUnits, loadAgencies, loadBodiesOfProvince, loadCatalogue } from './organization.load.ts'
import { catalogueOfRecords, readCatalogue } from './organization.store.ts'

const largestFile = 64 * 1024 * 1024
const steps = { reading: 'đọc tệp', checking: 'kiểm tra', units: 'ghi đơn vị', successions: 'ghi đơn vị kế tiếp', done: 'xong' } as const

/** Paths are meant from where the command was typed, also through `npm run`. */
function readGivenFile(given: string): string {
  const file = [process.env['INIT_CWD'], process.cwd()].map((folder) => path.resolve(folder ?? '.', given)).find((candidate) => fs.existsSync(candidate))
  if (!file || !fs.statSync(file).isFile()) throw new Error(`không có tệp ${given} · no such file`)
  if (fs.statSync(file).size > largestFile) throw new Error(`tệp ${given} quá lớn · the file is larger than ${largestFile / 1024 / 1024} MB`)
  const bytes = fs.readFileSync(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`tệp ${given} không phải UTF-8 · the file is not UTF-8`)
  }
}

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'units import <units.csv> <successions.csv>', summary: 'take the administrative units of a whole country; all or nothing, repeatable',
    async run({ opened, parameters, say }) {
      const [units, successions] = [readGivenFile(parameters[0]!), readGivenFile(parameters[1]!)]
      const bar = new cliProgress.SingleBar({ format: '{step} [{bar}] {value}/{total}', hideCursor: true, clearOnComplete: true, stopOnComplete: false, stream: process.stderr, noTTYOutput: true, notTTYSchedule: 2000 }, cliProgress.Presets.shades_classic)
      bar.start(1, 0, { step: steps.reading })
      const result = await importUnits(opened.platform, units, successions, (step, done, of) => {
        bar.setTotal(Math.max(1, of))
        bar.update(done, { step: steps[step] })
      }).finally(() => bar.stop())
      if (!result.ok) {
        for (const fault of result.faults) say(sayImportFault(fault))
        if (result.more > 0) say(`và ${result.more} lỗi khác · and ${result.more} more`)
        throw new Error('chưa ghi gì; sửa các dòng trên rồi nhập lại · nothing was written; correct these rows and import again')
      }
      say(`${result.units} đơn vị: ${result.added} mới, ${result.changed} thay đổi; ${result.successions} dòng kế tiếp · ${result.units} units: ${result.added} new, ${result.changed} changed; ${result.successions} successions`)
    },
  },
  {
    usage: 'units load', summary: 'load the catalogue that comes with the program (and, in the demonstration, its agencies) where there are no units yet',
    async run({ opened, say }) {
      const units = await loadCatalogue(opened.platform)
      say(units > 0 ? `${units} đơn vị · units` : 'đã có đơn vị, giữ nguyên · units are there already, nothing changed')
      if (opened.platform.demo) say(`${await loadAgencies(opened.platform)} cơ quan · agencies`)
    },
  },
  {
    usage: 'agencies load <province>', summary: 'enter the bodies that the law gives a province (p-20) and its communes, with their dates; facilities are entered by the office',
    async run({ opened, parameters, say }) {
      const agencies = await loadBodiesOfProvince(opened.platform, parameters[0]!)
      if (agencies === null) throw new Error(`không có tỉnh ${parameters[0]} · no such province`)
      say(`${agencies} cơ quan · agencies`)
    },
  },
  {
    usage: 'units check [day]', summary: 'say whether the units are sound, and how many stand on a day',
    async run({ opened, parameters, say }) {
      const on = parameters[0] ?? opened.platform.today()
      if (!isPlainDate(on)) throw new Error(`${on}: ngày phải có dạng YYYY-MM-DD · a day is written YYYY-MM-DD`)
      const catalogue = catalogueOfRecords(await opened.platform.systemTransaction((transaction) => readCatalogue(transaction)))
      const count = (level: 'province' | 'district' | 'commune') => descendantsOn(catalogue, null, level, on).length
      say(`${on}: ${count('province')} tỉnh/thành phố, ${count('district')} huyện, ${count('commune')} xã/phường`)
      const faults = faultsOf(catalogue)
      for (const fault of faults.slice(0, 20)) say(`${fault.unitId}: ${fault.fault}`)
      if (faults.length > 0) throw new Error(`${faults.length} lỗi · faults`)
    },
  },
]
