'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import { useEditing, useProblemAt } from './use-editor'

const YamlEditor = dynamic(() => import('./yaml-editor').then((module) => module.YamlEditor), {
  ssr: false,
  loading: () => <Skeleton className="h-80" />,
})

export interface YamlFieldProps {
  /** By which the draft's problem names it. */
  at: string
  label: string
  value: string
  onText(text: string): void
}

/** A part of the draft that is YAML, with what is wrong with it. */
export function YamlField({ at, label, value, onText }: YamlFieldProps) {
  const problem = useProblemAt(at)
  const { isMine } = useEditing()
  return (
    <div className="grid gap-1.5">
      <p className="text-sm font-semibold">{label}</p>
      <YamlEditor label={label} value={value} readOnly={!isMine} onText={onText} />
      {problem && (
        <p role="alert" className="text-sm font-medium text-destructive wrap-anywhere">
          {problem}
        </p>
      )}
    </div>
  )
}
