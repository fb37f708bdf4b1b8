import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Graph } from '../../src/rdf/graph.ts'
import { turtle } from './turtle.ts'

const facts = resolve(import.meta.dirname, '../../../shared/profile/eu-dcat-ap-3.0.1-constraints.tsv')

/** Are the facts there that the shapes are made of? */
export const areFactsThere: boolean = existsSync(facts)

const prefixes = `
  @prefix adms: <http://www.w3.org/ns/adms#> .
  @prefix dcatap: <http://data.europa.eu/r5r/> .
  @prefix eli: <http://data.europa.eu/eli/ontology#> .
  @prefix locn: <http://www.w3.org/ns/locn#> .
  @prefix odrl: <http://www.w3.org/ns/odrl/2/> .
  @prefix odrs: <http://schema.theodi.org/odrs#> .
  @prefix org: <http://www.w3.org/ns/org#> .
  @prefix owl: <http://www.w3.org/2002/07/owl#> .
  @prefix prov: <http://www.w3.org/ns/prov#> .
  @prefix schema: <http://schema.org/> .
  @prefix spdx: <http://spdx.org/rdf/terms#> .
  @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
  @prefix time: <http://www.w3.org/2006/time#> .`

/** How each constraint of the table is written; others are left out. */
const asWritten: Readonly<Record<string, (value: string) => string>> = {
  'sh:class': value => `sh:class ${value}`,
  'sh:datatype': value => `sh:datatype ${value}`,
  'sh:nodeKind': value => `sh:nodeKind ${value}`,
  'sh:minCount': value => `sh:minCount ${value.replaceAll(/\D/g, '')}`,
  'sh:maxCount': value => `sh:maxCount ${value.replaceAll(/\D/g, '')}`,
}

/**
 * The European profile as SHACL, made of a table of facts. Flat: a class is asked for as a class. Nested: what leads to a
 * class asks that its instances conform to its shape in turn, as long as that shape comes later in the alphabet, so that
 * there is no circle.
 */
export function europeanShapes(form: 'flat' | 'nested'): Graph {
  const rows = readFileSync(facts, 'utf8').trim().split('\n').slice(1)
  const classes = new Map<string, string[]>()
  for (const row of rows.map(line => line.split('\t'))) {
    const [, type, path, constraint, value] = row
    const write = asWritten[constraint]
    if (write === undefined || !/^\w+:\w+$/.test(type) || !/^\w+:\w+$/.test(path)) continue
    const text =
      form === 'nested' && constraint === 'sh:class' && value > type ? `sh:node :${nameOf(value)}` : write(value)
    classes.set(type, [...(classes.get(type) ?? []), `sh:path ${path} ; ${text}`])
  }
  const written = [...classes].map(([type, properties]) => {
    const [own, names] = [[...new Set(properties)], (index: number) => `:${nameOf(type)}-${index}`]
    const shapes = own.map((property, index) => `${names(index)} a sh:PropertyShape ; ${property} .`)
    const list = own.map((_, index) => names(index)).join(', ')
    return [`:${nameOf(type)} a sh:NodeShape ; sh:targetClass ${type} ; sh:property ${list} .`, ...shapes].join('\n')
  })
  const known = new Set([...classes.keys()].map(nameOf))
  const body = written
    .join('\n')
    .replaceAll(/sh:node :([\w-]+)/g, (text, name) => (known.has(name) ? text : `sh:class ${name.replace('-', ':')}`))
  return turtle(prefixes + body)
}

function nameOf(type: string): string {
  return type.replace(':', '-')
}
