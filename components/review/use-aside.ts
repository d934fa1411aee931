import { type Dispatch, useState } from 'react'
import type { AsideUntil, Carrier } from './outbox'
import type { SessionEvent, SessionState } from './session'

export interface Aside {
  /** The question on screen goes: until tomorrow, or until it is taken up again. */
  set(until: AsideUntil): void
  /** Takes the last one back. */
  back(): void
  /** Until when the last one is set aside. */
  until: AsideUntil
  /** It could not be stored, and the question is there again. */
  failed: boolean
}

/** Setting the question on screen aside. It goes at once; where it cannot be stored it comes back. */
export function useAside(
  state: SessionState,
  dispatch: Dispatch<SessionEvent>,
  { aside }: Carrier,
  onGone: () => void,
): Aside {
  const [until, setUntil] = useState<AsideUntil>('tomorrow')
  const [failed, setFailed] = useState(false)
  const store = async (skillId: string, wanted: AsideUntil | 'asked') =>
    (await aside({ skillId, until: wanted }).catch(() => undefined))?.ok === true
  const set = async (wanted: AsideUntil) => {
    const item = state.queue[0]
    if (state.phase !== 'question' || !item) return
    setUntil(wanted)
    setFailed(false)
    dispatch({ type: 'aside' })
    onGone()
    if (await store(item.skillId, wanted)) return
    setFailed(true)
    dispatch({ type: 'back' })
  }
  const back = async () => {
    const { last } = state.aside
    if (!last) return
    if (await store(last.skillId, 'asked')) dispatch({ type: 'back' })
    else setFailed(true)
  }
  return { set: (wanted) => void set(wanted), back: () => void back(), until, failed }
}
