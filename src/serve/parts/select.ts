import { html } from 'hono/html'
import type { Html } from '../view.ts'

/** One value to choose. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** A list to choose one value from; its label is written beside it. */
export function select(name: string, choices: readonly Choice[], chosen: string): Html {
  const option = ({ value, label }: Choice): Html =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`
  return html`<select id="${name}" name="${name}">${choices.map(option)}</select>`
}
