'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { LabClient, type LabPort } from '@/lib/lab/lab-client'
import { LabError, type LabLog } from '@/lib/lab/log'
import type { LabPicture } from '@/lib/lab/picture'
import { fetchBoot } from '@/lib/lab/prebuilt'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { ShellResult } from '@/lib/shell/shell'

export type LabPhase = 'loading' | 'ready' | 'stopped'

export interface Lab {
  phase: LabPhase
  picture: LabPicture | undefined
  cwd: string
  /** How many actions the log has. */
  actions: number
  /** Why it stopped, or why the last action was refused. */
  error: LabError | undefined
  /** Whether the cluster's clock goes on by itself. */
  running: boolean
  setRunning(running: boolean): void
  line(text: string): Promise<ShellResult | undefined>
  complete(text: string): Promise<{ from: number; options: string[] } | undefined>
  act(action: Parameters<LabClient['act']>[0]): Promise<boolean>
  log(): Promise<LabLog | undefined>
  /** A new engine, and the session from its start. */
  restart(): void
}

const TICK_MS = 1000

function createWorker(): LabPort {
  return new Worker(new URL('../../lib/lab/worker.ts', import.meta.url), { type: 'module' })
}

/** An engine in a Web Worker for as long as the component lives. */
export function useLab(scenario: LabScenarioInput, seed: number): Lab {
  const client = useRef<LabClient | undefined>(undefined)
  const calls = useRef(0)
  const [generation, setGeneration] = useState(0)
  const [phase, setPhase] = useState<LabPhase>('loading')
  const [picture, setPicture] = useState<LabPicture>()
  const [prompt, setPrompt] = useState({ cwd: '/root', actions: 0 })
  const [error, setError] = useState<LabError>()
  const [running, setRunning] = useState(true)
  const [given] = useState({ scenario, seed })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation starts a new engine
  useEffect(() => {
    setPhase('loading')
    setError(undefined)
    const stop = (cause: LabError) => {
      setError(cause)
      setPhase('stopped')
    }
    const started = new LabClient(createWorker(), {
      picture: (message) => {
        setPicture(message.picture)
        setPrompt(message.prompt)
      },
      stop,
    })
    client.current = started
    const start = async () => {
      const boot = await fetchBoot()
      await started.start(given.scenario, given.seed, boot === undefined ? {} : { boot })
    }
    start().then(
      () => setPhase('ready'),
      (cause: unknown) => {
        if (client.current === started) stop(asLabError(cause))
      },
    )
    return () => {
      client.current = undefined
      started.stop()
    }
  }, [generation, given])

  const call = useCallback(async <T>(run: (client: LabClient) => Promise<T>): Promise<T | undefined> => {
    if (!client.current) return undefined
    calls.current += 1
    try {
      return await run(client.current)
    } catch (cause) {
      setError(asLabError(cause))
      return undefined
    } finally {
      calls.current -= 1
    }
  }, [])

  useEffect(() => {
    if (phase !== 'ready' || !running) return
    const timer = setInterval(() => {
      // A clock that queues behind a slow command would make it slower.
      if (calls.current > 0 || document.hidden) return
      void call((lab) => lab.act({ kind: 'tick', ms: TICK_MS }))
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [phase, running, call])

  /** What the learner did: an older refusal is then over. The clock's ticks leave it to be read. */
  const act = useCallback(
    async <T>(run: (client: LabClient) => Promise<T>) => {
      const result = await call(run)
      if (result !== undefined) setError(undefined)
      return result
    },
    [call],
  )

  return {
    phase,
    picture,
    ...prompt,
    error,
    running,
    setRunning,
    line: useCallback((text) => act((lab) => lab.line(text)), [act]),
    complete: useCallback((text) => call((lab) => lab.complete(text)), [call]),
    act: useCallback(
      async (action) => (await act((lab) => lab.act(action).then(() => true))) ?? false,
      [act],
    ),
    log: useCallback(() => call((lab) => lab.log()), [call]),
    restart: useCallback(() => setGeneration((n) => n + 1), []),
  }
}

function asLabError(cause: unknown): LabError {
  if (cause instanceof LabError) return cause
  return new LabError('engine-stopped', { message: cause instanceof Error ? cause.message : '' })
}
