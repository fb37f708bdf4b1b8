import { type JudgedAgain, judgeAgain } from '../harvest/judge-again.ts'
import { severities } from '../model/finding.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { fromTo, harvestingWords } from '../text/harvesting.ts'
import { CliError, type Context } from './context.ts'
import { deltaLines } from './harvest-previews.ts'
import { harvestTools } from './harvest-sources.ts'
import { cleaned } from './terminal.ts'

interface Options {
  readonly run: string
  readonly profile: string | undefined
  readonly format: string
}

/**
 * `skord harvest --replay RUN`: judges again what a run received. Exit code 1 when there is no such run, or what it
 * received is not kept or cannot be read.
 */
export async function replayRun({ run, profile, format }: Options, context: Context): Promise<number> {
  const words = harvestingWords(context.language)
  if (!/^[1-9]\d{0,14}$/.test(run)) throw new CliError(words.run(run))
  const ids = await context.tools.profileIds()
  if (profile !== undefined && !ids.includes(profile)) throw new CliError(words.noProfile(profile))
  const again = await judgeAgain(Number(run), await harvestTools(context), profile === undefined ? {} : { profile })
  if (again === null) {
    context.say(words.notKept(Number(run)))
    return 1
  }
  context.print(format === 'json' ? JSON.stringify(again, null, 2) : againText(again, context))
  return again.harvest.status === 'failed' ? 1 : 0
}

function againText({ run, readOf, profile, findings, differences, harvest }: JudgedAgain, context: Context): string {
  const { language } = context
  const words = harvestingWords(language)
  const { before, after } = findings
  const width = Math.max(...severities.map(severity => words.preview.findings[severity].length))
  const counts = severities.map(severity => {
    const count = fromTo(before?.[severity] ?? null, after?.[severity] ?? null, language)
    return `  ${words.preview.findings[severity].padEnd(width)}  ${count}`
  })
  const error = harvest.status === 'failed' ? harvest.error : null
  const unread = error === null ? [] : [words.again.unread, harvestErrorText(error.code, error.details)[language]]
  const differing = differences ?? []
  const verdict = differences === null ? words.again.notKept : words.again.same
  const lines = [
    words.again.title(String(run.id), profile),
    ...(readOf === run.id ? [] : [`  ${words.again.readOf(String(readOf))}`]),
    ...(after === null ? unread.map(line => `  ${line}`) : counts),
    ...(differing.length === 0 ? [`  ${verdict}`] : deltaLines(words.preview.rules, differing, language)),
  ]
  return lines.map(cleaned).join('\n')
}
