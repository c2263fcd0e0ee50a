/** Who is in charge, and which parts others hold. */
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { openers } from '@hoa-nhap/domain/access/break-glass.rules'
import type { MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { entryRoles } from '../app/rails.ts'
import { useSignedIn } from '../app/session.ts'
import { measureName } from '../measures/labels.ts'
import { Section } from '../ui/page.tsx'
import { SealedPart } from '../ui/SealedPart.tsx'
import { dossierText } from './dossier.text.ts'
import type { Person } from './use-dossier.ts'

export function DossierAside({ person, measures }: { readonly person: Person; readonly measures: readonly MeasureView[] }): ReactNode {
  const t = dossierText.useText()
  const open = measures.filter((measure) => measure.open)
  return (
    <>
      {open.length > 0 || person.representative ? (
        <Section title={t('responsible')} id="responsible" level={3}>
          <dl className="responsible">
            {open.map((measure) => <div key={measure.id}><dt>{t('role.manage')}</dt><dd>{measure.agencyName}<span className="note"> · {measureName(measure.kind)}</span></dd></div>)}
            {open.filter((measure) => measure.facilityName).map((measure) => <div key={`f${measure.id}`}><dt>{t('role.facility')}</dt><dd>{measure.facilityName}</dd></div>)}
            {person.representative ? <div><dt>{t('role.family')}</dt><dd>{person.representative.name} ({dossierText.sayCode(`relation.${person.representative.relation}`, {}, person.representative.relation)})</dd></div> : null}
          </dl>
        </Section>
      ) : null}
      {person.sealed.map((part) => <SealedPart key={part.compartment} compartment={part.compartment} holder={part.holder} />)}
    </>
  )
}

/** Training, work, support and health of this person: a page of its own. */
export function ReintegrationDoor({ person }: { readonly person: Person }): ReactNode {
  const t = dossierText.useText()
  const { post } = useSignedIn()
  return entryRoles.includes(post.role) ? <p className="glass-door no-print"><Link to="/nguoi/$id/hoa-nhap" params={{ id: person.id }} className="link">{t('reintegration')}</Link></p> : null
}

/** In danger to life: the way to the care card of this person, for posts that may open it. */
export function GlassDoor({ person }: { readonly person: Person }): ReactNode {
  const t = dossierText.useText()
  const { post } = useSignedIn()
  return openers.includes(post.role) && post.role !== 'inspector' ? <p className="glass-door no-print"><Link to="/mo-khan-cap" search={{ nguoi: person.id }} className="link">{t('glass')}</Link></p> : null
}
