'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { LabPrompt } from '@/lib/lab/protocol'
import { MOST_TERMINALS } from '@/lib/shell/most-terminals'
import { LabTerminal, type LabTerminalProps } from './terminal'

/** The terminals of a lab, one at a time; all go on in the background. */
export function TerminalTabs({
  lab,
  notice,
  fontSize,
  onCurrent,
}: Pick<LabTerminalProps, 'lab' | 'notice' | 'fontSize'> & {
  /** Hears which terminal is shown. */
  onCurrent?(tty: number): void
}) {
  const t = useTranslations('lab.tabs')
  const id = useId()
  const [chosen, setChosen] = useState(0)
  const { prompts } = lab
  const current = prompts.some(({ tty }) => tty === chosen) ? chosen : (prompts.at(-1)?.tty ?? 0)
  useEffect(() => onCurrent?.(current), [onCurrent, current])
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    const at = prompts.findIndex(({ tty }) => tty === current) + step
    const next = prompts[(at + prompts.length) % prompts.length]
    if (!next) return
    setChosen(next.tty)
    document.getElementById(`${id}-tab-${next.tty}`)?.focus()
  }
  const open = async () => {
    const tty = await lab.open()
    if (tty !== undefined) setChosen(tty)
  }
  return (
    <div className="grid min-h-0 min-w-0 grid-rows-[auto_1fr] gap-1">
      <div className="flex flex-wrap items-end gap-1">
        <div role="tablist" aria-label={t('label')} onKeyDown={move} className="flex flex-wrap gap-1">
          {prompts.map((prompt) => (
            <Tab
              key={prompt.tty}
              id={id}
              prompt={prompt}
              selected={prompt.tty === current}
              onSelect={() => setChosen(prompt.tty)}
            />
          ))}
        </div>
        {prompts.length > 1 && (
          <IconButton
            icon={X}
            label={t('close', { number: current + 1 })}
            onClick={() => void lab.act({ kind: 'close', tty: current })}
          />
        )}
        {prompts.length < MOST_TERMINALS && (
          <IconButton icon={Plus} label={t('open')} onClick={() => void open()} />
        )}
        <Starting lab={lab} />
      </div>
      {prompts.map(({ tty }) => (
        <div
          key={tty}
          id={`${id}-panel-${tty}`}
          role="tabpanel"
          aria-labelledby={`${id}-tab-${tty}`}
          hidden={tty !== current}
          className="grid min-h-0 min-w-0 [&[hidden]]:hidden"
        >
          <LabTerminal lab={lab} tty={tty} notice={notice} fontSize={fontSize} />
        </div>
      ))}
    </div>
  )
}

/** One may type before the cluster has come: it answers then. */
function Starting({ lab }: Pick<LabTerminalProps, 'lab'>) {
  const t = useTranslations('lab')
  return (
    <p role="status" className="self-center px-2 text-xs text-muted-foreground">
      {lab.phase === 'loading' && (
        <span className="animate-pulse motion-reduce:animate-none">{t('loading')}</span>
      )}
    </p>
  )
}

interface TabProps {
  id: string
  prompt: LabPrompt
  selected: boolean
  onSelect(): void
}

/** Its number, and the host that it is logged in to. */
function Tab({ id, prompt: { tty, host, mode }, selected, onSelect }: TabProps) {
  const t = useTranslations('lab.tabs')
  const busy = mode === 'busy' || mode === 'follows'
  return (
    <button
      id={`${id}-tab-${tty}`}
      type="button"
      role="tab"
      aria-selected={selected}
      aria-controls={`${id}-panel-${tty}`}
      tabIndex={selected ? 0 : -1}
      onClick={onSelect}
      className="flex h-9 items-center gap-2 rounded-md px-3 text-sm text-muted-foreground aria-selected:bg-muted aria-selected:font-semibold aria-selected:text-foreground pointer-coarse:h-11"
    >
      {t('terminal', { number: tty + 1 })}
      {host && <span className="font-mono text-xs">{host}</span>}
      {busy && !selected && (
        <span className="size-2 rounded-full bg-mark" role="img" aria-label={t('busy')} title={t('busy')} />
      )}
    </button>
  )
}
