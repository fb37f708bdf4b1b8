import { expect } from 'vitest'

/** What a browser shows of a page, roughly. */
export function shown(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" }
  return html.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name])
}

/** Nothing on the page runs, and no link leads to what runs. */
export function expectHarmless(html: string): void {
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)/i)
  expect(html).not.toMatch(/<(img|svg\/)/i)
  expect(html).not.toMatch(/(href|src|action)="\s*(javascript|data|vbscript|file):/i)
  const tags = (html.match(/<[a-z][^>]*>/gi) ?? []).map(tag => tag.replace(/"[^"]*"/g, '""'))
  expect(tags.filter(tag => /\s(on\w+|style|autofocus)\b/i.test(tag))).toEqual([])
}
