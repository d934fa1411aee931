'use client'

import { useEffect, useState } from 'react'
import { Recordings } from './recordings'

/** Recordings of this page, which asks before it is left with one of them. */
export function useRecordings(): Recordings {
  const [recordings] = useState(() => new Recordings())
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!recordings.isEmpty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [recordings])
  return recordings
}
