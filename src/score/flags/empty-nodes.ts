import { Literal, NamedNode } from '../../rdf/terms.ts'
import { dcat, dcterms, rdf } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { type BoundSigns, noSigns, type Sign } from './sign.ts'

/** Properties whose value is described in a node of its own, with the flag for one that says nothing. */
const described: Readonly<Record<string, string>> = {
  [dcterms.temporal]: 'temporal-empty',
  [dcterms.spatial]: 'spatial-empty',
  [dcterms.rights]: 'rights-empty',
  [dcterms.publisher]: 'publisher-empty',
  [dcat.contactPoint]: 'contact-empty',
}

/** These are described in the catalogue even when they have an address; only mail and telephone links say all themselves. */
const alwaysDescribed: readonly string[] = [dcat.contactPoint]

/** Values that are there without saying anything: empty texts, and nodes with nothing but a type. */
export function emptyNodeFlags({ graph }: Scene): BoundSigns {
  const type = graph.iri(rdf.type)
  const asked = Object.entries(described).map(([property, flag]) => {
    return { predicate: graph.iri(property), flag, isAlways: alwaysDescribed.includes(property) }
  })
  const isEmpty = (id: number, isAlways: boolean): boolean => {
    if (graph.kind(id) === Literal) return graph.value(id).trim() === ''
    if (graph.kind(id) === NamedNode && (!isAlways || /^(mailto|tel):./i.test(graph.value(id)))) return false
    return graph.predicatesOf(id).every(predicate => predicate === type)
  }
  const signsOf = (resource: number, one: (typeof asked)[number]): readonly Sign[] => {
    const values = graph.objectsOf(resource, one.predicate)
    const isAllEmpty = values.length > 0 && values.every(id => isEmpty(id, one.isAlways))
    if (!isAllEmpty) return noSigns
    return [{ flag: one.flag, value: graph.kind(values[0]) === NamedNode ? graph.value(values[0]) : null }]
  }
  return resource => asked.flatMap(one => signsOf(resource, one))
}
