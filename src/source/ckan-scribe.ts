import type { Problem } from '../model/finding.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { iriProblem, isAbsoluteIri } from '../rdf/iri.ts'
import { rdf } from '../rdf/vocabulary.ts'
import { dateDatatype } from './date-forms.ts'

/** Writes statements of what a portal says, and collects what there is to complain of. */
export interface Scribe {
  /** Says of something of which class it is. */
  type(subject: number, name: string): void
  /** A value that is an IRI if it looks like one, else a literal, which the rules of the profile then speak of. */
  link(subject: number, property: string, value: string | null): void
  /** A literal with the datatype, or plain. */
  literal(subject: number, property: string, value: string | null, datatype?: string): void
  /** Texts by language. '' stands for the language that the operator has told of, if any. */
  texts(subject: number, property: string, texts: ReadonlyMap<string, string>): void
  /** A date as xsd:date, xsd:dateTime and so on by its form; in another form a plain literal. */
  date(subject: number, property: string, value: string | null): void
  /** Connects two things. */
  relate(subject: number, property: string, object: number): void
  iri(iri: string): number
  /** A thing without an address. */
  blank(): number
  readonly graph: () => Graph
  readonly problems: readonly Problem[]
}

/** Starts with nothing written. `language` is that of texts which tell none; null when nobody knows it. */
export function startScribe(language: string | null): Scribe {
  const builder = new GraphBuilder()
  const problems: Problem[] = []
  const { terms } = builder
  let blanks = 0
  const relate = (subject: number, property: string, object: number): void =>
    builder.add(subject, terms.iri(property), object)
  const literal: Scribe['literal'] = (subject, property, value, datatype) => {
    if (value !== null)
      relate(subject, property, terms.literal(value, datatype === undefined ? 0 : terms.iri(datatype)))
  }
  const checked = (iri: string): number => {
    const found = iriProblem(iri, null)
    if (found !== null && problems.length < mostProblems) problems.push(found)
    return terms.iri(iri)
  }
  return {
    relate,
    literal,
    iri: checked,
    type: (subject, name) => relate(subject, rdf.type, terms.iri(name)),
    link: (subject, property, value) => {
      if (value !== null && looksLikeIri(value)) relate(subject, property, checked(value))
      else literal(subject, property, value)
    },
    texts: (subject, property, texts) => {
      for (const [tag, text] of texts) {
        const spoken = tag === '' ? language : tag.replaceAll('_', '-')
        relate(subject, property, spoken === null ? terms.literal(text) : terms.text(text, spoken))
      }
    },
    date: (subject, property, value) =>
      literal(subject, property, value, value === null ? undefined : dateDatatype(value)),
    blank: () => terms.blank(`n${blanks++}`),
    graph: () => builder.build(),
    problems,
  }
}

/** Words behind a colon are no address. */
function looksLikeIri(value: string): boolean {
  return isAbsoluteIri(value) && (!/\s/.test(value) || /^(?:https?|ftp):\/\//i.test(value))
}

/** The same fault often stands in every record. */
const mostProblems = 1000
