'use client'

import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import type { ActionResult } from '@/lib/errors/app-error'
import type { PublicVariant } from '@/lib/quiz/render'
import type { FamilyItem } from './form-item'

interface Looked {
  seed: number
  variant: PublicVariant
}
export type PreviewFamily = (input: {
  classId: string
  skillId: string
  seed?: number
  difficulty?: number
}) => Promise<ActionResult<Looked>>

/** What has been looked at, and the way to one more. */
export function useVariants(item: FamilyItem, given: { classId: string; previewFamily: PreviewFamily }) {
  const { skillId, difficulty, seeds } = item
  const { run, pending, failure } = useAction(given.previewFamily)
  const [looked, setLooked] = useState<readonly Looked[]>([])
  const [index, setIndex] = useState(0)
  const [pinned] = useState(seeds)
  const begun = useRef(false)

  function draw() {
    const seed = pinned[looked.length]
    const wanted = { classId: given.classId, skillId, ...(difficulty ? { difficulty } : {}) }
    run(seed ? { ...wanted, seed } : wanted, (one) => {
      setLooked((before) => [...before, one])
      setIndex(looked.length)
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first one is drawn once
  useEffect(() => {
    if (!begun.current) draw()
    begun.current = true
  }, [])
  const next = () => (index < looked.length - 1 ? setIndex(index + 1) : draw())
  return { looked, current: looked[index], index, go: setIndex, next, pending, failure }
}
