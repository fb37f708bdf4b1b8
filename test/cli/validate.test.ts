import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { runCommand } from './run-command.ts'

const catalogues = resolve(import.meta.dirname, '../../fixtures/catalogues')
const good = join(catalogues, 'kustmiljoverket.rdf')
const faulty = join(catalogues, 'skogsvardsnamnden.rdf')
const turtle = join(catalogues, 'elmarknadsverket.ttl')
const broken = join(catalogues, 'hamnsunds-kommun.rdf')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skord-'))
})
afterEach(() => rm(folder, { recursive: true }))

const prefixes = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .'
const datasets = (count: number): string =>
  prefixes + Array.from({ length: count }, (_, at) => `<https://a.example/${at}> a dcat:Dataset .\n`).join('')

interface Result {
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<string, number>>
  readonly baseline?: { readonly known: number; readonly gone: number }
}

async function jsonOf(words: readonly string[], stdin = ''): Promise<Result> {
  const { stdout } = await runCommand(['validate', ...words, '--format', 'json'], { stdin })
  return JSON.parse(stdout)
}

describe('the text', () => {
  test('puts the same problem together, shows three examples and counts the rest', async () => {
    const { stdout } = await runCommand(['validate', '-'], { stdin: datasets(214) })
    expect(stdout).toContain('FEL  Ange en titel på svenska för datamängden.  (samma problem i 214 datamängder)')
    const group = stdout.split('\n\n').find(part => part.includes('Ange en titel på svenska')) ?? ''
    expect(group.match(/^ {2}- rad \d+:\d+ {2}/gm)).toHaveLength(3)
    expect(group).toContain('… och 211 till (visa alla med --max-findings 0)')
    expect(group).toContain('Datamängd · Titel (dcterms:title) · Obligatoriskt värde saknas')
  })

  test('shows all when asked to', async () => {
    const { stdout } = await runCommand(['validate', '-', '--max-findings', '0'], { stdin: datasets(30) })
    expect(stdout).not.toContain('--max-findings')
    for (let at = 0; at < 30; at++)
      expect(stdout).toMatch(new RegExp(`- rad \\d+:\\d+ {2}https://a.example/${at}$`, 'm'))
  })

  test('has the most serious first and the verdict last', async () => {
    const { stdout } = await runCommand(['validate', faulty])
    const marks = stdout.match(/^(FEL|VARNING|UPPLYSNING)(?= {2})/gm) ?? []
    expect(marks).toEqual(marks.toSorted((a, b) => rank(a) - rank(b)))
    expect(new Set(marks).size).toBe(3)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Följer inte DCAT-AP-SE 3\.0\.1\. \d+ fel, \d+ varningar och/)
  })

  test.each([
    ['resource', /^FEL {2}https:\/\/\S+ {2}”Virkespriser”$/m],
    ['severity', /^FEL \(\d+\)$/m],
    ['rule', /^FEL {2}Ange vilket språk/m],
  ])('is put together by %s when asked to', async (grouping, head) => {
    const { stdout } = await runCommand(['validate', faulty, '--group-by', grouping])
    expect(stdout).toMatch(head)
  })

  test('has colours on a terminal only', async () => {
    expect((await runCommand(['validate', good], { isTerminal: true })).stdout).toContain('\u001b[')
    expect((await runCommand(['validate', good], { isTerminal: true, colour: false })).stdout).not.toContain('\u001b[')
    expect((await runCommand(['validate', good])).stdout).not.toContain('\u001b[')
  })

  test('shows an example in the syntax submitted', async () => {
    const adapt = (profile: Profile): Profile => withRule(profile, { example: 'dcterms:title "Badplatser"@sv' })
    const xml =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Dataset rdf:about="https://a.example/d"/></rdf:RDF>'
    expect((await runCommand(['validate', '-'], { stdin: xml, adapt })).stdout).toContain(
      '    Exempel: <dcterms:title xml:lang="sv">Badplatser</dcterms:title>\n',
    )
    expect((await runCommand(['validate', '-'], { stdin: datasets(1), adapt })).stdout).toContain(
      '    Exempel: dcterms:title "Badplatser"@sv\n',
    )
  })

  test('tells what becomes an error in a coming version, which fails nothing today', async () => {
    const future = { severity: 'Violation', version: '4.0' } as const
    const adapt = (profile: Profile): Profile => withRule(profile, { future, severity: 'Warning' })
    const { stdout } = await runCommand(['validate', '-', '--fail-on', 'never'], { stdin: datasets(1), adapt })
    expect(stdout).toMatch(/Obligatoriskt värde saknas · blir fel i 4\.0|· blir fel i 4\.0/)
  })
})

