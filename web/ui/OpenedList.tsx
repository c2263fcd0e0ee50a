/** The door behind a figure: the reading, what it counts, the sentence it answers, and the people, as far as they are the reader's to open. */
import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { countText, floorTenth, shareOf, targetText, type FigureReading, type TargetLine } from './figure.ts'
import { Icon } from './icons.tsx'
import { pieces } from './pieces.text.ts'
import { reasonAfterMark } from './TargetMatrix.tsx'
import { Choice } from './UnitSwitch.tsx'
import './opened-list.css'

export type Which = 'no' | 'yes'
export type OpenedPerson = { readonly id: string; readonly name: ReactNode; readonly note: string }
type Props = {
  readonly title: string
  /** What is listed: people, or communes, bodies and records of a register. */
  readonly of?: 'people' | 'places'
  readonly reading: FigureReading
  readonly target: TargetLine | null
  readonly metDefinition: string
  readonly ofDefinition: string
  readonly periodRule: string
  readonly clause: ReactNode
  /** Version of the definition, day of the reading. */
  readonly foot: ReactNode
  readonly which: Which
  readonly onWhich: (which: Which) => void
  /** The people of the chosen half; undefined while it is read. */
  readonly people: { readonly items: readonly OpenedPerson[]; readonly yours: number; readonly total: number | '<5'; readonly more: (() => void) | null } | undefined
  /** Loading or failed, in place of the people. */
  readonly state?: ReactNode
  readonly actions?: ReactNode
  readonly onClose?: (() => void) | undefined
}

export function OpenedList(props: Props): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const { reading, target, of = 'people' } = props
  const share = shareOf(reading)
  const said = share === null ? t('figure.hidden') : formatPercent(floorTenth(share), language)
  const notMet = typeof reading.met === 'number' && typeof reading.of === 'number' ? formatNumber(reading.of - reading.met, language) : ''
  return (
    <section className="opened-list" aria-label={props.title}>
      <div className="opened-head">
        {props.onClose ? <h2>{props.title}</h2> : null}
        {props.onClose ? <button type="button" className="icon-button" aria-label={t('opened.close')} onClick={props.onClose}><Icon name="close" size={18} /></button> : null}
      </div>
      <p className="opened-figure"><b>{countText(reading.met, language)}/{countText(reading.of, language)}</b> {target && (target.low ?? target.high) !== null ? t(`opened.${of}`, { share: said, target: targetText(target, language) }) : t(`opened.${of}NoTarget`, { share: said })}</p>
      {reading.partly ? <p className="opened-partly">{t('opened.partly', { covers: reasonAfterMark(reading.partly) })}</p> : null}
      <dl className="opened-definition">
        <dt>{t('opened.numerator')}</dt><dd>{props.metDefinition}</dd>
        <dt>{t('opened.denominator')}</dt><dd>{props.ofDefinition}</dd>
        <dt>{t('opened.period')}</dt><dd>{props.periodRule}</dd>
        {props.clause ? <><dt>{t('opened.clause')}</dt><dd>{props.clause}</dd></> : null}
      </dl>
      <Choice
        label={t('opened.which')} hideLabel value={props.which} onChange={props.onWhich}
        options={[{ value: 'no', label: t('opened.notMet', { count: notMet }) }, { value: 'yes', label: t('opened.met', { count: countText(reading.met, language) }) }]}
      />
      {props.people ? <People people={props.people} places={of === 'places'} /> : props.state}
      {props.actions ? <div className="opened-actions no-print">{props.actions}</div> : null}
      <p className="opened-foot">{props.foot}</p>
    </section>
  )
}

function People({ people, places }: { readonly people: NonNullable<Props['people']>; readonly places: boolean }): ReactNode {
  const t = pieces.useText()
  if (people.total === '<5' && people.items.length === 0) return <p className="opened-yours">{t('opened.hidden')}</p>
  return (
    <>
      {people.items.length > 0 ? (
        <ul className="opened-people">{people.items.map((person) => <li key={person.id}><span>{person.name}</span><span className="opened-note">{person.note}</span></li>)}</ul>
      ) : people.total === 0 ? <p className="opened-yours">{t(places ? 'opened.placesNone' : 'opened.none')}</p> : null}
      {people.more ? <button type="button" className="text-button" onClick={people.more}>{t('opened.more')}</button> : null}
      {people.total === 0 ? null : people.yours === 0 ? <p className="opened-yours">{t(places ? 'opened.placesNoneYours' : 'opened.noneYours')}</p> : <p className="opened-yours">{t(places ? 'opened.placesYours' : 'opened.yours', { yours: people.yours, total: String(people.total) })}</p>}
    </>
  )
}
