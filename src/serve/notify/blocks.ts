import { html } from 'hono/html'
import type { Html } from '../view.ts'

/** One piece of what is told, before it is text, HTML or a feed's content; what stands in it is text. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** A paragraph, under a label of its own perhaps. */
  | { readonly kind: 'paragraph'; readonly label: string | null; readonly text: string }
  /** `rest` says that there are more, and how many; null when these are all. */
  | { readonly kind: 'list'; readonly label: string; readonly items: readonly string[]; readonly rest: string | null }
  /** Text to be copied as it is. */
  | { readonly kind: 'quote'; readonly label: string; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  | { readonly kind: 'small'; readonly text: string }

/** A paragraph without a label. */
export function paragraph(text: string, label: string | null = null): Block {
  return { kind: 'paragraph', label, text }
}

/** The blocks as plain text, one empty line between them. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(textOf).join('\n\n')
}

function textOf(block: Block): string {
  if (block.kind === 'heading') return `${block.text}\n${'='.repeat(Math.min(block.text.length, 72))}`
  if (block.kind === 'list') {
    const rest = block.rest === null ? [] : [`  ${block.rest}`]
    return [`${block.label}:`, ...block.items.map(item => `- ${item}`), ...rest].join('\n')
  }
  if (block.kind === 'quote') return `${block.label}:\n\n${block.text.replace(/^(?=.)/gm, '  ')}`
  if (block.kind === 'link') return `${block.label}: ${block.href}`
  if (block.kind === 'small' || block.label === null) return block.text
  return `${block.label}\n${block.text}`
}

/** The blocks as HTML, escaped. */
export function blocksHtml(blocks: readonly Block[]): Html {
  return html`${blocks.map(htmlOf)}`
}

function htmlOf(block: Block): Html {
  if (block.kind === 'heading') return html`<h2>${block.text}</h2>\n`
  if (block.kind === 'list') {
    const rest = block.rest === null ? '' : html`<p>${block.rest}</p>\n`
    return html`<p><strong>${block.label}</strong></p>\n<ul>${block.items.map(item => html`<li>${item}</li>`)}</ul>\n${rest}`
  }
  if (block.kind === 'quote')
    return html`<p><strong>${block.label}</strong></p>\n<pre style="white-space: pre-wrap">${block.text}</pre>\n`
  if (block.kind === 'link') return html`<p>${block.label}: <a href="${block.href}">${block.href}</a></p>\n`
  if (block.kind === 'small') return html`<p><small>${block.text}</small></p>\n`
  const label = block.label === null ? '' : html`<strong>${block.label}</strong><br>`
  return html`<p>${label}${block.text}</p>\n`
}
