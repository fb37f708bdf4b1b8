import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat, rdf } from '../rdf/vocabulary.ts'
import type { Breach, Conformance, Given } from '../score/given.ts'
import { nameOf } from '../score/scene.ts'
import { ownersIn } from './owners.ts'

/** Resources of these classes answer for themselves; everything else, also publishers and contacts, for what leads to it. */
const answerable = [dcat.Catalog, dcat.Dataset, dcat.DatasetSeries]

const swedishProfile = 'dcat-ap-se'

/**
 * Says of each dataset by findings that are breaches whether it conforms: it does when none is on the dataset itself, its
 * distributions, publisher, contact or whatever else belongs to it. Breaches come with those on the dataset itself first, then
 * by line.
 */
export function conformanceBy(findings: readonly Finding[], graph: Graph): (dataset: string) => Conformance {
  const byNode = Map.groupBy(findings, ({ focusNode }) => focusNode)
  const owners = ownersIn(graph, namesOf(graph))
  const failing = new Map<string, string[]>()
  for (const node of byNode.keys()) {
    if (node === null) continue
    for (const owner of owners.of(node)) {
      const nodes = failing.get(owner)
      if (nodes === undefined) failing.set(owner, [node])
      else nodes.push(node)
    }
  }
  return dataset => {
    const nodes = failing.get(dataset)
    if (nodes === undefined) return conforming
    const own = (node: string): number => (node === dataset ? 0 : 1)
    const found = nodes.flatMap(node => (byNode.get(node) ?? []).map(finding => breachOf(node, finding)))
    const breaches = found.sort((a, b) => own(a.focusNode) - own(b.focusNode) || lineOf(a) - lineOf(b))
    return { conforms: false, breaches }
  }
}

/** Does a dataset conform to the Swedish profile, by what was found? null, always, when it was judged by another one. */
export function swedishConformance(
  findings: readonly Finding[],
  { graph, profile }: { readonly graph: Graph; readonly profile: Pick<Profile, 'id'> },
): Given['conformance'] {
  if (profile.id !== swedishProfile) return () => null
  const violations = findings.filter(({ severity, stage }) => severity === 'Violation' && stage === 'validate')
  return conformanceBy(violations, graph)
}

const conforming: Conformance = { conforms: true, breaches: [] }

function breachOf(focusNode: string, { resultPath: path, resultMessage: message, position }: Finding): Breach {
  return { focusNode, path, message, line: position?.line ?? null }
}

function lineOf({ line }: Breach): number {
  return line ?? Number.MAX_SAFE_INTEGER
}

function namesOf(graph: Graph): ReadonlySet<string> {
  const ids = answerable.flatMap(name => graph.subjectsWith(graph.iri(rdf.type), graph.iri(name)))
  return new Set(ids.map(id => nameOf(graph, id)))
}
