import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Agency, startAgency } from '../support/agency.ts'
import { root, runSkord } from './run-skord.ts'

const catalogue = join(root, 'fixtures/catalogues/kustmiljoverket.rdf')
const faulty = join(root, 'fixtures/catalogues/skogsvardsnamnden.rdf')
const broken = join(root, 'fixtures/catalogues/hamnsunds-kommun.rdf')

describe('help', () => {
  test('is in Swedish and names every command', async () => {
    const { code, stdout } = await runSkord(['--help'])
    expect(code).toBe(0)
    for (const word of [
      'Användning:',
      'validate',
      'score',
      'convert',
      'sources',
      'harvest',
      'publish',
      'report',
      'serve',
    ]) {
      expect(stdout).toContain(word)
    }
  })

  test('is in English when asked for', async () => {
    const { stdout } = await runSkord(['--lang', 'en', 'validate', '--help'])
    expect(stdout).toContain('Usage:')
    expect(stdout).not.toContain('Användning')
  })

  test.each([
    [['valdate', 'x'], 'okänt kommando ”valdate”'],
    [['validate'], 'argumentet <input> saknas'],
    [['validate', 'x', '--nonsense'], 'okänd flagga --nonsense'],
    [['validate', catalogue, '--format', 'pdf'], '--format kan inte vara ”pdf”'],
    [['convert', catalogue, '--to', 'word'], '--to kan inte vara ”word”'],
    [['score', catalogue, '--set', 'alignment=perhaps'], 'alignment kan inte vara ”perhaps”'],
    [['validate', 'no-such-file.rdf'], 'no-such-file.rdf kan inte läsas: filen finns inte'],
    [['report', '--out', 'unused'], 'Ange antingen --organisation <IRI> eller --all.'],
    [
      ['validate', catalogue, '--profile', 'dcat-ap-xx'],
      '--profile kan inte vara ”dcat-ap-xx”. Välj: dcat-ap, dcat-ap-hvd, dcat-ap-se',
    ],
    [['validate', catalogue, '--lang', 'de'], '--lang kan inte vara ”de”. Välj: sv, en'],
    [['validate', catalogue, '--max-findings', '-1'], '--max-findings ska vara ett heltal, 0 eller mer'],
    [['score', catalogue, '--given', catalogue], 'innehållet är inte JSON'],
    [['sources', 'list', '--database', 'postgresql://db.example/x'], 'bara SQLite stöds ännu'],
    [['sources', 'list', '--data', catalogue], 'kan inte användas: där finns redan en fil med det namnet'],
    [['sources', 'add', 'kommun'], 'flaggan --url måste anges'],
    [['sources', 'add', 'kommun', '--url', 'ftp://a.example/'], '”ftp://a.example/” är ingen http- eller https-adress'],
    [
      ['sources', 'add', 'kommun', '--url', 'https://a.example/', '--organisation', 'SE'],
      '”SE” är ingen fullständig IRI',
    ],
    [['publish', '--out', 'unused', '--base-url', 'katalog'], '”katalog” är ingen http- eller https-adress'],
  ])('%j is refused in one line with exit code 2', async (words, message) => {
    const data = await mkdtemp(join(tmpdir(), 'skord-'))
    const { code, stdout, stderr } = await runSkord(['--data', data, ...words])
    await rm(data, { recursive: true })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('a bad setting stops the program with one line that names it', async () => {
    const { code, stderr } = await runSkord(['sources', 'list'], { environment: { PORT: 'many' } })
    expect(code).toBe(2)
    expect(stderr).toBe('skord: miljövariabeln PORT kan inte vara ”many”. Se Configuration i README.\n')
  })
})

describe('validate', () => {
  test('says nothing is wrong with a good catalogue', async () => {
    const { code, stdout } = await runSkord(['validate', catalogue])
    expect(code).toBe(0)
    expect(stdout).toContain('Inga fel mot DCAT-AP-SE 3.0.1.')
  })

  test('gives line, Swedish name and hint, and exit code 1', async () => {
    const { code, stdout } = await runSkord(['validate', faulty])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FEL {2}\S/m)
    expect(stdout).toMatch(/^ {4}Gör så här: /m)
    expect(stdout).toMatch(/^ {2}- rad \d+:\d+ {2}/m)
  })

  test('answers JSON in the agreed shape', async () => {
    const { stdout } = await runSkord(['validate', faulty, '--format', 'json'])
    const result = JSON.parse(stdout)
    expect(result).toMatchObject({ conforms: false, profile: 'dcat-ap-se', profileVersion: '3.0.1', input: faulty })
    expect(result.counts.violation).toBe(
      result.findings.filter(({ severity }: { severity: string }) => severity === 'Violation').length,
    )
    expect(Object.keys(result.findings[0]).sort()).toEqual(
      [
        'stage',
        'severity',
        'sourceShape',
        'sourceConstraintComponent',
        'focusNode',
        'focusType',
        'focusLabel',
        'resultPath',
        'pathLabel',
        'value',
        'resultMessage',
        'hint',
        'position',
        'seeAlso',
        'problem',
        'futureSeverity',
        'futureVersion',
        'example',
      ].sort(),
    )
  })

  test('reads stdin, whose syntax it detects', async () => {
    const { code, stdout } = await runSkord(['validate', '-', '--fail-on', 'never'], {
      stdin: '@prefix dcat: <http://www.w3.org/ns/dcat#> . <https://a.example/c> a dcat:Catalog .',
    })
    expect(code).toBe(0)
    expect(stdout).toContain('1 katalog')
  })

  test('points at the place of a syntax error with exit code 2', async () => {
    const { code, stdout } = await runSkord(['validate', broken])
    expect(code).toBe(2)
    expect(stdout).toMatch(/rad 61:\d+/)
    expect(stdout).not.toContain('    at ')
  })

  test('finds a file without any catalogue wanting', async () => {
    const { code, stdout } = await runSkord(['validate', '-'], {
      stdin: '<https://a.example/x> <https://a.example/p> "y" .',
    })
    expect(code).toBe(1)
    expect(stdout).toContain('dcat:Catalog')
  })

  test('shows no escape sequences of the metadata on the terminal', async () => {
    const { stdout } = await runSkord(['validate', '-'], {
      stdin: String.raw`<https://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "\u001b[31mred" .`,
    })
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('[31mred')
  })

  test('a URL on a private network is refused', async () => {
    const agency = await startAgency({})
    const { code, stderr } = await runSkord(['validate', `${agency.origin}/dcat`])
    await agency.close()
    expect(code).toBe(2)
    expect(stderr).toContain('får inte hämtas')
  })
})

describe('score', () => {
  test('gives every method, the dimensions of the first and what pays most', async () => {
    const { code, stdout } = await runSkord(['score', catalogue])
    expect(code).toBe(0)
    for (const word of [
      'av 405',
      'av 375',
      'av 7,5',
      'av 100',
      'Upptäckbarhet',
      'Vad lönar sig mest',
      'Länkarna är inte kontrollerade',
    ]) {
      expect(stdout).toContain(word)
    }
  })

  test('explains every lost point in JSON, with the gain of mending it', async () => {
    const { stdout } = await runSkord(['score', catalogue, '--method', 'eu-v1', '--format', 'json'])
    const [dataset] = JSON.parse(stdout).datasets
    const { points, maxPoints, lost } = dataset.methods['eu-v1']
    const sum = lost.reduce((total: number, each: { points: number }) => total + each.points, 0)
    expect(points + sum).toBe(maxPoints)
    expect(lost[0]).toMatchObject({ fix: { sv: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) } })
  })

  test('judges whether datasets comply with DCAT-AP, unless it is told', async () => {
    const words = ['score', catalogue, '--method', 'eu-v1']
    const judged = await runSkord(words)
    expect(judged.stdout).not.toContain('inte kontrollerat om reglerna följs')
    const told = await runSkord([...words, '--given', '-'], { stdin: '{ "dcatApCompliant": null }' })
    expect(told.stdout).toContain('inte kontrollerat om reglerna följs')
  })

  test('fails under a limit', async () => {
    const { code } = await runSkord(['score', catalogue, '--method', 'eu-v1', '--fail-under', '400'])
    expect(code).toBe(1)
  })
})

