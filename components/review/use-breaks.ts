import { useEffect, useRef } from 'react'

/** When a break is due: so many minutes after the session was opened, or after the last break. 0: never. */
export function useBreaks(minutes: number): { due(): boolean; begin(): void } {
  const since = useRef(0)
  useEffect(() => {
    since.current = Date.now()
  }, [])
  return {
    due: () => minutes > 0 && Date.now() - since.current >= minutes * 60_000,
    begin: () => {
      since.current = Date.now()
    },
  }
}
