export interface PollOptions<T> {
  everyMs: number
  /** Nobody looks: nothing is asked. */
  isHidden(): boolean
  load(): Promise<T>
  onLoad(found: T): void
  /** The network is away; it is tried again as usual. */
  onLost(): void
}

export interface Poll {
  /** Somebody looks again, or no longer: at once, or not at all. */
  look(): void
  end(): void
}

/** Asks again and again, each time after the last answer: never twice at once. */
export function startPoll<T>({ everyMs, isHidden, load, onLoad, onLost }: PollOptions<T>): Poll {
  let ended = false
  let asking = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const plan = () => {
    clearTimeout(timer)
    if (!ended && !isHidden()) timer = setTimeout(ask, everyMs)
  }
  async function ask() {
    clearTimeout(timer)
    if (asking || ended) return
    asking = true
    try {
      const found = await load()
      if (!ended) onLoad(found)
    } catch {
      if (!ended) onLost()
    }
    asking = false
    plan()
  }
  plan()
  return {
    look: () => (isHidden() ? clearTimeout(timer) : void ask()),
    end: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}
