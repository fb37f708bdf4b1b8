import type { Graph } from '../../rdf/graph.ts'
import { NamedNode } from '../../rdf/terms.ts'
import { dcat, dcterms, schema } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { type Series, seriesOf } from './series-members.ts'
import { isA } from './statements.ts'
import { type Box, boxOf } from './wkt.ts'

const startOf = [dcat.startDate, schema.startDate]
const endOf = [dcat.endDate, schema.endDate]
/** Corners of boxes closer than this are the same, in degrees. */
const nearness = 1e-3
const isoDate = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T|Z)/

/** Series that do not state the release date of their earliest member. @see rule 118 of the profile */
export function earliestIssued(graph: Graph): Iterable<Remark> {
  return comparedDates(graph, dcterms.issued, dates => dates[0])
}

/** Series that do not state the date when a member was last modified. @see rule 119 of the profile */
export function latestModified(graph: Graph): Iterable<Remark> {
  return comparedDates(graph, dcterms.modified, dates => dates.at(-1))
}

/** Only where every member states the date, as otherwise nobody can tell. */
function* comparedDates(
  graph: Graph,
  property: string,
  choose: (dates: readonly string[]) => string | undefined,
): Iterable<Remark> {
  const predicate = graph.iri(property)
  for (const { series, members } of describedSeries(graph)) {
    const stated = graph.objectOf(series, predicate)
    const own = dateOf(graph, stated)
    const dates = members.map(member => dateOf(graph, graph.objectOf(member, predicate)))
    const expected = choose(dates.filter(date => date !== null).sort())
    if (own === null || expected === undefined || dates.includes(null) || isSameDate(own, expected)) continue
    yield remark(series, { value: stated, predicate, details: { expected } })
  }
}

/** Series whose period is not that from the first start of a member to the last end. @see rule 121 of the profile */
export function* unitedPeriods(graph: Graph): Iterable<Remark> {
  for (const { series, members } of describedSeries(graph)) {
    const [own, ...others] = [series, ...members].map(node => periodsOf(graph, node))
    if ([own, ...others].some(periods => periods.length === 0)) continue
    const [stated, united] = [unionOf(own), unionOf(others.flat())]
    if (isSameOrBoth(stated.start, united.start) && isSameOrBoth(stated.end, united.end)) continue
    const details = { start: united.start ?? '…', end: united.end ?? '…' }
    yield remark(series, { predicate: graph.iri(dcterms.temporal), details })
  }
}

/** Series that do not name the areas that their members name. @see rule 120 of the profile */
export function* unitedAreas(graph: Graph): Iterable<Remark> {
  for (const { series, members } of describedSeries(graph)) {
    const [own, ...others] = [series, ...members].map(node => areasOf(graph, node).filter(isNamed(graph)))
    if ([own, ...others].some(areas => areas.length === 0)) continue
    const [value] = new Set(others.flat()).symmetricDifference(new Set(own))
    if (value === undefined) continue
    yield remark(series, { predicate: graph.iri(dcterms.spatial), details: { area: graph.value(value) } })
  }
}

/** Series whose bounding box is not that around the boxes of their members. @see rule 120 of the profile */
export function* unitedBoxes(graph: Graph): Iterable<Remark> {
  for (const { series, members } of describedSeries(graph)) {
    const [own, ...others] = [series, ...members].map(node => boxAround(boxesOf(graph, node)))
    const united = boxAround(others)
    if (own === null || united === null || others.includes(null)) continue
    if (own.every((side, place) => Math.abs(side - united[place]) < nearness)) continue
    const [west, south, east, north] = united.map(side => String(Number(side.toFixed(4))))
    yield remark(series, { predicate: graph.iri(dcterms.spatial), details: { west, south, east, north } })
  }
}

function describedSeries(graph: Graph): Series[] {
  return seriesOf(graph).filter(({ series }) => isA(graph, series, [dcat.DatasetSeries]))
}

interface Period {
  readonly start: string | null
  readonly end: string | null
}

function periodsOf(graph: Graph, node: number): Period[] {
  const first = (period: number, properties: readonly string[]): string | null =>
    properties.map(property => dateOf(graph, graph.objectOf(period, graph.iri(property)))).find(Boolean) ?? null
  return graph
    .objectsOf(node, graph.iri(dcterms.temporal))
    .map(period => ({ start: first(period, startOf), end: first(period, endOf) }))
}

/** null where one of them is open. */
function unionOf(periods: readonly Period[]): Period {
  const ends = (pick: (period: Period) => string | null): string[] => periods.map(pick).filter(date => date !== null)
  const starts = ends(({ start }) => start).sort()
  const finishes = ends(({ end }) => end).sort()
  return {
    start: starts.length < periods.length ? null : starts[0],
    end: finishes.length < periods.length ? null : (finishes.at(-1) ?? null),
  }
}

function isSameOrBoth(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : isSameDate(a, b)
}

/** A year is the same as a day in it. */
function isSameDate(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

/** The year, or the day, of a date; null when it is none. */
function dateOf(graph: Graph, value: number): string | null {
  return isoDate.exec(graph.value(value))?.[0] ?? null
}

function areasOf(graph: Graph, node: number): number[] {
  return graph.objectsOf(node, graph.iri(dcterms.spatial))
}

function isNamed(graph: Graph): (area: number) => boolean {
  return area => graph.kind(area) === NamedNode
}

function boxesOf(graph: Graph, node: number): (Box | null)[] {
  const boxes = areasOf(graph, node).flatMap(area => graph.objectsOf(area, graph.iri(dcat.bbox)))
  return boxes.map(box => boxOf(graph.value(box)))
}

/** The box around some; null when there is none, or one that cannot be read. */
function boxAround(boxes: readonly (Box | null)[]): Box | null {
  const known = boxes.filter(box => box !== null)
  if (known.length === 0 || known.length < boxes.length) return null
  return known.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ])
}
