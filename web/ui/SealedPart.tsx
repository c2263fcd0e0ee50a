import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import { pieces } from './pieces.text.ts'
import './figures.css'

/** A part of the dossier that another service holds: who holds it, and nothing more. */
export function SealedPart({ compartment, holder }: { readonly compartment: string; readonly holder: string }): ReactNode {
  const t = pieces.useText()
  return (
    <div className="sealed-part">
      <Icon name="lock" size={18} />
      <span>{t('sealed.held', { part: pieces.sayCode(`part.${compartment}`, undefined, compartment), holder: pieces.sayCode(`holder.${holder}`, undefined, holder) })}</span>
    </div>
  )
}
