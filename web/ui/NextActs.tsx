/** What may be done today, then what may not, with the reason, the article and when it opens. A refusal teaches: it stays readable. */
import type { ReactNode } from 'react'
import type { Citation, Confidence } from '@hoa-nhap/domain/kernel/citation'
import { Cite } from './Cite.tsx'
import { Icon } from './icons.tsx'
import { pieces } from './pieces.text.ts'
import './next-acts.css'

export type NextActItem = {
  readonly id: string
  readonly title: string
  readonly form?: string | null | undefined
  readonly citation?: Citation | null | undefined
  readonly confidence?: Confidence | null | undefined
  /** The clock, or null for an act done when it happens. */
  readonly clock?: ReactNode
  /** Lawful: who signs, to whom it goes. Unlawful: the reason, with the day it opens. */
  readonly words: ReactNode
  /** The button of the act, or a reminder. */
  readonly action?: ReactNode
}

export function LawfulActs({ acts }: { readonly acts: readonly NextActItem[] }): ReactNode {
  const t = pieces.useText()
  if (acts.length === 0) return <p className="next-none">{t('next.none')}</p>
  return (
    <ul className="next-acts">
      {acts.map((act) => (
        <li key={act.id} className="next-act">
          <div className="next-clock">{act.clock ?? <span className="next-whenever">{t('next.whenever')}</span>}</div>
          <ActWords act={act} />
          <div className="next-button no-print">{act.action}</div>
        </li>
      ))}
    </ul>
  )
}

export function UnlawfulActs({ acts }: { readonly acts: readonly NextActItem[] }): ReactNode {
  const t = pieces.useText()
  if (acts.length === 0) return <p className="next-none">{t('next.allLawful')}</p>
  return (
    <ul className="next-acts unlawful">
      {acts.map((act) => (
        <li key={act.id} className="next-act">
          <Icon name="refuse" size={20} />
          <ActWords act={act} />
          {act.action ? <div className="next-button no-print">{act.action}</div> : null}
        </li>
      ))}
    </ul>
  )
}

function ActWords({ act }: { readonly act: NextActItem }): ReactNode {
  return (
    <div className="next-words">
      <p className="next-title">{act.title}{act.form ? <span className="next-form"> {act.form}</span> : null}</p>
      <p className="next-note">{act.words} {act.citation ? <Cite citation={act.citation} confidence={act.confidence} /> : null}</p>
    </div>
  )
}
