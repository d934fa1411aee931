'use client'

import { useCallback, useRef } from 'react'
import { ReviewSession } from '@/components/review/review-session'
import { practiseSkillAction } from '@/lib/server/actions/review'
import { carrier } from '../../review/carrier'

/** Practice of chosen families, whether due or not: in turn, a new variant each time, without an end. */
export function SkillSession({ skillIds }: { skillIds: string[] }) {
  const turn = useRef(0)
  const load = useCallback(async () => {
    const skillId = skillIds[turn.current % skillIds.length] ?? ''
    const result = await practiseSkillAction({ skillId })
    if (!result.ok) return result
    turn.current++
    return { ok: true as const, data: [result.data] }
  }, [skillIds])
  return <ReviewSession expected={0} load={load} carrier={carrier} />
}
