/** Virtual ms → `09:04:12`, in UTC as the cluster's own timestamps are. */
export function clockTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19)
}
