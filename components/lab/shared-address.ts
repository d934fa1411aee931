import { packLab, type SharedLab } from '@/lib/lab/share'

/** How the part of the address behind # begins when it holds a session. */
const SHARED = 's='

/** The packed session in an address; undefined when there is none. @param hash with its # */
export const sharedIn = (hash: string): string | undefined =>
  hash.startsWith(`#${SHARED}`) ? hash.slice(SHARED.length + 1) : undefined

/** Where a session opens in the lab, as whoever follows it finds it. @throws ShareError too-long */
export const sharedAddress = async (locale: string, session: SharedLab): Promise<string> =>
  new URL(`/${locale}/lab#${SHARED}${await packLab(session)}`, window.location.origin).href
