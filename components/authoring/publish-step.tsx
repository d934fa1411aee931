'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { type Missing, missingIn, type Step } from '@/lib/authoring/missing'
import { trialNames } from '@/lib/authoring/trials'
import { useRouter } from '@/lib/i18n/navigation'
import { useAuthoringActions } from './actions'
import { standingOf } from './trial-standing'
import { useEditing } from './use-editor'

/** What is missing, and the act of publishing. */
export function PublishStep({ onStep }: { onStep(step: Step): void }) {
  const t = useTranslations('authoring.publish')
  const { id, draft, trials, problem, flush, revision } = useEditing()
  const { publishAuthoredAction } = useAuthoringActions()
  const { run, pending, failure, done } = useAction(publishAuthoredAction)
  const router = useRouter()
  const missing = missingIn(draft)
  const untried = trialNames(draft.wrong).filter(
    (name) => standingOf(name, trials, draft).standing !== 'good',
  )
  const isReady = missing.length === 0 && untried.length === 0 && !problem
  return (
    <PageSection id="publish" title={t('title')} text={t('text')}>
      {problem && (
        <Alert variant="destructive" title={t('unreadable')}>
          <p lang="en">{`${problem.at}: ${problem.problem}`}</p>
        </Alert>
      )}
      {!done && <MissingList missing={missing} onStep={onStep} />}
      {missing.length === 0 && untried.length > 0 && (
        <Alert variant="warning" title={t('untried', { count: untried.length })}>
          <Button variant="outline" size="sm" onClick={() => onStep('wrong')}>
            {t('toTrials')}
          </Button>
        </Alert>
      )}
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {done && <Alert variant="success">{t('done')}</Alert>}
      <Button
        variant="mark"
        className="justify-self-start"
        disabled={!isReady}
        busy={pending}
        onClick={() =>
          void flush().then((saved) => saved && run({ id, revision: revision() }, () => router.refresh()))
        }
      >
        {t('publish')}
      </Button>
    </PageSection>
  )
}

function MissingList({ missing, onStep }: { missing: Missing[]; onStep(step: Step): void }) {
  const t = useTranslations('authoring.publish')
  const words = useTranslations('authoring')
  if (missing.length === 0) return <Alert variant="success">{t('complete')}</Alert>
  return (
    <Alert variant="warning" title={t('missing', { count: missing.length })}>
      <ul className="grid gap-1">
        {missing.map(({ step, what, locale, name }) => (
          <li key={`${step} ${what} ${locale} ${name}`}>
            <button
              type="button"
              className="min-h-9 text-left underline decoration-mark underline-offset-4 pointer-coarse:min-h-11"
              onClick={() => onStep(step)}
            >
              {[
                words(`steps.${step}`),
                words(`missing.${what}`),
                ...(name ? [name] : []),
                ...(locale ? [words(`task.${locale}`)] : []),
              ].join(' · ')}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
