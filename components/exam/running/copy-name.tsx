'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** A name in a task's text, copied by pressing it, as in the exam. */
export function CopyName({ text }: { text: string }) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      title={copied ? t('copied') : t('copy')}
      data-copied={copied || undefined}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
      className="inline cursor-copy rounded-sm text-left hover:bg-accent data-copied:bg-success-soft"
    >
      <code className="underline decoration-dotted underline-offset-4">{text}</code>
      <span aria-live="polite" className="sr-only">
        {copied && t('copied')}
      </span>
    </button>
  )
}
