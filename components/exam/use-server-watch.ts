'use client'

import { useEffect, useRef } from 'react'
import type { ActionResult } from '@/lib/errors/app-error'

const EVERY_MS = 20_000

export interface ServerWatchOptions {
  /** The page may have been kept from before: what it says is old then. */
  atOnce?: boolean
}

/**
 * Asks the server how an exam or a sprint stands, every so often and whenever somebody comes back to the page.
 * @param get another function begins anew
 */
export function useServerWatch<View>(
  get: () => Promise<ActionResult<View>>,
  tell: (view: View) => void,
  { atOnce = false }: ServerWatchOptions = {},
): void {
  const latest = useRef(tell)
  latest.current = tell
  useEffect(() => {
    let ended = false
    let asking = false
    const ask = async () => {
      if (asking || document.hidden) return
      asking = true
      const result = await get().catch(() => undefined)
      asking = false
      if (!ended && result?.ok) latest.current(result.data)
    }
    const now = () => void ask()
    if (atOnce) now()
    const timer = setInterval(now, EVERY_MS)
    document.addEventListener('visibilitychange', now)
    window.addEventListener('focus', now)
    window.addEventListener('online', now)
    return () => {
      ended = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', now)
      window.removeEventListener('focus', now)
      window.removeEventListener('online', now)
    }
  }, [get, atOnce])
}
