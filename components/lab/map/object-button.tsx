'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { parseObjectKey } from '@/lib/lab/picture/object-key'

export interface ObjectButtonProps {
  /** A key of object-key.ts. */
  target: string
  /** In place of its name. */
  children?: ReactNode
  /** Whether its kind stands in front. */
  kind?: boolean
  className?: string
  onOpen(key: string): void
}

const OUTSIDE = 'outside'

/** The name of an object; pressing it opens what there is to say about it. An address beyond the cluster is text. */
export function ObjectButton({ target, children, kind = false, className, onOpen }: ObjectButtonProps) {
  const ref = parseObjectKey(target)
  const shown =
    children ?? (ref.namespace && ref.namespace !== 'default' ? `${ref.namespace}/${ref.name}` : ref.name)
  const words = (
    <>
      {kind && <span className="mr-1 font-sans text-muted-foreground">{ref.kind}</span>}
      {shown}
    </>
  )
  const look = cn('min-w-0 font-mono break-all', className)
  if (ref.kind === OUTSIDE) return <span className={look}>{shown}</span>
  return (
    <button
      type="button"
      data-object={target}
      onClick={() => onOpen(target)}
      className={cn(
        'min-h-6 text-left underline decoration-border underline-offset-4 hover:decoration-mark',
        look,
      )}
    >
      {words}
    </button>
  )
}
