import type { Context } from './context.ts'
import { printable } from './terminal.ts'

/** Work that is done sooner than this, in ms, shows no bar. */
const patience = 500

/** A bar on stderr for work that takes its time. */
export interface ProgressBar {
  /** Tells how much is done, from 0 to 1, and of what. */
  readonly update: (share: number, of: string) => void
  readonly stop: () => void
}

/** A bar that appears when stderr is a terminal and the work is not over at once. */
export async function progressBar({ quiet, text, tools }: Context): Promise<ProgressBar> {
  const { stderr, now } = tools
  if (quiet || !('isTTY' in stderr) || stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined }
  const { Presets, SingleBar } = await import('cli-progress')
  const start = now().getTime()
  const format = `${text.validate.progress} {bar} {percentage} % {of}`
  const bar = new SingleBar({ format, stream: stderr, clearOnComplete: true, hideCursor: true }, Presets.shades_classic)
  return {
    update: (share, of) => {
      if (!bar.isActive && now().getTime() - start < patience) return
      const name = printable(of)
      if (!bar.isActive) bar.start(100, 0, { of: name })
      bar.update(Math.floor(share * 100), { of: name })
    },
    stop: () => bar.stop(),
  }
}
