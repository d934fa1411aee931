'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CodeBlock } from '@/components/concept/code-block'
import { Card } from '@/components/ui/card'

export interface Solution {
  script: string
  texts: Record<string, string>
}

export function DrillSolution({ solution }: { solution: Solution }) {
  const t = useTranslations('review.drill')
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg font-bold">{t('solution')}</h2>
      <CodeBlock language="sh" text={solution.script.trimEnd()} />
      <p>{solution.texts[useLocale()]}</p>
    </Card>
  )
}
