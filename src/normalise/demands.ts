import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { rdf, sh } from '../rdf/vocabulary.ts'
import { perProfile } from './per-profile.ts'

/** What the shapes of a profile demand of the values of properties, by IRI of the property. */
export interface Demands {
  /** Properties whose values are resources and never texts. */
  readonly links: ReadonlySet<string>
  /** Properties whose values are of one datatype, and which; not those whose values are texts in a language. */
  readonly datatypes: ReadonlyMap<string, string>
  /** Properties whose values are texts in a language. */
  readonly languageTexts: ReadonlySet<string>
  /** Properties whose values are texts without language. */
  readonly plainTexts: ReadonlySet<string>
}

const resources: readonly string[] = [sh.IRI, sh.BlankNodeOrIRI]

/** Reads the demands out of the shapes; a property of which two classes demand different things is left out. */
export const demandsOf = perProfile(({ shapes }): Demands => {
  const kinds = valuesByPath(shapes, sh.nodeKind, id => [shapes.value(id)])
  const datatypeOf = (id: number): string => shapes.value(shapes.objectOf(id, shapes.iri(sh.datatype)))
  const refused = valuesByPath(shapes, sh.not, id => [datatypeOf(id)].filter(Boolean))
  const alternatives = valuesByPath(shapes, sh.or, list => {
    const datatypes = members(shapes, list).map(datatypeOf)
    return datatypes.includes('') ? [] : datatypes
  })
  const datatypes = valuesByPath(shapes, sh.datatype, id => [shapes.value(id)])
  for (const [path, more] of alternatives) datatypes.set(path, new Set([...(datatypes.get(path) ?? []), ...more]))
  const wanted = [...datatypes].map(
    ([path, all]) => [path, [...all].filter(datatype => refused.get(path)?.has(datatype) !== true)] as const,
  )
  return {
    links: pathsOf(
      kinds,
      (demands, path) => !datatypes.has(path) && [...demands].every(kind => resources.includes(kind)),
    ),
    datatypes: new Map(
      wanted.flatMap(([path, [only, ...others]]) =>
        only === undefined || others.length > 0 || only === rdf.langString ? [] : [[path, only] as const],
      ),
    ),
    languageTexts: pathsOf(datatypes, all => all.size === 1 && all.has(rdf.langString)),
    plainTexts: pathsOf(refused, demands => demands.has(rdf.langString)),
  }
})

/** What a constraint says of each property, all shapes with that very path together. */
function valuesByPath(
  shapes: Graph,
  constraint: string,
  valuesOf: (object: number) => readonly string[],
): Map<string, Set<string>> {
  const { subjects, objects } = shapes.columns
  const found = new Map<string, Set<string>>()
  for (const row of shapes.rowsOfPredicate(shapes.iri(constraint))) {
    const path = shapes.objectOf(subjects[row], shapes.iri(sh.path))
    const values = shapes.kind(path) === NamedNode ? valuesOf(objects[row]) : []
    if (values.length > 0) found.set(shapes.value(path), new Set([...(found.get(shapes.value(path)) ?? []), ...values]))
  }
  return found
}

function pathsOf(
  demands: ReadonlyMap<string, ReadonlySet<string>>,
  holds: (demands: ReadonlySet<string>, path: string) => boolean,
): ReadonlySet<string> {
  return new Set([...demands].filter(([path, values]) => holds(values, path)).map(([path]) => path))
}

function members(shapes: Graph, list: number): number[] {
  const found: number[] = []
  for (let rest = list; shapes.describes(rest); rest = shapes.objectOf(rest, shapes.iri(rdf.rest))) {
    found.push(shapes.objectOf(rest, shapes.iri(rdf.first)))
  }
  return found
}
