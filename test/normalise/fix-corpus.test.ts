import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { fix } from '../../src/normalise/fix.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { syntaxById } from '../../src/rdf/syntaxes.ts'
import { type Check, check } from '../../src/validate/check.ts'
import { validate } from '../../src/validate/validate.ts'
import { graphOf, quadsOf } from './graphs.ts'
import { rereadBy } from './reread.ts'

const profile = await loadProfile()
const catalogues = join(import.meta.dirname, '../../fixtures/catalogues')
const corpus = join(import.meta.dirname, '../../../shared/corpus')
const baseIri = 'https://kalla.example/katalog'

/** Larger documents are compared statement by statement only with SKORD_LONG=1: naming blank nodes takes its time. */
const compared = process.env.SKORD_LONG === '1' ? Number.POSITIVE_INFINITY : 30_000

const documentsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => /\.(rdf|xml|owl|ttl|trig|nt|nq|jsonld|json)$/.test(name))
        .sort()
        .map(name => join(folder, name))
    : []

const read = (body: Uint8Array | string, mediaType: string | null = null): Promise<Check> =>
  check(typeof body === 'string' ? Buffer.from(body) : body, profile, { baseIri, mediaType })

interface Fixed {
  readonly text: string
  readonly graph: Graph
  /** Do some resources go by another name now? */
  readonly hasRenamed: boolean
}

async function fixed(file: Check): Promise<Fixed | null> {
  const syntax = syntaxById(file.syntax ?? '')
  if (file.graph === null || syntax === null) return null
  const { graph, repairs } = await fix(file.graph, profile, {
    validate: async judged => (judged === file.graph ? file.findings : validate(judged, profile)),
  })
  const hasRenamed = repairs.some(({ details }) => !details.old.startsWith('"') && !details.new.startsWith('"'))
  return { text: [...syntax.serialise(graph)].join(''), graph, hasRenamed }
}

type Key = (finding: Finding) => string
const byRule: Key = ({ sourceShape }) => sourceShape.replace(/.*#/, '')
const byPlace: Key = finding => [byRule(finding), finding.focusNode, finding.resultPath].join(' ')

/** What more findings speak of than before. */
function more(before: readonly Finding[], after: readonly Finding[], key: Key): string[] {
  const known = Map.groupBy(before, key)
  const isNew = ([name, findings]: [string, Finding[]]): boolean => findings.length > (known.get(name)?.length ?? 0)
  return [...Map.groupBy(after, key)].filter(isNew).map(([name]) => name)
}

/** Language tags mean the same in upper and lower case, and some libraries read them as lower case. */
const inLowerCase = (text: string): Promise<string> =>
  canonicalNQuads(
    graphOf(
      quadsOf(
        text.replaceAll(/"@[\w-]+ /g, tag => tag.toLowerCase()),
        'x',
      ),
    ),
  )

function examine(path: string): void {
  test(`${relative(path.startsWith(corpus) ? corpus : catalogues, path)}`, async context => {
    const before = await read(readFileSync(path))
    const once = await fixed(before)
    if (once === null || before.graph === null) {
      context.skip('cannot be read')
      return
    }
    const syntax = syntaxById(before.syntax ?? '')
    const after = await read(once.text, syntax?.mediaTypes[0])

    expect(after.syntax, 'reads in the same syntax').toBe(before.syntax)
    expect(after.findings.filter(({ stage }) => stage === 'parse').map(({ sourceShape }) => sourceShape)).toEqual([])
    expect(after.findings.length, 'has no more findings').toBeLessThanOrEqual(before.findings.length)
    const judged = await validate(once.graph, profile)
    expect(more(before.findings, judged, once.hasRenamed ? byRule : byPlace), 'has no new finding').toEqual([])
    // Some rules speak only of the first of several resources, which need not be the same in a document in another order.
    expect(more(before.findings, after.findings, byRule), 'nor when it is read again').toEqual([])
    expect((await fixed(after))?.text, 'fixed twice, the same bytes').toBe(once.text)
    if (statSync(path).size > compared) return
    const wanted = await canonicalNQuads(once.graph)
    expect(await canonicalNQuads(after.graph ?? before.graph), 'says the same').toBe(wanted)
    const other = await canonicalNQuads(await rereadBy(before.syntax ?? '', once.text))
    expect(await inLowerCase(other), 'says the same to others').toBe(await inLowerCase(wanted))
  })
}

describe('A fixed catalogue reads, is no worse, and says what was mended', () => {
  for (const path of documentsIn(catalogues)) examine(path)
})

describe.skipIf(!existsSync(corpus))('So does every document of the corpus (skipped without ../shared/corpus)', () => {
  for (const path of documentsIn(corpus)) examine(path)
})
