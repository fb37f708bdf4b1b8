import { ShapesError } from '../../model/shapes-error.ts'
import type { Graph } from '../../rdf/graph.ts'
import { owl, sh } from '../../rdf/vocabulary.ts'

/**
 * The prefixes that a query may use: those declared by what sh:prefixes names, and by what that imports.
 * @throws ShapesError `sparql-prefix` when one stands for two namespaces or a declaration is not whole
 * @see https://www.w3.org/TR/shacl/#sparql-prefixes
 */
export function prefixesOf(shapes: Graph, query: number): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>()
  const sources = new Set(shapes.objectsOf(query, shapes.iri(sh.prefixes)))
  for (const source of sources) {
    for (const imported of shapes.objectsOf(source, shapes.iri(owl.imports))) sources.add(imported)
    for (const declaration of shapes.objectsOf(source, shapes.iri(sh.declare))) addPrefix(prefixes, shapes, declaration)
  }
  return prefixes
}

function addPrefix(prefixes: Map<string, string>, shapes: Graph, declaration: number): void {
  const [name, namespace] = [sh.prefix, sh.namespace].map(property => {
    const values = shapes.objectsOf(declaration, shapes.iri(property))
    return values.length === 1 ? shapes.value(values[0]) : null
  })
  if (name === null || namespace === null || !isLegal(name, namespace)) {
    throw new ShapesError('sparql-prefix', 'a declaration of a prefix is not whole', {
      details: { prefix: name ?? '' },
    })
  }
  const before = prefixes.get(name)
  if (before !== undefined && before !== namespace) {
    throw new ShapesError('sparql-prefix', `prefix ${name} stands for two namespaces`, { details: { prefix: name } })
  }
  prefixes.set(name, namespace)
}

/** Can the two stand in a query as they are? */
function isLegal(name: string, namespace: string): boolean {
  return /^(?:\p{L}(?:[\p{L}\p{N}_\-.]*[\p{L}\p{N}_-])?)?$/u.test(name) && /^[^\s<>"{}|\\^`]+$/.test(namespace)
}
