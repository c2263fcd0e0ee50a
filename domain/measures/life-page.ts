/** A traced life as a page for a lawyer: who did what on which day, by which article, what became due, what ended. Vietnamese. */
import { longCitation, shortCitation } from '../kernel/instruments.ts'
import { libertyOf } from '../kernel/liberty.ts'
import { dayOf, timeOf, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { MeasureState } from '../kernel/procedure.ts'
import type { LawRow } from '../kernel/law.ts'
import { lawRow, lawTables } from './law.ts'
import { traceLife, type Life, type TracedDeadline, type TracedEvent, type TracedStep } from './life.ts'
import { actLabel, boundLabel, clockLabel, fieldLabel, kindLabel, optionLabel, refusalSentence, statusLabel } from './measures.text.ts'

const shown = (on: string): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The end of a day is written 24:00 of that day. */
const clockTime = (at: Instant, on: PlainDate): string => (dayOf(at) === on ? timeOf(at) : '24:00')

function valueOf(name: string, value: unknown): string {
  if (value === true) return 'có'
  if (value === false) return 'không'
  if (typeof value === 'number') return String(value)
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return shown(text)
  return text.startsWith('@') ? 'việc ghi trước' : optionLabel(name, text)
}

/** Only what was typed and is legal status; what belongs to another compartment is not printed. */
function details({ event }: TracedEvent, step: TracedStep['step']): string {
  const typed = Object.entries(event.data).filter(([name]) => step.data && Object.hasOwn(step.data, name) && fieldLabel(event.type, name) !== name)
  return typed.map(([name, value]) => `${fieldLabel(event.type, name)}: ${valueOf(name, value)}`).join('; ')
}

/** The row of the kind's own table; rows of several tables may share an id. */
function rowOf({ kind, event }: TracedEvent): LawRow | undefined {
  if (!event.rule) return undefined
  return (lawTables as Readonly<Record<string, { on: typeof lawRow }>>)[kind]?.on(event.rule, event.occurredOn) ?? lawRow(event.rule, event.occurredOn)
}

function basis(traced: TracedEvent): string {
  const { event } = traced
  const row = rowOf(traced)
  return [row && shortCitation(row.citation), event.paper?.form, event.paper?.number && `số ${event.paper.number}`].filter(Boolean).join(' · ')
}

function dueLine({ kind, deadline }: TracedDeadline): string {
  const until = deadline.kind === 'term' ? `ngày cuối cùng ${shown(deadline.dueOn)}` : `${deadline.kind === 'right' ? 'quyền, từ' : 'hạn'} ${shown(deadline.dueOn)}${deadline.dueAt ? ` ${clockTime(deadline.dueAt, deadline.dueOn)}` : ''}`
  const opens = deadline.opensOn && deadline.opensOn !== deadline.dueOn ? `, mở từ ${shown(deadline.opensOn)}` : ''
  const doubt = deadline.confidence === 'unverified' ? ', chưa xác minh' : deadline.confidence === 'one-copy' ? ', đọc từ một bản' : ''
  return `${kindLabel(kind)}: ${clockLabel(deadline.clock)} – ${until}${opens} (${boundLabel(deadline.bound)}; ${shortCitation(deadline.citation)}${doubt})`
}

function stepLine(traced: TracedStep): string {
  const { step, refused, events } = traced
  const when = `${shown(step.on)}${step.at ? ` ${step.at}` : ''}`
  const own = events[0]
  const act = `${kindLabel(step.measure)}: **${actLabel(step.measure, step.act)}**${own && details(own, step) ? ` (${details(own, step)})` : ''}`
  const due = traced.opened.map((each) => `Phát sinh: ${dueLine(each)}`)
  if (refused) return `| ${when} | ${boundLabel(step.who)} | ${cell(act)} | ${refused.citation ? shortCitation(refused.citation) : ''} | ${cell([`**Bị từ chối:** ${refusalSentence(refused)}`, ...due].join('<br>'))} |`
  const follows = events.map((each, index) => (index === 0 ? `Trạng thái: ${statusLabel(each.status)}` : `Kéo theo: ${kindLabel(each.kind)}: ${actLabel(each.kind, each.event.type)}, trạng thái: ${statusLabel(each.status)}`))
  const done = traced.answered.filter((each) => each.deadline.kind !== 'right').map((each) => `Hết: ${clockLabel(each.deadline.clock)}`)
  return `| ${when} | ${boundLabel(step.who)} | ${cell(act)} | ${cell(own ? basis(own) : '')} | ${cell([...follows, ...due, ...done].join('<br>'))} |`
}

/** `name`: slice and file without ending, for the address of the page. */
export function renderLife(name: string, life: Life): string {
  const traced = traceLife(life)
  const cited = new Map<string, string>()
  for (const { events } of traced.steps) for (const each of events) {
    const row = rowOf(each)
    if (row) cited.set(shortCitation(row.citation), longCitation(row.citation))
  }
  const ends = traced.measures.map((measure) => {
    const state = measure.state as MeasureState
    const { daysBeyond } = libertyOf(state, (measure.row.endedOn ?? traced.lastDay) as PlainDate)
    const term = measure.row.termEndsOn ? `, ngày cuối cùng của thời hạn ${shown(measure.row.termEndsOn)}${state.otherReading ? ` (cách tính khác: ${shown(state.otherReading)}, chỉ để đối chiếu)` : ''}` : ''
    const doubts = state.doubts.length > 0 ? `, ${state.doubts.length} việc cần xem lại` : ''
    return `- ${kindLabel(measure.kind)}: ${statusLabel(measure.row.status)}, từ ${shown(measure.row.registeredOn)}${measure.row.endedOn ? ` đến ${shown(measure.row.endedOn)}` : ''}${term}${daysBeyond > 0 ? `, **quá ngày cuối cùng ${daysBeyond} ngày**` : ''}${doubts}`
  })
  return [
    `# ${life.titleVi ?? life.title}`, '',
    `<!-- generated from domain/${name.replace('--', '/cases/')}.json; do not edit -->`, '',
    ...(life.titleVi ? [`*${life.title}*`, ''] : []),
    `Người trong hồ sơ là nhân vật hư cấu, sinh ${life.person.birth.length === 10 ? `ngày ${shown(life.person.birth)}` : `năm ${life.person.birth}`}. Điều luật của ví dụ: ${life.articles.join('; ')}.`, '',
    '| Ngày | Ai | Việc | Căn cứ, mẫu | Kết quả, hạn |', '| --- | --- | --- | --- | --- |',
    ...traced.steps.map(stepLine), '',
    '## Cuối cùng', '', ...ends, '',
    ...(cited.size > 0 ? ['## Điều luật đã dùng', '', ...[...cited].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, long]) => `- ${long}`), ''] : []),
  ].join('\n')
}
