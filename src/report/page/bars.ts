import { html } from 'hono/html'
import type { Rating } from '../../model/score.ts'
import type { Html } from './context.ts'

const height = 8

/** A share (0–1) as a bar for the eye; the figure stands beside it. */
export function bar(share: number): Html {
  return html`<svg class="bar" aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 ${height}"><rect class="track" width="100" height="${height}"/><rect class="fill" width="${percent(share)}" height="${height}"/></svg>`
}

/** Points as a bar with a mark where each rating begins. */
export function pointsBar(points: number, maxPoints: number, limits: readonly number[]): Html {
  const marks = limits
    .filter(limit => limit > 0)
    .map(limit => html`<rect class="limit" x="${percent(limit / maxPoints)}" width="0.4" height="${height}"/>`)
  return html`<svg class="bar quality-points" aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 ${height}"><rect class="track" width="100" height="${height}"/><rect class="fill" width="${percent(points / maxPoints)}" height="${height}"/>${marks}</svg>`
}

/** How a whole is shared among ratings, best first; the figures stand beside it. */
export function ratingBar(shares: readonly (readonly [rating: Rating, count: number])[]): Html {
  const all = shares.reduce((sum, [, count]) => sum + count, 0)
  const starts = shares.map((_, at) => shares.slice(0, at).reduce((sum, [, count]) => sum + count, 0))
  const parts = shares.map(([rating, count], at) =>
    count === 0
      ? ''
      : html`<rect class="part-${rating}" x="${percent(starts[at] / all)}" width="${percent(count / all)}" height="${height}"/>`,
  )
  return html`<svg class="bar quality-ratings" aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 ${height}"><rect class="track" width="100" height="${height}"/>${parts}</svg>`
}

function percent(share: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10
}
