/** No answer until then: the engine boots by itself. */
const PATIENCE_MS = 1000

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))

/**
 * A boot that was made with this build, as `installBoot` takes it; fetched beside the engine. Undefined when there is
 * none, when it does not arrive, and in development and tests, where sources change without it: they have no
 * ENGINE_SOURCES, which next.config.ts sets in a build.
 */
export async function fetchBoot(): Promise<string | undefined> {
  const sources = process.env.ENGINE_SOURCES
  if (!sources) return undefined
  const fetched = import('@/lib/generated/boot/default').then(
    ({ boot }) => boot,
    () => undefined,
  )
  const text = await Promise.race([fetched, after(PATIENCE_MS)])
  return text?.startsWith(`${sources}\n`) ? text : undefined
}
