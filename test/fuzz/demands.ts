import type { Finding } from '../../src/model/finding.ts'
import { ShapesError } from '../../src/model/shapes-error.ts'
import { fix } from '../../src/normalise/fix.ts'
import type { Profile } from '../../src/profile/profile.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { serialiseNQuads } from '../../src/rdf/syntax/ntriples-writer.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import { validationFormats } from '../../src/report/validation/formats.ts'
import type { ValidationReport } from '../../src/report/validation/report.ts'
import { check } from '../../src/validate/check.ts'
import { validate } from '../../src/validate/validate.ts'
import type { Chance } from './mutate.ts'

const mediaTypes = [null, null, ...syntaxes.map(syntax => syntax.mediaTypes[0]), 'text/html', 'application/json']

/** What must hold of any bytes at all: they are judged, and what is said of them makes sense. @throws Error naming what does not */
export async function judgeAny(body: Uint8Array, profile: Profile, random: Chance): Promise<'refused' | 'used'> {
  const mediaType = random.one(mediaTypes)
  const options = { baseIri: 'https://kalla.example/katalog', mediaType, positions: true }
  const result = await check(body, profile, options)
  const lines = lineCount(body)
  for (const finding of result.findings) demandSense(finding, lines)
  const { counts, findings, graph, conforms } = result
  demand(counts.Violation + counts.Warning + counts.Info === findings.length, 'the counts are those of the findings')
  demand(conforms === (counts.Violation === 0), 'what has no violation conforms')
  if (graph === null) {
    demand(findings.length > 0, 'what cannot be read is told of')
    return 'refused'
  }
  if (graph.size === 0) return 'used'
  const syntax = random.one(syntaxes)
  const written = [...syntax.serialise(graph)].join('')
  const again = await read(Buffer.from(written), {
    baseIri: 'https://kalla.example/annan',
    mediaType: syntax.mediaTypes[0],
  })
  demand(again.failure === null, `${syntax.id} that is written can be read: ${again.problems.at(-1)?.rule}`)
  if (['trig', 'nquads'].includes(syntax.id)) {
    const quads = new Set([...serialiseNQuads(graph)].join('').split('\n').slice(0, -1)).size
    demand(again.graph.size === quads, `${syntax.id} has ${again.graph.size} of ${quads} quads`)
  }
  if (random.below(4) === 0) await demandRepairs(graph, profile)
  if (random.below(4) === 0) demandReports({ ...result, input: 'katalog', profile })
  return 'used'
}

/** Mending gives no new finding, and nothing is left to mend. */
async function demandRepairs(graph: Graph, profile: Profile): Promise<void> {
  const tools = { validate: (some: Graph) => validate(some, profile) }
  const before = await validate(graph, profile)
  const mended = await fix(graph, profile, tools)
  const after = await validate(mended.graph, profile)
  demand(after.length <= before.length, `${before.length} findings became ${after.length} by mending`)
  const again = await fix(mended.graph, profile, tools)
  const rules = [...new Set(again.repairs.map(({ rule }) => rule))]
  demand(again.graph === mended.graph, `mending again mends ${again.repairs.length} more: ${rules.join(', ')}`)
}

/** Every form of the result can be written. */
function demandReports(report: ValidationReport): void {
  for (const { id, write } of validationFormats) {
    let length = 0
    for (const piece of write([report], { language: 'sv', maxFindings: null, version: '0' })) length += piece.length
    demand(length > 0, `the result is written as ${id}`)
  }
}

/** Mutated shapes are refused with a reason, or judged by. @throws what is neither */
export async function judgeByShapes(
  profile: Profile,
  body: Uint8Array,
  shapes: Uint8Array,
): Promise<'refused' | 'used'> {
  const base = { baseIri: 'https://kalla.example/', mediaType: 'text/turtle' }
  const [data, graph] = [await read(body, base), await read(shapes, base)]
  if (graph.failure !== null) return 'refused'
  try {
    await validate(data.graph, { ...profile, shapes: graph.graph })
    return 'used'
  } catch (error) {
    const isWordless = error instanceof Error && error.constructor === Error && error.message !== ''
    if (!isWordless && !(error instanceof ShapesError)) throw error
    return 'refused'
  }
}

function demandSense({ position, resultMessage, hint, focusNode }: Finding, lines: number): void {
  const words = `${resultMessage.sv} ${resultMessage.en} ${hint?.sv ?? ''} ${hint?.en ?? ''}`
  demand(resultMessage.sv !== '' && resultMessage.en !== '', 'every finding has words')
  demand(!/\{[$?]\w+\}/.test(words.replaceAll(/[”“][^”“]*[”“]/g, '')), `no place is left open in: ${words}`)
  demand(focusNode !== '', 'a resource has a name')
  if (position === null) return
  demand(position.line >= 1 && position.line <= lines + 1, `line ${position.line} is one of ${lines}`)
  demand(position.column >= 1, 'columns begin with 1')
}

function lineCount(body: Uint8Array): number {
  let lines = 1
  for (const byte of body) if (byte === 10 || byte === 13) lines++
  return lines
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
