/** One clock of a record: what, until when, why this date, under which article. */
import type { Citation, Confidence } from '@hoa-nhap/domain/kernel/citation'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterDueView } from '@hoa-nhap/domain/registers/registers.contract'
import type { RegisterWords } from '@hoa-nhap/domain/registers/words'
import { stepWords } from '../measures/labels.ts'
import { formatDay, formatTime } from '../text/format.ts'
import type { ClockSource } from '../text/clock-words.ts'
import { useLanguage } from '../text/i18n.ts'
import { Cite } from '../ui/Cite.tsx'
import { Clock } from '../ui/Clock.tsx'
import { Popover } from '../ui/Popover.tsx'
import { uiText } from '../ui/ui.text.ts'
import { clockLabel } from './record-labels.ts'

type Step = NonNullable<ClockSource['why']>[number]

export const sourceOf = (due: RegisterDueView): ClockSource => ({ kind: due.kind, dueOn: due.dueOn, dueAt: due.dueAt, opensOn: due.opensOn, bound: due.bound, confidence: due.confidence, why: due.why as readonly Step[] })

/** The event a clock hangs on is named by the register's own words; how it counts, by the words of all clocks. */
function stepOf(words: RegisterWords, step: Step): string {
  const say = step.say ?? ''
  const anchor = say.replace(/^anchor\./, '')
  return words.anchors?.[anchor] ?? words.acts[anchor] ?? words.fields[anchor] ?? stepWords(say, step.facts)
}

export function WhyDue({ due, words }: { readonly due: RegisterDueView; readonly words: RegisterWords }) {
  const text = uiText.useText()
  const language = useLanguage()
  const why = due.why as readonly Step[]
  if (!why.length) return null
  return (
    <Popover className="link" label={text('why.short')} title={text('why.title')}>
      <ol className="why-steps">
        {why.map((step, index) => <li key={`${step.say}-${index}`}><span>{stepOf(words, step)}</span>{step.on ?? step.at ? <span className="when">{step.on ? formatDay(step.on, language) : ''}{step.at ? ` ${formatTime(step.at)}` : ''}</span> : null}</li>)}
      </ol>
    </Popover>
  )
}

/** An article that comes from a law row; anything else is not shown. */
export function CiteOf({ citation, confidence }: { readonly citation: unknown; readonly confidence: string | null }) {
  if (typeof citation !== 'object' || citation === null || !('instrument' in citation)) return null
  return <Cite citation={citation as Citation} confidence={confidence as Confidence | null} />
}

export function DueLine({ due, words, now }: { readonly due: RegisterDueView; readonly words: RegisterWords; readonly now: Instant }) {
  return (
    <>
      <Clock deadline={sourceOf(due)} now={now} />
      <p className="record-due-what">{clockLabel(words, due.clock)} <span className="note"><WhyDue due={due} words={words} /> <CiteOf citation={due.citation} confidence={due.confidence} /></span></p>
    </>
  )
}
