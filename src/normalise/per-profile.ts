import type { Profile } from '../profile/profile.ts'

/** A function of a profile that is worked out once for each: a profile never changes, and tables of it are large. */
export function perProfile<T>(make: (profile: Profile) => T): (profile: Profile) => T {
  const made = new WeakMap<Profile, { readonly value: T }>()
  return profile => {
    const known = made.get(profile) ?? { value: make(profile) }
    made.set(profile, known)
    return known.value
  }
}
