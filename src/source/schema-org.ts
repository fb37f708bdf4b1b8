import { type Problem, problem } from '../model/finding.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat, dcterms, rdf } from '../rdf/vocabulary.ts'
import { addDcatRows, isInDcat } from './dcat-part.ts'
import { createPen, type Pen, webAddress, writeType } from './pen.ts'
import { contactOfAgent, publisher } from './schema-org-agents.ts'
import { type Catalogue, chooseCatalogue, type PageFacts } from './schema-org-catalogue.ts'
import { describe, type LeftOut, leftOutProblems } from './schema-org-describe.ts'
import { writeDistribution } from './schema-org-distributions.ts'
import { catalogueTable, datasetTable, distributionTable } from './schema-org-table.ts'
import { resourcesOf, valuesOf } from './schema-org-terms.ts'

/** What a page or document says in the words of DCAT, of its own or rewritten. */
export interface Rewritten {
  readonly graph: Graph
  readonly problems: readonly Problem[]
}

/**
 * The catalogue that a graph in schema.org's words describes, in those of DCAT. What is in the words of DCAT already
 * stays as it is; all else of the graph, which is about the site and not about data, is left out.
 * @see https://schema.org/Dataset and https://www.w3.org/TR/vocab-dcat-3/#dcat-sdo
 */
export function rewriteSchemaOrg(graph: Graph, page: PageFacts): Rewritten {
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  const pen = createPen(graph, builder)
  addDcatRows(graph, builder)
  const datasets = resourcesOf(graph, ['Dataset', 'DataFeed']).filter(id => !isInDcat(graph, id))
  const members = new Map([...looseIn(graph).map(id => [id, id] as const), ...namesOf(pen, datasets)])
  if (members.size === 0) return { graph: builder.build(), problems: [] }
  const catalogue = chooseCatalogue(pen, members, page)
  const leftOut: LeftOut = new Map()
  writeCatalogue(pen, catalogue, { page, leftOut })
  for (const source of datasets) writeDataset(pen, source, { nodes: members, page, leftOut })
  pen.at(-1)
  for (const node of members.values()) pen.write(catalogue.node, dcat.dataset, node)
  const mapped = problem('source', 'schema-org-mapped', { details: { count: String(datasets.length) } })
  const told = [...(datasets.length > 0 ? [mapped] : []), ...catalogue.problems, ...leftOutProblems(leftOut)]
  return { graph: builder.build(), problems: told }
}

/** Datasets in the words of DCAT that no catalogue holds. */
function looseIn(graph: Graph): readonly number[] {
  const held = new Set([...graph.rowsOfPredicate(graph.iri(dcat.dataset))].map(row => graph.columns.objects[row]))
  return graph.subjectsWith(graph.iri(rdf.type), graph.iri(dcat.Dataset)).filter(id => !held.has(id))
}

/** What each dataset is called: its own address, else that of its page unless another has it; else nothing. */
function namesOf(pen: Pen, datasets: readonly number[]): ReadonlyMap<number, number> {
  const taken = new Set(datasets.map(id => webAddress(pen.from, id)))
  const nodes = datasets.map(id => {
    const own = webAddress(pen.from, id)
    if (own !== null) return [id, pen.iri(own)] as const
    const page = valuesOf(pen.from, id, 'url').map(url => webAddress(pen.from, url))[0] ?? null
    if (page === null || taken.has(page)) return [id, pen.blank(`dataset-${id}`)] as const
    taken.add(page)
    return [id, pen.iri(page)] as const
  })
  return new Map(nodes)
}

function writeCatalogue(
  pen: Pen,
  { node, source, title }: Catalogue,
  { page, leftOut }: { readonly page: PageFacts; readonly leftOut: LeftOut },
): void {
  if (source === null && title === null) return
  pen.at(-1)
  if (source !== null) pen.begin(node, source)
  writeType(pen, node, dcat.Catalog)
  if (source !== null) describe(pen, { source, node, table: catalogueTable, fallback: page.language, leftOut })
  else if (title) pen.write(node, dcterms.title, pen.text(title, page.language))
}

interface DatasetParts {
  /** What every dataset is called. */
  readonly nodes: ReadonlyMap<number, number>
  readonly page: PageFacts
  readonly leftOut: LeftOut
}

function writeDataset(pen: Pen, source: number, { nodes, page, leftOut }: DatasetParts): void {
  const { from } = pen
  const node = nodes.get(source) ?? 0
  pen.begin(node, source)
  writeType(pen, node, dcat.Dataset)
  const language = describe(pen, { source, node, table: datasetTable, fallback: page.language, leftOut })
  const agents = valuesOf(from, source, 'publisher', 'provider')
  const creators = valuesOf(from, source, 'creator', 'author')
  pen.at(from.rowsStart(source))
  // Whoever made it and names no other publisher has published it.
  if (agents.length === 0) for (const value of creators) publisher(pen, { subject: node, value, language })
  if (valuesOf(from, source, 'contactPoint').length === 0) {
    contactOfAgent(pen, node, [...agents, ...valuesOf(from, source, 'maintainer'), ...creators])
  }
  for (const part of valuesOf(from, source, 'hasPart')) {
    const partNode = nodes.get(part)
    if (partNode !== undefined) pen.write(node, dcterms.hasPart, partNode)
  }
  const licences = valuesOf(from, source, 'license')
  const distributions = valuesOf(from, source, 'distribution')
  // Without a distribution the licence has nowhere else to stand.
  if (distributions.length === 0) {
    for (const value of licences) distributionTable.license(pen, { subject: node, value, language })
  }
  for (const value of distributions) {
    writeDistribution(pen, value, { dataset: node, licences, language, leftOut })
  }
}
