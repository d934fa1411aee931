import '../server-only'
import { createRemoteJWKSet, customFetch } from 'jose'
import { platformFetch } from './platform-fetch'

type KeySet = ReturnType<typeof createRemoteJWKSet>

const sets = new Map<string, KeySet>()

/** The keys that a platform publishes; kept for minutes, and asked for again when a token names another. */
export function platformKeys(url: string): KeySet {
  const known = sets.get(url)
  if (known) return known
  const set = createRemoteJWKSet(new URL(url), {
    [customFetch]: (address, { headers }) => platformFetch(String(address), { headers }),
  })
  sets.set(url, set)
  return set
}
