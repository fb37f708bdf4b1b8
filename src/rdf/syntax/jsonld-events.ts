import { type Position, type Problem, problem } from '../../model/finding.ts'

/** What jsonld says when it drops something. */
interface JsonLdEvent {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
}

/** What is told of: the name of the detail that says what it was about, and that. */
interface Told {
  readonly name: string
  readonly value: string
  readonly position: Position | null
}

/** Code of an event → the rule, and the detail that says what was dropped. */
const rules: Readonly<Record<string, readonly [rule: string, detail: string, name: string]>> = {
  'relative subject reference': ['jsonld-reference-dropped', 'subject', 'reference'],
  'relative predicate reference': ['jsonld-reference-dropped', 'predicate', 'reference'],
  'relative object reference': ['jsonld-reference-dropped', 'object', 'reference'],
  'relative graph reference': ['jsonld-reference-dropped', 'graph', 'reference'],
  'blank node predicate': ['jsonld-property-ignored', 'property', 'property'],
  'invalid property': ['jsonld-property-ignored', 'property', 'property'],
  'invalid @language value': ['language-tag-malformed', 'language', 'tag'],
  'rdfDirection not set': ['jsonld-direction-ignored', '', ''],
}

/** Collects what is told of a document, each kind once for each thing. */
export class JsonLdEvents {
  readonly #told = new Map<string, Problem>()

  get problems(): readonly Problem[] {
    return [...this.#told.values()]
  }

  /** An event handler for jsonld; `position` answers where the thing stands. */
  heard(position: (value: string) => Position | null): (heard: { readonly event: JsonLdEvent }) => void {
    return ({ event: { code, details } }) => {
      const known = rules[code]
      if (known === undefined) return
      const [rule, detail, name] = known
      const value = String(details[detail] ?? '').toWellFormed()
      if (!this.knows(rule, value)) this.tell(rule, { name, value, position: position(value) })
    }
  }

  /** Has this been told of? */
  knows(rule: string, value: string): boolean {
    return this.#told.has(`${rule} ${value.toWellFormed()}`)
  }

  tell(rule: string, { name, value, position }: Told): void {
    const text = value.toWellFormed()
    const key = `${rule} ${text}`
    if (this.#told.has(key)) return
    const found = value === '' ? { position } : { value: text, position, details: { [name]: text } }
    this.#told.set(key, problem('parse', rule, found))
  }

  /** A problem that is told of once for each place. */
  add(found: Problem, offset: number): void {
    this.#told.set(`${found.rule} at ${offset}`, found)
  }
}
