'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { usePathname, useRouter } from '@/lib/i18n/navigation'
import type { Carrier } from './outbox'
import { Loading, ReviewSession } from './review-session'
import type { SessionState } from './session'
import { type QuizPlan, SessionStore } from './session-store'
import type { LoadQuestions } from './use-review-session'

export interface StoredSessionProps {
  /** What to ask. */
  plan: QuizPlan
  /** More questions of a plan; `asked`: how many were handed out already. */
  load: (plan: QuizPlan, exclude: string[], asked: number) => ReturnType<LoadQuestions>
  carrier: Carrier
}

/** The address's own name for the session that it shows. */
const PARAMETER = 's'

interface Opened {
  id: string
  plan: QuizPlan
  state: SessionState | undefined
  draft: unknown
}

/** A session that outlives reloading and going elsewhere and back: its id is in the address, its state in the tab. */
export function StoredSession({ plan, load, carrier }: StoredSessionProps) {
  const query = useSearchParams()
  const pathname = usePathname()
  const router = useRouter()
  const id = query.get(PARAMETER)
  const [store] = useState(() => new SessionStore(lazyStorage))
  const [opened, setOpened] = useState<Opened>()
  const planned = useRef(plan)
  useEffect(() => {
    planned.current = plan
  })
  useEffect(() => {
    if (id === null) {
      const fresh = newId()
      setOpened({ id: fresh, plan: planned.current, state: undefined, draft: undefined })
      // Later: Next hears of a changed address only once all of the page's effects have run.
      const timer = setTimeout(() => window.history.replaceState(null, '', addressOf(fresh)))
      return () => clearTimeout(timer)
    }
    const stored = store.read(id)
    const own = stored?.plan ?? planned.current
    const found = { id, plan: own, state: stored?.state, draft: store.readDraft(id) }
    setOpened((before) => (before?.id === id ? before : found))
  }, [id, store])

  const own = opened?.plan
  const loadMore = useMemo<LoadQuestions>(
    () => async (exclude, asked) => (own ? load(own, exclude, asked) : { ok: true, data: [] }),
    [load, own],
  )
  const openedId = opened?.id
  const keep = useMemo(
    () =>
      openedId === undefined
        ? undefined
        : {
            state: (state: SessionState) => store.write(openedId, { plan: own, state }),
            draft: (draft: unknown) => store.writeDraft(openedId, draft),
          },
    [openedId, own, store],
  )
  // Without an id in the address, what was opened waits for the address to have its own.
  if (!opened || !keep || (id !== null && opened.id !== id)) return <Loading />
  return (
    <ReviewSession
      key={opened.id}
      planned={opened.plan.count}
      breakMinutes={opened.plan.breakMinutes}
      load={loadMore}
      carrier={carrier}
      start={opened}
      keep={keep}
      onAgain={(skillIds) => {
        const next = newId()
        store.write(next, { plan: { skillIds, count: skillIds.length, breakMinutes: own?.breakMinutes } })
        window.history.pushState(null, '', addressOf(next))
      }}
      onMore={() => {
        const rest = Object.fromEntries([...query].filter(([name]) => name !== PARAMETER))
        router.push({ pathname, query: rest })
      }}
    />
  )
}

const newId = () => crypto.randomUUID().slice(0, 8)

/** The present address with another session in it. */
function addressOf(id: string): string {
  const url = new URL(window.location.href)
  url.searchParams.set(PARAMETER, id)
  return `${url.pathname}${url.search}`
}

/** The tab's storage, looked up only when it is used: rendering on the server has none. */
const lazyStorage = {
  getItem: (key: string) => window.sessionStorage.getItem(key),
  setItem: (key: string, value: string) => window.sessionStorage.setItem(key, value),
  removeItem: (key: string) => window.sessionStorage.removeItem(key),
  key: (index: number) => window.sessionStorage.key(index),
  get length() {
    return window.sessionStorage.length
  },
}
