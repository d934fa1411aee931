'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { SavingState } from '../saving/exam-saver'
import type { Remaining } from '../use-server-clock'
import { ExamTimer } from './exam-timer'
import { SavingNote } from './saving-note'
import { useFullWindow } from './use-full-window'
import type { Zoom } from './use-zoom'

export interface ExamBarProps {
  title: string
  clock: Remaining
  saving: SavingState
  zoom: Zoom
  children: ReactNode
}

/** Above everything else: what is sat, the time left, whether all is saved, and the way out. */
export function ExamBar({ title, clock, saving, zoom, children }: ExamBarProps) {
  useFullWindow()
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:gap-x-5 border-b bg-card px-3 py-2 sm:px-4">
      <h1 className="mr-auto truncate font-bold max-sm:sr-only">{title}</h1>
      <div className="max-sm:mr-auto">
        <SavingNote state={saving} />
      </div>
      <ExamTimer clock={clock} />
      <ZoomButtons zoom={zoom} />
      {children}
    </header>
  )
}

function ZoomButtons({ zoom: { smaller, larger } }: { zoom: Zoom }) {
  const t = useTranslations('exam.zoom')
  const look =
    'grid size-9 place-items-center rounded-md border border-input bg-card font-semibold hover:bg-accent disabled:opacity-50 pointer-coarse:size-11'
  return (
    <fieldset aria-label={t('label')} className="flex gap-1">
      <button
        type="button"
        aria-label={t('smaller')}
        title={t('smaller')}
        disabled={!smaller}
        onClick={smaller}
        className={look}
      >
        <span aria-hidden className="text-xs">
          A−
        </span>
      </button>
      <button
        type="button"
        aria-label={t('larger')}
        title={t('larger')}
        disabled={!larger}
        onClick={larger}
        className={look}
      >
        <span aria-hidden>A+</span>
      </button>
    </fieldset>
  )
}
