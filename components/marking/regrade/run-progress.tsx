'use client'

import { Progress } from '@/components/ui/progress'
import type { Counted } from './use-regrade-run'

/** How far something long is. */
export function RunProgress({ text, progress: { done, of } }: { text: string; progress: Counted }) {
  return (
    <div role="status" className="grid gap-2 text-sm">
      <p>{text}</p>
      <Progress value={done} max={Math.max(1, of)} label={text} className="h-2.5!" />
    </div>
  )
}
