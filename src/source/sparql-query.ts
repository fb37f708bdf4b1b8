import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { dcat } from '../rdf/vocabulary.ts'

/** A run of resources in the order of their IRIs: those between two IRIs, both included, or those that are named. */
export type Batch =
  | { readonly kind: 'range'; readonly iris: readonly string[] }
  | { readonly kind: 'named'; readonly iris: readonly string[] }

/** The classes whose resources are asked for; what belongs to them is found from there. */
const classes = [dcat.Catalog, dcat.Dataset, dcat.DatasetSeries, dcat.DataService, dcat.Distribution]

/** So many blank nodes below one another are described with a resource, such as the checksum of a distribution. */
const depth = 4

/** How many resources there are. */
export function countQuery(): string {
  return `SELECT (COUNT(DISTINCT ?r) AS ?n) WHERE { ${resources()} }`
}

/**
 * The next resources behind an IRI, in the order of their IRIs. Not with OFFSET, which skips and repeats when something
 * changes meanwhile, and which some servers refuse far into an answer.
 */
export function listQuery(after: string, limit: number): string {
  return `SELECT DISTINCT ?r WHERE { ${resources(after === '' ? '' : `STR(?r) > ${quoted(after)}`)} } ORDER BY STR(?r) LIMIT ${limit}`
}

/** The descriptions of some resources with the blank nodes below them, each whole. */
export function describeQuery(batch: Batch): string {
  const levels = Array.from({ length: depth }, (_, level) => level + 1)
  const template = ['?r ?p0 ?o0 .', ...levels.map(n => `?o${n - 1} ?p${n} ?o${n} .`)].join(' ')
  const open = levels.map(n => `OPTIONAL { ?o${n - 1} ?p${n} ?o${n} . FILTER(isBlank(?o${n - 1}))`).join(' ')
  return `CONSTRUCT { ${template} } WHERE { ${chosen(batch)} ?r ?p0 ?o0 . ${open}${' }'.repeat(depth)} }`
}

/** How many statements there are about each of some resources, or how many of them lead to what has a name. */
export function statementsQuery(batch: Batch, objects: 'any' | 'named'): string {
  const only = objects === 'any' ? '' : ` ${notBlank}`
  return `SELECT ?r (COUNT(*) AS ?n) WHERE { { SELECT DISTINCT ?r ?p ?o WHERE { ${chosen(batch)} ?r ?p ?o .${only} } } } GROUP BY ?r`
}

/** Some of the statements about a resource that lead to what has a name. */
export function statementPageQuery(iri: string, limit: number, offset: number): string {
  const resource = `<${legalIri(iri)}>`
  return `CONSTRUCT { ${resource} ?p ?o } WHERE { ${resource} ?p ?o . ${notBlank} } LIMIT ${limit} OFFSET ${offset}`
}

const notBlank = 'FILTER(!isBlank(?o))'

/** Resources that have IRIs, as one can ask for no others. */
function resources(condition = ''): string {
  const values = classes.map(name => `<${name}>`).join(' ')
  return `VALUES ?class { ${values} } ?r a ?class . FILTER(isIRI(?r)${condition === '' ? '' : ` && ${condition}`})`
}

/** A range is as short for many as for few, which an address must be. */
function chosen({ kind, iris }: Batch): string {
  if (kind === 'named') return `VALUES ?r { ${iris.map(iri => `<${legalIri(iri)}>`).join(' ')} }`
  const range = `STR(?r) >= ${quoted(iris[0])} && STR(?r) <= ${quoted(iris[iris.length - 1])}`
  return `{ SELECT DISTINCT ?r WHERE { ${resources(range)} } }`
}

/** A text in a query: nothing in it can end it. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r]/g, character => escapes[character] ?? '')}"`
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' }