describe('several profiles', () => {
  test('stand side by side, then each by itself, then their verdicts', async () => {
    const words = ['validate', faulty, '--profile', 'dcat-ap-se', '--profile', 'dcat-ap']
    const { code, stdout } = await runCommand(words)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Klass +Egenskap +Problem +DCAT-AP-SE +DCAT-AP$/m)
    expect(stdout).toMatch(/^Datamängd +Titel \(dcterms:title\) +Obligatoriskt värde saknas +Fel 1 +Fel 1$/m)
    expect(stdout.trimEnd().split('\n').slice(-2).join('\n')).toMatch(/DCAT-AP-SE 3\.0\.1[\s\S]*DCAT-AP /)
  })

  test('judge stdin, which can be read once only', async () => {
    const words = ['-', '--profile', 'dcat-ap-se', '--profile', 'dcat-ap']
    const results = (await jsonOf(words, datasets(1))) as unknown as readonly { profile: string; counts: object }[]
    expect(results.map(({ profile }) => profile)).toEqual(['dcat-ap-se', 'dcat-ap'])
    for (const { counts } of results) expect(counts).toMatchObject({ violation: expect.any(Number) })
  })
})

describe('the exit code', () => {
  test.each([
    [[good], 0],
    [[good, '--fail-on', 'warning'], 1],
    [[faulty], 1],
    [[faulty, '--fail-on', 'never'], 0],
    [[broken, '--fail-on', 'never'], 2],
    [[good, faulty], 1],
    [[good, broken], 2],
  ])('of %j is %i', async (words, code) => {
    expect((await runCommand(['validate', ...words])).code).toBe(code)
  })
})

describe('strict judging', () => {
  test('refuses what the portal does not promise to read', async () => {
    const lenient = await jsonOf([turtle])
    const strict = await jsonOf([turtle, '--strict'])
    expect(strict.findings.filter(({ sourceShape }) => sourceShape.endsWith('#syntax-not-rdfxml'))).toMatchObject([
      { severity: 'Violation', resultMessage: { sv: expect.stringContaining('Turtle') } },
    ])
    expect(lenient.findings.some(({ sourceShape }) => sourceShape.endsWith('#syntax-not-rdfxml'))).toBe(false)
    expect(
      (await jsonOf([good, '--strict'])).findings.some(one => one.sourceShape.endsWith('#syntax-not-rdfxml')),
    ).toBe(false)
  })

  test('gives rules the severity that they have by the harvesting rules', async () => {
    const stdin = datasets(1)
    const adapt = (profile: Profile): Profile => withRule(profile, { strictSeverity: 'Info' })
    const severityOf = async (words: readonly string[]): Promise<string[]> => {
      const { stdout } = await runCommand(['validate', '-', '--format', 'json', ...words], { stdin, adapt })
      const { findings } = JSON.parse(stdout) as Result
      return findings.flatMap(({ sourceShape, severity }) => (sourceShape === titleRule ? [severity] : []))
    }
    expect(await severityOf([])).toEqual(['Violation'])
    expect(await severityOf(['--strict'])).toEqual(['Info'])
  })

  test('is said wherever the result is told', async () => {
    const { stdout } = await runCommand(['validate', turtle, '--strict'])
    expect(stdout).toContain('Följer inte DCAT-AP-SE 3.0.1 enligt portalens skördningsregler.')
    expect(await jsonOf([turtle, '--strict'])).toMatchObject({ strict: true })
    expect(await jsonOf([turtle])).not.toHaveProperty('strict')
  })

  test('tells of sub-catalogues that are described elsewhere', async () => {
    const stdin = `${prefixes} <https://a.example/c> a dcat:Catalog ; dcterms:hasPart <https://b.example/c> . <https://b.example/c> a dcat:Catalog .`
    const { findings } = await jsonOf(['-', '--strict'], stdin)
    expect(findings.filter(({ sourceShape }) => sourceShape.endsWith('#sub-catalogue-not-loaded-here'))).toMatchObject([
      { focusNode: 'https://b.example/c' },
    ])
  })
})

