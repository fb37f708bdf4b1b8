import { isNumeric, isWellFormed } from './datatypes.ts'

/** What can tell about terms by their ids: a graph or a data graph. */
interface Terms {
  value(id: number): string
  datatype(id: number): string
}

/** A literal's place in the order of its kind. Only values of one kind have an order. */
export interface OrderedValue {
  readonly kind: string
  readonly at: number | string
}

const xsd = 'http://www.w3.org/2001/XMLSchema#'
const zonePattern = /(Z|[+-]\d\d:\d\d)$/

/** How texts of a datatype become values with an order, by datatype. */
const readers: Readonly<Record<string, (text: string) => OrderedValue>> = {
  [`${xsd}string`]: text => ({ kind: 'string', at: text }),
  [`${xsd}boolean`]: text => ({ kind: 'boolean', at: Number(text === 'true' || text === '1') }),
  [`${xsd}dateTime`]: text => instant('dateTime', text),
  [`${xsd}dateTimeStamp`]: text => instant('dateTime', text),
  [`${xsd}date`]: text => startOf('date', text, 'T00:00:00'),
  [`${xsd}gYearMonth`]: text => startOf('gYearMonth', text, '-01T00:00:00'),
  [`${xsd}gYear`]: text => startOf('gYear', text, '-01-01T00:00:00'),
  [`${xsd}time`]: text => instant('time', `2000-01-01T${text}`),
}

/** A literal as a value that has an order; null for terms and literals that have none. */
export function orderedValue(terms: Terms, id: number): OrderedValue | null {
  const datatype = terms.datatype(id)
  const reader = isNumeric(datatype) ? numberOf : readers[datatype]
  if (reader === undefined) return null
  const text = terms.value(id)
  return isWellFormed(text, datatype) ? reader(text) : null
}

/**
 * Below 0 when a comes before b, 0 when they are equal, above 0 when a comes after b; null when they have no order,
 * as the operators of SPARQL have it.
 * @see https://www.w3.org/TR/sparql11-query/#OperatorMapping
 */
export function compareValues(a: OrderedValue | null, b: OrderedValue | null): number | null {
  if (a === null || b === null || a.kind !== b.kind) return null
  if (Number.isNaN(a.at) || Number.isNaN(b.at)) return null
  return a.at < b.at ? -1 : Number(a.at > b.at)
}

function numberOf(text: string): OrderedValue {
  return { kind: 'number', at: Number(text.replace('INF', 'Infinity')) }
}

/** A moment with a time zone and one without have no order. */
function instant(kind: string, text: string): OrderedValue {
  const zoned = zonePattern.test(text)
  return { kind: zoned ? `${kind} with zone` : kind, at: milliseconds(zoned ? text : `${text}Z`) }
}

function startOf(kind: string, text: string, time: string): OrderedValue {
  const zone = zonePattern.exec(text.slice(4))?.[0] ?? ''
  return instant(kind, text.slice(0, text.length - zone.length) + time + zone)
}

/** Milliseconds since 1970 of a date and time with zone, for any year. */
function milliseconds(text: string): number {
  const [, sign, years, rest] = /^(-?)(\d+)(-.*)$/.exec(text) ?? []
  const wide = years.length === 4 && sign === '' ? years : `${sign || '+'}${years.padStart(6, '0')}`
  const isMidnight = rest.includes('T24:')
  return Date.parse(wide + rest.replace('T24:', 'T00:').replace(/(\.\d{3})\d+/, '$1')) + (isMidnight ? 86_400_000 : 0)
}
