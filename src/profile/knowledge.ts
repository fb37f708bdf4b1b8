import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { rdf, rdfs, skos } from '../rdf/vocabulary.ts'
import type { Scheme } from './profile.ts'
import type { Row } from './tables.ts'

/** What the tables say of their concepts and classes, as the statements that validation needs. */
export interface Facts {
  /** Rows of `vocab/schemes.tsv`: which scheme a table is and which classes its concepts have. */
  readonly tables: readonly Row[]
  readonly schemes: ReadonlyMap<string, Scheme>
  /** Rows of `vocab/classes.tsv`. */
  readonly classes: readonly Row[]
}

/** The graph that validation reads besides the data: the class and scheme of every concept, and class axioms. */
export function knowledgeOf({ tables, schemes, classes }: Facts): Graph {
  const builder = new GraphBuilder()
  for (const table of tables) addConcepts(builder, table, schemes.get(table.code))
  const subClassOf = builder.terms.iri(rdfs.subClassOf)
  for (const { uri, subclass_of } of classes) {
    builder.add(builder.terms.iri(uri), subClassOf, builder.terms.iri(subclass_of))
  }
  return builder.build()
}

function addConcepts(builder: GraphBuilder, table: Row, scheme: Scheme | undefined): void {
  const { terms } = builder
  const classes = table.classes.split(' ').filter(Boolean)
  const statements = classes.map(iri => [terms.iri(rdf.type), terms.iri(iri)])
  if (table.uri !== '') statements.push([terms.iri(skos.inScheme), terms.iri(table.uri)])
  if (statements.length === 0) return
  for (const uri of scheme?.concepts.keys() ?? []) {
    const concept = terms.iri(uri)
    for (const [predicate, object] of statements) builder.add(concept, predicate, object)
  }
}
