/** An address without its passwords and keys; of a file its name alone. */
export function shownAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  if (url.protocol === 'file:') return url.pathname.split('/').at(-1) ?? ''
  const isSecret = (name: string) =>
    /key|token|secret|passw|pwd|credential|signature|^sig$|^code$|^auth(orization)?$/i.test(name)
  const hasSecret = url.username !== '' || url.password !== '' || [...url.searchParams.keys()].some(isSecret)
  if (!hasSecret) return address
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()].filter(isSecret)) url.searchParams.set(name, '…')
  return url.href
}

/** An address without user name and password, whether it is valid or not; all else as it stands. */
export function withoutUserInfo(address: string): string {
  return address.replace(userInfo, '$1')
}

/** Schemes take slashes of either kind, and some of them none at all, to stand before a user. */
const userInfo = /^(\s*(?:https?|ftps?|sftp|wss?):[/\\]*)[^/\\?#]*@/i
