import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { isText, type Pen, webAddress, writeType } from './pen.ts'
import { textOf, valuesOf } from './schema-org-terms.ts'
import { text, type Writer } from './schema-org-values.ts'

const wkt = 'http://www.opengis.net/ont/geosparql#wktLiteral'
const prefLabel = 'http://www.w3.org/2004/02/skos/core#prefLabel'

/** Where: a place with an address, or described by its name and its extent. */
export const place: Writer = (pen, { subject, value, language }) => {
  const iri = webAddress(pen.from, value)
  const node = iri === null ? pen.blank(`place-${isText(pen.from, value) ? `${subject}-` : ''}${value}`) : pen.iri(iri)
  const names = iri === null && isText(pen.from, value) ? [value] : valuesOf(pen.from, value, 'name')
  const shapes = valuesOf(pen.from, value, 'geo').flatMap(geo => shapesOf(pen, geo))
  if (iri === null && names.length === 0 && shapes.length === 0) return false
  pen.write(subject, dcterms.spatial, node)
  if (names.length === 0 && shapes.length === 0) return true
  writeType(pen, node, dcterms.Location)
  for (const name of names) text(prefLabel)(pen, { subject: node, value: name, language })
  for (const [property, shape] of shapes) pen.write(node, property, pen.typed(shape, wkt))
  return true
}

/** A point, a box or a polygon in WKT, longitude before latitude, and the property that it is a value of. */
function shapesOf(pen: Pen, geo: number): (readonly [property: string, shape: string])[] {
  const [latitude, longitude] = ['latitude', 'longitude'].map(name => numbersIn(textOf(pen.from, geo, name)))
  const box = numbersIn(textOf(pen.from, geo, 'box'))
  const polygon = numbersIn(textOf(pen.from, geo, 'polygon'))
  const shapes: (readonly [string, string])[] = []
  if (latitude.length === 1 && longitude.length === 1) shapes.push([dcat.centroid, `POINT(${longitude} ${latitude})`])
  if (box.length === 4) shapes.push([dcat.bbox, boxOf(box)])
  if (polygon.length >= 8 && polygon.length % 2 === 0)
    shapes.push(['http://www.w3.org/ns/locn#geometry', `POLYGON((${pairs(polygon)}))`])
  return shapes
}

/** South, west, north, east, as schema.org has them. */
function boxOf([south, west, north, east]: readonly number[]): string {
  return `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`
}

function pairs(numbers: readonly number[]): string {
  return Array.from({ length: numbers.length / 2 }, (_, n) => `${numbers[2 * n + 1]} ${numbers[2 * n]}`).join(', ')
}

/** Numbers with spaces or commas between them; none when there is anything else. */
function numbersIn(written: string | null): readonly number[] {
  const parts = (written ?? '').split(/[\s,]+/).filter(part => part !== '')
  const numbers = parts.map(Number)
  return numbers.every(Number.isFinite) ? numbers : []
}
