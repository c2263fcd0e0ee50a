/** A short article with a dotted underline; opens its whole name, how sure we are of it, and the way to the text. */
import { Link } from '@tanstack/react-router'
import type { Citation, Confidence } from '@hoa-nhap/domain/kernel/citation'
import { shortCitation, wholeCitation } from '../text/law-reference.ts'
import { useLanguage } from '../text/i18n.ts'
import { Popover } from './Popover.tsx'
import { uiText } from './ui.text.ts'

export function Cite({ citation, confidence }: { readonly citation: Citation; readonly confidence?: Confidence | null | undefined }) {
  const language = useLanguage()
  const text = uiText.useText()
  const whole = wholeCitation(citation, language)
  return (
    <span className="cite-wrap">
      <Popover className="cite" label={shortCitation(citation, language)} title={whole}>
        <p className="popover-title">{text('cite.title')}</p>
        <p>{whole}</p>
        {confidence && confidence !== 'verified' ? <p className="note">{text(confidence === 'one-copy' ? 'cite.note.one-copy' : 'cite.note.unverified')}</p> : null}
        <p><Link className="link" to="/phap-luat" search={{ van_ban: citation.instrument, dieu: citation.article }}>{text('cite.open')}</Link></p>
      </Popover>
      {confidence === 'unverified' && citation.instrument !== 'LOCAL' ? <> <Unverified /></> : null}
    </span>
  )
}

/** The mark of a rule recalled, inferred or open. */
export function Unverified() {
  return <span className="tag tag-amber">{uiText.useText()('unverified')}</span>
}
