import { html } from 'hono/html'
import type { Source } from '../../model/source.ts'
import { scheduleText } from '../../text/schedule.ts'
import { sourceFactWords } from '../../text/source-facts.ts'
import { sourceFormWords } from '../../text/source-form.ts'
import type { Html, PageRequest } from '../view.ts'

/** What kind of source it is, and what is read from such a one. */
export function kindText({ kind }: Pick<Source, 'kind'>, { language }: Pick<PageRequest, 'language'>): Html {
  const names: Readonly<Record<string, string>> = sourceFormWords[language].kinds
  return explained(names[kind] ?? kind, sourceFactWords[language].reads[kind] ?? '')
}

/** Where the source stands among duplicates, and what that means. */
export function precedenceText({ precedence }: Pick<Source, 'precedence'>, { words, language }: PageRequest): Html {
  const { precedences } = words.harvest
  const name = precedence.kind === 'ranked' ? precedences.ranked(precedence.rank) : precedences[precedence.kind]
  return explained(name, sourceFactWords[language].precedence[precedence.kind])
}

/** When the source is harvested: in words where the schedule is a simple one, else as it is written. */
export function whenText({ schedule }: Pick<Source, 'schedule'>, { words, language }: PageRequest): Html {
  if (schedule === null) return html`${words.harvest.onDemand}`
  const text = scheduleText(schedule, language)
  return text === null ? html`<code>${schedule}</code>` : html`<span title="${schedule}">${text}</span>`
}

function explained(name: string, text: string): Html {
  return text === '' ? html`${name}` : html`${name}<br><span class="quiet small">${text}</span>`
}
