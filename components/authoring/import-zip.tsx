'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

type Answer = { id: string; kind: 'DRILL' | 'FAMILY' } | { code: AppErrorCode; params: AppErrorParams }

async function send(file: File): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await fetch('/api/authoring', { method: 'POST', headers, body: file })
  return (await response.json()) as Answer
}

/** Takes a zip of a folder as content/ has them. */
export function ImportZip() {
  const t = useTranslations('authoring.list')
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const messageOf = useErrorMessage()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const take = async (file: File) => {
    setBusy(true)
    setFailure(undefined)
    const answer = await send(file).catch(() => ({ code: 'INTERNAL', params: {} }) as const)
    if ('code' in answer) setFailure(messageOf(answer))
    else router.push(`/authoring/${answer.kind === 'DRILL' ? 'drills' : 'questions'}/${answer.id}`)
    setBusy(false)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('import')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void take(file)
        }}
      />
      <Button variant="outline" busy={busy} onClick={() => input.current?.click()}>
        {t(busy ? 'importing' : 'import')}
      </Button>
      {failure && (
        <Alert variant="destructive" className="w-full">
          {failure}
        </Alert>
      )}
    </>
  )
}
