import { useTranslations } from 'next-intl'

interface Trap {
  id: string
  belief: string
  fact: string
}

/** What to remember, and what is often believed against what is so. */
export function ConceptRecap({ keyPoints, traps }: { keyPoints: string[]; traps: Trap[] }) {
  const t = useTranslations('concepts')
  return (
    <div className="mt-14 grid max-w-[44rem] gap-10">
      {keyPoints.length > 0 && (
        <section
          aria-labelledby="key-points"
          className="rounded-lg border-2 border-foreground bg-card p-5 sm:p-6"
        >
          <h2 id="key-points" className="text-lg font-bold">
            {t('keyPoints')}
          </h2>
          <ul className="mt-3 grid list-disc gap-2 pl-5 marker:text-mark">
            {keyPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      )}
      {traps.length > 0 && (
        <section aria-labelledby="traps">
          <h2 id="traps" className="text-lg font-bold">
            {t('traps')}
          </h2>
          <dl className="mt-3 grid gap-4">
            {traps.map((trap) => (
              <div key={trap.id} className="grid gap-1 border-t pt-4">
                <dt className="text-muted-foreground">
                  <span className="mr-2 font-semibold text-destructive">{t('belief')}</span>
                  <s className="decoration-destructive/60">{trap.belief}</s>
                </dt>
                <dd>
                  <span className="mr-2 font-semibold text-success">{t('fact')}</span>
                  {trap.fact}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
