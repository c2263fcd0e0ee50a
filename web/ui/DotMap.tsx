/** Readings on the ground: one dot for each commune at its centre, five steps of one colour, hatched where nothing can be computed. */
import { useId, useState, type ReactNode } from 'react'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { namesThatFit, project, stepsOf, type Place } from './dot-map.model.ts'
import { figureText, shareOf, type FigureReading } from './figure.ts'
import { pieces } from './pieces.text.ts'
import { textWidth } from './timeline-scale.ts'
import { useWidth } from './use-width.ts'
import './figures.css'
import './dot-map.css'

export type MapUnit = { readonly id: string; readonly name: string; readonly latitude: number | null; readonly longitude: number | null; readonly reading: FigureReading | null }
/** `units`: those where help is missing first come first; they are named first. `note`: what the whole picture leaves out. */
type Props = { readonly title: string; readonly units: readonly MapUnit[]; readonly opened: string | null; readonly onOpen: (unitId: string) => void; readonly islands?: boolean }

const radius = 8

export function DotMap({ title, units, opened, onOpen, islands = false }: Props): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const hatch = useId()
  const [reference, width] = useWidth<HTMLDivElement>(720)
  const [asTable, setAsTable] = useState(false)
  const height = Math.round(Math.min(620, Math.max(320, width * 0.78)))
  const places: (Place & { readonly unit: MapUnit })[] = units.flatMap((unit) => (unit.latitude === null || unit.longitude === null ? [] : [{ id: unit.id, name: unit.name, latitude: unit.latitude, longitude: unit.longitude, unit }]))
  const placed = project(places, width, height, 26)
  const { bounds, stepOf } = stepsOf(units.map((unit) => (unit.reading ? shareOf(unit.reading) : null)))
  const names = namesThatFit(placed.map((dot, index) => ({ ...dot, width: textWidth(shortName(places[index]!.name)) })), radius, width)
  const shade = (step: number | null): string => (step === null ? `url(#${hatch})` : `color-mix(in srgb, var(--pine) ${12 + step * 22}%, var(--sheet))`)
  return (
    <div className="dot-map" ref={reference}>
      {asTable ? null : (
        <>
          <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={`${title}. ${t('map.name')}`}>
            <defs><pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--sheet)" /><rect width="1.6" height="5" fill="var(--ink3)" /></pattern></defs>
            {placed.map((dot, index) => {
              const { unit } = places[index]!
              const text = unit.reading ? figureText(unit.reading, language, true) : t('figure.uncomputable')
              return (
                <g key={dot.id} className={dot.id === opened ? 'map-dot opened' : 'map-dot'} onClick={() => onOpen(dot.id)}>
                  <title>{`${unit.name}: ${text}`}</title>
                  <circle cx={dot.x} cy={dot.y} r={13} fill="transparent" />
                  <circle className="map-disc" cx={dot.x} cy={dot.y} r={radius} fill={shade(unit.reading ? stepOf(shareOf(unit.reading)) : null)} />
                </g>
              )
            })}
            {placed.map((dot, index) => {
              const anchor = names.get(dot.id)
              return anchor ? <text key={dot.id} className="map-name" x={dot.x + (anchor === 'start' ? radius + 3 : -radius - 3)} y={dot.y + 4.5} textAnchor={anchor}>{shortName(places[index]!.name)}</text> : null
            })}
          </svg>
          <ul className="map-key">
            {bounds.slice(0, -1).map((bound, step) => <li key={bound}><svg width="16" height="16" aria-hidden="true"><circle className="map-disc" cx="8" cy="8" r="7" fill={shade(step)} /></svg>{t('map.step', { from: formatNumber(bound, language), to: formatNumber(bounds[step + 1]!, language) })}</li>)}
            <li><svg width="16" height="16" aria-hidden="true"><circle className="map-disc" cx="8" cy="8" r="7" fill={`url(#${hatch})`} /></svg>{t('map.none')}</li>
          </ul>
          {places.length < units.length ? <p className="map-note">{t('map.unplaced', { count: units.length - places.length })}</p> : null}
          {islands ? <p className="map-note">{t('map.islands')}</p> : null}
        </>
      )}
      <button type="button" className="text-button no-print" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>{t(asTable ? 'map.picture' : 'map.table')}</button>
      <div className={asTable ? 'table-scroll' : 'table-scroll print-only'} tabIndex={asTable ? 0 : undefined} role="region" aria-label={title}>
        <table className="plain-table">
          <caption className="sr-only">{title}</caption>
          <thead><tr><th scope="col">{t('matrix.units')}</th><th scope="col" className="number">n/N</th><th scope="col" className="number">%</th></tr></thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <td><button type="button" className="text-button" onClick={() => onOpen(unit.id)}>{unit.name}</button></td>
                <td className="number">{unit.reading ? `${unit.reading.met}/${unit.reading.of}` : ''}</td>
                <td className="number">{unit.reading ? figureText(unit.reading, language) : t('figure.uncomputable')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** The kind of unit is the same for nearly all and only takes room on a map. */
function shortName(name: string): string {
  return name.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Huyện|Thành phố|Thị xã)\s+/u, '')
}
