import { catalogueTurtle } from '../harvest/catalogue.ts'

const prefixes = `@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix ldes: <https://w3id.org/ldes#> . @prefix tree: <https://w3id.org/tree#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

/** A feed, in TriG, that tells of everything in the catalogue with these datasets, each resource once. */
export function goodFeed(ids: readonly string[]): string {
  const [, ...described] = catalogueTurtle(ids).split(/^(?=<)/m)
  const events = described.map((text, place) => {
    const [, about] = /^<([^>]+)>/.exec(text) ?? []
    const event = `<https://a.example/event/${place}>`
    const head = `${event} a as:Create ; as:object <${about}> ; as:published "2026-01-01T00:00:00Z"^^xsd:dateTime .`
    return `<https://a.example/feed> tree:member ${event} .\n${head}\n${event} { ${text} }`
  })
  return [prefixes, '<https://a.example/feed> a ldes:EventStream .', ...events].join('\n')
}
