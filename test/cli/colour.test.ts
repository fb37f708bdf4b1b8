import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { painter } from '../../src/cli/colour.ts'
import { readColour } from '../../src/config.ts'

test.each([
  [{}, null],
  [{ NO_COLOR: '' }, null],
  [{ NO_COLOR: '1' }, false],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
])('%j says %s of colours', (environment, wanted) => {
  expect(readColour(environment)).toBe(wanted)
})

test.each([
  [true, null, true],
  [false, null, false],
  [true, false, false],
  [false, true, true],
])('on a terminal %s, wished for %s: colours %s', (isTTY, colour, isColoured) => {
  const paint = painter({ colour, stdout: Object.assign(new PassThrough(), { isTTY }) })
  expect(paint('ord', 'red', 'bold')).toBe(isColoured ? '\u001b[31;1mord\u001b[0m' : 'ord')
})
