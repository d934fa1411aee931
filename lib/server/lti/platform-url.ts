import { z } from 'zod'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Https; http only on this machine, and only where nothing is in production: a platform for tests. */
export function isPlatformUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  if (username || password) return false
  if (protocol === 'https:') return true
  return protocol === 'http:' && LOOPBACK.includes(hostname) && process.env.NODE_ENV !== 'production'
}

export const platformUrl = z.string().trim().max(500).refine(isPlatformUrl)
