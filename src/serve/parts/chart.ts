import { html } from 'hono/html'
import type { Method } from '../../model/score.ts'
import type { Html, PageRequest } from '../view.ts'

const width = 640
const height = 180
const top = 8
const id = 'trend-title'

/** A mean at a time. */
interface Place {
  readonly at: Date
  readonly points: number
}

/**
 * Means over time from 0 to what the method gives at most, with a line for the least of each rating. A mean holds till the
 * next one, so the line goes in steps. `text` says in words what the line shows.
 */
export function chart(
  places: readonly Place[],
  method: Pick<Method, 'maxPoints' | 'ratings'>,
  { text, request }: { readonly text: string; readonly request: PageRequest },
): Html {
  const { words } = request
  const y = (points: number) => (height - (points / method.maxPoints) * (height - top)).toFixed(1)
  const bands = method.ratings.filter(({ least }) => least > 0)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}"><title id="${id}">${text}</title>
${bands.map(
  ({ rating, least }) =>
    html`<line class="band" x1="0" x2="${width}" y1="${y(least)}" y2="${y(least)}"/><text class="band-name" x="${width - 4}" y="${Number(y(least)) - 5}">${words.quality.ratings[rating]}</text>`,
)}
<line class="axis" x1="0" x2="${width}" y1="${height - 1}" y2="${height - 1}"/><polyline class="line" points="${line(places, y)}"/></svg>`
}

/** The line in steps, its places spread by time. */
function line(places: readonly Place[], y: (points: number) => string): string {
  const from = places[0].at.getTime()
  const span = Math.max(places[places.length - 1].at.getTime() - from, 1)
  const x = ({ at }: Place) => (((at.getTime() - from) / span) * width).toFixed(1)
  return places
    .flatMap((place, index) => {
      const own = `${x(place)},${y(place.points)}`
      return index === 0 ? [own] : [`${x(place)},${y(places[index - 1].points)}`, own]
    })
    .join(' ')
}
