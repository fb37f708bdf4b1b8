import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Agency, startAgency } from '../support/agency.ts'
import { type Outcome, runCommand } from './run-command.ts'

const base = 'https://kommun.example'

/** A catalogue of datasets with these numbers; the first one's title is given. */
function catalogue(numbers: readonly number[], title = 'Badplatser'): string {
  const named = (number: number): string => (number === 1 ? title : `Datamängd ${number}`)
  return `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<${base}/katalog> a dcat:Catalog ; dcterms:title "Öppna data"@sv ;
  dcat:dataset ${numbers.map(number => `<${base}/d/${number}>`).join(', ')} .
${numbers.map(number => `<${base}/d/${number}> a dcat:Dataset ; dcterms:title "${named(number)}"@sv .`).join('\n')}`
}

const turtle = { headers: { 'content-type': 'text/turtle' } }

describe('past runs', () => {
  let agency: Agency
  let data: string
  const skord = (...words: readonly string[]): Promise<Outcome> =>
    runCommand([...words, '--quiet'], { data, allowed: agency.host })
  const publish = (body: string): void => agency.answer('/dcat', { ...turtle, body })

  beforeAll(async () => {
    agency = await startAgency()
  })
  afterAll(() => agency.close())
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'skord-runs-'))
    publish(catalogue([1, 2, 3, 4]))
    await skord('sources', 'add', 'kommunen', '--url', `${agency.origin}/dcat`)
    await skord('harvest', '--all')
    return () => rmSync(data, { recursive: true })
  })

  test('are listed, the latest first, with what they changed', async () => {
    await skord('harvest', '--all')
    const { code, stdout } = await skord('runs', 'list')
    expect(code).toBe(0)
    expect(stdout.trim().split('\n').slice(1)).toEqual([
      expect.stringMatching(/^2 +kommunen .*oförändrad/),
      expect.stringMatching(/^1 +kommunen .*klar +5 nya, 0 ändrade, 0 borttagna/),
    ])
    expect((await skord('runs', 'list', '--source', 'ingen')).code).toBe(1)
    expect(JSON.parse((await skord('runs', 'list', '--limit', '1', '--format', 'json')).stdout)).toHaveLength(1)
  })

  test('say which step showed that nothing had changed, and what the server was asked', async () => {
    await skord('harvest', '--all')
    const { stdout } = await skord('runs', 'show', '2')
    expect(stdout).toContain('samma innehåll som förra gången, byte för byte')
    expect(stdout).toContain(`${agency.origin}/dcat  200`)
  })

  test('tell what changed in words and as an RDF patch', async () => {
    publish(catalogue([1, 2, 3, 4], 'Badplatser vid havet'))
    await skord('harvest', '--all')
    expect((await skord('runs', 'show', '2', '--changes', 'text')).stdout).toContain(
      'Titel (sv): ”Badplatser” → ”Badplatser vid havet”',
    )
    const patch = await skord('runs', 'show', '2', '--changes', 'patch')
    expect(patch.stdout).toContain(`A <${base}/d/1> <http://purl.org/dc/terms/title> "Badplatser vid havet"@sv .`)
    expect((await skord('runs', 'show', '1', '--changes', 'text')).code).toBe(1)
  })

  test('that are held are approved for exactly what they would remove, once', async () => {
    publish(catalogue([1]))
    expect((await skord('harvest', '--all')).code).toBe(1)
    const held = await skord('runs', 'show', '2')
    expect(held.stdout).toContain(`  ${base}/d/2`)
    expect((await skord('runs', 'approve', '2', '--digest', 'something-else')).code).toBe(1)
    expect((await skord('runs', 'approve', '2')).code).toBe(0)
    expect((await skord('runs', 'list')).stdout).toMatch(/3 +kommunen .*0 nya, 1 ändrade, 3 borttagna/)
    expect((await skord('runs', 'approve', '2')).code).toBe(1)
    expect((await skord('harvest', '--all')).stdout).toContain('oförändrad')
  })

  test('that are rejected leave what is published in place', async () => {
    publish(catalogue([1]))
    await skord('harvest', '--all')
    expect((await skord('runs', 'reject', '2')).code).toBe(0)
    expect((await skord('runs', 'show', '2')).stdout).toContain('avslagen av cli')
    expect((await skord('harvest', '--all')).stdout).toContain('pausad')
  })

  test('are judged again as they were received', async () => {
    agency.answer('/dcat', { status: 500 })
    const { code, stdout } = await skord('harvest', '--replay', '1')
    expect(code).toBe(0)
    expect(stdout).toContain('Inget skiljer.')
  })

  test('that there are not are said so', async () => {
    expect((await skord('runs', 'show', '99')).code).toBe(1)
    expect((await skord('runs', 'show', 'x')).code).toBe(2)
  })

  test('of sources that are exported and imported again are the same', async () => {
    await skord('sources', 'update', 'kommunen', '--limit', 'graceDays=5', '--mail', 'anna@kommun.example')
    const yaml = (await skord('sources', 'export')).stdout
    expect(yaml).toMatch(/graceDays: 5\b.*anna@kommun.example/s)
    const file = join(data, 'sources.yaml')
    writeFileSync(file, yaml.replace('graceDays: 5', 'graceDays: 6'))
    const tried = await runCommand(['sources', 'import', file, '--dry-run'], { data })
    expect(tried.stderr).toContain('kommunen: ändras (limits)')
    expect((await skord('sources', 'export')).stdout).toBe(yaml)
    await skord('sources', 'import', file)
    expect((await skord('sources', 'export')).stdout).toContain('graceDays: 6')
  })

  test('need no token, but tokens are made, listed and revoked', async () => {
    const made = await skord('tokens', 'add', '--label', 'Anna', '--role', 'owner', '--source', 'kommunen')
    expect(made.stdout).toMatch(/^skord_[\w-]{43}\n$/)
    expect((await skord('tokens', 'list')).stdout).toMatch(/1 +Anna +owner +kommunen/)
    expect((await skord('tokens', 'list', '--format', 'json')).stdout).not.toContain(made.stdout.trim())
    expect((await skord('tokens', 'revoke', '1')).code).toBe(0)
    expect((await skord('tokens', 'revoke', '1')).code).toBe(1)
    expect((await skord('tokens', 'add', '--label', 'Bo', '--role', 'owner')).code).toBe(2)
  })

  test('of two catalogues with one dataset say from where it is shown', async () => {
    agency.answer('/annan', { ...turtle, body: catalogue([1, 9]).replace('/katalog>', '/annan>') })
    await skord('sources', 'add', 'samlaren', '--url', `${agency.origin}/annan`, '--precedence', 'collector')
    await skord('harvest', '--source', 'samlaren')
    const { stdout } = await skord('sources', 'duplicates', '--source', 'samlaren')
    expect(stdout).toContain(`${base}/d/1 (samlaren)`)
    expect(stdout).toContain('visas från kommunen')
  })
})
