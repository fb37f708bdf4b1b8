import { expect, test } from 'vitest'
import type { HarvestStatus } from '../../src/model/harvest.ts'
import { statusText } from '../../src/text/statuses.ts'

test.each<[HarvestStatus, string]>([
  ['succeeded', 'klar'],
  ['unchanged', 'oförändrad'],
  ['held', 'pausad'],
  ['failed', 'misslyckades'],
])('%s is called %s', (status, word) => expect(statusText(status).sv).toBe(word))

test('what comes before and beside has words too', () => {
  expect(statusText('waiting').sv).toBe('väntar')
  expect(statusText('running').sv).toBe('pågår')
  expect(statusText('remarks').sv).toBe('klar med fel')
})
