import { expect } from 'vitest'
import { harvestErrorText } from '../../src/text/harvest-errors.ts'
import type { Demands } from './nasty-demand.ts'
import type { NastyRow } from './nasty-row.ts'
import type { NastyRun } from './nasty-run.ts'

/** It comes out as its row says: harvested, harvested with complaints, or refused, with so many datasets. */
export function expectOutcome({ outcomes, datasets }: NastyRow, run: NastyRun, { tells }: Demands): void {
  const { first, topics, findings } = run
  const isRefused = first.status === 'failed' || first.status === 'held'
  const doubts = findings.filter(({ stage, severity }) => ['fetch', 'parse'].includes(stage) && severity !== 'Info')
  const outcome = isRefused ? 'refuse' : doubts.length > 0 || tells !== undefined ? 'warn' : 'ok'
  expect(outcomes).toContain(outcome)
  const count = topics('Dataset').length
  const [least, most] = isRefused ? [0, 0] : (datasets ?? [0, Number.POSITIVE_INFINITY])
  expect(count).toBeGreaterThanOrEqual(least)
  expect(count).toBeLessThanOrEqual(most)
}

/** The same bytes change nothing, and nothing that stood before is lost; what is not complete only adds to it. */
export function expectStable({ first, second, anew, instead, before, after }: NastyRun): void {
  expect(first.error !== null).toBe(first.status === 'failed')
  const expected = first.status === 'failed' ? 'failed' : 'unchanged'
  expect([second.status, anew.status]).toEqual([expected, expected])
  expect(second.error).toEqual(first.error)
  expect(before.size).toBe(6)
  if (instead.isComplete !== false) {
    expect(['failed', 'held']).toContain(instead.status)
    expect(after.size).toBe(before.size)
  }
  for (const [topic, record] of before) expect(after.get(topic)).toEqual(record)
}

/** What its notes demand. */
export async function expectDemands(demands: Demands, run: NastyRun): Promise<void> {
  const { tells = [], error, names = [], words = [], ms = 10_000, bytes = 500_000_000, check } = demands
  expect(run.first.endedAt.getTime() - run.first.startedAt.getTime()).toBeLessThan(ms)
  expect(run.memory).toBeLessThan(bytes)
  const told = run.findings.map(({ sourceShape, position }) => ({
    rule: sourceShape.replace(/^.*[#/]/, ''),
    line: String(position?.line),
  }))
  for (const [rule, line] of tells.map(each => each.split(':'))) {
    expect(told).toContainEqual({ rule, line: line ?? expect.any(String) })
  }
  if (error !== undefined) expect(run.first.error).toMatchObject(error)
  const sentences = inBoth(run)
  for (const sentence of Object.values(sentences)) for (const name of names) expect(sentence.refusal).toContain(name)
  for (const sentence of Object.values(sentences)) for (const word of words) expect(sentence.findings).toContain(word)
  await check?.(run)
}

/** All that is said of a run, in both languages. */
function inBoth({ first: { error }, findings }: NastyRun): Record<'sv' | 'en', { refusal: string; findings: string }> {
  const refusal = error === null ? { sv: '', en: '' } : harvestErrorText(error.code, error.details)
  const said = (language: 'sv' | 'en'): string =>
    findings.map(({ resultMessage, hint }) => `${resultMessage[language]} ${hint?.[language]}`).join('\n')
  return {
    sv: { refusal: refusal.sv, findings: said('sv') },
    en: { refusal: refusal.en, findings: said('en') },
  }
}
