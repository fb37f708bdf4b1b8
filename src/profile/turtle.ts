import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { readInto } from '../rdf/read.ts'

/** Turtle files of our own as one graph. @throws Error naming the file that cannot be read and the reason */
export async function readTurtle(names: readonly string[], folder: string): Promise<Graph> {
  const builder = new GraphBuilder()
  for (const name of names) {
    const options = { baseIri: `https://skord.example/shapes/${name}`, mediaType: 'text/turtle' }
    const { problems } = await readInto(builder, readFileSync(join(folder, name)), options)
    for (const { rule, position, details } of problems) {
      throw new Error(`${join(folder, name)}:${position?.line}: ${rule} ${JSON.stringify(details)}`)
    }
  }
  return builder.build()
}
