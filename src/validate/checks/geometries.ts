import type { Graph } from '../../rdf/graph.ts'
import { dcat } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { remembered } from './remembered.ts'
import { statementsWith } from './statements.ts'
import { type Geometry, isClosed, readWkt } from './wkt.ts'

const wktLiteral = 'http://www.opengis.net/ont/geosparql#wktLiteral'
const properties = [dcat.bbox, dcat.centroid, 'http://www.w3.org/ns/locn#geometry']
/** Longitude first: what WKT has when it states no coordinate system, or this one. */
const longitudeFirst = /\/CRS84$/
/** Sweden, with some margin, in degrees. */
const sweden = { latitudes: [55, 70], longitudes: [10, 25] } as const

/** A geometry as text in the graph: its term id, where it first stands, and how many times. */
interface Written {
  readonly geometry: Geometry | null
  readonly property: number
  readonly value: number
  readonly row: number
  readonly subject: number
  readonly count: number
}

const writtenGeometries = remembered(graph => properties.flatMap(property => geometriesOf(graph, property)))

/** Texts that are no well-formed WKT. @see rule 131 of the profile */
export function malformedGeometries(graph: Graph): Iterable<Remark> {
  return geometriesWhere(graph, geometry => geometry === null)
}

/** Areas whose outline does not end where it began. @see rule 131 of the profile */
export function openGeometries(graph: Graph): Iterable<Remark> {
  return geometriesWhere(graph, geometry => geometry !== null && !isClosed(geometry))
}

/** Geometries in Sweden only when longitude and latitude change places. */
export function swappedGeometries(graph: Graph): Iterable<Remark> {
  return geometriesWhere(graph, geometry => geometry !== null && isInDegrees(geometry) && isSwapped(geometry))
}

/** Coordinates that are no degrees, with no word of the system that they are in. */
export function geometriesBeyondEarth(graph: Graph): Iterable<Remark> {
  const isBeyond = ([x, y]: readonly [number, number]): boolean => Math.abs(x) > 180 || Math.abs(y) > 180
  return geometriesWhere(
    graph,
    geometry => geometry !== null && isInDegrees(geometry) && geometry.lists.flat().some(isBeyond),
  )
}

/** One remark per text, where it first stands: a text that is wrong is often repeated for every resource. */
function* geometriesWhere(graph: Graph, isWrong: (geometry: Geometry | null) => boolean): Iterable<Remark> {
  for (const { geometry, property, value, row, subject, count } of writtenGeometries(graph)) {
    if (isWrong(geometry)) yield remark(subject, { value, row, predicate: property, details: { count: `${count}` } })
  }
}

/** Statements stand sorted by object. */
function geometriesOf(graph: Graph, property: string): Written[] {
  const found: (Written & { count: number })[] = []
  for (const { row, subject, object } of statementsWith(graph, property)) {
    const last = found.at(-1)
    if (last?.value === object) last.count++
    else if (graph.datatype(object) === wktLiteral) {
      const geometry = readWkt(graph.value(object))
      found.push({ geometry, property: graph.iri(property), value: object, row, subject, count: 1 })
    }
  }
  return found
}

function isInDegrees({ system }: Geometry): boolean {
  return system === null || longitudeFirst.test(system)
}

function isSwapped({ lists }: Geometry): boolean {
  const points = lists.flat()
  const isWithin = (number: number, [least, most]: readonly [number, number]): boolean =>
    number >= least && number <= most
  return points.length > 0 && points.every(([x, y]) => isWithin(x, sweden.latitudes) && isWithin(y, sweden.longitudes))
}
