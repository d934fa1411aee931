'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { ClusterMap } from '@/components/lab/cluster-map'
import { Alert } from '@/components/ui/alert'
import { Progress } from '@/components/ui/progress'
import { Skeleton } from '@/components/ui/skeleton'
import { PlayerControls } from './player-controls'
import type { ReplayOf } from './record-replay'
import { ReplayScreen } from './replay-screen'
import { screenText } from './screen-text'
import { StepText } from './step-text'
import { useReplay } from './use-replay'

/** So long each step is shown at a speed of 1. */
const STEP_MS = 2_000

export interface ReplayPlayerProps {
  title: string
  of: ReplayOf
  size: { columns: number; rows: number }
  /** A step to go to, each time another one is given; as soon as it is there. */
  jump?: { to: number } | undefined
  /** Hears which step is shown. */
  onStep?(at: number): void
}

/** What somebody did, step by step: the terminal, and the cluster that came of it. */
export function ReplayPlayer({ title, of, size, jump, onStep }: ReplayPlayerProps) {
  const t = useTranslations('exam.replay')
  const { steps, complete, error } = useReplay(of)
  const [at, setAt] = useState(0)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const last = of.acts.length
  const ready = steps.length - 1
  const shown = Math.min(at, Math.max(0, ready))
  const step = steps[shown]
  const text = useMemo(() => screenText(steps, shown), [steps, shown])

  useEffect(() => {
    if (!playing) return
    if (shown >= last) return setPlaying(false)
    const timer = setTimeout(() => setAt((before) => Math.min(before + 1, last)), STEP_MS / speed)
    return () => clearTimeout(timer)
  }, [playing, shown, last, speed])

  useEffect(() => {
    if (!jump) return
    setPlaying(false)
    setAt(Math.max(0, Math.min(jump.to, last)))
  }, [jump, last])
  useEffect(() => onStep?.(shown), [onStep, shown])

  const go = (to: number) => {
    setPlaying(false)
    setAt(Math.max(0, Math.min(to, last)))
  }
  return (
    <section
      aria-label={title}
      className="grid min-w-0 content-start gap-3"
      data-replay={complete ? 'complete' : 'coming'}
    >
      <h4 className="font-bold">{title}</h4>
      {error && <Alert variant="destructive">{t('failed')}</Alert>}
      {!complete && !error && (
        <div role="status" className="grid gap-1 text-sm text-muted-foreground">
          <p>{steps.length === 0 ? t('loading') : t('progress', { done: ready, of: last })}</p>
          <Progress value={Math.max(0, ready)} max={last} label={t('loading')} />
        </div>
      )}
      {step ? (
        <>
          <PlayerControls
            title={title}
            at={shown}
            last={last}
            ready={ready}
            playing={playing}
            speed={speed}
            onGo={go}
            onSpeed={setSpeed}
            onPlay={() => {
              if (!playing && shown >= last) setAt(0)
              setPlaying(!playing)
            }}
          />
          <StepText step={step} at={shown} last={last} />
          <ReplayScreen text={text} size={size} />
          <details open>
            <summary className="w-fit text-sm font-semibold">{t('cluster')}</summary>
            <div className="mt-3">
              {step.picture && <ClusterMap picture={step.picture} title={t('clusterOf', { title })} />}
            </div>
          </details>
        </>
      ) : (
        !error && <Skeleton className="h-72" />
      )}
    </section>
  )
}
