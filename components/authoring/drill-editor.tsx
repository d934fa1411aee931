'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { DrillDraft } from '@/lib/authoring/drill-draft'
import type { Step } from '@/lib/authoring/missing'
import type { Authored } from '@/lib/server/operations/authoring/get-authored'
import { useAuthoringActions } from './actions'
import { ChecksStep } from './checks-step'
import type { ConceptOption } from './concept-choice'
import { NextStep } from './next-step'
import { PublishStep } from './publish-step'
import { SaveState } from './save-state'
import { SharePanel } from './share-panel'
import { SituationStep } from './situation-step'
import { SolutionStep } from './solution-step'
import { StepTabs } from './step-tabs'
import { TaskStep } from './task-step'
import { useDraft } from './use-draft'
import { type DrillEditing, EditingProvider } from './use-editor'
import { useFreshTitle } from './use-fresh-title'
import { useRecordings } from './use-recordings'
import { VersionList } from './version-list'
import { WrongStep } from './wrong-step'

export interface DrillEditorProps {
  authored: Omit<Authored, 'content'>
  drill: DrillDraft
  problem: DrillEditing['problem']
  concepts: ConceptOption[]
}

/** A drill in six steps, saved as one works. Others than its author may look. */
export function DrillEditor({ authored, drill, problem: givenProblem, concepts }: DrillEditorProps) {
  const t = useTranslations('authoring')
  const { id, isMine, versions, classes } = authored
  const { saveDraftAction } = useAuthoringActions()
  const [problem, setProblem] = useState(givenProblem)
  const [trials, setTrials] = useState(authored.trials)
  const recordings = useRecordings()
  const [step, setStep] = useState<Step>('situation')
  const panel = useRef<HTMLDivElement>(null)
  const handle = useDraft(
    { draft: drill, revision: authored.revision },
    (next, revision) => saveDraftAction({ id, revision, drill: next }),
    (saved) => {
      setProblem(saved.problem)
      setTrials(saved.trials)
    },
  )
  useFreshTitle(handle)
  const go = (next: Step) => {
    setStep(next)
    panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'start' })
  }
  const { flush, adopt } = handle
  return (
    <EditingProvider value={{ ...handle, id, isMine, trials, setTrials, problem, recordings }}>
      <div className="grid gap-6">
        {isMine ? <SaveState handle={handle} /> : <Alert>{t('readOnly')}</Alert>}
        <StepTabs step={step} onStep={go} />
        <div ref={panel} tabIndex={-1} className="scroll-mt-20 outline-none">
          <fieldset disabled={!isMine} className="min-w-0">
            {step === 'situation' && <SituationStep concepts={concepts} />}
            {step === 'task' && <TaskStep />}
            {step === 'solution' && <SolutionStep />}
            {step === 'checks' && <ChecksStep />}
            {step === 'wrong' && <WrongStep />}
            {step === 'publish' && isMine && <PublishStep onStep={go} />}
          </fieldset>
          <NextStep step={step} onStep={go} />
          {step === 'publish' && (
            <div className="mt-10 grid gap-10">
              {isMine && <SharePanel id={id} classes={classes} />}
              <VersionList
                {...{ id, versions, flush }}
                revision={handle.revision}
                onRestored={
                  isMine
                    ? ({ content, revision, trials: known }) => {
                        if (content.kind !== 'DRILL') return
                        adopt(content.drill, revision)
                        setProblem(null)
                        setTrials(known)
                      }
                    : undefined
                }
              />
            </div>
          )}
        </div>
      </div>
    </EditingProvider>
  )
}
