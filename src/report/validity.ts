import type { Profile } from '../profile/profile.ts'

/** Where it is told whether a dataset breaks a rule. */
export interface Validity {
  readonly method: string
  readonly indicator: string
}

const told = {
  national: { method: 'se', indicator: 'compliance' },
  european: { method: 'eu-v1-export', indicator: 'dcatApCompliance' },
} as const

/** The method and the indicator that tell it, by profile: the national one, and the European baseline as exported. Those that there are. */
export function validityOf({
  methods,
}: Pick<Profile, 'methods'>): Readonly<Partial<Record<keyof typeof told, Validity>>> {
  const has = ({ method, indicator }: Validity): boolean =>
    methods.some(({ id, indicators }) => id === method && indicators.some(one => one.id === indicator))
  return Object.fromEntries(Object.entries(told).filter(([, validity]) => has(validity)))
}
