/** How the part of the address behind # begins when it holds a session. */
export const SHARED = 's='

/** The packed session in an address; undefined when there is none. @param hash with its # */
export const sharedIn = (hash: string): string | undefined =>
  hash.startsWith(`#${SHARED}`) ? hash.slice(SHARED.length + 1) : undefined
