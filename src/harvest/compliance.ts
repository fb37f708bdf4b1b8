import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dcat, foaf, rdf, vcard } from '../rdf/vocabulary.ts'
import { validate } from '../validate/validate.ts'
import { ownersIn } from './owners.ts'

/** Does a dataset, an IRI or `_:label`, comply? null when it cannot be said. */
export type Compliance = (dataset: string) => boolean | null

/** Resources of these classes answer for themselves; everything else belongs to those that refer to it. */
const answerable = [
  dcat.Catalog,
  dcat.Dataset,
  dcat.DatasetSeries,
  dcat.DataService,
  foaf.Agent,
  foaf.Organization,
  foaf.Person,
  vcard.Kind,
  vcard.Organization,
  vcard.Individual,
]

/**
 * Judges datasets by the European baseline: one complies when nothing violates it on the dataset itself, its
 * distributions, or whatever else has no record of its own. Without the baseline nothing can be said.
 */
export async function complianceWith(
  baseline: Profile | null,
  graph: Graph,
  options: { readonly signal?: AbortSignal },
): Promise<Compliance> {
  if (baseline === null) return () => null
  const findings = await validate(graph, baseline, options)
  const owners = ownersIn(graph, namesOf(graph))
  const failing = new Set<string>()
  for (const { severity, focusNode } of findings) {
    if (severity !== 'Violation' || focusNode === null) continue
    for (const owner of owners.of(focusNode)) failing.add(owner)
  }
  return dataset => !failing.has(dataset)
}

function namesOf(graph: Graph): ReadonlySet<string> {
  const ids = answerable.flatMap(name => graph.subjectsWith(graph.iri(rdf.type), graph.iri(name)))
  return new Set(ids.map(id => (graph.kind(id) === BlankNode ? `_:${graph.value(id)}` : graph.value(id))))
}
