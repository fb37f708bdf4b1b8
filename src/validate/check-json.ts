import type { Profile } from '../profile/profile.ts'
import type { Check } from './check.ts'

/** The JSON of a validation: the shape of `skord validate --format json` and of `POST /katalog/v1/validations`. */
export function checkJson(
  check: Check,
  profile: Profile,
  { name, maxFindings }: JsonOptions,
): Readonly<Record<string, unknown>> {
  const { findings, counts, conforms, resources } = check
  const shown = maxFindings === null || maxFindings === 0 ? findings : findings.slice(0, maxFindings)
  return {
    conforms,
    profile: profile.id,
    profileVersion: profile.version,
    input: name,
    counts: { violation: counts.Violation, warning: counts.Warning, info: counts.Info },
    resources,
    ...(shown.length < findings.length ? { notShown: findings.length - shown.length } : {}),
    findings: shown,
  }
}

interface JsonOptions {
  /** The input as its submitter knows it. */
  readonly name: string
  /** Most findings to list; null or 0 for all. */
  readonly maxFindings: number | null
}
