/** `hoanhap signing-check` and `hoanhap signature-check`. */
import fs from 'node:fs'
import { signProblems } from '@hoa-nhap/domain/documents/sign.problems'
import type { CommandLineCommand } from '../../platform/command.ts'
import { signaturesOf } from './inspect.ts'
import { checkOffices } from './offices.ts'

const sentence = (code: string): string => `${signProblems[code]?.vi ?? code} · ${signProblems[code]?.en ?? code}`

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'signing-check', summary: 'whether every office in HOANHAP_SIGNING could sign now, and until when',
    async run({ opened, say }) {
      const { settings, now } = opened.platform
      if (settings.signing === null) throw new Error('HOANHAP_SIGNING chưa được đặt: mọi văn bản ký trên giấy · HOANHAP_SIGNING is not set: every paper is signed by hand')
      const offices = await checkOffices(settings.signing, now())
      for (const { agencyId, certificate, fault } of offices) say(certificate ? `${agencyId}: ${certificate.subject}, ${certificate.number}, → ${certificate.to.slice(0, 10)}` : `${agencyId}: ${sentence(fault!)}`)
      const faults = offices.filter((office) => office.fault !== null).length
      say(`${offices.length - faults} / ${offices.length}`)
      if (faults > 0) throw new Error(`${faults} cơ quan chưa ký được · offices cannot sign`)
    },
  },
  {
    usage: 'signature-check <file>', summary: 'whether the signatures of a PDF hold and cover all of it; not whether its certificates are trusted',
    async run({ parameters, say }) {
      const found = signaturesOf(fs.readFileSync(parameters[0] ?? ''))
      for (const [index, { intact, whole, certificate }] of found.entries()) say(`${index + 1}. ${certificate?.subject ?? '?'}: ${intact ? 'nguyên vẹn · intact' : 'KHÔNG nguyên vẹn · NOT intact'}${whole ? '' : index === found.length - 1 ? ', có phần thêm sau · something was added after it' : ''}`)
      if (found.length === 0) throw new Error('văn bản không có chữ ký số · the file has no signature')
      if (found.some((each) => !each.intact) || !found.at(-1)!.whole) throw new Error('văn bản đã bị thay đổi sau khi ký · the file was changed after it was signed')
    },
  },
]
