/** Where somebody reads a long text, kept while its language changes: headings are the same in both. */
const KEY = 'reading-place'
const HEADINGS = 'main .prose :is(h2, h3)'
const HELD_MS = 1500

interface Place {
  pathname: string
  /** The last heading above the middle of the window. */
  heading: number
  /** How far below the window's top it stood, in pixels. */
  top: number
}

/** Remembers the place in the text that is shown, if there is one. */
export function keepPlace(pathname: string): void {
  const tops = [...document.querySelectorAll(HEADINGS)].map((heading) => heading.getBoundingClientRect().top)
  const heading = tops.findLastIndex((top) => top < window.innerHeight / 2)
  const top = tops[heading]
  if (top === undefined || window.scrollY === 0) return
  sessionStorage.setItem(KEY, JSON.stringify({ pathname, heading, top } satisfies Place))
}

/** Goes to the place that was remembered for this page; once. */
export function returnToPlace(pathname: string): void {
  const kept = sessionStorage.getItem(KEY)
  if (!kept) return
  const place = JSON.parse(kept) as Place
  sessionStorage.removeItem(KEY)
  if (place.pathname !== pathname) return
  follow(place)
}

/** What the reader does ends it. */
const OWN_MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/** The router scrolls to the top, and diagrams above grow when they are drawn: for a while the place is held. */
function follow({ heading, top }: Place): void {
  const end = performance.now() + HELD_MS
  const moved = new AbortController()
  for (const move of OWN_MOVES) addEventListener(move, () => moved.abort(), { signal: moved.signal })
  const hold = () => {
    if (moved.signal.aborted) return
    const element = document.querySelectorAll(HEADINGS)[heading]
    const over = element ? element.getBoundingClientRect().top - top : 0
    if (Math.abs(over) > 1) window.scrollBy({ top: over, behavior: 'instant' })
    if (performance.now() < end) requestAnimationFrame(hold)
    else moved.abort()
  }
  requestAnimationFrame(hold)
}
