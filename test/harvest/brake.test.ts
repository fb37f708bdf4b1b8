import { expect, test } from 'vitest'
import { brake } from '../../src/harvest/brake.ts'
import type { Standing } from '../../src/harvest/standing.ts'
import type { ResourceType } from '../../src/model/record.ts'

/** Some of each type stand, the first of which are absent. */
function setting(counts: Partial<Record<ResourceType, readonly [absent: number, kept: number]>>) {
  const absent: string[] = []
  const standing: Standing = new Map(
    Object.entries(counts).flatMap(([type, [gone, kept]]) =>
      Array.from({ length: gone + kept }, (_, place) => {
        const topic = `https://a.example/${type}/${place}`
        if (place < gone) absent.push(topic)
        return [topic, { resourceType: type as ResourceType, checksum: topic, missingSince: null }] as const
      }),
    ),
  )
  return { absent, standing }
}
const brakeOn = (counts: Parameters<typeof setting>[0], share = 0.3) => {
  const { absent, standing } = setting(counts)
  return brake(absent, standing, share)
}

test.each([
  ['nothing of nothing', 0, 0, false],
  ['nothing', 0, 10, false],
  ['one of two, as one is always allowed', 1, 1, false],
  ['two of four', 2, 2, true],
  ['three of ten, just the share allowed', 3, 7, false],
  ['four of ten', 4, 6, true],
  ['the only one', 1, 0, true],
  ['all of many', 500, 0, true],
])('without %s: held %s', (_, absent, kept, isHeld) => {
  expect(brakeOn({ Dataset: [absent, kept] }) !== null).toBe(isHeld)
})

test('datasets, series and services count together; agents, contacts and catalogues do not', () => {
  const together = { Dataset: [2, 1], DataService: [1, 2], DatasetSeries: [1, 1] } as const
  expect(brakeOn(together)).toEqual({ code: 'shrunk', details: { removed: '4', standing: '8' } })
  expect(brakeOn({ Dataset: [0, 5], Kind: [9, 0], Agent: [9, 0] })).toBeNull()
})

test('even a source that may lose everything is held when all is gone', () => {
  expect(brakeOn({ Dataset: [5, 1] }, 1)).toBeNull()
  expect(brakeOn({ Dataset: [5, 0] }, 1)).not.toBeNull()
})
