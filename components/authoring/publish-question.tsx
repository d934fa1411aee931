'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { missingInQuestion } from '@/lib/authoring/missing-in-question'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import { useRouter } from '@/lib/i18n/navigation'
import { useAuthoringActions } from './actions'
import type { DraftHandle } from './use-draft'

export interface PublishQuestionProps {
  id: string
  handle: Pick<DraftHandle<QuestionDraft>, 'draft' | 'flush' | 'revision'>
}

/** What a question still lacks, and the act of publishing. */
export function PublishQuestion({ id, handle }: PublishQuestionProps) {
  const t = useTranslations('authoring.publish')
  const words = useTranslations('authoring.question.missing')
  const router = useRouter()
  const { publishAuthoredAction } = useAuthoringActions()
  const { run, pending, failure, done } = useAction(publishAuthoredAction)
  const missing = missingInQuestion(handle.draft)
  const publish = async () => {
    if (await handle.flush()) run({ id, revision: handle.revision() }, () => router.refresh())
  }
  return (
    <PageSection id="publish" title={t('title')} text={t('questionText')}>
      {missing.length > 0 && <Alert variant="warning">{missing.map((what) => words(what)).join(' ')}</Alert>}
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {done && <Alert variant="success">{t('done')}</Alert>}
      <Button
        variant="mark"
        className="justify-self-start"
        disabled={missing.length > 0}
        busy={pending}
        onClick={() => void publish()}
      >
        {t('publish')}
      </Button>
    </PageSection>
  )
}
