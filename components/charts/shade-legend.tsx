export interface ShadeLegendProps {
  from: string
  to: string
  shades: readonly string[]
}

/** Which way shades go. */
export function ShadeLegend({ from, to, shades }: ShadeLegendProps) {
  return (
    <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
      <span className="mr-1">{from}</span>
      {shades.map((background) => (
        <span key={background} aria-hidden className="size-3 border" style={{ background }} />
      ))}
      <span className="ml-1">{to}</span>
    </p>
  )
}
