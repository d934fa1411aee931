'use client'

import { useState, useTransition } from 'react'
import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import { useErrorMessage } from './use-error-message'

export interface Failure {
  code: AppErrorCode
  params: AppErrorParams
  /** In the reader's language. */
  message: string
}

/**
 * Calls a server action: `pending` while it runs, `failure` when it said no or could not be reached, `done`
 * after the last call succeeded. `then` runs inside the transition, so `pending` covers what it navigates to.
 */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionResult<Output>>) {
  const [pending, startTransition] = useTransition()
  const [outcome, setOutcome] = useState<{ failure?: Failure; done: boolean }>({ done: false })
  const messageOf = useErrorMessage()

  function run(input: Input, then?: (output: Output) => unknown) {
    setOutcome({ done: false })
    startTransition(async () => {
      const result = await action(input).catch(() => unreachable)
      if (!result.ok) {
        const { code, params } = result
        startTransition(() =>
          setOutcome({ done: false, failure: { code, params, message: messageOf(result) } }),
        )
        return
      }
      await then?.(result.data)
      startTransition(() => setOutcome({ done: true }))
    })
  }
  return { run, pending, ...outcome }
}

const unreachable = { ok: false, code: 'INTERNAL', params: {} } as const
