'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Comes when it is asked for. */
const KeyList = dynamic(() => import('./key-list').then((module) => module.KeyList), { ssr: false })

const FIELDS = 'textarea, select, input:not([type=radio], [type=checkbox])'

/** A button, and `?` outside of fields: what can be done by keyboard. */
export function KeyHelp() {
  const t = useTranslations('practice.keys')
  const [open, setOpen] = useState<boolean>()
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
      {open !== undefined && <KeyList open={open} onOpenChange={setOpen} />}
    </>
  )
}
