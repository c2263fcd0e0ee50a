/** "Lưu xong thì sao?": the clocks an act would start, computed by the rules before anything is written. */
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import { isNoLine } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { endWords, lengthWords, readClock } from '../text/clock-words.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Cite } from '../ui/Cite.tsx'
import { ClockShape } from '../ui/Clock.tsx'
import { Icon } from '../ui/icons.tsx'
import { boundName, clockTitle, formWords, refusalSentence } from './labels.ts'
import { measuresText } from './measures.text.ts'
import type { usePreview } from './use-preview.ts'

export function DeadlineLine({ deadline }: { readonly deadline: DeadlineView }) {
  const language = useLanguage()
  const { now } = useNow()
  const reading = readClock(deadline, now, language)
  return (
    <li className={`consequence clock-${reading.tone}`}>
      <ClockShape tone={reading.tone} left={reading.left} />
      <div>
        <p className="clock-words">{lengthWords(deadline.why, language) ?? reading.words}</p>
        <p>{clockTitle(deadline.clock)}</p>
        <p className="note">{boundName(deadline.bound)}{deadline.form ? `, ${formWords(deadline.form)}` : ''} · {endWords(deadline, now, language)}</p>
        <Cite citation={deadline.citation} confidence={deadline.confidence} />
      </div>
    </li>
  )
}

export function ConsequencePanel({ preview, complete }: { readonly preview: ReturnType<typeof usePreview>; readonly complete: boolean }) {
  const text = measuresText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { answer, refusal } = preview
  const data = complete ? answer.data : undefined
  return (
    <section className="sheet consequences" aria-labelledby="luu-xong">
      <h2 id="luu-xong">{text('preview.title')}</h2>
      <div aria-live="polite">
        {!complete ? <p className="note">{text('preview.wait')}</p> : isNoLine(answer.error) ? <p className="note"><Icon name="offline" size={16} /> {text('preview.offline')}</p> : null}
        {refusal ? (
          <div className="refused">
            <Icon name="refuse" size={18} />
            <div><p><b>{text('preview.refused')}</b></p><p>{refusalSentence(refusal)}</p>{refusal.citation ? <Cite citation={refusal.citation} confidence={refusal.confidence} /> : null}</div>
          </div>
        ) : null}
        {data && !refusal ? (
          <>
            <ul>{data.deadlines.map((deadline) => <DeadlineLine key={deadline.id} deadline={deadline} />)}</ul>
            {data.termEndsOn ? <p className="consequence-term">{text('preview.term', { day: formatDay(data.termEndsOn, language, today) })}</p> : null}
            {!data.deadlines.length && !data.termEndsOn ? <p className="note">{text('preview.none')}</p> : null}
          </>
        ) : null}
      </div>
    </section>
  )
}
