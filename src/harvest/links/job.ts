import type { RoundScope } from './due-addresses.ts'
import { rescoreAll } from './rescore.ts'
import { runLinkRound } from './round.ts'
import type { LinkRound, LinkTools } from './tools.ts'
import { takeTurn } from './turn.ts'

/** What rounds in turn with other processes work with. */
export interface LinkJobTools extends LinkTools {
  /** The data folder, which all processes share. */
  readonly folder: string
  /** Name of this process and thread. */
  readonly holder: string
}

/**
 * One round of link checks when no other is going on in any process; null when one is. After one that was cut off it first
 * scores what that one may have left.
 * @throws what the store fails by
 */
export async function checkLinks(tools: LinkJobTools, scope: RoundScope = {}): Promise<LinkRound | null> {
  const turn = await takeTurn(tools.folder, tools.holder)
  if (turn === null) return null
  let isWhole = false
  try {
    if (turn.wasCutOff) await rescoreAll({ ...tools, patience: { pause: tools.limits.runPause, signal: tools.signal } })
    const round = await runLinkRound(tools, scope)
    isWhole = true
    return round
  } finally {
    await turn.end(isWhole)
  }
}
