import type { Graph } from '../rdf/graph.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { type PlainStatement, type PlainTerm, plainStatements } from './flat-turtle.ts'
import { type Template, templateOf } from './template.ts'
import { itself, type Written, writtenOf } from './written-groups.ts'

/** Terms that a graph lacks. */
export interface NewTerms {
  /** The id of a term that the graph lacks. */
  readonly id: (term: PlainTerm) => number
  /** The id of an IRI that the graph lacks. */
  readonly iri: (value: string) => number
  /** The id of a new blank node. */
  readonly blank: () => number
  readonly at: (id: number) => PlainTerm
}

/** Terms with ids from `first` on. */
export function newTerms(first: number): NewTerms {
  const all: PlainTerm[] = []
  const iris = new Map<string, number>()
  const literals = new Map<string, number>()
  const added = (term: PlainTerm): number => first + all.push(term) - 1
  const iri = (value: string): number => {
    const known = iris.get(value)
    if (known !== undefined) return known
    const id = added({ kind: NamedNode, value, language: '', datatype: '' })
    iris.set(value, id)
    return id
  }
  return {
    iri,
    id: term => {
      if (term.kind === NamedNode) return iri(term.value)
      const key = `${term.datatype}\u0000${term.language}\u0000${term.value}`
      const id = literals.get(key) ?? added(term)
      literals.set(key, id)
      return id
    },
    blank: () => added({ kind: BlankNode, value: `new${all.length}`, language: '', datatype: '' }),
    at: id => all[id - first],
  }
}

/** Predicates and objects in Turtle as terms of a graph and new ones. @throws SyntaxFault when it is no Turtle */
export function writtenIn(turtle: string, graph: Graph, terms: NewTerms): Written {
  const plain = plainStatements(turtle)
  return plain === null ? written(templateOf(turtle), graph, terms) : plainlyWritten(plain, graph, terms)
}

function written({ graph: told, subject }: Template, graph: Graph, terms: NewTerms): Written {
  const ids = new Map<number, number>([[subject, itself]])
  const idOf = (id: number): number => {
    const known = ids.get(id) ?? idIn(graph, terms, termOf(told, id))
    ids.set(id, known)
    return known
  }
  const { subjects, predicates, objects } = told.columns
  return writtenOf(Array.from(subjects, (id, row) => [idOf(id), idOf(predicates[row]), idOf(objects[row])] as const))
}

/** Nothing that is written plainly names the resource itself as a value. */
function plainlyWritten(plain: readonly PlainStatement[], graph: Graph, terms: NewTerms): Written {
  const iri = (value: string): number => graph.iri(value) || terms.iri(value)
  return writtenOf(
    plain.map(([subject, property, object]) => {
      return [subject === '' ? itself : iri(subject), iri(property), idIn(graph, terms, object)] as const
    }),
  )
}

function termOf(graph: Graph, id: number): PlainTerm {
  const [language, datatype] = [graph.language(id), graph.datatype(id)]
  return { kind: graph.kind(id), value: graph.value(id), language, datatype }
}

function idIn(graph: Graph, terms: NewTerms, term: PlainTerm): number {
  const { kind, value, language, datatype } = term
  if (kind === BlankNode) return terms.blank()
  const stated = kind === NamedNode ? graph.iri(value) : graph.literal(value, datatype, language)
  return stated || terms.id(term)
}
