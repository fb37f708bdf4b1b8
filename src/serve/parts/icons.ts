import { raw } from 'hono/html'

/** The site's mark: an ear of grain. */
export const mark = raw(
  '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path class="stem" d="M16 30V8"/><path d="M15 10c-4 0-6-2-6-6 4 0 6 2 6 6zm2 0c4 0 6-2 6-6-4 0-6 2-6 6zm-2 7c-4 0-6-2-6-6 4 0 6 2 6 6zm2 0c4 0 6-2 6-6-4 0-6 2-6 6zm-2 7c-4 0-6-2-6-6 4 0 6 2 6 6zm2 0c4 0 6-2 6-6-4 0-6 2-6 6z"/></svg>',
)

const shapes = {
  Violation: '<path d="M8 1.500 14.500 8 8 14.500 1.500 8z"/><path class="on" d="M8 5v3.500M8 10.800v.2"/>',
  Warning: '<path d="M8 1.800 15 14H1z"/><path class="on" d="M8 6.200v3.300M8 11.700v.2"/>',
  Info: '<circle cx="8" cy="8" r="6.500"/><path class="on" d="M8 7.500v3.700M8 4.800v.2"/>',
  succeeded: '<circle cx="8" cy="8" r="6.500"/><path class="on" d="m5 8.200 2.200 2.200L11.200 6"/>',
  remarks: '<path d="M8 1.800 15 14H1z"/><path class="on" d="M8 6.200v3.300M8 11.700v.2"/>',
  unchanged: '<circle cx="8" cy="8" r="6.500"/><path class="on" d="M5 6.700h6M5 9.500h6"/>',
  held: '<rect x="1.500" y="1.500" width="13" height="13" rx="2.500"/><path class="on" d="M6.200 5v6M9.800 5v6"/>',
  failed:
    '<path d="M8 1.500 14.500 8 8 14.500 1.500 8z"/><path class="on" d="m5.900 5.900 4.200 4.200M10.100 5.900l-4.200 4.200"/>',
  waiting: '<circle cx="8" cy="8" r="6.500"/><path class="on" d="M8 4.500V8l2.300 1.700"/>',
  running: '<circle cx="8" cy="8" r="6.500"/><path class="on" d="m6.700 5.200 4 2.800-4 2.800z"/>',
} as const

/** Names of the icons. */
export type IconName = keyof typeof shapes

/** A small icon; the words stand beside it. */
export function icon(name: IconName): ReturnType<typeof raw> {
  return raw(
    `<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[name]}</svg>`,
  )
}