describe('a baseline', () => {
  const file = (): string => join(folder, 'known.json')
  const dataset = `${prefixes} <https://a.example/d> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ] .`

  test('makes known what was found, so that only what is new counts', async () => {
    const { stderr } = await runCommand(['validate', '-', '--write-baseline', file()], { stdin: dataset })
    expect(stderr).toMatch(/\d+ kända anmärkningar skrivna till /)
    const again = await runCommand(['validate', '-', '--baseline', file()], { stdin: `\n# moved\n${dataset}` })
    expect(again.code).toBe(0)
    expect(again.stdout).toMatch(/0 fel, 0 varningar och 0 upplysningar\. \d+ kända anmärkningar räknas inte\. 0 kända/)
    const more = `${dataset}\n<https://a.example/new> a dcat:Dataset .`
    const { code } = await runCommand(['validate', '-', '--baseline', file()], { stdin: more })
    expect(code).toBe(1)
    const result = await jsonOf(['-', '--baseline', file()], more)
    expect(new Set(result.findings.map(({ focusNode }) => focusNode))).toEqual(new Set(['https://a.example/new']))
  })

  test('knows as many findings alike as there were', async () => {
    const two = `${dataset}\n<https://a.example/d> dcat:distribution [ a dcat:Distribution ] .`
    await runCommand(['validate', '-', '--write-baseline', file()], { stdin: dataset })
    const { findings } = await jsonOf(['-', '--baseline', file()], two)
    const single = await jsonOf(['-'], dataset)
    const double = await jsonOf(['-'], two)
    expect(findings).toHaveLength(double.findings.length - single.findings.length)
    expect(findings.length).toBeGreaterThan(0)
  })

  test('tells how many known findings are mended', async () => {
    await runCommand(['validate', '-', '--write-baseline', file()], { stdin: dataset })
    const { baseline, findings } = await jsonOf(
      ['-', '--baseline', file()],
      dataset.replace('a dcat:Dataset ;', 'a dcat:Dataset ; dcterms:title "Badplatser"@sv ;'),
    )
    expect(findings.every(({ resultPath }) => resultPath === 'http://purl.org/dc/terms/title')).toBe(true)
    expect(baseline?.gone).toBeGreaterThanOrEqual(1)
  })

  test('is the same file for the same findings', async () => {
    const other = join(folder, 'other.json')
    await runCommand(['validate', faulty, '--write-baseline', file()])
    await runCommand(['validate', faulty, '--write-baseline', other])
    expect(await readFile(other, 'utf8')).toBe(await readFile(file(), 'utf8'))
  })

  test.each([
    ['{"skordBaseline":2,"profiles":[]}', 'en nyare version av Skörd'],
    ['{"profiles":{}}', 'ingen lista över kända anmärkningar'],
    ['not json', 'ingen lista över kända anmärkningar'],
  ])('of %s is refused in one line', async (text, reason) => {
    await writeFile(file(), text)
    const { code, stdout, stderr } = await runCommand(['validate', good, '--baseline', file()])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(reason)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('that is not there is refused in one line', async () => {
    const { code, stderr } = await runCommand(['validate', good, '--baseline', file()])
    expect(code).toBe(2)
    expect(stderr).toContain('known.json kan inte läsas in: den finns inte')
  })
})

test.skipIf(!existsSync('/dev/full'))('a baseline for which there is no room is refused in one line', async () => {
  const { code, stdout, stderr } = await runCommand(['validate', good, '--write-baseline', '/dev/full'])
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: 'skord: /dev/full kan inte användas: disken är full\n',
  })
})

test('an interrupted validation is one line', async () => {
  const { code, stdout, stderr } = await runCommand(['validate', good], { signal: AbortSignal.abort() })
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: 'skord: granskningen avbröts\n' })
})

test('a document named twice is judged once', async () => {
  const { stdout } = await runCommand(['validate', good, good, '--format', 'json'])
  expect(JSON.parse(stdout).input).toBe(good)
})

test('results alone are on stdout, and a bar on stderr when the work takes its time on a terminal', async () => {
  let time = 0
  const now = (): Date => {
    time += 400
    return new Date(time)
  }
  const slow = await runCommand(['validate', good, '--format', 'json'], { isTerminal: true, now })
  expect(() => JSON.parse(slow.stdout)).not.toThrow()
  expect(slow.stderr).toContain('Granskar')
  const quiet = await runCommand(['--quiet', 'validate', good, '--format', 'json'], { isTerminal: true, now })
  expect(quiet.stderr).toBe('')
})

const titleRule = 'https://skord.example/shapes/dcat-ap-se#Dataset-title-required'

function withRule(
  profile: Profile,
  parts: Partial<Profile['rules'] extends ReadonlyMap<string, infer R> ? R : never>,
): Profile {
  const rule = profile.rules.get(titleRule)
  if (rule === undefined) throw new Error('the rule is gone')
  return { ...profile, rules: new Map([...profile.rules, [titleRule, { ...rule, ...parts }]]) }
}

function rank(mark: string): number {
  return ['FEL', 'VARNING', 'UPPLYSNING'].indexOf(mark)
}
