import type { Profile } from '../../profile/profile.ts'

/** A function of a profile that works its answer out once for each: a profile never changes, and tables of it are large. */
export function perProfile<Answer>(make: (profile: Profile) => Answer): (profile: Profile) => Answer {
  const made = new WeakMap<Profile, { readonly answer: Answer }>()
  return profile => {
    const known = made.get(profile) ?? { answer: make(profile) }
    made.set(profile, known)
    return known.answer
  }
}
