import { useTranslations } from 'next-intl'
import { CodeBlock } from '@/components/concept/code-block'
import { Prose } from '@/components/quiz/prose'
import type { SpeedReference } from '@/lib/speed/reference'

/** The ways that lead there, and what makes the short one short. */
export function SpeedWays({ reference: { ways, note } }: { reference: SpeedReference }) {
  const t = useTranslations('speed.ways')
  return (
    <div className="grid grid-cols-1 gap-4" data-speed-ways>
      <Prose text={note} />
      {ways.map(({ name, script, keys }) => (
        <section key={name} className="grid min-w-0 gap-1.5">
          <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm font-semibold">
            {t(name)}
            <span className="tabular font-normal text-muted-foreground">{t('keys', { count: keys })}</span>
          </h3>
          <CodeBlock language="sh" text={script} />
        </section>
      ))}
    </div>
  )
}
