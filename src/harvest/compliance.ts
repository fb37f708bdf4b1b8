import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dcat, dcterms, rdf, sh } from '../rdf/vocabulary.ts'
import { listsOf } from '../score/lists.ts'
import { defaultParameters } from '../score/parameters.ts'
import { componentOf } from '../validate/component-name.ts'
import { validate } from '../validate/validate.ts'
import { ownersIn } from './owners.ts'

/** Does a dataset, an IRI or `_:label`, comply? null when it cannot be said. */
export type Compliance = (dataset: string) => boolean | null

/**
 * What the European portal counts: how many values there are and of what kind. Of which class values are, and whether
 * they are on the right list, it does not ask when it scores; nor what is only recommended.
 * @see https://data.europa.eu/mqa/methodology
 */
const counted: ReadonlySet<string> = new Set([sh.minCount, sh.maxCount, sh.nodeKind, sh.datatype].map(componentOf))

/** Resources of these classes answer for themselves; everything else, also publishers and contacts, for what leads to it. */
const answerable = [dcat.Catalog, dcat.Dataset, dcat.DatasetSeries]

/**
 * Judges datasets by the European baseline: one complies when nothing that counts violates it on the dataset itself, its
 * distributions, publisher, contact or whatever else belongs to it. It is judged as it is exported, with formats in text
 * translated to the EU list. Without the baseline nothing can be said.
 */
export async function complianceWith(
  baseline: Profile | null,
  graph: Graph,
  options: { readonly signal?: AbortSignal },
): Promise<Compliance> {
  if (baseline === null) return () => null
  const isTranslated = translatedBy(baseline)
  const findings = await validate(graph, baseline, options)
  const breaches = findings.filter(finding => isCounted(finding) && !isTranslated(finding))
  const owners = ownersIn(graph, namesOf(graph))
  const failing = new Set<string>()
  for (const node of new Set(breaches.map(({ focusNode }) => focusNode))) {
    for (const owner of node === null ? [] : owners.of(node)) failing.add(owner)
  }
  return dataset => !failing.has(dataset)
}

function isCounted({ severity, sourceConstraintComponent }: Finding): boolean {
  return severity === 'Violation' && counted.has(sourceConstraintComponent ?? '')
}

/** Is it about a format in text, as DCAT-AP-SE has it, that is exported as an address from the EU list? */
function translatedBy(baseline: Profile): (finding: Finding) => boolean {
  const { formatOfText, mediaTypeOf } = listsOf(baseline, { ...defaultParameters, mapping: 'eu-export' })
  return ({ resultPath, value }) =>
    resultPath === dcterms.format && value !== null && (formatOfText(value) ?? mediaTypeOf(value)) !== null
}

function namesOf(graph: Graph): ReadonlySet<string> {
  const ids = answerable.flatMap(name => graph.subjectsWith(graph.iri(rdf.type), graph.iri(name)))
  return new Set(ids.map(id => (graph.kind(id) === BlankNode ? `_:${graph.value(id)}` : graph.value(id))))
}
