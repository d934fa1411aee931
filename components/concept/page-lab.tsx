'use client'

import { Play, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { type PageScript, stateBefore } from '@/lib/content/page-script'

/** Terminal and engine are heavy: they are loaded when somebody wants to run something. */
const BlockLab = dynamic(() => import('./block-lab').then((module) => module.BlockLab), { ssr: false })

interface Shared {
  script: PageScript
  /** The line of the block whose lab is open: one at a time. */
  open: number | undefined
  setOpen(line: number | undefined): void
}

const Context = createContext<Shared | undefined>(undefined)

/** Lets the blocks of a page be run where they stand. */
export function PageLab({ script, children }: { script: PageScript | undefined; children: ReactNode }) {
  const [open, setOpen] = useState<number>()
  const shared = useMemo(() => script && { script, open, setOpen }, [script, open])
  return <Context.Provider value={shared}>{children}</Context.Provider>
}

/** Under a console block: a terminal on a cluster in the state of the page at this point, which runs the block. */
export function RunHere({ line }: { line: number }) {
  const t = useTranslations('concepts.runHere')
  const shared = useContext(Context)
  const block = shared?.script.blocks.find((one) => one.line === line)
  if (!shared || !block) return null
  const { script, open, setOpen } = shared
  const isOpen = open === line
  const Icon = isOpen ? X : Play
  return (
    <div className="border-t print:hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(isOpen ? undefined : line)}
        className="flex min-h-11 w-full items-center gap-2 px-4 text-sm font-semibold hover:bg-accent"
      >
        <Icon aria-hidden className="size-4 text-mark" />
        {t(isOpen ? 'close' : 'open')}
      </button>
      {isOpen && <BlockLab scenario={stateBefore(script, block)} play={block} />}
    </div>
  )
}
