/** Communes as dots at their centres: an equirectangular picture, true to scale at the middle latitude; names only where there is room. */
export type Place = { readonly id: string; readonly name: string; readonly latitude: number; readonly longitude: number }
export type Placed = { readonly id: string; readonly x: number; readonly y: number }

export function project(places: readonly Place[], width: number, height: number, margin: number): readonly Placed[] {
  if (places.length === 0) return []
  const latitudes = places.map((place) => place.latitude)
  const longitudes = places.map((place) => place.longitude)
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [spanX, spanY] = [(east - west) * squeeze, north - south]
  const scale = Math.min((width - 2 * margin) / Math.max(spanX, 1e-6), (height - 2 * margin) / Math.max(spanY, 1e-6))
  const [offsetX, offsetY] = [(width - spanX * scale) / 2, (height - spanY * scale) / 2]
  return places.map((place) => ({ id: place.id, x: offsetX + (place.longitude - west) * squeeze * scale, y: offsetY + (north - place.latitude) * scale }))
}

/** Five steps from the lowest to the highest share; null for what has no share. */
export function stepsOf(shares: readonly (number | null)[]): { readonly bounds: readonly number[]; readonly stepOf: (share: number | null) => number | null } {
  const known = shares.filter((share): share is number => share !== null)
  if (known.length === 0) return { bounds: [], stepOf: () => null }
  const low = Math.floor(Math.min(...known) / 5) * 5
  const high = Math.max(low + 5, Math.ceil(Math.max(...known) / 5) * 5)
  const width = (high - low) / 5
  const bounds = [0, 1, 2, 3, 4, 5].map((step) => low + step * width)
  return { bounds, stepOf: (share) => (share === null ? null : Math.min(4, Math.max(0, Math.floor((share - low) / width)))) }
}

/** The names that fit beside their dots without touching another dot or name; in the order given, so the first are the ones that count. */
export function namesThatFit(places: readonly (Placed & { readonly width: number })[], radius: number, width: number): ReadonlyMap<string, 'start' | 'end'> {
  const boxes: { x1: number; x2: number; y1: number; y2: number }[] = places.map((place) => ({ x1: place.x - radius, x2: place.x + radius, y1: place.y - radius, y2: place.y + radius }))
  const named = new Map<string, 'start' | 'end'>()
  const free = (box: { x1: number; x2: number; y1: number; y2: number }, own: number): boolean =>
    box.x1 >= 0 && box.x2 <= width && boxes.every((other, index) => index === own || box.x2 < other.x1 || box.x1 > other.x2 || box.y2 < other.y1 || box.y1 > other.y2)
  places.forEach((place, index) => {
    for (const anchor of ['start', 'end'] as const) {
      const x1 = anchor === 'start' ? place.x + radius + 3 : place.x - radius - 3 - place.width
      const box = { x1, x2: x1 + place.width, y1: place.y - 8, y2: place.y + 8 }
      if (free(box, index)) {
        boxes.push(box)
        named.set(place.id, anchor)
        return
      }
    }
  })
  return named
}
