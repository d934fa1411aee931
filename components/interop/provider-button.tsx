'use client'

import type { ReactNode } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { goToProvider, type Journey } from './go-to-provider'

export interface ProviderButtonProps extends Journey {
  children: ReactNode
  /** Said to the server first: that what comes back is to be linked. */
  startLink?: (input: { provider: Journey['provider'] }) => Promise<ActionResult<unknown>>
}

/** Goes to a provider: to sign in, or to link what is there. */
export function ProviderButton({ provider, next, startLink, children }: ProviderButtonProps) {
  const { run, pending, failure } = useAction(async (journey: Journey) => {
    const begun = await startLink?.({ provider })
    return begun && !begun.ok ? begun : goToProvider(journey)
  })
  return (
    <div className="grid gap-3">
      <Button variant="outline" wraps busy={pending} onClick={() => run({ provider, next })}>
        {children}
      </Button>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
    </div>
  )
}
