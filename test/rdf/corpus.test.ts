import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/rdf/graph.ts'
import { type Reading, read } from '../../src/rdf/read.ts'

const root = new URL('../../../shared/corpus/', import.meta.url)
const mediaTypes: Readonly<Record<string, string>> = {
  rdfxml: 'application/rdf+xml',
  turtle: 'text/turtle',
  trig: 'application/trig',
  ntriples: 'application/n-triples',
  'json-ld': 'application/ld+json',
}
const isNumber = (text: string): boolean => /^\d+$/.test(text)
const tsv = (name: string): string[][] =>
  existsSync(root)
    ? readFileSync(new URL(name, root), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map(line => line.split('\t'))
    : []
const readFile = (name: string, mediaType: string | null): Promise<Reading & { graph: Graph }> =>
  read(readFileSync(new URL(name, root)), { baseIri: 'https://kalla.example/', mediaType })

describe.skipIf(!existsSync(root))('real metadata (skipped without ../shared/corpus)', () => {
  const rows = tsv('INDEX.tsv').filter(([, format]) => mediaTypes[format] !== undefined)
  const refusedBoth = ([, , , rapper, other]: string[]): boolean =>
    rapper.startsWith('ERROR') && other.startsWith('ERROR')

  test('what two independent parsers read gives as many statements here', async () => {
    const accepted = rows.filter(
      ([, format, , rapper, other]) => isNumber(other) && (isNumber(rapper) || format === 'json-ld'),
    )
    const differing: string[] = []
    for (const [file, format, , , count] of accepted) {
      const { graph } = await readFile(file, mediaTypes[format])
      if (graph.size !== Number(count)) differing.push(`${file}: ${graph.size} for ${count}`)
    }
    expect(accepted.length).toBeGreaterThan(300)
    expect(differing).toEqual([])
  })

  test('what both refuse is refused with its place', async () => {
    const refused = rows.filter(refusedBoth)
    const differing: string[] = []
    for (const [file, format] of refused) {
      const { failure, problems } = await readFile(file, mediaTypes[format])
      if (failure !== 'syntax' || problems.at(-1)?.position === null) differing.push(file)
    }
    expect(refused.length).toBeGreaterThan(40)
    expect(differing).toEqual([])
  })

  /** Only one of the two reads these; we read what we can understand. */
  test('where they disagree about an IRI or stray text, it is read and the fault is told', async () => {
    const isDisputed = ([file, , , rapper, other]: string[]): boolean =>
      isNumber(rapper) && other.startsWith('ERROR') && !file.startsWith('nasty')
    const disputed = rows.filter(isDisputed)
    const told = new Set<string>()
    for (const [file, format] of disputed) {
      const { failure, problems } = await readFile(file, mediaTypes[format])
      expect([file, failure]).toEqual([file, null])
      for (const { rule, position } of problems) if (position !== null) told.add(rule)
    }
    expect(disputed.length).toBeGreaterThan(10)
    expect([...told]).toEqual(expect.arrayContaining(['iri-illegal-character', 'rdfxml-stray-text']))
  })

  test('contexts of DCAT-AP and schema.org are known without the network', async () => {
    const needing = rows.filter(([, , , , other]) => other.startsWith('ERROR URLError'))
    const failures: string[] = []
    for (const [file] of needing) {
      const { failure, problems } = await readFile(file, 'application/ld+json')
      if (failure !== null) failures.push(`${file} ${problems.at(-1)?.rule}`)
    }
    expect(needing.length).toBeGreaterThan(25)
    expect(failures).toEqual([])
  })
})

describe.skipIf(!existsSync(root))('nasty documents (skipped without ../shared/corpus)', () => {
  /** Outcomes that the document alone decides; the others depend on status, network or earlier harvests. */
  const rows = tsv('nasty/manifest.tsv').filter(
    ([file, http]) => /\.(?:rdf|ttl|nt|trig|xml|html|jsonld)$/.test(file) && http.startsWith('200'),
  )
  const mediaTypeOf = (http: string): string | null => /^200 ([\w/+.-]+)/.exec(http)?.[1] ?? null

  test.each(rows)('%s (%s) is read as its manifest says', async (file, http, what, outcome) => {
    const { failure } = await readFile(`nasty/${file}`, mediaTypeOf(http))
    const isReader = !/removal|removed|hydra|goes round|connection/.test(what)
    if (outcome === 'refuse') expect(failure).not.toBeNull()
    else if (!outcome.includes('refuse') && isReader) expect(failure).toBeNull()
    else expect(['refuse', 'warn', 'ok'].some(word => outcome.includes(word))).toBe(true)
  })

  test.each([
    ['nasty/iri-space.ttl', 9],
    ['se-opennorth/dcat.rdf', 127],
    ['eu-dcatap-validator/test-rule-15.rdf', 96],
    ['eu-semic-dcat-ap/example-bee-population-dataset-series-api.ttl', 20],
    ['no-shacl-tests/valid-graphs__core__dataset.trig', 264],
    ['nasty/undefined-prefix.ttl', 11],
  ])('%s has its fault on line %i', async (file, line) => {
    const { problems } = await readFile(file, null)
    expect(problems.at(-1)?.position?.line).toBe(line)
  })
})
