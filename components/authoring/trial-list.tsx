'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { trialNames } from '@/lib/authoring/trials'
import { TrialCard } from './trial-card'
import { useEditing } from './use-editor'
import { useTrialTitle } from './use-trial-title'
import { useTrials } from './use-trials'

/** Doing nothing, the solution, and every wrong solution: what the checks say of each. */
export function TrialList() {
  const t = useTranslations('authoring.trials')
  const { draft, trials } = useEditing()
  const { running, failure, start, stop } = useTrials()
  const titleOf = useTrialTitle()
  const names = trialNames(draft.wrong)
  const isStale = names.some((name) => trials.find((view) => view.name === name)?.state !== 'fresh')
  const canTry = draft.checks.length > 0
  return (
    <PageSection id="trials" title={t('title')} text={t('text')}>
      {!canTry && <p className="text-sm text-muted-foreground">{t('needsChecks')}</p>}
      <div className="flex flex-wrap gap-3">
        <Button
          disabled={!canTry}
          busy={running !== undefined}
          onClick={() => void start(isStale ? 'stale' : 'all')}
        >
          {t(running ? 'running' : isStale ? 'run' : 'runAgain')}
        </Button>
        {running && (
          <Button variant="ghost" onClick={stop}>
            {t('stop')}
          </Button>
        )}
      </div>
      {running && (
        <div className="grid gap-2">
          <p role="status" className="text-sm">
            {t('progress', { name: titleOf(running.trial), at: running.done + 1, of: running.of })}
          </p>
          <Progress value={running.done} max={running.of} label={t('title')} />
        </div>
      )}
      {failure && (
        <Alert variant="destructive" title={titleOf(failure.trial)}>
          {failure.message}
        </Alert>
      )}
      <ul className="grid gap-3">
        {names.map((name) => (
          <li key={name}>
            <TrialCard name={name} />
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
