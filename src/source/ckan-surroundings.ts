import { dcat, dcterms, rdfs, skos } from '../rdf/vocabulary.ts'
import { type Fields, textIn, textsIn } from './ckan-fields.ts'
import type { Scribe } from './ckan-scribe.ts'

/** Place, time and provenance, which are things of their own. */
export function writeSurroundings(dataset: number, fields: Fields, scribe: Scribe): void {
  writeSpatial(dataset, fields, scribe)
  const [start, end] = [textIn(fields, 'temporal_start'), textIn(fields, 'temporal_end')]
  if (start !== null || end !== null) {
    const period = scribe.blank()
    scribe.relate(dataset, dcterms.temporal, period)
    scribe.type(period, dcterms.PeriodOfTime)
    scribe.date(period, dcat.startDate, start)
    scribe.date(period, dcat.endDate, end)
  }
  const provenance = textsIn(fields, 'provenance')
  if (provenance.size === 0) return
  const statement = scribe.blank()
  scribe.relate(dataset, dcterms.provenance, statement)
  scribe.type(statement, dcterms.ProvenanceStatement)
  scribe.texts(statement, rdfs.label, provenance)
}

function writeSpatial(dataset: number, fields: Fields, scribe: Scribe): void {
  const isObject = typeof fields.spatial === 'object' && fields.spatial !== null
  const spatial = isObject ? JSON.stringify(fields.spatial) : textIn(fields, 'spatial')
  const name = textIn(fields, 'spatial_text')
  const isPlace = spatial !== null && /^https?:/i.test(spatial)
  if (isPlace) scribe.link(dataset, dcterms.spatial, spatial)
  const geometry = spatial?.startsWith('{') ? spatial : null
  if (geometry === null && name === null) return
  const place = scribe.blank()
  scribe.relate(dataset, dcterms.spatial, place)
  scribe.type(place, dcterms.Location)
  scribe.literal(
    place,
    'http://www.w3.org/ns/locn#geometry',
    geometry,
    'http://www.opengis.net/ont/geosparql#geoJSONLiteral',
  )
  scribe.texts(place, skos.prefLabel, new Map(name === null ? [] : [['', name]]))
}
