/** "Vì sao ngày này?": each step of a computed date: what it hangs on, the rule, days skipped, the article. */
import type { Citation, Confidence } from '@hoa-nhap/domain/kernel/citation'
import { stepWords } from '../measures/labels.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { shortCitation } from '../text/law-reference.ts'
import { useLanguage } from '../text/i18n.ts'
import { Popover } from './Popover.tsx'
import { uiText } from './ui.text.ts'

export type WhyStep = { readonly say: string; readonly on?: string | undefined; readonly at?: string | undefined; readonly facts?: Readonly<Record<string, string | number>> | undefined }

export function WhySteps({ why }: { readonly why: readonly WhyStep[] }) {
  const language = useLanguage()
  return (
    <ol className="why-steps">
      {why.map((step, index) => (
        <li key={`${step.say}-${index}`}><span>{stepWords(step.say, step.facts)}</span>{step.at || step.on ? <span className="when">{step.on ? formatDay(step.on, language) : ''}{step.at ? ` ${formatTime(step.at)}` : ''}</span> : null}</li>
      ))}
    </ol>
  )
}

export function WhyDate({ why, citation, confidence, short }: { readonly short?: boolean; readonly why: readonly WhyStep[]; readonly citation?: Citation | undefined; readonly confidence?: Confidence | undefined }) {
  const text = uiText.useText()
  const language = useLanguage()
  return (
    <Popover className="link" label={text(short ? 'why.short' : 'why.title')} title={text('why.title')}>
      <WhySteps why={why} />
      {citation ? <p className="note">{shortCitation(citation, language)}{confidence === 'unverified' ? ` · ${text('unverified')}` : ''}</p> : null}
    </Popover>
  )
}
