'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { SpeedReference } from '@/lib/speed/reference'
import type { SpeedTask } from '@/lib/speed/task'
import type { SpeedActions } from './speed-actions'
import { SpeedWays } from './speed-ways'

export interface SpeedHelpProps {
  task: SpeedTask
  actions: SpeedActions
  started: boolean
  onAgain(): void
  /** To what comes next, without a result. */
  onSkip?: (() => void) | undefined
}

/** To begin anew, and to see how it is done. */
export function SpeedHelp({ task, actions, started, onAgain, onSkip }: SpeedHelpProps) {
  const t = useTranslations('speed')
  const messageOf = useErrorMessage()
  const [shown, setShown] = useState<Awaited<ReturnType<SpeedActions['ways']>>>()
  const [busy, setBusy] = useState(false)
  const asked = useRef(false)
  const show = async () => {
    if (asked.current) return
    asked.current = true
    setBusy(true)
    const result = await actions
      .ways(task)
      .catch(() => ({ ok: false, code: 'INTERNAL', params: {} }) as const)
    setBusy(false)
    asked.current = result.ok
    setShown(result)
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap gap-3">
        <Button variant="outline" disabled={!started} onClick={onAgain}>
          {t('startOver')}
        </Button>
        {!shown?.ok && (
          <Button variant="ghost" busy={busy} onClick={show}>
            {t('showWays')}
          </Button>
        )}
        {onSkip && (
          <Button variant="ghost" onClick={onSkip}>
            {t('skip')}
          </Button>
        )}
      </div>
      {shown && !shown.ok && <Alert variant="destructive">{messageOf(shown)}</Alert>}
      {shown?.ok && <Reference reference={shown.data} />}
    </div>
  )
}

function Reference({ reference }: { reference: SpeedReference }) {
  const t = useTranslations('speed')
  return (
    <Card className="grid grid-cols-1 gap-4">
      <h2 className="text-lg font-bold">{t('waysTitle')}</h2>
      <SpeedWays reference={reference} />
    </Card>
  )
}
