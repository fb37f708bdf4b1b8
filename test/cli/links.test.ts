import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildTown, type Town } from '../harvest/links/town.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { runCommand } from './run-command.ts'

let [town, agency]: [Town | null, Agency | null] = [null, null]
const csv = { 'content-type': 'text/csv' }
const surroundings = () => ({ data: town?.data ?? '', allowed: agency?.host ?? '' })
const run = (...words: string[]) => runCommand(['--quiet', 'links', ...words], surroundings())
const urlOf = (path: string) => `${agency?.origin}${path}`

beforeAll(async () => {
  town = await buildTown()
  agency = await startAgency({
    '/robots.txt': { status: 404 },
    '/there': { headers: { ...csv, 'content-length': '1234' } },
    '/gone': { status: 404 },
    '/secret': { status: 401 },
    '/post': ({ method }) => (method === 'HEAD' ? { status: 405 } : { headers: csv }),
  })
  await town.harvest('a', { 1: ['/there', '/gone'].map(urlOf) })
  await town.harvest('b', { 1: ['/secret', '/post'].map(urlOf) })
})
afterAll(async () => {
  await agency?.close()
  await town?.[Symbol.asyncDispose]()
})

describe('skord links', () => {
  test('check asks for what is due and says what came of it', async () => {
    const first = await run('check', '--source', 'a')
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain('2 av 2 adresser kontrollerade på 1 server.')
    expect(first.stdout).toContain('1 Svarar\n')
    expect(first.stdout).toContain('1 Finns inte\n')
    const limited = JSON.parse((await run('check', '--limit', '1', '--format', 'json')).stdout)
    expect(limited).toMatchObject({ ended: 'done', due: 1, checked: 1 })
    const rest = JSON.parse((await run('check', '--format', 'json')).stdout)
    expect(rest).toMatchObject({ due: 1, checked: 1 })
    expect((await run('check')).stdout).toBe('Ingen adress behöver kontrolleras nu.\n')
    expect(JSON.parse((await run('check', '--all', '--format', 'json')).stdout)).toMatchObject({ due: 4, checked: 4 })
  })

  test('list shows every server with its outcomes, in both languages', async () => {
    const { stdout } = await run('list')
    expect(stdout).toContain(agency?.host)
    expect(stdout).toContain('1 Svarar, men inte på HEAD')
    expect(stdout).toContain(`Finns inte (404)  ${urlOf('/gone')}`)
    const english = await runCommand(['--lang', 'en', 'links', 'list', '--source', 'b', '--failing'], surroundings())
    expect(english.stdout).toBe('No addresses.\n')
    const json = JSON.parse((await run('list', '--source', 'b', '--format', 'json')).stdout)
    expect(json).toMatchObject({ addresses: 2, checked: 2, hosts: [{ outcomes: { login: 1, 'head-refused': 1 } }] })
  })

  test('show tells of one address what it means, what to do, and what has been seen', async () => {
    const { stdout, code } = await run('show', urlOf('/post'))
    expect(code).toBe(0)
    expect(stdout).toMatch(/Utfall +Svarar, men inte på HEAD/)
    expect(stdout).toMatch(/Att göra +.*Nginx/)
    expect(stdout).toMatch(/Säkerhet +svarar säkert/)
    expect(stdout).toMatch(/GET +405 +200 +Svarar, men inte på HEAD/)
    const json = JSON.parse((await run('show', urlOf('/gone'), '--format', 'json')).stdout)
    expect(json).toMatchObject({ status: 404, confident: 'unknown', history: [{ outcome: 'not-found' }, {}] })
  })

  test.each([
    [['show', 'https://nobody.example/'], 1, ''],
    [['list', '--source', 'c'], 2, ''],
    [['check', '--source', 'c'], 2, ''],
    [['check', '--limit', 'many'], 2, ''],
    [['list', '--format', 'xml'], 2, ''],
  ])('%o ends with the exit code %i', async (words, code, stdout) => {
    expect(await run(...words)).toMatchObject({ code, stdout })
  })
})
