'use client'

import { useCallback, useEffect, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import type { ActionResult } from '@/lib/errors/app-error'

/** Asks the server for something once it is looked at; `retry` asks again. */
export function useLoaded<T>(ask: () => Promise<ActionResult<T>>) {
  const messageOf = useErrorMessage()
  const [found, setFound] = useState<T>()
  const [failure, setFailure] = useState<string>()
  const [asked] = useState(() => ask)
  const retry = useCallback(async () => {
    setFailure(undefined)
    const result = await asked().catch(() => undefined)
    if (result?.ok) setFound(result.data)
    else setFailure(messageOf(result ?? { code: 'INTERNAL' }))
  }, [asked, messageOf])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => void retry(), [])
  return { found, failure, retry }
}
