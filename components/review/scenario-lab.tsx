'use client'

import { SquareTerminal, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { Scenario } from '@/lib/quiz/variant'

/** Terminal and engine are heavy: they are loaded when somebody wants to look. */
const BlockLab = dynamic(() => import('@/components/concept/block-lab').then((module) => module.BlockLab), {
  ssr: false,
})

const nothingTyped = { commands: [], asTyped: true }

/** The very cluster that a question was about, in a terminal below its answer. */
export function ScenarioLab({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('practice.lab')
  const [open, setOpen] = useState(false)
  const Icon = open ? X : SquareTerminal
  return (
    <div className="grid gap-3">
      <Button
        variant="outline"
        size="sm"
        wraps
        className="justify-self-start"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon aria-hidden />
        {t(open ? 'close' : 'open')}
      </Button>
      {open && (
        <div data-own-keys className="rounded-md border">
          <BlockLab scenario={scenario as LabScenarioInput} play={nothingTyped} />
        </div>
      )}
    </div>
  )
}
