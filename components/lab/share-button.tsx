'use client'

import { Share2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { LateModal } from '@/components/ui/late-modal'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { ShareError } from '@/lib/lab/share'
import { sharedAddress } from './shared-address'
import type { Lab } from './use-lab'

export interface ShareButtonProps {
  lab: Pick<Lab, 'log' | 'phase'>
  scenario: LabScenarioInput
  seed: number
}

/** Hands the state on as a link: scenario, seed and what was done are in the part that no server sees. */
export function ShareButton({ lab, scenario, seed }: ShareButtonProps) {
  const t = useTranslations('lab.share')
  const common = useTranslations('common')
  const locale = useLocale()
  const id = useId()
  const [link, setLink] = useState<string>()
  const [failed, setFailed] = useState(false)
  const make = async () => {
    setFailed(false)
    const log = await lab.log()
    if (!log) return
    try {
      setLink(await sharedAddress(locale, { scenario, seed, log }))
    } catch (error) {
      if (!(error instanceof ShareError)) throw error
      setFailed(true)
    }
  }
  const close = () => {
    setLink(undefined)
    setFailed(false)
  }
  return (
    <>
      <Button size="sm" variant="outline" disabled={lab.phase !== 'ready'} onClick={make}>
        <Share2 aria-hidden />
        <span className="max-sm:sr-only">{t('share')}</span>
      </Button>
      <LateModal
        open={link !== undefined || failed}
        onOpenChange={(open) => !open && close()}
        title={t('title')}
        description={t('text')}
        closeLabel={common('close')}
      >
        {failed && <Alert variant="warning">{t('tooLong')}</Alert>}
        {link && (
          <div className="relative">
            <label htmlFor={id} className="sr-only">
              {t('link')}
            </label>
            <textarea
              id={id}
              readOnly
              rows={4}
              value={link}
              onFocus={(event) => event.target.select()}
              className="w-full resize-none rounded-md border border-input bg-code p-3 pr-14 font-mono text-xs break-all"
            />
            <CopyButton text={link} />
          </div>
        )}
      </LateModal>
    </>
  )
}
