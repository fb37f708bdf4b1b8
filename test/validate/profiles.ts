import type { Profile } from '../../src/profile/profile.ts'
import { rulesOf } from '../../src/profile/rules.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from './turtle.ts'

/** Words and severity, for shapes that need some. */
export const words = `sh:severity sh:Violation ; sh:message "Fel"@sv, "Wrong"@en`

/** A profile of shapes in Turtle, with some knowledge besides. */
export function profileOf(shapes: string, knowledge = ''): Profile {
  const graph: Graph = turtle(shapes)
  return {
    id: 'test',
    version: '1',
    label: { sv: 'Prov', en: 'Test' },
    shapes: graph,
    knowledge: turtle(knowledge),
    schemes: new Map(),
    rules: rulesOf(graph),
    methods: [],
  }
}

/** A rule that says one thing of a property of datasets, with words. */
export function onDatasets(path: string, constraint: string): string {
  return `
    :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :Dataset-rule .
    :Dataset-rule a sh:PropertyShape ; sh:path ${path} ; ${constraint} ; ${words} .`
}

/** Focus node and value of every finding about a graph in Turtle. */
export async function told(data: string, shapes: string, knowledge = ''): Promise<(string | null)[][]> {
  const findings = await validate(turtle(data), profileOf(shapes, knowledge))
  return findings.map(({ focusNode, value }) => [focusNode, value])
}

/** IRI of a node that Turtle in tests calls `:name`. */
export function example(name: string): string {
  return `https://example.org/${name}`
}
