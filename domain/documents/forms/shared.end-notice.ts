/** Notice that rehabilitation is about to be completed: the last day and where the person will live; nothing of health. */
import type { Citation } from '../../kernel/citation.ts'
import { fields, line, namedPerson, notice, para, representativeBlocks } from './blocks.ts'
import { longDay, shortDay } from './form.words.ts'
import type { Paper } from './paper.ts'

export function endNotice(paper: Paper, input: { readonly about: string; readonly bases: readonly Citation[]; readonly to: readonly string[]; readonly asks: string }) {
  const { measure } = paper.facts
  return notice(paper, {
    about: input.about, bases: input.bases, to: input.to,
    body: [
      para(`${paper.issuer} thông báo: người có tên sau sắp hoàn thành cai nghiện.`), namedPerson(paper), ...representativeBlocks(paper),
      fields([line('Bắt đầu từ ngày', shortDay(measure.startedOn)), line('Ngày hoàn thành', shortDay(measure.termEndsOn))], line('Nơi về cư trú', paper.typed('destination') ?? measure.unitName)),
      para(`Ngày cuối cùng của thời hạn là ${longDay(measure.termEndsOn)}. ${input.asks}`),
    ],
  })
}
