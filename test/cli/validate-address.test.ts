import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { createSetting, type Setting } from '../harvest/setting.ts'
import { runCommand } from './run-command.ts'

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(() => setting.close())

const page = { limit: 1000, offset: 0 }

/** Everything a finding says, in an order of its own. */
function sorted(findings: readonly Finding[]): string[] {
  return findings
    .map(finding => {
      const { stage, severity, sourceShape, focusNode, resultPath, value, position, resultMessage } = finding
      return JSON.stringify({ stage, severity, sourceShape, focusNode, resultPath, value, position, resultMessage })
    })
    .sort()
}

async function validated(path: string): Promise<{ code: number; findings: readonly Finding[] }> {
  const words = ['validate', `${setting.agency.origin}${path}`, '--format', 'json']
  const { code, stdout } = await runCommand(words, { allowed: setting.agency.host })
  return { code, findings: JSON.parse(stdout).findings }
}

describe('an address', () => {
  test('is judged as its harvest is, to the letter: redirects, sub-catalogues and repairs included', async () => {
    const { agency } = setting
    const type = { 'content-type': 'text/turtle' }
    const part = `${agency.origin}/part`
    const main = `${catalogueTurtle(['1', '2'])}
      @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
      <https://a.example/catalogue> a dcat:Catalog ; dcterms:hasPart <${part}> . <${part}> a dcat:Catalog .
      <https://a.example/extra> a dcat:Dataset ; dcterms:title " Ojämn "@sv .`
    const sub = `@prefix dcat: <http://www.w3.org/ns/dcat#> . <${part}> a dcat:Catalog ; dcat:dataset <https://a.example/s> .
      <https://a.example/s> a dcat:Dataset .`
    agency.answer('/moved', { status: 302, headers: { location: '/main' } })
    agency.answer('/main', { body: main, headers: type })
    agency.answer('/part', { body: sub, headers: type })
    const source = await setting.source('moved')
    const harvest = await setting.harvest(source)
    expect(harvest.status).toBe('succeeded')
    const { items } = await setting.store.findings({ source: 'moved' }, page)
    const { code, findings } = await validated('/moved')
    expect(code).toBe(1)
    expect(sorted(findings)).toEqual(sorted(items))
    const rules = new Set(findings.map(({ sourceShape }) => sourceShape.split('#')[1]))
    for (const rule of ['redirect-status-302', 'sub-catalogue-merged', 'whitespace-trimmed'])
      expect(rules).toContain(rule)
  })

  test('that holds no catalogue is told what is missing', async () => {
    const body = '<https://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> .'
    setting.agency.answer('/none', { body, headers: { 'content-type': 'text/turtle' } })
    const { code, findings } = await validated('/none')
    expect(code).toBe(1)
    expect(findings.map(({ sourceShape }) => sourceShape.split('#')[1])).toContain('catalogue-missing')
  })

  test('whose sub-catalogue cannot be had is told so, and judged all the same', async () => {
    const { agency } = setting
    const stub = `${agency.origin}/gone`
    const body = `${catalogueTurtle(['1'])} <https://a.example/catalogue> <http://purl.org/dc/terms/hasPart> <${stub}> .
      <https://a.example/catalogue> a <http://www.w3.org/ns/dcat#Catalog> . <${stub}> a <http://www.w3.org/ns/dcat#Catalog> .`
    agency.answer('/torn', { body, headers: { 'content-type': 'text/turtle' } })
    const { code, findings } = await validated('/torn')
    expect(code).toBe(1)
    expect(findings.map(({ sourceShape }) => sourceShape.split('#')[1])).toContain('sub-catalogue-not-loaded')
    expect(findings.some(({ stage }) => stage === 'validate')).toBe(true)
  })

  test('that answers something that cannot be read gives its place and exit code 2', async () => {
    setting.agency.answer('/bad', { body: '<a> <b> ', headers: { 'content-type': 'text/turtle' } })
    const { code, findings } = await validated('/bad')
    expect(code).toBe(2)
    expect(findings.some(({ position }) => position !== null)).toBe(true)
  })

  test('is read as the media type that was given', async () => {
    const body = catalogueTurtle(['1'])
    setting.agency.answer('/typed', { body, headers: { 'content-type': 'application/rdf+xml' } })
    const words = ['validate', `${setting.agency.origin}/typed`, '--format', 'json', '--media-type', 'text/turtle']
    const { stdout } = await runCommand(words, { allowed: setting.agency.host })
    expect(JSON.parse(stdout).findings.map(({ sourceShape }: Finding) => sourceShape)).not.toContain(
      'https://skord.example/shapes/stages#media-type-mismatch',
    )
  })

  test('that does not answer is one line and exit code 2', async () => {
    const words = ['validate', `${setting.agency.origin}/nothing-here`]
    const { code, stdout, stderr } = await runCommand(words, { allowed: setting.agency.host })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toContain('404')
  })
})
