'use client'

import { useTranslations } from 'next-intl'
import { OpenInLab } from '@/components/lab/open-in-lab'
import { prepareLab } from '@/components/lab/prepared'
import { LabTerminal } from '@/components/lab/terminal'
import { useLab } from '@/components/lab/use-lab'
import { Button } from '@/components/ui/button'
import type { LabScenarioInput } from '@/lib/lab/scenario'

export interface BlockLabProps {
  /** The state of the page before the block. */
  scenario: LabScenarioInput
  play: { commands: readonly string[]; asTyped: boolean }
}

const SEED = 1

prepareLab()

/** A small lab within a page: the block's commands run, then the terminal is the reader's. */
export function BlockLab({ scenario, play }: BlockLabProps) {
  const t = useTranslations('concepts.runHere')
  const lab = useLab(scenario, SEED)
  if (lab.phase === 'stopped')
    return (
      <div className="grid justify-items-start gap-3 p-4">
        <p role="alert" className="text-sm">
          {t('failed')}
        </p>
        <Button size="sm" variant="outline" onClick={lab.restart}>
          {t('again')}
        </Button>
      </div>
    )
  return (
    <div className="grid gap-2 p-2">
      <div className="grid h-[26rem] max-h-[70dvh]">
        <LabTerminal lab={lab} play={play} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <OpenInLab lab={lab} scenario={scenario} seed={SEED} />
        <p role="status" className="text-sm text-muted-foreground">
          {lab.phase === 'loading' && (
            <span className="animate-pulse motion-reduce:animate-none">{t('loading')}</span>
          )}
        </p>
      </div>
    </div>
  )
}
