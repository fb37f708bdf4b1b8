import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/second-opinion')

/** A case in which another engine is wrong. */
export interface Case {
  readonly name: string
  /** Why it is. */
  readonly reason: string
  /** The engines that are. */
  readonly wrong: readonly string[]
  /** The right results: focus node, path (`~` when it is no plain property), value, shape and component, as in the report. */
  readonly results: readonly string[]
  readonly data: Graph
  readonly shapes: Graph
}

/** Every case in `fixtures/second-opinion`: prefixes and data, then a line `# shapes:` and the shapes. */
export async function readCases(): Promise<Case[]> {
  const names = readdirSync(folder).filter(name => name.endsWith('.ttl'))
  return Promise.all(names.sort().map(readCase))
}

async function readCase(name: string): Promise<Case> {
  const text = readFileSync(resolve(folder, name), 'utf8')
  const said = (what: string): string[] =>
    Array.from(text.matchAll(new RegExp(`^# ${what}: (.*)$`, 'gm')), ([, words]) => words)
  const prefixes = Array.from(text.matchAll(/^@prefix (\S*): <(.*)> \.$/gm))
  const [data, shapes] = text.split(/^# shapes:$/m)
  const inFull = (result: string): string =>
    prefixes.reduce(
      (line, [, prefix, iri]) => line.replaceAll(new RegExp(`(?<=^| |\\^\\^)${prefix}:([\\w-]+)`, 'g'), `<${iri}$1>`),
      result,
    )
  return {
    name: name.replace('.ttl', ''),
    reason: said('reason')[0] ?? '',
    wrong: (said('wrong')[0] ?? '').split(', '),
    results: said('result').map(inFull).sort(),
    data: await graphOf(data),
    shapes: await graphOf(prefixes.map(([line]) => line).join('\n') + shapes),
  }
}

async function graphOf(text: string): Promise<Graph> {
  const { graph, failure } = await read(Buffer.from(text), {
    baseIri: 'https://example.org/',
    mediaType: 'text/turtle',
  })
  if (failure !== null) throw new Error(`not Turtle: ${text}`)
  return graph
}
