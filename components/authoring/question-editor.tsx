'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import type { Authored } from '@/lib/server/operations/authoring/get-authored'
import { useAuthoringActions } from './actions'
import { FamilyFields, type FamilyOption } from './family-fields'
import { PublishQuestion } from './publish-question'
import { QuestionWords } from './question-words'
import { SaveState } from './save-state'
import { SharePanel } from './share-panel'
import { useDraft } from './use-draft'
import { VariantLeaf } from './variant-leaf'
import { VersionList } from './version-list'

export interface QuestionEditorProps {
  authored: Omit<Authored, 'content'>
  question: QuestionDraft
  families: FamilyOption[]
}

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
        <QuestionWords handle={handle} />
        {isMine && <PublishQuestion id={id} handle={handle} />}
      </fieldset>
      {isMine && <SharePanel id={id} classes={classes} />}
      <VersionList {...{ id, versions, revision, flush }} onRestored={isMine ? restored : undefined} />
    </div>
  )
}
