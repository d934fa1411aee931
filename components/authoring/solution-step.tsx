'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Field } from '@/components/ui/field'
import { CodeArea } from './code-area'
import { Recorder } from './recorder'
import { useEditing } from './use-editor'

/** The commands that solve it: recorded in the lab, or written. */
export function SolutionStep() {
  const t = useTranslations('authoring.solution')
  const { draft, change } = useEditing()
  const put = (solution: string) => change((old) => ({ ...old, solution }))
  return (
    <PageSection id="solution" title={t('title')} text={t('text')}>
      <Recorder
        step="solution"
        label={t(draft.solution.trim() ? 'again' : 'record')}
        hint={t('hint')}
        onLines={(lines) => put(`${lines.join('\n')}\n`)}
      />
      <Field label={t('script')} hint={t('scriptHint')}>
        <CodeArea value={draft.solution} onText={put} />
      </Field>
    </PageSection>
  )
}
