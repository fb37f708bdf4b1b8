import type { Graph } from '../rdf/graph.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { type FlatStatement, flatStatements, type PlainTerm } from './flat-turtle.ts'
import { type Template, templateOf } from './template.ts'

/** A fix as terms of the overlay: values by subject and property. Blank nodes of the template are new terms, always the same. */
export interface Written {
  readonly subject: number
  readonly statements: readonly (readonly [subject: number, predicate: number, object: number])[]
}

/** Terms that a graph lacks. */
export interface NewTerms {
  /** The id of a term that the graph lacks. */
  readonly id: (term: PlainTerm) => number
  /** The id of a new blank node. */
  readonly blank: () => number
  readonly at: (id: number) => PlainTerm
}

/** Terms with ids from `first` on. */
export function newTerms(first: number): NewTerms {
  const all: PlainTerm[] = []
  const ids = new Map<string, number>()
  const added = (term: PlainTerm): number => first + all.push(term) - 1
  return {
    id: term => {
      const key = `${term.kind}\u0000${term.datatype}\u0000${term.language}\u0000${term.value}`
      const id = ids.get(key) ?? added(term)
      ids.set(key, id)
      return id
    },
    blank: () => added({ kind: BlankNode, value: `new${all.length}`, language: '', datatype: '' }),
    at: id => all[id - first],
  }
}

/** Predicates and objects in Turtle as terms of a graph and new ones. @throws SyntaxFault when it is no Turtle */
export function writtenIn(turtle: string, graph: Graph, terms: NewTerms): Written {
  const flat = flatStatements(turtle)
  return flat === null ? written(templateOf(turtle), graph, terms) : flatlyWritten(flat, graph, terms)
}

function written({ graph: told, subject }: Template, graph: Graph, terms: NewTerms): Written {
  const ids = new Map<number, number>()
  const idOf = (id: number): number => {
    const known = ids.get(id) ?? idIn(graph, terms, termOf(told, id))
    ids.set(id, known)
    return known
  }
  const { subjects, predicates, objects } = told.columns
  const statements = Array.from(subjects, (id, row) => [idOf(id), idOf(predicates[row]), idOf(objects[row])] as const)
  return { subject: idOf(subject), statements }
}

/** The resource itself is no term: nothing says it of another. */
const itself = -1

function flatlyWritten(flat: readonly FlatStatement[], graph: Graph, terms: NewTerms): Written {
  const property = (value: string): number => idIn(graph, terms, { kind: NamedNode, value, language: '', datatype: '' })
  const statements = flat.map(([name, object]) => [itself, property(name), idIn(graph, terms, object)] as const)
  return { subject: itself, statements }
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
