import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoredSource } from '../../src/store/store.ts'
import { harvestErrorText } from '../../src/text/harvest-errors.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { createSetting, type Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'
import { type Demands, demands, deviations } from './nasty-demands.ts'
import { manifest, type NastyRow, type NastyRun, runNasty } from './nasty-run.ts'
import { root } from './run-skord.ts'

const nasty = join(root, '../shared/corpus/nasty')
const isThere = existsSync(nasty)

/** A row about a folder stands for each of its files; one without a file is in `nasty-servers.test.ts`. */
const rows = (isThere ? manifest(join(nasty, 'manifest.tsv')) : [])
  .filter(({ file }) => !file.startsWith('http:'))
  .flatMap(row =>
    row.file.endsWith('/')
      ? readdirSync(join(nasty, row.file), 'utf8')
          .filter(name => name.endsWith('.rdf'))
          .map(name => ({ ...row, file: row.file + name }))
      : [row],
  )

describe.skipIf(!isThere)('nasty input (skipped without ../shared/corpus/nasty)', () => {
  let run: NastyRun | null = null
  afterEach(async () => {
    await run?.setting.close()
    run = null
  })

  test.each(rows)('$file is $outcomes', { timeout: 10_000 }, async row => {
    run = await runNasty(readFileSync(join(nasty, row.file)), row.http)
    const differences = differencesFrom(row, run)
    expect(differences.length > 0, differences.join('; ')).toBe(row.file in deviations)
    expectStable(run)
    await expectDemands(demands[row.file] ?? {}, run)
  })

  test('every deviation, every demand and every row has its counterpart', () => {
    const files = rows.map(({ file }) => file)
    expect(files).toEqual(expect.arrayContaining([...Object.keys(deviations), ...Object.keys(demands)]))
    expect(rows.length).toBeGreaterThan(70)
  })
})

describe.skipIf(!isThere)('one nasty input after another (skipped without ../shared/corpus/nasty)', () => {
  let setting: Setting
  beforeEach(async () => {
    setting = await createSetting()
  })
  afterEach(() => setting.close())

  const text = (file: string): string => readFileSync(join(nasty, file), 'utf8')
  const shownTitle = async (iri: string): Promise<unknown> => (await setting.store.entryOf(iri))?.title
  const datasets = async (): Promise<number> => (await setting.store.totals()).datasets
  const shared = /<(https:[^>]+)> a dcat:Dataset/.exec(isThere ? text('duplicate-iri-1.ttl') : '')?.[1] ?? ''

  test.each([
    ['the first first', ['1', '2'], {}],
    ['the second first', ['2', '1'], {}],
    ['the second first and private', ['2', '1'], { kind: 'private' }],
    ['the second first and ranked', ['2', '1'], { kind: 'ranked', rank: 1 }],
  ] as const)('two catalogues with one dataset settle alike, harvested %s', async (_, order, precedence) => {
    const sources = new Map<string, StoredSource>()
    for (const number of order) {
      setting.publish(`s${number}`, text(`duplicate-iri-${number}.ttl`))
      const parts = number === '2' && 'kind' in precedence ? { precedence } : {}
      const source = await setting.source(`s${number}`, parts)
      sources.set(number, source)
      expect((await setting.harvest(source)).status).toBe('succeeded')
    }
    expect(await datasets()).toBe(3)
    const [winner, loser] = 'kind' in precedence && precedence.kind === 'ranked' ? ['2', '1'] : ['1', '2']
    const won = await shownTitle(shared)
    expect((await setting.store.entryOf(shared))?.source).toBe(`s${winner}`)

    const without = text(`duplicate-iri-${winner}.ttl`).replaceAll(`<${shared}>`, '<https://annan.example/helt>')
    setting.publish(`s${winner}`, without)
    const source = sources.get(winner)
    if (source !== undefined) await setting.harvest(source, { force: true })
    expect((await setting.store.entryOf(shared))?.source).toBe(`s${loser}`)
    expect(await shownTitle(shared)).not.toEqual(won)
  })

  test('what is cut off, by the connection or at its source, takes nothing away from the whole', async () => {
    const source = await setting.source('scb')
    const headers = { 'content-type': 'application/rdf+xml' }
    const cut = text('truncated-scb.rdf')
    const whole = `${cut.slice(0, cut.lastIndexOf('</vcard:Individual>'))}</vcard:Individual></rdf:RDF>`
    setting.agency.answer('/scb', { body: whole, headers })
    expect((await setting.harvest(source)).status).toBe('succeeded')
    const before = await setting.store.standing('scb')
    expect(before.size).toBeGreaterThan(50)
    const ways: readonly Reply[] = [
      { body: cut, headers },
      { body: cut, headers, breakAfter: Buffer.byteLength(cut) },
      { body: cut, headers: { ...headers, 'content-length': String(cut.length * 2) }, breakAfter: cut.length },
      { body: cut, headers, coding: 'gzip', breakAfter: 10_000 },
    ]
    for (const way of ways) {
      setting.agency.answer('/scb', way)
      expect((await setting.harvest(source)).status).toBe('failed')
      expect(await setting.store.standing('scb')).toEqual(before)
    }
  })

  test('a catalogue that lost its hundred datasets keeps them until somebody says so', async () => {
    const source = await setting.source('many')
    setting.publish('many', catalogueTurtle(Array.from({ length: 100 }, (_, index) => String(index))))
    await setting.harvest(source)
    setting.publish('many', text('all-removed.ttl'))
    expect((await setting.harvest(source)).status).toBe('failed')
    expect(await datasets()).toBe(100)
    setting.publish('many', catalogueTurtle(['1']))
    const held = await setting.harvest(source)
    expect(held).toMatchObject({
      status: 'held',
      error: { code: 'shrunk', details: { removed: '99', standing: '100' } },
    })
    expect(await datasets()).toBe(100)
  })

  test('a distribution that two datasets share stays with the one that is left', async () => {
    const source = await setting.source('shared')
    const whole = text('distribution-shared.ttl')
    setting.publish('shared', whole)
    await setting.harvest(source)
    const [first, second] = [...(await setting.store.standing('shared'))].flatMap(([topic, { resourceType }]) =>
      resourceType === 'Dataset' ? [topic] : [],
    )
    const lines = whole.split('\n').filter(line => !line.startsWith(`<${first}>`))
    const left = lines.join('\n').replace(new RegExp(`(dcat:dataset )?<${first}>( ;|, )?`), '')
    setting.publish('shared', left)
    const { status, changes } = await setting.harvest(source, { force: true })
    expect({ status, removed: changes?.removedURIs }).toEqual({ status: 'succeeded', removed: [first] })
    expect((await setting.store.entryOf(second))?.graph).toContain('<http://www.w3.org/ns/dcat#Distribution>')
  })
})

