'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { failureOf } from './failure-of'

const FILE = 'kubekata.apkg'

/** Has the package made, which takes a while, and saves it. */
export function ExportAnki() {
  const t = useTranslations('data.anki')
  const locale = useLocale()
  const messageOf = useErrorMessage()
  const [state, setState] = useState<'idle' | 'busy' | 'done' | { error: string }>('idle')

  async function make() {
    setState('busy')
    try {
      const response = await fetch(`/api/account/anki?locale=${locale}`)
      if (!response.ok) return setState({ error: messageOf(await failureOf(response)) })
      save(await response.blob())
      setState('done')
    } catch {
      setState({ error: messageOf({ code: 'INTERNAL' }) })
    }
  }

  return (
    <>
      <Button variant="outline" busy={state === 'busy'} onClick={make}>
        {state === 'busy' ? t('busy') : t('action')}
      </Button>
      {state === 'done' && <Alert variant="success">{t('done', { name: FILE })}</Alert>}
      {typeof state === 'object' && <Alert variant="destructive">{state.error}</Alert>}
    </>
  )
}

function save(file: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = FILE
  link.click()
  // Some browsers read it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
