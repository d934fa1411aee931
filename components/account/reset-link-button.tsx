'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { ActionResult } from '@/lib/errors/app-error'

export interface ResetLinkButtonProps {
  email: string
  make: (input: { email: string }) => Promise<ActionResult<{ link: string }>>
}

/** Makes a one-time link and shows it to be copied; it is shown only here, once. */
export function ResetLinkButton({ email, make }: ResetLinkButtonProps) {
  const t = useTranslations('account.admin')
  const [link, setLink] = useState<string>()
  const { run, pending, failure } = useAction(make)
  if (link)
    return (
      <div role="status" className="relative min-w-64 rounded-md bg-code py-3 pr-12 pl-3">
        <code className="text-xs break-all">{link}</code>
        <CopyButton text={link} />
      </div>
    )
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        busy={pending}
        aria-label={t('makeLinkFor', { email })}
        onClick={() => run({ email }, (answer) => setLink(answer.link))}
      >
        {t('makeLink')}
      </Button>
      {failure && (
        <p role="alert" className="mt-1 text-sm text-destructive">
          {failure.message}
        </p>
      )}
    </>
  )
}
