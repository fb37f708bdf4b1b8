import { reportCommandWords } from '../text/report-command.ts'
import type { Context } from './context.ts'

/** How far the reports have come, on stderr. */
export interface ReportProgress {
  /** Tells of how many organisations the reports are written, and how many there are. */
  readonly update: (done: number, total: number) => void
  readonly stop: () => void
}

/** A bar while stderr is a terminal and there is more than one organisation. */
export async function reportProgress({ quiet, language, tools }: Context): Promise<ReportProgress> {
  const { stderr } = tools
  if (quiet || !('isTTY' in stderr) || stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined }
  const { Presets, SingleBar } = await import('cli-progress')
  const text = reportCommandWords[language]
  const options = { format: '{bar} {told}', stream: stderr, clearOnComplete: true, hideCursor: true }
  const bar = new SingleBar(options, Presets.shades_classic)
  return {
    update: (done, total) => {
      if (total < 2) return
      const told = text.progress(done, total)
      if (!bar.isActive) bar.start(total, 0, { told })
      bar.update(done, { told })
    },
    stop: () => bar.stop(),
  }
}
