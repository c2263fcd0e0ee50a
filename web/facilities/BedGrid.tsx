/** Beds of one area: taken, kept, free, out of service; by shape first, then by word. More people than beds in use is said, never hidden. */
import type { AnswerOf } from '../api/client.ts'
import type { readNightBoard } from '@hoa-nhap/domain/facilities/facilities.contract'
import { facilitiesText } from './facilities.text.ts'

type Area = AnswerOf<typeof readNightBoard>['areas'][number]
/** From this share of taken beds on an area is nearly full; a choice of the screen. */
const nearlyFull = 0.9
/** Beyond this number the squares would be a wall; the words say it. */
const mostSquares = 240

export function BedGrid({ area }: { readonly area: Area }) {
  const text = facilitiesText.useText()
  const usable = area.beds - area.outOfService
  if (area.taken === null || area.kept === null) return <div className="bed-area"><p className="bed-head"><b>{area.name}</b><span>{usable}</span></p></div>
  const { taken, kept } = area
  const free = Math.max(0, usable - taken - kept)
  const over = taken - usable
  const squares = [...Array.from({ length: Math.min(taken, area.beds) }, () => 'taken'), ...Array.from({ length: Math.max(0, Math.min(kept, area.beds - taken)) }, () => 'kept'), ...Array.from({ length: free }, () => 'free'), ...Array.from({ length: area.outOfService }, () => 'broken')].slice(0, Math.min(area.beds, mostSquares))
  const state = over > 0 ? text('beds.over', { count: over }) : free === 0 ? text('beds.full') : taken + kept >= usable * nearlyFull ? text('beds.near') : null
  return (
    <div className="bed-area">
      <p className="bed-head"><b>{area.name}</b><span>{state ? <span className={over > 0 ? 'bed-over' : 'bed-near'}>{state}</span> : null} {text('beds.of', { taken, beds: usable })}</span></p>
      <div className="bed-grid" role="img" aria-label={text('beds.label', { area: area.name, taken, kept, free, broken: area.outOfService, beds: area.beds })}>
        {squares.map((kind, index) => <i key={index} className={`bed bed-${kind}`} />)}
      </div>
    </div>
  )
}

export function BedLegend() {
  const text = facilitiesText.useText()
  return <p className="bed-legend" aria-hidden="true">{(['taken', 'kept', 'free', 'broken'] as const).map((kind) => <span key={kind}><i className={`bed bed-${kind}`} />{text(`beds.${kind}`)}</span>)}</p>
}
