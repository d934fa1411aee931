import { useLayoutEffect } from 'react'

/**
 * As long as it is used the page scrolls in its parts, and not as a whole (app/globals.css). An attribute, for a rule that
 * looks for what is inside the page (`:has`) makes every change of it dearer: twice the time for each letter in a terminal.
 */
export function useFullWindow(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.fullWindow = ''
    return () => {
      delete dataset.fullWindow
    }
  }, [])
}
