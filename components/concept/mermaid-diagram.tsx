'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useResolvedTheme } from '@/components/layout/use-theme'
import { Skeleton } from '@/components/ui/skeleton'
import { renderMermaid } from './render-mermaid'

export interface MermaidDiagramProps {
  source: string
  /** Names the picture for screen readers; the full text alternative stands beside it. */
  label: string
  /** Drawn with characters: shown when Mermaid cannot draw. */
  ascii: string
}

/**
 * Draws once it is seen, or near the screen of somebody who has begun to read; and again when the colours change. Loads
 * Mermaid only then: drawing takes a phone's only thread for a second.
 */
export function MermaidDiagram({ source, label, ascii }: MermaidDiagramProps) {
  const id = `mermaid-${useId().replace(/[^a-zA-Z0-9]/g, '')}`
  const frame = useRef<HTMLDivElement>(null)
  const theme = useResolvedTheme()
  const near = useNear(frame)
  const [svg, setSvg] = useState<string>()
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!near) return
    let current = true
    renderMermaid(`${id}-${theme}`, source).then(
      (drawn) => current && setSvg(drawn),
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [near, id, theme, source])

  if (failed)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <pre tabIndex={0} className="overflow-x-auto p-4 text-sm leading-tight" data-diagram="failed">
        {ascii}
      </pre>
    )
  return (
    <div
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto p-2 sm:p-4"
      data-diagram={svg ? 'drawn' : 'waiting'}
    >
      {svg ? (
        // Mermaid's strict level cleans the labels; the source comes from our own content.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: there is no other way to show an SVG text
        <div role="img" aria-label={label} className="grid" dangerouslySetInnerHTML={{ __html: svg }} />
      ) : (
        <Skeleton className="h-72" />
      )}
    </div>
  )
}

const SIGNS_OF_READING = ['scroll', 'pointermove', 'keydown', 'touchstart'] as const

/** True from the moment the element is seen, or within a screen's height of that once there is a sign of reading. */
function useNear(ref: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  const [reads, setReads] = useState(false)
  useEffect(() => {
    if (reads) return
    const abort = new AbortController()
    for (const sign of SIGNS_OF_READING)
      window.addEventListener(sign, () => setReads(true), { passive: true, signal: abort.signal })
    return () => abort.abort()
  }, [reads])
  useEffect(() => {
    if (!ref.current || near) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((e) => e.isIntersecting) && setNear(true),
      { rootMargin: reads ? '100% 0px' : '0px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ref, near, reads])
  return near
}
