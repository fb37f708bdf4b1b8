import { expect, test } from 'vitest'
import { problem } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { judgeDocument, readDocument } from '../../src/validate/check.ts'

const text = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://kalla.example/katalog> a dcat:Catalog ;
  dcterms:title "Öppna data" ;
  dcterms:license <https://kalla.example/villkor> .`

test('findings stand in the order of the document, whoever found them; what has no place comes last', async () => {
  const read = await readDocument(Buffer.from(text), { baseIri: 'https://kalla.example/', mediaType: 'text/turtle' })
  const repaired = (line: number) => problem('normalise', 'whitespace-trimmed', { position: { line, column: 1 } })
  const problems = [problem('parse', 'not-rdf-empty'), repaired(5), repaired(4)]
  const { findings } = await judgeDocument({ ...read, problems }, await loadProfile(), {})
  const lines = findings.map(({ position }) => position?.line ?? Number.POSITIVE_INFINITY)
  expect(new Set(findings.map(({ stage }) => stage))).toEqual(new Set(['parse', 'normalise', 'validate']))
  expect(lines).toEqual(lines.toSorted((a, b) => a - b))
})
