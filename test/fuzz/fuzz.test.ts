import { expect, test } from 'vitest'
import { roundsOf } from './round.ts'

const rounds = 400

test(`${rounds} mutated documents and shapes are judged or refused, and nothing crashes`, async () => {
  const round = await roundsOf({ onlyOwn: true })
  const failures: string[] = []
  for (let seed = 1; seed <= rounds; seed++) {
    const { failure } = await round(seed)
    if (failure !== null) failures.push(`seed ${seed}: ${failure}`)
  }
  expect(failures).toEqual([])
})
