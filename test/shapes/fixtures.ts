import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../src/model/finding.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { readTurtle } from '../../src/profile/turtle.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { BlankNode } from '../../src/rdf/terms.ts'
import { rdfs } from '../../src/rdf/vocabulary.ts'
import { validate } from '../../src/validate/validate.ts'

/** Where the fixtures of the rules are, one folder per class. */
export const rulesFolder = join(import.meta.dirname, '../../fixtures/rules')

/** Namespace of the shapes of DCAT-AP-SE. */
export const shapesNamespace = 'https://skord.example/shapes/dcat-ap-se#'

/** The namespaces of all profiles, by the prefix that their fixtures use. */
export const namespaces: Readonly<Record<string, string>> = {
  se: shapesNamespace,
  eu: 'https://skord.example/shapes/dcat-ap#',
  hvd: 'https://skord.example/shapes/dcat-ap-hvd#',
}

/** Every fixture of a folder, as `dataset/title-required.ttl`, sorted; those of the European profiles have folders of their own. */
export function fixtureFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith('.ttl') && !name.startsWith('dcat-ap')).sort()
}

/** IRI of the rule that a fixture names in its line `# shape: se:…` (`eu:`, `hvd:`); null when it names none. */
export function ruleOfFixture(file: string): string | null {
  const [, prefix, name] = readFileSync(file, 'utf8').match(/^# shape: (\w+):(\S+)$/m) ?? []
  return name === undefined ? null : namespaces[prefix] + name
}

/** Reads and judges one fixture. */
export async function judge(
  folder: string,
  name: string,
  profile: Profile,
): Promise<{ graph: Graph; findings: readonly Finding[] }> {
  const graph = await readTurtle([name], folder)
  return { graph, findings: await validate(graph, profile) }
}

/** The subjects of a fixture that stand on one side: those in its namespace, and others that have the word as label. */
export function subjectsOn(graph: Graph, side: 'passing' | 'failing'): string[] {
  const label = graph.iri(rdfs.label)
  const isLabelled = (id: number): boolean => graph.objectsOf(id, label).some(value => graph.value(value) === side)
  const isOnSide = (id: number): boolean => graph.value(id).startsWith(`https://${side}.example/`) || isLabelled(id)
  return graph
    .subjects()
    .filter(isOnSide)
    .map(id => nameOf(graph, id))
    .sort()
}

function nameOf(graph: Graph, id: number): string {
  return graph.kind(id) === BlankNode ? `_:${graph.value(id)}` : graph.value(id)
}
