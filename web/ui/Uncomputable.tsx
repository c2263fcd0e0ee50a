import type { ReactNode } from 'react'
import { pieces } from './pieces.text.ts'
import './figures.css'

/** What cannot be computed: hatched, in words, with the reason; never 0 %. */
export function Uncomputable({ reason, children }: { readonly reason?: string | null; readonly children?: ReactNode }): ReactNode {
  const t = pieces.useText()
  return (
    <span className="uncomputable">
      <span><strong>{t('figure.uncomputable')}</strong>{reason ? `: ${reason}` : null}{children}</span>
    </span>
  )
}
