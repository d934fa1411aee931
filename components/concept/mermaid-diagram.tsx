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

/** Draws once it comes near the screen, and again when the colours change. Loads Mermaid only then. */
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

/** True from the moment the element is within a screen's height of being seen. */
function useNear(ref: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!ref.current || near) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((e) => e.isIntersecting) && setNear(true),
      {
        rootMargin: '100% 0px',
      },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ref, near])
  return near
}
