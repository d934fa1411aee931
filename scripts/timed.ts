/** The times of some runs in ms; those of the warm-up are not counted, nor is what prepares a run. */
export function timed<T>(
  runs: number,
  warmUp: number,
  prepare: () => T,
  run: (prepared: T) => void,
): number[] {
  const times: number[] = []
  for (let i = -warmUp; i < runs; i++) {
    const prepared = prepare()
    const started = performance.now()
    run(prepared)
    if (i >= 0) times.push(performance.now() - started)
  }
  return times
}
