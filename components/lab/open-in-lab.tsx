'use client'

import { ExternalLink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { ShareError } from '@/lib/lab/share'
import { sharedAddress } from './shared-address'
import type { Lab } from './use-lab'

export interface OpenInLabProps {
  lab: Pick<Lab, 'log' | 'phase'>
  scenario: LabScenarioInput
  seed: number
}

/** Goes on in the lab, with its map and timeline, from where a small terminal stands. */
export function OpenInLab({ lab, scenario, seed }: OpenInLabProps) {
  const t = useTranslations('lab.share')
  const locale = useLocale()
  const [failed, setFailed] = useState(false)
  const open = async () => {
    const log = await lab.log()
    if (!log) return
    try {
      window.location.assign(await sharedAddress(locale, { scenario, seed, log }))
    } catch (error) {
      if (!(error instanceof ShareError)) throw error
      setFailed(true)
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="sm" variant="outline" disabled={lab.phase !== 'ready'} onClick={open}>
        <ExternalLink aria-hidden />
        {t('openInLab')}
      </Button>
      {failed && (
        <p role="alert" className="text-sm">
          {t('tooLong')}
        </p>
      )}
    </div>
  )
}
