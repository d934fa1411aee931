'use client'

import { useEffect, useState } from 'react'
import type { SearchHits } from '@/lib/search/search-index'

export interface Search {
  /** What `hits` answers; '' before anything was typed. */
  query: string
  hits: SearchHits | undefined
  failed: boolean
  busy: boolean
}

/** Long enough for the next key of a word, short enough not to be noticed. */
const PAUSE_MS = 90

const NOTHING: Search = { query: '', hits: undefined, failed: false, busy: false }

/** Asks the server for what is typed; older answers never replace newer ones. */
export function useSearch(typed: string, locale: string): Search {
  const query = typed.trim().slice(0, 100)
  const [search, setSearch] = useState<Search>(NOTHING)
  useEffect(() => {
    if (query === '') {
      setSearch(NOTHING)
      return
    }
    const abort = new AbortController()
    setSearch((before) => ({ ...before, busy: true }))
    const ask = async () => {
      const found = await fetch(`/api/search?${new URLSearchParams({ q: query, locale })}`, {
        signal: abort.signal,
      })
      if (!found.ok) throw new Error(String(found.status))
      setSearch({ query, hits: (await found.json()) as SearchHits, failed: false, busy: false })
    }
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!abort.signal.aborted) setSearch({ query, hits: undefined, failed: true, busy: false })
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query, locale])
  return search
}
