/** Is it an e-mail address, rather than a web address or nothing? */
export function isMailAddress(contact: string | null): contact is string {
  return contact !== null && /^[^\s@<>:/]+@[^\s@<>:/]+$/.test(contact)
}
