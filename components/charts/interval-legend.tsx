/** What the marks of an `IntervalChart` mean. */
export function IntervalLegend({ recent, earlier, target }: Record<'recent' | 'earlier' | 'target', string>) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted-foreground">
      <li className="flex items-center gap-2">
        <svg aria-hidden width="28" height="12" className="fill-info stroke-info">
          <line x1="0" x2="28" y1="6" y2="6" strokeWidth="3" />
          <circle cx="14" cy="6" r="5" />
        </svg>
        {recent}
      </li>
      <li className="flex items-center gap-2">
        <svg aria-hidden width="28" height="12" className="fill-background stroke-muted-foreground">
          <line x1="0" x2="28" y1="6" y2="6" />
          <circle cx="14" cy="6" r="4" strokeWidth="1.5" />
        </svg>
        {earlier}
      </li>
      <li className="flex items-center gap-2">
        <svg aria-hidden width="8" height="16" className="stroke-foreground">
          <line x1="4" x2="4" y1="0" y2="16" strokeWidth="2" strokeDasharray="4 3" />
        </svg>
        {target}
      </li>
    </ul>
  )
}
