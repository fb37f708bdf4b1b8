import type { CliTools } from './context.ts'

/** Colours and weights of text on a terminal. */
const codes = { red: 31, green: 32, yellow: 33, cyan: 36, bold: 1, dim: 2 } as const

/** How a piece of text may look. */
export type Look = keyof typeof codes

/** Gives text a look where colours are wanted, else leaves it as it is. */
export type Paint = (text: string, ...looks: readonly Look[]) => string

/** Colours only for people: on a terminal, unless the environment says otherwise. */
export function painter({ colour, stdout }: Pick<CliTools, 'colour' | 'stdout'>): Paint {
  const isTerminal = 'isTTY' in stdout && stdout.isTTY === true
  if (!(colour ?? isTerminal)) return text => text
  return (text, ...looks) => `\u001b[${looks.map(look => codes[look]).join(';')}m${text}\u001b[0m`
}