describe('convert', () => {
  test.each(['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'])(
    'writes %s that holds the same graph',
    async syntax => {
      const converted = await runSkord(['convert', catalogue, '--to', syntax])
      expect(converted.code).toBe(0)
      const back = await runSkord(['convert', '-', '--to', 'ntriples'], { stdin: converted.stdout })
      const before = await runSkord(['convert', catalogue, '--to', 'ntriples'])
      expect(back.stdout.split('\n').length).toBe(before.stdout.split('\n').length)
    },
  )
})

describe('a source', () => {
  let agency: Agency
  let data: string
  const skord = (...words: string[]) =>
    runSkord(['--data', data, '--quiet', ...words], {
      environment: { SKORD_ALLOW_PRIVATE_ADDRESSES: new URL(agency.origin).host },
    })

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'skord-'))
    const body = await readFile(catalogue)
    agency = await startAgency({ '/dcat': { headers: { 'Content-Type': 'application/rdf+xml' }, body } })
  })
  afterAll(async () => {
    await agency.close()
    await rm(data, { recursive: true })
  })

  test('is added, tried, harvested, found unchanged, published, reported on and removed', async () => {
    const added = await skord('sources', 'add', 'kusten', '--url', `${agency.origin}/dcat`, '--title', 'Kusten')
    expect(added).toMatchObject({ code: 0, stderr: '' })
    expect((await skord('sources', 'add', 'kusten', '--url', agency.origin)).code).toBe(2)

    const trial = await skord('harvest', '--source', 'kusten', '--dry-run')
    expect(trial).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Kusten: skörden skulle tillämpas.*[1-9]\d* nya, 0 ändrade/s),
    })
    expect((await skord('sources', 'list')).stdout).toContain('aldrig')

    const first = await skord('harvest', '--source', 'kusten')
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/kusten {2}klar: [1-9]\d* nya, 0 ändrade/s) })
    expect((await skord('harvest', '--source', 'kusten')).stdout).toContain('kusten  oförändrad')

    const out = join(data, 'out')
    expect((await skord('publish', '--out', out, '--base-url', 'https://katalog.example')).code).toBe(0)
    expect((await readdir(out)).sort()).toEqual([
      'catalog.json',
      'catalog.jsonld',
      'catalog.nq',
      'catalog.nt',
      'catalog.rdf',
      'catalog.ttl',
    ])
    expect((await skord('validate', join(out, 'catalog.rdf'), '--fail-on', 'never')).code).toBe(0)

    const reports = join(data, 'reports')
    for (const format of ['html', 'json', 'csv', 'turtle']) {
      expect((await skord('report', '--all', '--out', reports, '--format', format)).code).toBe(0)
    }
    expect((await readdir(reports)).map(name => name.replace(/.*\./, '')).sort()).toEqual([
      'csv',
      'html',
      'html',
      'json',
      'ttl',
    ])

    expect((await skord('sources', 'remove', 'kusten')).code).toBe(0)
    expect((await skord('sources', 'remove', 'kusten')).code).toBe(1)
  })

  test('is imported from YAML, or nothing is when one is wrong', async () => {
    const file = join(data, 'sources.yaml')
    await writeFile(file, '- id: a\n  url: https://a.example/dcat\n- id: B\n  url: https://b.example/dcat\n')
    expect((await skord('sources', 'import', file)).code).toBe(2)
    expect((await skord('sources', 'show', 'a')).code).toBe(1)
    await writeFile(file, '- id: a\n  url: [unfinished\n')
    expect((await skord('sources', 'import', file)).stderr).toContain('rad 3: Filen är inte YAML eller JSON')
    await writeFile(file, '- id: a\n  url: https://a.example/dcat\n  profile: dcat-ap-xx\n')
    expect((await skord('sources', 'import', file)).stderr).toMatch(/rad 3, a profile: ”dcat-ap-xx” finns inte/)
    await writeFile(file, '- id: a\n')
    expect((await skord('sources', 'import', file)).stderr).toContain('rad 1, a url: Uppgiften saknas')
    await writeFile(file, '- id: a\n  url: https://a.example/dcat\n  schedule: null\n  precedence: 2\n')
    expect((await skord('sources', 'import', file)).code).toBe(0)
    const shown = JSON.parse((await skord('sources', 'show', 'a')).stdout)
    expect((await skord('sources', 'update', 'a')).stderr).toContain('inget att ändra')
    expect((await skord('sources', 'update', 'a', '--title', 'A')).code).toBe(0)
    expect(shown).toMatchObject({ schedule: null, precedence: { kind: 'ranked', rank: 2 }, enabled: true })
  })

  test('cannot send escape sequences to the terminal by what is wrong with it', async () => {
    agency.answer('/hostile', {
      headers: { 'Content-Type': 'text/turtle' },
      body: '@prefix a: <https://a.example/> .\na:b a "\u001b[2Jhej .\n',
    })
    await skord('sources', 'add', 'fientlig', '--url', `${agency.origin}/hostile`)
    const { code, stdout, stderr } = await skord('harvest', '--source', 'fientlig')
    expect(code).toBe(1)
    expect(stdout + stderr).not.toContain('\u001b')
  })

  test('that fails gives exit code 1 and a sentence', async () => {
    await skord('sources', 'add', 'borta', '--url', `${agency.origin}/nothing-here`)
    const { code, stdout } = await skord('harvest', '--source', 'borta')
    expect(code).toBe(1)
    expect(stdout).toContain('borta  misslyckades: Servern svarade med felkod 404')
  })
})
