/**
 * Does the same thing `count` times in batches of 1, 2, 4, …: when one of a batch fails, the rest of that batch is
 * still tried, but no further batch.
 * Mirrors: slowStartBatch of the ReplicaSet, DaemonSet, StatefulSet and Job controllers.
 * @returns the first failure
 */
export function slowStart(count: number, attempt: (index: number) => void): { error: unknown } | undefined {
  let index = 0
  for (let size = 1; index < count; size *= 2) {
    let failure: { error: unknown } | undefined
    for (const end = Math.min(count, index + size); index < end; index++) {
      try {
        attempt(index)
      } catch (error) {
        failure ??= { error }
      }
    }
    if (failure) return failure
  }
  return undefined
}
