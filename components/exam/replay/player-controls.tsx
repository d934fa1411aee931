'use client'

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'

const SPEEDS = [1, 2, 4]

export interface PlayerControlsProps {
  /** What is played, for whoever hears the controls by themselves. */
  title: string
  /** The step that is shown; 0 is the start. */
  at: number
  last: number
  /** The last step that is there already. */
  ready: number
  playing: boolean
  speed: number
  onGo(to: number): void
  onPlay(): void
  onSpeed(speed: number): void
}

/** As of any player: to the start, back, play, on, to the end; the position, and how fast. */
export function PlayerControls({
  title,
  at,
  last,
  ready,
  playing,
  speed,
  onGo,
  onPlay,
  onSpeed,
}: PlayerControlsProps) {
  const t = useTranslations('exam.replay')
  return (
    <fieldset aria-label={title} className="flex flex-wrap items-center gap-1">
      <IconButton framed icon={ChevronFirst} label={t('first')} disabled={at === 0} onClick={() => onGo(0)} />
      <IconButton
        framed
        icon={ChevronLeft}
        label={t('previous')}
        disabled={at === 0}
        onClick={() => onGo(at - 1)}
      />
      <IconButton
        framed
        icon={playing ? Pause : Play}
        label={t(playing ? 'pause' : 'play')}
        disabled={last === 0}
        onClick={onPlay}
      />
      <IconButton
        framed
        icon={ChevronRight}
        label={t('next')}
        disabled={at >= ready}
        onClick={() => onGo(at + 1)}
      />
      <IconButton
        framed
        icon={ChevronLast}
        label={t('last')}
        disabled={at >= ready}
        onClick={() => onGo(ready)}
      />
      <input
        type="range"
        aria-label={t('position')}
        aria-valuetext={t('step', { at, of: last })}
        min={0}
        max={last}
        value={at}
        onChange={(event) => onGo(Math.min(Number(event.target.value), ready))}
        className="h-9 min-w-24 grow accent-mark pointer-coarse:h-11"
      />
      <label className="flex items-center gap-1 text-sm">
        <span className="sr-only">{t('speed')}</span>
        <select
          value={speed}
          onChange={(event) => onSpeed(Number(event.target.value))}
          className="h-9 rounded-md border border-input bg-card px-2 pointer-coarse:h-11"
        >
          {SPEEDS.map((factor) => (
            <option key={factor} value={factor}>
              {t('times', { factor })}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}
