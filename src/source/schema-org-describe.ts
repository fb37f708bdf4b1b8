import { type Problem, problem } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { rowsOf } from './orphans.ts'
import type { Pen } from './pen.ts'
import { pageLanguage, schemaName, textOf, valuesOf } from './schema-org-terms.ts'
import type { Writer } from './schema-org-values.ts'

/** How many statements of each property could not be said in DCAT; filled on the way. */
export type LeftOut = Map<string, number>

/** What is said elsewhere: between things, not of one. */
const elsewhere: ReadonlySet<string> = new Set([
  'dataset',
  'distribution',
  'hasPart',
  'includedInDataCatalog',
  'isPartOf',
  'license',
  'maintainer',
])

/** Properties that only count where another one is missing. */
const secondary: Readonly<Record<string, readonly string[]>> = {
  provider: ['publisher'],
  author: ['creator'],
  spatial: ['spatialCoverage'],
  datasetTimeInterval: ['temporalCoverage'],
  mainEntityOfPage: ['url'],
  fileFormat: ['encodingFormat'],
}

interface Description {
  /** What is described, as term of what is read. */
  readonly source: number
  /** As term of what is written. */
  readonly node: number
  readonly table: Readonly<Record<string, Writer>>
  /** Language of texts when nothing else is known. */
  readonly fallback: string
  readonly leftOut: LeftOut
}

/** Writes everything that is said of a thing and that the table has words for. Answers the language of its texts. */
export function describe(pen: Pen, { source, node, table, fallback, leftOut }: Description): string {
  const { from } = pen
  const language = languageOf(from, source) || fallback
  for (const row of rowsOf(from, source)) {
    const name = schemaName(from.value(from.columns.predicates[row]))
    if (name === null || isSecondary(from, source, name)) continue
    pen.at(row)
    const write = Object.hasOwn(table, name) ? table[name] : null
    const isSaid = write?.(pen, { subject: node, value: from.columns.objects[row], language }) ?? elsewhere.has(name)
    if (!isSaid) leftOut.set(name, (leftOut.get(name) ?? 0) + 1)
  }
  return language
}

/** Of what could not be said: which properties, the most frequent first. */
export function leftOutProblems(leftOut: LeftOut): Problem[] {
  if (leftOut.size === 0) return []
  const sorted = [...leftOut].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const named = sorted.slice(0, mostNamed).map(([name]) => name.slice(0, 60))
  const properties = `${named.join(', ')}${sorted.length > mostNamed ? ' …' : ''}`
  const count = sorted.reduce((sum, [, number]) => sum + number, 0)
  return [problem('source', 'schema-org-left-out', { details: { properties, count: String(count) } })]
}

const mostNamed = 10

function isSecondary(graph: Graph, source: number, name: string): boolean {
  const first = Object.hasOwn(secondary, name) ? secondary[name] : []
  return valuesOf(graph, source, ...first).length > 0
}

/** The language of the page that it stands in; else the one that the data are in, if that is given as a tag. */
function languageOf(graph: Graph, source: number): string {
  const [ofPage] = graph.objectsOf(source, graph.iri(pageLanguage))
  const tag = ofPage === undefined ? (textOf(graph, source, 'inLanguage') ?? '') : graph.value(ofPage)
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : ''
}
