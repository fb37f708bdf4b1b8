import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcterms, sh } from '../rdf/vocabulary.ts'
import type { Given } from '../score/given.ts'
import { listsOf } from '../score/lists.ts'
import { defaultParameters } from '../score/parameters.ts'
import { componentOf } from '../validate/component-name.ts'
import { validate } from '../validate/validate.ts'
import { conformanceBy } from './conformance.ts'

/**
 * What the European portal counts: how many values there are and of what kind. Of which class values are, and whether
 * they are on the right list, it does not ask when it scores; nor what is only recommended.
 * @see https://data.europa.eu/mqa/methodology
 */
const counted: ReadonlySet<string> = new Set([sh.minCount, sh.maxCount, sh.nodeKind, sh.datatype].map(componentOf))

/**
 * Judges datasets by the European baseline: one complies when nothing that counts violates it on the dataset itself, its
 * distributions, publisher, contact or whatever else belongs to it. It is judged as it is exported, with formats in text
 * translated to the EU list. Without the baseline nothing can be said.
 */
export async function complianceWith(
  baseline: Profile | null,
  graph: Graph,
  options: { readonly signal?: AbortSignal },
): Promise<Given['compliance']> {
  if (baseline === null) return () => null
  const isTranslated = translatedBy(baseline)
  const findings = await validate(graph, baseline, options)
  return conformanceBy(
    findings.filter(finding => isCounted(finding) && !isTranslated(finding)),
    graph,
  )
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
