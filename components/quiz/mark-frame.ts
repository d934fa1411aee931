/** The frame of what was answered: right, wrong, or (undefined) as it stands without a mark. */
export function markFrame(right: boolean | undefined, unmarked: string): string {
  if (right === undefined) return unmarked
  return right ? 'border-success bg-success-soft' : 'border-destructive bg-destructive-soft'
}
