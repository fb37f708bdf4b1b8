/** West, south, east and north. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** A geometry read from text in WKT. */
export interface Geometry {
  /** In upper case, such as `POLYGON`. */
  readonly type: string
  /** The address of the coordinate system that it states, in front; null when it states none. */
  readonly system: string | null
  /** Points of each list of points. Of a point no more than two coordinates are kept. */
  readonly lists: readonly (readonly Point[])[]
}

type Point = readonly [x: number, y: number]

/** How many brackets there are around a list of points, at least and at most. */
const depths: Readonly<Record<string, readonly [least: number, most: number]>> = {
  POINT: [1, 1],
  LINESTRING: [1, 1],
  POLYGON: [2, 2],
  TRIANGLE: [2, 2],
  MULTIPOINT: [1, 2],
  MULTILINESTRING: [2, 2],
  MULTIPOLYGON: [3, 3],
}

const head = /^\s*(?:<([^>\s]*)>\s*)?([A-Za-z]+)\s*(?:\b(?:ZM|Z|M)\b\s*)?/
const token = /\s*([(),]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])|\S)/y

/** The geometry that a text in WKT describes; null when it is not well-formed. Collections are not read. */
export function readWkt(text: string): Geometry | null {
  const start = head.exec(text)
  if (start === null) return null
  const type = start[2].toUpperCase()
  const rest = text.slice(start[0].length)
  const system = start[1] ?? null
  if (/^EMPTY\s*$/i.test(rest)) return type in depths ? { type, system, lists: [] } : null
  const lists = type in depths ? readLists(rest, depths[type]) : null
  return lists === null ? null : { type, system, lists }
}

/** Is every ring closed, its last point the same as its first? */
export function isClosed({ type, lists }: Geometry): boolean {
  if (!/POLYGON$|^TRIANGLE$/.test(type)) return true
  return lists.every(ring => ring.length > 3 && String(ring[0]) === String(ring.at(-1)))
}

/** The box around a geometry; null when it is not well-formed or has no points. */
export function boxOf(text: string): Box | null {
  const points = readWkt(text)?.lists.flat() ?? []
  if (points.length === 0) return null
  const start: Box = [Infinity, Infinity, -Infinity, -Infinity]
  return points.reduce<Box>(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    start,
  )
}

/** The lists of points in nested brackets; null when the text is nothing but such. */
function readLists(text: string, [least, most]: readonly [number, number]): Point[][] | null {
  const lists: Point[][] = []
  let depth = 0
  let previous = ''
  let numbers: number[] = []
  const endPoint = (): boolean => {
    const isPoint = numbers.length > 1 && numbers.length < 5
    if (isPoint) lists.at(-1)?.push([numbers[0], numbers[1]])
    numbers = []
    return isPoint
  }
  for (const part of tokensOf(text)) {
    if (previous === ')' && depth === 0) return null
    if (part === '(') {
      if (!/^[(,]?$/.test(previous) || numbers.length > 0 || ++depth > most) return null
      lists.push([])
    } else if (part === ')' || part === ',') {
      if (previous === 'number' ? depth < least || !endPoint() : previous !== ')') return null
      if (part === ')') depth--
    } else {
      const number = Number(part)
      if (Number.isNaN(number) || depth < least || previous === ')') return null
      numbers.push(number)
    }
    previous = /^[(),]$/.test(part) ? part : 'number'
  }
  return depth === 0 && previous === ')' ? lists.filter(list => list.length > 0) : null
}

function* tokensOf(text: string): Iterable<string> {
  const matcher = new RegExp(token)
  for (let found = matcher.exec(text); found !== null; found = matcher.exec(text)) yield found[1]
}
