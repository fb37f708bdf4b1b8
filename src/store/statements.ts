/** One statement of canonical N-Quads; terms as they stand there, `<iri>`, `_:label` or `"text"@sv`. */
export interface Line {
  readonly subject: string
  readonly predicate: string
  readonly object: string
}

/**
 * The statements whose predicate (as `<iri>`) is wanted. Canonical N-Quads are one statement a line with single spaces,
 * so that nothing needs to be parsed to pass over a line.
 */
export function linesWith(graph: string, wanted: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start < graph.length; ) {
    const newline = graph.indexOf('\n', start)
    const end = newline === -1 ? graph.length : newline
    const first = graph.indexOf(' ', start)
    const second = graph.indexOf(' ', first + 1)
    const predicate = graph.slice(first + 1, second)
    if (wanted.has(predicate)) {
      const object = graph.slice(second + 1, endOfObject(graph, second + 1))
      lines.push({ subject: graph.slice(start, first), predicate, object })
    }
    start = end + 1
  }
  return lines
}

/** IRI, blank node with `_:`, or the text of a literal. */
export function textOf(term: string): string {
  if (term.startsWith('<')) return term.slice(1, -1)
  if (!term.startsWith('"')) return term
  const text = term.slice(1, term.lastIndexOf('"'))
  return text.includes('\\') ? text.replaceAll(escapes, unescaped) : text
}

/** Language tag of a literal in lower case; `und` when it has none. */
export function languageOf(term: string): string {
  const quote = term.lastIndexOf('"')
  return term[quote + 1] === '@' ? term.slice(quote + 2).toLowerCase() : 'und'
}

/** A term has no space but inside the quotes of a literal. */
function endOfObject(graph: string, start: number): number {
  return graph.indexOf(' ', graph[start] === '"' ? closingQuote(graph, start) : start)
}

function closingQuote(graph: string, start: number): number {
  let quote = graph.indexOf('"', start + 1)
  while (isEscaped(graph, quote)) quote = graph.indexOf('"', quote + 1)
  return quote
}

function isEscaped(graph: string, place: number): boolean {
  let before = place
  while (graph[before - 1] === '\\') before--
  return (place - before) % 2 === 1
}

const escapes = /\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/g
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(escaped: string): string {
  const letter = escaped[1]
  if (letter === 'u' || letter === 'U') return String.fromCodePoint(Number.parseInt(escaped.slice(2), 16))
  return controls[letter] ?? letter
}
