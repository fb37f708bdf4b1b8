import { type Problem, problem } from '../../model/finding.ts'

/** What jsonld says when it drops something. */
interface JsonLdEvent {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
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

/** Makes problems of events, each kind once for each thing. */
export class JsonLdEvents {
  readonly #told = new Map<string, Problem>()

  get problems(): readonly Problem[] {
    return [...this.#told.values()]
  }

  readonly hear = ({ event: { code, details } }: { readonly event: JsonLdEvent }): void => {
    const known = rules[code]
    if (known === undefined) return
    const [rule, detail, name] = known
    const value = String(details[detail] ?? '').toWellFormed()
    const key = `${rule} ${value}`
    if (!this.#told.has(key))
      this.#told.set(
        key,
        value === '' ? problem('parse', rule) : problem('parse', rule, { value, details: { [name]: value } }),
      )
  }
}
