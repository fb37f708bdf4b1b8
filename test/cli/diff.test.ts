import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

const prefixes = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n'
const dataset = (title: string): string =>
  `${prefixes}<d/1> a dcat:Dataset ; dcterms:title "${title}"@sv .\n<katalog> a dcat:Catalog ; dcat:dataset <d/1> .`

describe('the difference between two catalogues', () => {
  let folder: string
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'skord-diff-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('is none between two files that say the same, whatever they are called', async () => {
    const outcome = await runCommand(['diff', file('a.ttl', dataset('Träd')), file('b.ttl', dataset('Träd'))])
    expect(outcome).toMatchObject({ code: 0, stdout: 'Inga skillnader.\n' })
  })

  test('is told property by property, with exit code 1', async () => {
    const files = [file('c.ttl', dataset('Träd')), file('d.ttl', dataset('Träd och buskar'))]
    const { code, stdout } = await runCommand(['diff', ...files])
    expect(code).toBe(1)
    expect(stdout).toContain('Ändrad datamängd: Träd och buskar')
    expect(stdout).toContain('Titel (sv): ”Träd” → ”Träd och buskar”')
  })

  test('is an RDF patch and JSON when asked for', async () => {
    const files = [file('e.ttl', dataset('Träd')), file('f.ttl', dataset('Buskar'))]
    const patch = (await runCommand(['diff', ...files, '--format', 'patch'])).stdout
    expect(patch).toMatch(/^D .*"Träd"@sv \.\nA .*"Buskar"@sv \.$/m)
    expect(JSON.parse((await runCommand(['diff', ...files, '--format', 'json'])).stdout)).toMatchObject([
      { kind: 'updated', resourceType: 'Dataset' },
    ])
  })

  test('shows no escape sequences of the metadata on the terminal', async () => {
    const files = [file('g.ttl', dataset('Träd')), file('h.ttl', dataset('\\u001b[2J'))]
    expect((await runCommand(['diff', ...files])).stdout).not.toContain('\u001b')
  })

  test('cannot be made of what is not RDF', async () => {
    const outcome = await runCommand(['diff', file('i.ttl', dataset('Träd')), file('j.ttl', 'hej')])
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain('j.ttl kan inte läsas')
    expect((await runCommand(['diff', '-', '-'])).code).toBe(2)
  })
})
