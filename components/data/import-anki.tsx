'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PACKAGE_FAULTS, type PackageFault } from '@/lib/anki/protocol'
import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { AnkiPreview } from '@/lib/server/operations/data/read-anki'
import { failureOf } from './failure-of'
import { ImportRun } from './import-run'
import { PACKAGE_LIMITS } from './package-limits'

export interface ImportAnkiProps {
  importReviews: (input: {
    skills: AnkiPreview['skills']
  }) => Promise<ActionResult<{ added: number; present: number }>>
}

type State =
  | { step: 'choose'; error?: string }
  | { step: 'reading'; name: string }
  | { step: 'preview'; preview: AnkiPreview }

/** A file is chosen, what it would bring is shown, and only then is anything added. */
export function ImportAnki({ importReviews }: ImportAnkiProps) {
  const t = useTranslations('data.import')
  const messageOf = useErrorMessage()
  const [state, setState] = useState<State>({ step: 'choose' })

  async function read(file: File) {
    if (file.size > PACKAGE_LIMITS.megabytes * 2 ** 20)
      return setState({ step: 'choose', error: t('faults.too-big') })
    setState({ step: 'reading', name: file.name })
    try {
      const headers = { 'content-type': 'application/octet-stream' }
      const response = await fetch('/api/account/anki', { method: 'POST', headers, body: file })
      if (response.ok) setState({ step: 'preview', preview: await response.json() })
      else setState({ step: 'choose', error: wordsFor(await failureOf(response)) })
    } catch {
      setState({ step: 'choose', error: t('offline') })
    }
  }

  function wordsFor(failure: { code: AppErrorCode; params: AppErrorParams }): string {
    const fault = PACKAGE_FAULTS.find((known): known is PackageFault => known === failure.params.reason)
    return fault ? t(`faults.${fault}`) : messageOf(failure)
  }

  return (
    <>
      <Field
        label={t('choose', { max: PACKAGE_LIMITS.megabytes })}
        error={state.step === 'choose' ? state.error : undefined}
        className="w-full"
      >
        <Input
          type="file"
          accept=".apkg,.colpkg"
          className="py-2 file:mr-3 file:font-semibold"
          disabled={state.step === 'reading'}
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) void read(file)
            // The same file may be chosen again.
            target.value = ''
          }}
        />
      </Field>
      {state.step === 'reading' && <Alert>{t('reading', { name: state.name })}</Alert>}
      {state.step === 'preview' && (
        <ImportRun
          preview={state.preview}
          importReviews={importReviews}
          key={`${state.preview.read}:${state.preview.added}`}
        />
      )}
    </>
  )
}
