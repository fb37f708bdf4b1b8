import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Harvest } from '../../src/model/harvest.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { root, runSkord } from './run-skord.ts'

const corpus = join(root, '../shared/corpus')

/** One real catalogue per agency, as it was published. */
const files = {
  scb: 'se-scb/2023-11-28-full-1159.rdf',
  arbetsformedlingen: 'se-arbetsformedlingen/af_dcat-2021-06-14-1533c045.rdf',
  'raa-ksamsok': 'se-raa-ksamsok/soch-2020-04-24.rdf',
  civictech: 'se-civictech/dcat-ap-2025-03-23-99c7ad9.rdf',
  digg: 'se-digg-exempel/rekommenderat.rdf',
  diwise: 'se-diwise/dcat.rdf',
  orebro: 'se-orebro-open-meal/dcat-2016-01-25.rdf',
}

describe.skipIf(!existsSync(corpus))('real Swedish catalogues (skipped without ../shared/corpus)', () => {
  let agency: Agency
  let data: string

  const harvest = async (): Promise<Record<string, Harvest>> => {
    const { stdout, stderr } = await runSkord(['--data', data, '--quiet', 'harvest', '--all', '--format', 'json'], {
      environment: { SKORD_ALLOW_PRIVATE_ADDRESSES: agency.host },
    })
    expect(stderr).toBe('')
    return Object.fromEntries((JSON.parse(stdout) as Harvest[]).map(each => [each.source, each]))
  }
  const serve = (id: string, body: string | Uint8Array): void =>
    agency.answer(`/${id}`, { headers: { 'Content-Type': 'application/rdf+xml' }, body })

  beforeAll(async () => {
    agency = await startAgency()
    data = await mkdtemp(join(tmpdir(), 'skord-'))
    for (const [id, file] of Object.entries(files)) serve(id, readFileSync(join(corpus, file)))
    const sources = Object.keys(files).map(id => ({ id, url: `${agency.origin}/${id}`, schedule: null }))
    await writeFile(join(data, 'sources.json'), JSON.stringify(sources))
    await runSkord(['--data', data, 'sources', 'import', join(data, 'sources.json')])
  })
  afterAll(async () => {
    await agency.close()
    await rm(data, { recursive: true })
  })

  test('are harvested, found unchanged, and after an edit exactly what was edited is updated', async () => {
    const first = await harvest()
    expect(Object.values(first).map(({ source, status }) => `${source} ${status}`)).toEqual(
      Object.keys(files)
        .sort()
        .map(id => `${id} succeeded`),
    )
    expect(first.scb.changes?.byType.Dataset?.added).toBe(1159)
    expect(first.arbetsformedlingen.changes?.byType.Dataset?.added).toBe(47)
    expect(first['raa-ksamsok'].changes?.byType.Dataset?.added).toBe(152)

    const second = await harvest()
    expect(Object.values(second).map(({ status }) => status)).toEqual(Object.keys(files).map(() => 'unchanged'))

    const text = readFileSync(join(corpus, files.arbetsformedlingen), 'utf8')
    const edited = text
      .replace(
        '<dcterms:title xml:lang="sv">Yrkesbenämningar</dcterms:title>',
        '<dcterms:title xml:lang="sv">Yrken</dcterms:title>',
      )
      .replace(
        '<dcterms:title xml:lang="sv">Anställningsform</dcterms:title>',
        '<dcterms:title xml:lang="sv">Form</dcterms:title>',
      )
    serve('arbetsformedlingen', edited)
    const third = await harvest()
    const { arbetsformedlingen: changed, ...others } = third
    expect(Object.values(others).map(({ status }) => status)).toEqual(Object.keys(others).map(() => 'unchanged'))
    expect(changed).toMatchObject({ status: 'succeeded', changes: { added: 0, removed: 0, updated: 2 } })
    expect(changed.changes?.updatedURIs).toEqual([
      'https://jobtechdev.se/dcat/af_dcat.rdf#Anställningsform',
      'https://jobtechdev.se/dcat/af_dcat.rdf#yrkesbenämningar',
    ])

    serve('arbetsformedlingen', text)
    expect((await harvest()).arbetsformedlingen.changes?.updated).toBe(2)
  })
})
