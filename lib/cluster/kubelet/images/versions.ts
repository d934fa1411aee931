/** `1.25` of `1.25-alpine`; the version whole when the tag has it, else the newest of its series. */
export function versionOf(tag: string, series: string, latest: string): string {
  const wanted = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]
  if (wanted === undefined) return latest
  const parts = wanted.split('.').length
  if (parts >= 3) return wanted
  const fitting = series.split(' ').filter((one) => one === wanted || one.startsWith(`${wanted}.`))
  return fitting.at(-1) ?? (parts === 2 ? `${wanted}.0` : `${wanted}.0.0`)
}

export const isAlpine = (tag: string) => tag.includes('alpine')