function differencesFrom({ file, outcomes, datasets }: NastyRow, { first, topics, findings }: NastyRun): string[] {
  const isRefused = first.status === 'failed' || first.status === 'held'
  const doubts = findings.filter(({ stage, severity }) => ['fetch', 'parse'].includes(stage) && severity !== 'Info')
  const outcome = isRefused ? 'refuse' : doubts.length > 0 || demands[file]?.tells !== undefined ? 'warn' : 'ok'
  const count = topics('Dataset').length
  const isInRange = datasets === null || (count >= datasets[0] && count <= datasets[1])
  return [
    ...(outcomes.includes(outcome) ? [] : [`it is ${outcome}`]),
    ...(isInRange ? [] : [`it has ${count} datasets`]),
  ]
}

/** The same bytes change nothing, and nothing that stood before is removed. */
function expectStable({ first, second, anew, instead, before, after }: NastyRun): void {
  expect(first.error === null).toBe(first.status === 'succeeded')
  const expected = first.status === 'failed' ? 'failed' : 'unchanged'
  expect([second.status, anew.status]).toEqual([expected, expected])
  expect(second.error?.code).toBe(first.error?.code)
  expect(['failed', 'held']).toContain(instead.status)
  expect(before).toHaveLength(6)
  expect(after).toEqual(before)
}

async function expectDemands({ tells = [], error, names = [], check }: Demands, run: NastyRun): Promise<void> {
  const told = run.findings.map(({ sourceShape, position }) => ({
    rule: sourceShape.replace(/^.*[#/]/, ''),
    line: String(position?.line),
  }))
  for (const [rule, line] of tells.map(each => each.split(':'))) {
    expect(told).toContainEqual({ rule, line: line ?? expect.any(String) })
  }
  if (error !== undefined) expect(run.first.error).toMatchObject(error)
  for (const name of names) expectBoth(run, name)
  await check?.(run)
}

function expectBoth({ first: { error } }: NastyRun, name: string): void {
  expect(error).not.toBeNull()
  if (error === null) return
  const { sv, en } = harvestErrorText(error.code, error.details)
  expect(sv).toContain(name)
  expect(en).toContain(name)
}
