import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
# En kommentar
<https://kommun.example/bad> a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcterms:issued "2020/01/31" .
`
const rdfXml = `<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">
  <dcat:Dataset rdf:about="https://kommun.example/bad platser">
    <dcterms:title xml:lang="SV">Badplatser på Öland</dcterms:title>
    <dcat:landingPage>https://kommun.example/bad</dcat:landingPage>
  </dcat:Dataset>
</rdf:RDF>
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skord-fix-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = (name: string): string => join(folder, name)
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path(name), content)
  return path(name)
}
const get = (name: string): string => readFileSync(path(name), 'utf8')

describe('skord fix', () => {
  test('writes the mended graph on stdout, in the syntax submitted, and the repairs on stderr', async () => {
    const { code, stdout, stderr } = await runCommand(['fix', put('k.ttl', turtle)])
    expect(code).toBe(0)
    expect(stdout).toContain('dcterms:issued "2020-01-31"^^xsd:date')
    expect(stderr).toContain('Rättat på 1 ställe:')
    expect(stderr).toMatch(/rad 4 {2}”Badplatser” {2}dcterms:issued {2}"2020\/01\/31" → "2020-01-31"\^\^xsd:date/)
    expect(stderr).toMatch(/Före: {2}\d+ fel.*\nEfter: \d+ fel/)
    expect(stderr).toContain('Återstår att rätta för hand')
  })

  test('keeps the prefixes of the document, and convert does too', async () => {
    const own = turtle.replaceAll('dcterms:', 'dct:').replace('@prefix dcat', '@prefix d').replaceAll('dcat:D', 'd:D')
    const { stdout } = await runCommand(['fix', put('k.ttl', own)])
    expect(stdout).toContain('@prefix d: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .')
    expect(stdout).toContain('a d:Dataset')
    expect(stdout).toContain('dct:issued "2020-01-31"^^xsd:date')
    const converted = await runCommand(['convert', path('k.ttl'), '--to', 'rdfxml'])
    expect(converted.stdout).toContain('xmlns:dct="http://purl.org/dc/terms/"')
    expect(converted.stdout).toContain('<dct:title xml:lang="sv">')
  })

  test('mends what reading recovers from: encoding, illegal addresses', async () => {
    const { code, stdout } = await runCommand(['fix', put('k.rdf', Buffer.from(rdfXml, 'latin1'))])
    expect(code).toBe(0)
    expect(stdout).toContain('encoding="UTF-8"')
    expect(stdout).toContain('rdf:about="https://kommun.example/bad%20platser"')
    expect(stdout).toContain('<dcterms:title xml:lang="sv">Badplatser på Öland</dcterms:title>')
    expect(stdout).toContain('<dcat:landingPage rdf:resource="https://kommun.example/bad"/>')
  })

  test('replaces the input itself when told to, with its permissions, and leaves nothing else behind', async () => {
    const file = put('k.ttl', turtle)
    chmodSync(file, 0o640)
    const { code, stdout } = await runCommand(['fix', file, '--out', file])
    expect([code, stdout]).toEqual([0, ''])
    expect(get('k.ttl')).toContain('"2020-01-31"^^xsd:date')
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder)).toEqual(['k.ttl'])
    const mended = get('k.ttl')
    await runCommand(['fix', file, '--out', file])
    expect(get('k.ttl')).toBe(mended)
  })

  test('writes through a symbolic link to the file behind it', async () => {
    put('k.ttl', turtle)
    symlinkSync(path('k.ttl'), path('link.ttl'))
    await runCommand(['fix', path('link.ttl'), '--out', path('link.ttl')])
    expect(lstatSync(path('link.ttl')).isSymbolicLink()).toBe(true)
    expect(get('k.ttl')).toContain('"2020-01-31"^^xsd:date')
  })

  test('leaves a document that needs nothing as it is, comments and all', async () => {
    const sound = turtle.replace('"2020/01/31"', '"2020-01-31"^^<http://www.w3.org/2001/XMLSchema#date>')
    const { stdout, stderr } = await runCommand(['fix', put('k.ttl', sound)])
    expect(stdout).toBe(sound)
    expect(stderr).toContain('Inget att rätta automatiskt.')
  })

  test('writes UTF-8, whatever it was given', async () => {
    const sound = turtle.replace('"2020/01/31"', '"2020-01-31"^^<http://www.w3.org/2001/XMLSchema#date>')
    const { code, stdout } = await runCommand(['fix', put('k.ttl', Buffer.from(`\ufeff${sound}`, 'utf16le'))])
    expect(code).toBe(0)
    expect(stdout).toContain('dcterms:title "Badplatser"@sv')
  })

  test('writes another syntax when told to', async () => {
    const { code, stdout } = await runCommand(['fix', put('k.ttl', turtle), '--to', 'rdfxml', '--quiet'])
    expect(code).toBe(0)
    expect(stdout).toContain('<rdf:RDF')
  })

  test('reads stdin, and speaks English', async () => {
    const { code, stdout, stderr } = await runCommand(['fix', '-', '--lang', 'en'], { stdin: turtle })
    expect(code).toBe(0)
    expect(stdout).toContain('"2020-01-31"^^xsd:date')
    expect(stderr).toContain('Mended in 1 place:')
  })

  test('writes the report in a file: as text with every place, as JSON when it is named so', async () => {
    const file = put('k.ttl', turtle)
    const [text, json] = await Promise.all([
      runCommand(['fix', file, '--report', path('r.txt')]),
      runCommand(['fix', file, '--report', path('r.json')]),
    ])
    expect([text.stderr, json.stderr]).toEqual(['', ''])
    expect(get('r.txt')).toContain('Rättat på 1 ställe:')
    const report = JSON.parse(get('r.json'))
    expect(Object.keys(report)).toEqual([
      'input',
      'profile',
      'profileVersion',
      'syntax',
      'counts',
      'repairs',
      'withheld',
      'notKept',
      'mended',
      'remaining',
    ])
    expect(report.repairs[0]).toMatchObject({ focusNode: 'https://kommun.example/bad', position: { line: 4 } })
    expect(report.counts.after.violation).toBeLessThan(report.counts.before.violation)
  })

  test('asks where the catalogue is published when its addresses are relative, and guesses nothing', async () => {
    const file = put('k.ttl', turtle.replace('https://kommun.example/bad', 'bad'))
    const asked = await runCommand(['fix', file, '--out', path('ut.ttl')])
    expect(asked.code).toBe(2)
    expect(asked.stderr).toContain('1 relativ adress (rad 4). Ange var den publiceras: --base')
    expect(readdirSync(folder)).toEqual(['k.ttl'])
    const told = await runCommand(['fix', file, '--base', 'https://kommun.example/data/katalog.ttl'])
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('<https://kommun.example/data/bad> a dcat:Dataset')
  })

  test('tells of what a reader cannot keep', async () => {
    const { stderr } = await runCommand([
      'fix',
      put(
        'k.jsonld',
        '{"@context": {"dcat": "http://www.w3.org/ns/dcat#"}, "@id": "https://kommun.example/bad", "@type": "dcat:Dataset", "hemligt": 1}',
      ),
    ])
    expect(stderr).toContain('finns därför inte i den rättade filen:')
    expect(stderr).toContain('hemligt')
  })

  test('keeps control characters of the document off the terminal', async () => {
    const { stderr } = await runCommand(['fix', put('k.ttl', turtle.replace('Badplatser', 'Bad\\u001b[2Jplatser'))])
    expect(stderr).toContain('platser')
    expect(stderr).not.toContain('\u001b')
  })
})

