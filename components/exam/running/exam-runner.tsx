'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { ExamView } from '@/lib/exam/exam'
import { useRouter } from '@/lib/i18n/navigation'
import { attemptPath } from '../attempt-path'
import type { DocsDomain, ReadPage } from '../docs/docs'
import { DocsPane } from '../docs/docs-pane'
import type { ExamActions } from '../exam-actions'
import { useExamSaver } from '../saving/use-exam-saver'
import { useFormName } from '../use-form-name'
import { useServerClock } from '../use-server-clock'
import { useServerWatch } from '../use-server-watch'
import { useShownLeft } from '../use-shown-left'
import { BackToAssignment } from './back-to-assignment'
import { ExamBar } from './exam-bar'
import { HandIn } from './hand-in'
import { NotesPanel } from './notes-panel'
import { type Pane, SideTabs } from './side-tabs'
import { Stopped } from './stopped'
import { TaskLab } from './task-lab'
import { TaskList } from './task-list'
import { TaskPanel } from './task-panel'
import { useExamKeys } from './use-exam-keys'
import { useKept } from './use-kept'
import { useTasks } from './use-tasks'
import { useZoom } from './use-zoom'

/** What is owed at the end is waited for so long; the results' page sends the rest. */
const PATIENCE_MS = 8_000

export interface ExamRunnerProps {
  exam: ExamView
  /** The task to begin with; left out: where one had been. */
  first?: number | undefined
  /** The texts of the tasks, in their order. */
  texts: readonly ReactNode[]
  domains: readonly DocsDomain[]
  actions: ExamActions & { read: ReadPage }
}

/** An exam under way: it has the window to itself. */
export function ExamRunner({ exam, first, texts, domains, actions }: ExamRunnerProps) {
  const { saver, state, lost } = useExamSaver(exam, actions.append)
  const clock = useServerClock(exam)
  const tasks = useTasks(
    firstOf(exam, first),
    exam.list.filter(({ opened }) => opened).map(({ position }) => position),
  )
  const kept = useKept(exam, actions)
  const zoom = useZoom()
  const formName = useFormName()
  const { submission } = exam
  const title = submission?.title ?? formName(exam.form)
  const [pane, setPane] = useState<Pane>('task')
  const { ended, finish, send } = useEnd(resultOf(exam), () => tasks.recordAll(), saver, kept.flush)

  const shownLeft = useShownLeft()
  const get = useCallback(
    () => actions.get({ examId: exam.id }).then(shownLeft),
    [actions, exam.id, shownLeft],
  )
  useServerWatch(get, (now) => {
    clock.set(now.serverNow)
    saver.compare(now.list)
    if (now.status !== 'RUNNING') void finish()
  })
  const over = clock.remainingMs === 0
  useEffect(() => {
    if (over) void finish()
  }, [over, finish])

  const { current, opened } = tasks
  const go = (position: number) => {
    if (exam.list.some((task) => task.position === position)) tasks.goTo(position)
  }
  const flag = () => kept.toggle('flagged', current)
  useExamKeys({ onNext: () => go(current + 1), onPrevious: () => go(current - 1), onFlag: flag })

  if (ended) return <Ending />
  if (state.phase === 'elsewhere' || state.phase === 'refused')
    return <Stopped phase={state.phase} submission={submission} />
  const task = exam.list[current - 1]
  if (!task) return null
  const { list } = exam
  const marks = { current, opened, flagged: kept.flagged, done: kept.done }
  return (
    <div className="grid h-dvh grid-rows-[auto_auto_1fr] overflow-hidden">
      <ExamBar title={title} clock={clock} saving={state} zoom={zoom}>
        {submission ? (
          <BackToAssignment submission={submission} onLeave={send} />
        ) : (
          <HandIn
            unopened={list.map(({ position }) => position).filter((position) => !opened.has(position))}
            flagged={[...kept.flagged].sort((a, b) => a - b)}
            owed={state.owed}
            onSend={send}
            onHandIn={async () => {
              const result = await actions.handIn({ examId: exam.id }).catch(() => undefined)
              if (!result?.ok && result?.code !== 'ALREADY_HANDED_IN') return result?.code ?? 'INTERNAL'
              await finish()
              return undefined
            }}
          />
        )}
      </ExamBar>
      <div>{lost > 0 && <Lost count={lost} />}</div>
      <SideTabs
        pane={pane}
        onPane={setPane}
        panes={{
          task: (
            <div className="grid content-start gap-5">
              <TaskList list={list} marks={marks} onGo={go} />
              <TaskPanel
                task={task}
                of={list.length}
                text={texts[current - 1]}
                flagged={kept.flagged.has(current)}
                done={kept.done.has(current)}
                zoom={zoom.factor}
                onFlag={flag}
                onDone={() => kept.toggle('done', current)}
                onNext={() => go(current + 1)}
                onPrevious={() => go(current - 1)}
              />
            </div>
          ),
          docs: <DocsPane domains={domains} read={actions.read} />,
          notes: <NotesPanel notes={kept.notes} state={kept.state} onChange={kept.note} />,
          terminal: tasks.alive.map((position) => (
            <div
              key={position}
              hidden={position !== current}
              data-exam-terminal={position}
              className="grid h-full min-h-0 [&[hidden]]:hidden"
            >
              <TaskLab
                examId={exam.id}
                position={position}
                open={actions.open}
                saver={saver}
                enlist={tasks.enlist}
                zoom={zoom.factor}
              />
            </div>
          )),
        }}
      />
    </div>
  )
}

/** Where one goes on: with the task that was asked for, or the last that was opened. */
function firstOf({ list }: ExamView, asked: number | undefined): number {
  if (list.some(({ position }) => position === asked)) return asked ?? 1
  return list.findLast(({ opened }) => opened)?.position ?? 1
}

/** Where it is said how it went. */
function resultOf({ id, submission }: ExamView): string {
  return submission ? attemptPath(submission) : `/exam/${id}/review`
}

/** Ends the page once: what is owed is told and sent, as far as it can be, and the results come. */
function useEnd(
  result: string,
  record: () => Promise<void>,
  saver: { flush(): Promise<boolean> },
  flushKept: () => Promise<boolean>,
) {
  const router = useRouter()
  const [ended, setEnded] = useState(false)
  const latest = useRef(record)
  latest.current = record
  const begun = useRef(false)
  const send = useCallback(async () => {
    await latest.current()
    const sent = await saver.flush()
    await flushKept()
    return sent
  }, [saver, flushKept])
  const finish = useCallback(async () => {
    if (begun.current) return
    begun.current = true
    await Promise.race([send(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
    setEnded(true)
    router.replace(result)
  }, [result, router, send])
  return { ended, finish, send }
}

function Ending() {
  const t = useTranslations('exam')
  return (
    <div role="status" className="px-4 py-16 text-center">
      <h1 className="text-lg font-bold">{t('ending')}</h1>
    </div>
  )
}

function Lost({ count }: { count: number }) {
  const t = useTranslations('exam')
  return (
    <Alert variant="warning" className="rounded-none! border-x-0">
      {t('lost', { count })}
    </Alert>
  )
}
