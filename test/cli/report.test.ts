import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site } from '../serve/site.ts'
import { type Outcome, runCommand } from './run-command.ts'

const agency = 'https://example.se/verket'
const person = 'https://example.se/anna'
const name = '"><script>alert(1)</script>'

const catalogue = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://example.se/c> a dcat:Catalog ; dcterms:title "Katalog"@sv ; dcterms:publisher <${agency}> ;
  dcat:dataset <https://example.se/1>, <https://example.se/2>, <https://example.se/3> .
<${agency}> a foaf:Agent ; foaf:name "Ankverket"@sv .
<https://example.se/annat> a foaf:Agent ; foaf:name ${JSON.stringify(name)}@sv .
<${person}> a foaf:Agent ; foaf:name "Anna Privat" ; dcterms:type <http://purl.org/adms/publishertype/PrivateIndividual(s)> .
<https://example.se/1> a dcat:Dataset ; dcterms:title "Ankor"@sv ; dcterms:publisher <${agency}> .
<https://example.se/2> a dcat:Dataset ; dcterms:title "Annas data"@sv ; dcterms:publisher <${person}> .
<https://example.se/3> a dcat:Dataset ; dcterms:title "Annat"@sv ; dcterms:publisher <https://example.se/annat> .
`

let site: Site
let data: string
let out: string
beforeAll(async () => {
  site = await openSite()
  await site.publish('ank', catalogue)
  data = join(site.tools.files, '..')
  out = await mkdtemp(join(tmpdir(), 'skord-report-'))
})
afterAll(async () => {
  await site.close()
  await rm(out, { recursive: true })
})

const report = (words: readonly string[]): Promise<Outcome> => runCommand(['report', ...words], { data })
const folder = (at: string): string => join(out, at)

describe('one organisation', () => {
  test('has a web page unless another form is asked for', async () => {
    const { code, stdout } = await report(['--organisation', agency, '--out', folder('one')])
    expect(code).toBe(0)
    expect(stdout).toContain('1 fil om 1 organisation')
    const [file, ...others] = await readdir(folder('one'))
    expect(others).toEqual([])
    expect(file).toMatch(/^organisation-\d+_\d+\.html$/)
    expect(await readFile(join(folder('one'), file), 'utf8')).toContain('Ankverket')
  })

  test('has as many forms as are asked for, in the language of the command', async () => {
    const words = ['--organisation', agency, '--out', folder('forms'), '--format', 'json', '--format', 'html']
    await report([...words, '--lang', 'en'])
    const files = await readdir(folder('forms'))
    expect(files.map(file => file.split('.').at(-1)).sort()).toEqual(['html', 'json'])
    const page = files.find(file => file.endsWith('.html')) ?? ''
    expect(await readFile(join(folder('forms'), page), 'utf8')).toContain('<html lang="en">')
  })

  test('is ranked by the method asked for', async () => {
    await report(['--organisation', agency, '--out', folder('method'), '--format', 'json', '--method', 'se'])
    const [file] = await readdir(folder('method'))
    expect(JSON.parse(await readFile(join(folder('method'), file), 'utf8'))).toMatchObject({ method: 'se' })
  })
})

describe('the table', () => {
  test('has every verdict of the method asked for, or of all', async () => {
    const table = async (method: string): Promise<string> => {
      await report(['--organisation', agency, '--out', folder(method), '--format', 'csv', '--method', method])
      const [file] = await readdir(folder(method))
      return await readFile(join(folder(method), file), 'utf8')
    }
    const [one, all] = [await table('eu-v2'), await table('all')]
    expect(one).toContain(',eu-v2,')
    expect(one).not.toContain(',se,')
    for (const method of ['eu-v1', 'eu-v1-export', 'dataportal-se', 'eu-v2', 'se']) expect(all).toContain(`,${method},`)
  })
})

describe('all organisations', () => {
  test('have a file each in every form and a page that links to them; private persons have none', async () => {
    const { code, stdout } = await report(['--all', '--out', folder('all'), '--format', 'all'])
    expect(code).toBe(0)
    expect(stdout).toContain('13 filer om 2 organisationer')
    const files = await readdir(folder('all'))
    expect(files).toHaveLength(13)
    const list = await readFile(join(folder('all'), 'index.html'), 'utf8')
    const links = [...list.matchAll(/href="([^"]+)"/g)].map(([, file]) => file)
    expect(new Set(links)).toEqual(new Set(files.filter(file => file !== 'index.html')))
    expect(list).not.toContain('Anna')
    expect(list).not.toContain('<script')
  })

  test('are none in an empty store', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'skord-empty-'))
    const { code, stdout } = await runCommand(['report', '--all', '--out', folder('none')], { data: empty })
    expect(code).toBe(0)
    expect(stdout).toContain('0 filer om 0 organisationer')
    await rm(empty, { recursive: true })
  })
})

describe('words that are off', () => {
  test.each([
    [['--organisation', 'Ankverket'], 'ska vara en IRI'],
    [['--organisation', 'https://example.se/okand'], 'https://example.se/okand'],
    [['--organisation', person], 'Privatpersoner har inga rapporter'],
    [[], '--organisation <IRI> eller --all'],
    [['--all', '--organisation', agency], '--organisation <IRI> eller --all'],
    [['--all', '--format', 'pdf'], 'html, json, csv, turtle, trig, jsonld, all'],
    [['--all', '--method', 'eu-v9'], 'eu-v1, eu-v1-export, dataportal-se, eu-v2, se'],
  ])('%j are refused in one line', async (words, reason) => {
    const { code, stderr, stdout } = await report([...words, '--out', folder('off')])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(reason)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('a folder that cannot be made is named', async () => {
    await writeFile(folder('fil'), '')
    const { code, stderr } = await report(['--organisation', agency, '--out', folder('fil/mapp')])
    expect(code).toBe(2)
    expect(stderr).toContain('fil/mapp')
  })
})