describe('skord fix ends with 2 and leaves every file as it was', () => {
  const untouched = (): void => {
    expect(readdirSync(folder).filter(name => name !== 'folder')).toEqual(['k.ttl'])
    expect(get('k.ttl')).toBe(turtle)
  }

  test.each([
    [['--out', 'nowhere/ut.ttl'], 'nowhere/ut.ttl kan inte användas: mappen finns inte'],
    [['--out', '.'], 'kan inte användas: det är en mapp'],
    [['--report', 'nowhere/r.txt', '--out', 'k.ttl'], 'nowhere/r.txt kan inte användas'],
    [['--out', 'x', '--report', 'x'], '--out och --report kan inte vara samma fil'],
    [['--out', 'x', '--report', 'x/../x'], '--out och --report kan inte vara samma fil'],
    [['--to', 'word'], '--to kan inte vara ”word”'],
    [['--base', 'katalogen'], '”katalogen” är ingen http- eller https-adress'],
  ])('%j', async (words, message) => {
    const file = put('k.ttl', turtle)
    const inFolder = words.map(word => (/^(?:x.*|k\.ttl|\.|nowhere.*)$/.test(word) ? `${folder}/${word}` : word))
    const { code, stdout, stderr } = await runCommand(['fix', file, ...inFolder])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    untouched()
  })

  test('a document that cannot be read, though it was to be replaced', async () => {
    const broken = put('k.ttl', `${turtle} <https://kommun.example/x> a`)
    const { code, stderr } = await runCommand(['fix', broken, '--out', broken])
    expect(code).toBe(2)
    expect(stderr).toContain('kan inte läsas')
    expect(get('k.ttl')).toContain('<https://kommun.example/x> a')
  })
})
