/** Where somebody reads a long text, kept while its language changes: headings are the same in both. */
const KEY = 'reading-place'
const HEADINGS = 'main .prose :is(h2, h3)'

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
  // After the router has scrolled to the top of the new page.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const heading = document.querySelectorAll(HEADINGS)[place.heading]
      if (heading)
        window.scrollBy({ top: heading.getBoundingClientRect().top - place.top, behavior: 'instant' })
    })
  })
}
