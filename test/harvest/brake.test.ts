import { expect, test } from 'vitest'
import { brake } from '../../src/harvest/brake.ts'
import type { ChangeCounts, Changes } from '../../src/model/harvest.ts'

const counts = (removed: number, kept: number): ChangeCounts => ({ added: 9, updated: 0, removed, unchanged: kept })
const changes = (byType: Changes['byType']): Changes => ({
  ...{ added: 0, updated: 0, removed: 0, unchanged: 0, addedURIs: [], updatedURIs: [], removedURIs: [] },
  byType,
})

test.each([
  ['nothing of nothing', counts(0, 0), false],
  ['nothing', counts(0, 10), false],
  ['one of two, as one is always allowed', counts(1, 1), false],
  ['two of four', counts(2, 2), true],
  ['three of ten, just the share allowed', counts(3, 7), false],
  ['four of ten', counts(4, 6), true],
  ['the only one', counts(1, 0), true],
  ['all of many', counts(500, 0), true],
])('removing %s: held %s', (_, dataset, isHeld) => {
  expect(brake(changes({ Dataset: dataset }), 0.3) !== null).toBe(isHeld)
})

test('datasets, series and services count together; agents, contacts and catalogues do not', () => {
  const together = changes({ Dataset: counts(2, 1), DataService: counts(1, 2), DatasetSeries: counts(1, 1) })
  expect(brake(together, 0.3)).toEqual({ code: 'shrunk', details: { removed: '4', standing: '8' } })
  expect(brake(changes({ Dataset: counts(0, 5), Kind: counts(9, 0), Agent: counts(9, 0) }), 0.3)).toBeNull()
})

test('updated ones stand too', () => {
  const updated = { added: 0, updated: 8, removed: 2, unchanged: 0 }
  expect(brake(changes({ Dataset: updated }), 0.3)).toBeNull()
})

test('even a source that may lose everything is held when all is gone', () => {
  expect(brake(changes({ Dataset: counts(5, 1) }), 1)).toBeNull()
  expect(brake(changes({ Dataset: counts(5, 0) }), 1)).not.toBeNull()
})
