'use client'

import { Check, Copy, Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { receiptText } from './receipt-text'

/** The number under which a hand-in can be proved, to be copied or printed. */
export function Receipt({ receipt, when }: { receipt: string; when: string }) {
  const t = useTranslations('assignment.receipt')
  const common = useTranslations('common')
  const [copied, setCopied] = useState(false)
  const text = receiptText(receipt)
  const Icon = copied ? Check : Copy
  return (
    <section aria-labelledby="receipt" className="grid gap-2 rounded-lg border bg-card p-5">
      <h2 id="receipt" className="font-bold">
        {t('title')}
      </h2>
      <p className="font-mono text-lg wrap-anywhere" data-receipt={receipt}>
        {text}
      </p>
      <p className="text-sm text-muted-foreground">{t('text', { when })}</p>
      <div className="flex flex-wrap gap-3 print:hidden">
        <Button
          variant="outline"
          size="sm"
          onClick={() =>
            navigator.clipboard.writeText(`${text} (${when})`).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          <Icon aria-hidden />
          <span aria-live="polite">{common(copied ? 'copied' : 'copy')}</span>
        </Button>
        <Button variant="outline" size="sm" onClick={() => window.print()}>
          <Printer aria-hidden />
          {t('print')}
        </Button>
      </div>
    </section>
  )
}
