import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { judgeAgain } from '../../src/harvest/judge-again.ts'
import { replayFiles, replayGet } from '../../src/harvest/replay.ts'
import type { KeptDocument } from '../../src/model/document.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

const kept = (url: string, body: string): KeptDocument => ({
  ...{ url, finalUrl: `${url}?last`, mediaType: 'text/turtle', charset: 'utf-8', etag: '"1"', lastModified: null },
  ...{ fetchedAt: new Date(0), redirects: [], checksum: body, size: body.length, gzipped: gzipSync(body) },
})

describe('what was received then', () => {
  test('is answered by address, with the facts of then', async () => {
    const get = replayGet([kept('https://a.example/1', 'ett'), kept('https://a.example/2', 'två')])
    const answer = await get('https://a.example/2')
    if (answer.kind !== 'document') throw new Error(answer.kind)
    const { body, ...facts } = answer.document
    expect(new TextDecoder().decode(body)).toBe('två')
    expect(facts).toEqual({
      ...{
        url: 'https://a.example/2',
        finalUrl: 'https://a.example/2?last',
        mediaType: 'text/turtle',
        charset: 'utf-8',
      },
      ...{ etag: '"1"', lastModified: null, fetchedAt: new Date(0), redirects: [] },
    })
    await expect(get('https://a.example/3')).rejects.toMatchObject({ code: 'not-kept' })
  })

  test('is answered in turn where one address answered several times', async () => {
    const get = replayGet([kept('https://a.example/1', 'a'), kept('https://a.example/1', 'b')])
    const bodies = []
    for (const _ of [1, 2, 3]) {
      const answer = await get('https://a.example/1')
      bodies.push(answer.kind === 'document' ? new TextDecoder().decode(answer.document.body) : null)
    }
    expect(bodies).toEqual(['a', 'b', 'b'])
  })

  test('is answered as files where it came from files', async () => {
    const files = replayFiles([kept('file:///in/a.ttl', 'a'), kept('https://a.example/1', 'b')])
    expect((await files('in', { maxBytes: 1, maxFiles: 1 })).map(({ url }) => url)).toEqual(['file:///in/a.ttl'])
    await expect(replayFiles([])('in', { maxBytes: 1, maxFiles: 1 })).rejects.toMatchObject({ code: 'not-kept' })
  })
})

describe('a past run judged again', () => {
  let setting: Setting
  let source: StoredSource
  beforeEach(async () => {
    setting = await createSetting()
    source = await setting.source('a')
  })
  afterEach(() => setting.close())
  const broken = datasetTurtle('1').replace('"Datamängd 1"@sv', '"1"')

  test('says the same by the same profile, asks no server and saves nothing', async () => {
    setting.publish('a', catalogueTurtle(['1'], { datasets: broken }))
    const run = await setting.harvest(source)
    setting.publish('a', catalogueTurtle(['1']))
    await setting.harvest(source)
    const asked = setting.agency.requests.length
    const again = await judgeAgain(run.id, setting.tools)
    expect(again).toMatchObject({ run: { id: run.id }, readOf: run.id, profile: 'dcat-ap-se', harvest: { id: 0 } })
    expect(again?.findings.after).toEqual(again?.findings.before)
    expect(again?.findings.after?.Violation).toBeGreaterThan(0)
    expect(setting.agency.requests.length).toBe(asked)
    expect((await setting.store.harvests({ limit: 1, offset: 0 })).total).toBe(2)
  })

  test('says what differs by another profile', async () => {
    setting.publish('a', catalogueTurtle(['1'], { datasets: broken }))
    const run = await setting.harvest(source)
    const profiles = new Map([...setting.tools.profiles, ['dcat-ap', await loadProfile('dcat-ap')]])
    const again = await judgeAgain(run.id, { ...setting.tools, profiles }, { profile: 'dcat-ap' })
    expect(again?.profile).toBe('dcat-ap')
    expect(again?.differences?.some(({ gone }) => gone > 0)).toBe(true)
    expect(await judgeAgain(run.id, setting.tools)).toMatchObject({ differences: [] })
  })

  test('reads what the source had when the run found it unchanged', async () => {
    setting.publish('a', catalogueTurtle(['1']), { headers: { 'content-type': 'text/turtle', etag: '"1"' } })
    const run = await setting.harvest(source)
    setting.agency.answer('/a', { status: 304 })
    const unchanged = await setting.harvest(source)
    expect(await judgeAgain(unchanged.id, setting.tools)).toMatchObject({ run: { id: unchanged.id }, readOf: run.id })
  })

  test('reads a run again that could not be read, and it still cannot', async () => {
    setting.publish('a', catalogueTurtle(['1']))
    await setting.harvest(source)
    setting.publish('a', 'no turtle')
    const run = await setting.harvest(source)
    const again = await judgeAgain(run.id, setting.tools)
    expect(again).toMatchObject({ harvest: { status: 'failed', error: { code: 'syntax' } }, findings: { after: null } })
    expect((await setting.store.documents('a'))[0].length).toBe(Buffer.byteLength(catalogueTurtle(['1'])))
    expect(await judgeAgain(4711, setting.tools)).toBeNull()
  })
})
