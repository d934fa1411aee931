'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** Puts `text` on the clipboard and says so. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      title={t('copy')}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
      className="absolute top-1 right-1 grid size-11 place-items-center rounded-md bg-code text-muted-foreground hover:bg-accent hover:text-foreground print:hidden"
    >
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite" className="sr-only">
        {copied ? t('copied') : t('copy')}
      </span>
    </button>
  )
}
