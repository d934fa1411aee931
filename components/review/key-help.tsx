'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LateModal } from '@/components/ui/late-modal'
import { KeyList } from './key-list'

const FIELDS = 'textarea, select, input:not([type=radio], [type=checkbox])'

/** A button, and `?` outside of fields: what can be done by keyboard. */
export function KeyHelp() {
  const t = useTranslations('practice.keys')
  const common = useTranslations('common')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches(FIELDS)
      if (event.key !== '?' || typing || event.defaultPrevented) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        className="max-sm:hidden"
        onClick={() => setOpen(true)}
      >
        {t('open')} <kbd aria-hidden>?</kbd>
      </Button>
      <LateModal open={open} onOpenChange={setOpen} title={t('title')} closeLabel={common('close')}>
        <KeyList />
      </LateModal>
    </>
  )
}
