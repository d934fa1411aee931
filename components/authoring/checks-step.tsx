'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { DraftCheck } from '@/lib/authoring/drill-draft'
import { isGoodName } from '@/lib/authoring/slug'
import { CheckCard } from './check-card'
import { CodeArea } from './code-area'
import { ConditionHelp } from './condition-help'
import { ProposalList } from './proposal-list'
import { useEditing } from './use-editor'

const EMPTY: DraftCheck = { id: '', weight: 1, show: '', all: '', en: '', ja: '' }

/** By what it is graded: drafted from the solution, then the author's. */
export function ChecksStep() {
  const t = useTranslations('authoring.checks')
  const { draft, change } = useEditing()
  const names = draft.checks.map(({ id }) => id)
  const put = (checks: DraftCheck[]) => change((old) => ({ ...old, checks }))
  const fresh = () => {
    let n = draft.checks.length + 1
    while (draft.checks.some(({ id }) => id === `check-${n}`)) n += 1
    put([...draft.checks, { ...EMPTY, id: `check-${n}` }])
  }
  return (
    <div className="grid gap-10">
      <PageSection id="proposals" title={t('title')} text={t('text')}>
        <ProposalList />
        <ConditionHelp />
        <ul className="grid gap-4">
          {draft.checks.map((check, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: their names are being written
            <li key={at}>
              <CheckCard
                check={check}
                isGoodName={isGoodName(names, at)}
                onChange={(next) => put(draft.checks.with(at, next))}
                onRemove={() => put(draft.checks.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ul>
        <Button
          variant="outline"
          size="sm"
          className="justify-self-start"
          disabled={draft.checks.length >= 40}
          onClick={fresh}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </PageSection>
      <PageSection id="touches" title={t('touches')} text={t('touchesText')}>
        <Field label={t('touchesLabel')} hint={t('touchesHint')}>
          <CodeArea
            value={draft.touches.join('\n')}
            onText={(text) => change((old) => ({ ...old, touches: text === '' ? [] : text.split('\n') }))}
          />
        </Field>
      </PageSection>
    </div>
  )
}
