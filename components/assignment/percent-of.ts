/** 0..1 → whole percent; what is not full is never shown as 100, and what is more than nothing never as 0. */
export function percentOf(score: number): number {
  if (score > 0 && score < 0.005) return 1
  return score < 1 ? Math.min(99, Math.round(score * 100)) : 100
}
