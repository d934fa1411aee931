'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect, Textarea } from '@/components/ui/input'
import { missingInQuestion } from '@/lib/authoring/missing-in-question'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import { useRouter } from '@/lib/i18n/navigation'
import type { Authored } from '@/lib/server/operations/authoring/get-authored'
import { useAuthoringActions } from './actions'
import { SaveState } from './save-state'
import { SharePanel } from './share-panel'
import { StepSection } from './step-section'
import { type DraftHandle, useDraft } from './use-draft'
import { VariantLeaf } from './variant-leaf'
import { VersionList } from './version-list'

export interface FamilyOption {
  id: string
  title: string
  levels: number[]
}

export interface QuestionEditorProps {
  authored: Omit<Authored, 'content'>
  question: QuestionDraft
  families: FamilyOption[]
}

const LOCALES = ['en', 'ja'] as const

/** A question: variants of a family that are pinned, under words of one's own. */
export function QuestionEditor({ authored, question, families }: QuestionEditorProps) {
  const t = useTranslations('authoring')
  const { id, isMine, versions, classes } = authored
  const { saveDraftAction } = useAuthoringActions()
  const handle = useDraft(
    { draft: question, revision: authored.revision },
    (next, revision) => saveDraftAction({ id, revision, question: next }),
    () => undefined,
  )
  const { revision, flush, adopt } = handle
  const restored: Parameters<typeof VersionList>[0]['onRestored'] = ({ content, revision: at }) =>
    content.kind === 'FAMILY' && adopt(content.question, at)
  return (
    <div className="grid gap-10">
      {isMine ? <SaveState handle={handle} /> : <Alert>{t('readOnly')}</Alert>}
      <fieldset disabled={!isMine} className="grid min-w-0 gap-10">
        <FamilyFields handle={handle} families={families} />
        {isMine && handle.draft.family && (
          <VariantLeaf key={`${handle.draft.family} ${handle.draft.difficulty}`} id={id} handle={handle} />
        )}
        <Words handle={handle} />
        {isMine && <Publish id={id} handle={handle} />}
      </fieldset>
      {isMine && <SharePanel id={id} classes={classes} />}
      <VersionList {...{ id, versions, revision, flush }} onRestored={isMine ? restored : undefined} />
    </div>
  )
}

type Handle = DraftHandle<QuestionDraft>

function FamilyFields({ handle, families }: { handle: Handle; families: FamilyOption[] }) {
  const t = useTranslations('authoring.question')
  const { draft, change } = handle
  const levels = families.find(({ id }) => id === draft.family)?.levels ?? []
  return (
    <StepSection id="family" title={t('familyTitle')} text={t('familyText')}>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <Field label={t('family')}>
          <NativeSelect
            value={draft.family}
            onChange={({ target: { value } }) =>
              // Seeds of another family are other questions.
              change(({ texts }) => ({ family: value, seeds: [], texts }))
            }
          >
            <option value="">{t('choose')}</option>
            {families.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('difficulty')}>
          <NativeSelect
            value={draft.difficulty ?? ''}
            onChange={({ target: { value } }) =>
              change(({ difficulty: _, ...rest }) => ({
                ...rest,
                seeds: [],
                ...(value ? { difficulty: Number(value) } : {}),
              }))
            }
          >
            <option value="">{t('any')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {level}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
    </StepSection>
  )
}

function Words({ handle: { draft, change } }: { handle: Handle }) {
  const t = useTranslations('authoring.question')
  const task = useTranslations('authoring.task')
  const put = (locale: 'en' | 'ja', part: Partial<QuestionDraft['texts']['en']>) =>
    change((old) => ({ ...old, texts: { ...old.texts, [locale]: { ...old.texts[locale], ...part } } }))
  return (
    <StepSection id="words" title={t('wordsTitle')} text={t('wordsText')}>
      <div className="grid gap-8 lg:grid-cols-2">
        {LOCALES.map((locale) => (
          <fieldset key={locale} lang={locale} className="grid content-start gap-4">
            <legend className="mb-3 font-bold">{task(locale)}</legend>
            <Field label={task('name')}>
              <Input
                value={draft.texts[locale].title}
                maxLength={300}
                onChange={(event) => put(locale, { title: event.target.value })}
              />
            </Field>
            <Field label={t('instructions')} hint={t('instructionsHint')}>
              <Textarea
                value={draft.texts[locale].instructions}
                maxLength={4000}
                onChange={(event) => put(locale, { instructions: event.target.value })}
              />
            </Field>
          </fieldset>
        ))}
      </div>
    </StepSection>
  )
}

function Publish({ id, handle }: { id: string; handle: Handle }) {
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
    <StepSection id="publish" title={t('title')} text={t('questionText')}>
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
    </StepSection>
  )
}
