/** Runs once in each server process. Written so that the build for other runtimes leaves out what only Node has. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startBackground } = await import('@/lib/server/start-background')
    startBackground()
  }
}
