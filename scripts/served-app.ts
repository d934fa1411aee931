import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ServedApp {
  /** Without a slash at its end. */
  origin: string
  close(): Promise<void>
}

const PORT = '3231'
const STARTING_MS = 120_000

/** The built app: the one at KUBEKATA_URL, else one of its own over a throwaway database. @throws Error it never came */
export async function servedApp(): Promise<ServedApp> {
  const given = process.env.KUBEKATA_URL
  if (given) return { origin: given.replace(/\/$/, ''), close: async () => {} }
  const server = spawn(process.execPath, [fileURLToPath(new URL('e2e-server.mjs', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT },
  })
  const origin = `http://localhost:${PORT}`
  try {
    await answering(`${origin}/api/health`, server)
  } catch (error) {
    server.kill('SIGTERM')
    throw error
  }
  return {
    origin,
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    },
  }
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (const end = Date.now() + STARTING_MS; Date.now() < end; ) {
    if (server.exitCode !== null) throw new Error(`the app's server ended with ${server.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`no answer from ${url}`)
}
