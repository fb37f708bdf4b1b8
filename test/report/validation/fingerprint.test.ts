import { expect, test } from 'vitest'
import { fingerprinter } from '../../../src/report/validation/fingerprint.ts'
import { finding, reportOn } from './validation-reports.ts'

const fingerprints = async (text: string): Promise<readonly string[]> => {
  const report = await reportOn(text)
  return report.findings.filter(({ focusNode }) => focusNode?.startsWith('_:')).map(fingerprinter(report))
}

test('blank nodes that all lead to each other are told by name at once', async () => {
  const labels = Array.from({ length: 40 }, (_, at) => `_:n${at}`)
  const links = labels.map(label => `${label} a dcat:Dataset ; <https://a.example/p> ${labels.join(', ')} .`)
  const found = await fingerprints(`@prefix dcat: <http://www.w3.org/ns/dcat#> . ${links.join('\n')}`)
  expect(found.length).toBeGreaterThan(40)
})

test('a blank node keeps its name under another label, and differs from one that something else leads to', async () => {
  const publisher = (label: string, leading: string): string =>
    `<https://a.example/d> <https://a.example/${leading}> ${label} . ${label} a <http://www.w3.org/ns/dcat#Dataset> .`
  expect(await fingerprints(publisher('_:a', 'p'))).toEqual(await fingerprints(publisher('_:b', 'p')))
  expect(await fingerprints(publisher('_:a', 'p'))).not.toEqual(await fingerprints(publisher('_:a', 'q')))
})

test('a report without a graph has fingerprints all the same', () => {
  expect(fingerprinter({})(finding({ focusNode: '_:a' }))).toMatch(/^[0-9a-f]{32}$/)
})
