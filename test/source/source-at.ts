import { defaultLimits, notifyNobody, type Source } from '../../src/model/source.ts'

/** A source of kind `dcat` at an address. */
export function sourceAt(url: string, more: Partial<Source> = {}): Source {
  return {
    id: 'agency',
    organisation: null,
    title: 'Myndigheten',
    kind: 'dcat',
    url,
    profile: 'dcat-ap-se',
    schedule: null,
    precedence: { kind: 'public' },
    enabled: true,
    limits: defaultLimits,
    settings: {},
    notify: notifyNobody,
    ...more,
  }
}
