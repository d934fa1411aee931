'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import type { FitOutcome } from '@/lib/server/memory/fit-memory'
import type { MemoryFitView } from '@/lib/server/operations/memory/get-memory-fit'

export interface FitButtonsProps extends Pick<MemoryFitView, 'available' | 'trials' | 'needed' | 'personal'> {
  fitNow: (input: Record<string, never>) => Promise<ActionResult<{ outcome: FitOutcome }>>
  reset: (input: Record<string, never>) => Promise<ActionResult<null>>
}

/** Both take seconds; the page around them is read again when they are done. */
export function FitButtons({ available, trials, needed, personal, fitNow, reset }: FitButtonsProps) {
  const t = useTranslations('memory')
  const router = useRouter()
  const fit = useAction(fitNow)
  const back = useAction(reset)
  const [outcome, setOutcome] = useState<'RESET' | FitOutcome>()
  const failure = fit.failure ?? back.failure
  const busy = fit.pending || back.pending

  function finish(how: 'RESET' | FitOutcome) {
    setOutcome(how)
    router.refresh()
  }

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        {available && trials >= needed && (
          <Button busy={busy} onClick={() => fit.run({}, (done) => finish(done.outcome))}>
            {t(fit.pending ? 'fitting' : 'fit')}
          </Button>
        )}
        {personal && (
          <Button variant="outline" busy={busy} onClick={() => back.run({}, () => finish('RESET'))}>
            {t(back.pending ? 'resetting' : 'reset')}
          </Button>
        )}
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <div role="status">
        {outcome && !busy && !failure && (
          <p className="text-sm text-muted-foreground">{t(`outcome.${outcome}`)}</p>
        )}
      </div>
    </div>
  )
}
