import fastCheck from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Finding, Severity } from '../../../src/model/finding.ts'
import { groupByResource, groupByRule } from '../../../src/serve/validation/grouping.ts'
import { createKept } from '../../../src/serve/validation/kept.ts'
import { allFindings, findingReader, packFindings } from '../../../src/serve/validation/packed-findings.ts'
import { packLines, rowLength, rowOf, rowsBetween } from '../../../src/serve/validation/packed-lines.ts'
import { sourceWindow } from '../../../src/serve/validation/source-window.ts'
import { createTurns } from '../../../src/serve/validation/turns.ts'

const words = { sv: 'Ange en titel', en: 'Give a title' }

function findingAt(line: number, severity: Severity = 'Violation', parts: Partial<Finding> = {}): Finding {
  return {
    stage: 'validate',
    severity,
    sourceShape: `https://a.example/shape-${severity}`,
    sourceConstraintComponent: null,
    focusNode: `https://a.example/${line}`,
    focusType: 'Dataset',
    focusLabel: null,
    resultPath: null,
    pathLabel: null,
    value: null,
    resultMessage: words,
    hint: words,
    position: line === 0 ? null : { line, column: 1 },
    seeAlso: null,
    ...parts,
  }
}

test('packed findings come out as they went in', () => {
  const findings = Array.from({ length: 700 }, (_, at) =>
    findingAt(at < 650 ? at + 1 : 0, at % 2 === 0 ? 'Violation' : 'Info', { hint: at % 3 === 0 ? null : words }),
  )
  const packed = packFindings(findings)
  expect([...allFindings(packed)]).toEqual(findings)
  const read = findingReader(packed)
  for (const at of [699, 0, 256, 255, 512]) expect(read(at)).toEqual(findings[at])
  expect(packFindings([])).toMatchObject({ count: 0 })
})

describe('packed lines', () => {
  test('are the lines of the text, whatever ends them, the long ones in pieces', () => {
    const line = fastCheck.string({ maxLength: 3 * rowLength, unit: 'binary' }).map(text => text.replace(/[\r\n]/g, ''))
    const text = fastCheck.array(fastCheck.tuple(line, fastCheck.constantFrom('\n', '\r\n')), { maxLength: 20 })
    fastCheck.assert(
      fastCheck.property(text, pairs => {
        const packed = packLines(pairs.map(([line, end]) => line + end).join(''))
        const rows = rowsBetween(packed, 0, packed.lines.length)
        const lines = [...Map.groupBy(rows, row => row.line).values()].map(pieces =>
          pieces.map(row => row.text).join(''),
        )
        expect(lines).toEqual([...pairs.map(([line]) => line), ''].map(line => line.toWellFormed()))
        for (const [at, row] of rows.entries()) expect(rowOf(packed, row)).toBe(at)
      }),
      { numRuns: 60 },
    )
  })

  test('know where a place is that is not there', () => {
    const packed = packLines('a\nb')
    expect(rowOf(packed, { line: 9, column: 1 })).toBe(1)
    expect(rowOf(packed, { line: 1, column: 9000 })).toBe(0)
  })
})

describe('a window on the source', () => {
  const text = Array.from({ length: 600 }, (_, at) => `rad ${at + 1}`).join('\n')
  const lines = packLines(text)
  const findings = packFindings([findingAt(5), findingAt(300, 'Info'), findingAt(300), findingAt(590), findingAt(0)])

  test('has the findings on its lines, the most serious first', () => {
    const { rows } = sourceWindow(lines, { findings }, { wanted: { line: 300, column: 1 }, limit: 2 })
    const row = rows.find(({ isWanted }) => isWanted)
    expect(row).toMatchObject({ line: 300, text: 'rad 300' })
    expect(row?.findings.map(({ severity }) => severity)).toEqual(['Violation', 'Info'])
  })

  test('knows the nearest findings that the level shows', () => {
    const near = (line: number, limit: number) => {
      const { previous, next } = sourceWindow(lines, { findings }, { wanted: { line, column: 1 }, limit })
      return [previous?.line, next?.line]
    }
    expect(near(300, 2)).toEqual([5, 590])
    expect(near(5, 0)).toEqual([undefined, 300])
    expect(near(400, 0)).toEqual([300, 590])
    expect(near(600, 2)).toEqual([590, undefined])
  })

  test('leaves out what is too much', () => {
    const many = packFindings(Array.from({ length: 500 }, () => findingAt(3)))
    const { rows, leftOut } = sourceWindow(lines, { findings: many }, { wanted: { from: 0 }, limit: 2 })
    expect(rows[2].findings).toHaveLength(200)
    expect(leftOut).toBe(300)
  })
})

test('rules are grouped with the most serious first, then the most frequent', () => {
  const rule = (name: string) => ({ sourceShape: name })
  const findings = [
    findingAt(1, 'Info', rule('i')),
    findingAt(2, 'Violation', rule('once')),
    findingAt(3, 'Violation', rule('twice')),
    findingAt(3, 'Violation', rule('twice')),
  ]
  const { rules, order } = groupByRule(findings)
  expect(rules.map(({ rule, count, resources }) => [rule, count, resources])).toEqual([
    ['twice', 2, 1],
    ['once', 1, 1],
    ['i', 1, 1],
  ])
  expect([...order]).toEqual([2, 3, 1, 0])
})

test('resources are grouped by class, with the worst first in each', () => {
  const findings = [
    findingAt(1, 'Info'),
    findingAt(2, 'Warning'),
    findingAt(2, 'Violation'),
    findingAt(0, 'Violation', { focusNode: null, focusType: null }),
  ]
  const { classes, order, starts } = groupByResource(findings)
  expect(classes).toMatchObject([
    { name: null, resources: 1 },
    { name: 'Dataset', resources: 2, counts: { Violation: 1, Warning: 1, Info: 1 } },
  ])
  expect([...order]).toEqual([3, 2, 1, 0])
  expect([...starts]).toEqual([0, 1, 3, 4])
})

describe('what is kept', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('gives way when there is no room, the longest unasked for first', () => {
    const kept = createKept<string>({ maxCount: 2, maxBytes: 100, keptFor: 1000 })
    for (const id of ['a', 'b']) kept.put(id, id, 10)
    kept.get('a')
    kept.put('c', 'c', 10)
    expect(['a', 'b', 'c'].map(kept.get)).toEqual(['a', null, 'c'])
    kept.put('d', 'd', 95)
    expect(['a', 'c', 'd'].map(kept.get)).toEqual([null, null, 'd'])
  })

  test('is forgotten when its time is up', () => {
    const kept = createKept<string>({ maxCount: 2, maxBytes: 100, keptFor: 1000 })
    kept.put('a', 'a', 10)
    vi.advanceTimersByTime(999)
    expect(kept.get('a')).toBe('a')
    vi.advanceTimersByTime(1)
    expect(kept.get('a')).toBeNull()
  })
})

test('turns come in order, and who leaves lets the others move up', async () => {
  const turns = createTurns()
  const leaving = new AbortController()
  const [first, second, third] = [turns.next(), turns.next(leaving.signal), turns.next()]
  expect([first, second, third].map(turn => turn.place())).toEqual([0, 1, 2])
  leaving.abort()
  await expect(second.come).rejects.toThrow()
  second.end()
  expect(third.place()).toBe(1)
  first.end()
  await third.come
})
