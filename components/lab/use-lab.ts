'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { LabClient } from '@/lib/lab/lab-client'
import { LabError, type LabLog } from '@/lib/lab/log'
import type { LabPicture } from '@/lib/lab/picture'
import { fetchBoot } from '@/lib/lab/prebuilt'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { TerminalMode } from '@/lib/shell/terminal'
import { createWorker } from './create-worker'

export type LabPhase = 'loading' | 'ready' | 'stopped'

/** What shows the terminal. */
export interface LabScreen {
  print(text: string): void
  waitFor(prompt: { mode: TerminalMode; text: string }): void
}

export interface Lab {
  phase: LabPhase
  picture: LabPicture | undefined
  /** What the terminal waits for. */
  mode: TerminalMode
  /** What stands in front of a line that is read. */
  text: string
  /** How many actions the log has. */
  actions: number
  /** Why it stopped, or why the last action was refused. */
  error: LabError | undefined
  /** Whether the cluster's clock goes on by itself. */
  running: boolean
  setRunning(running: boolean): void
  /** Types lines, and (keys) single keys; true when they were taken. What is printed goes to `listen`. */
  line(text: string): Promise<boolean>
  keys(text: string): Promise<boolean>
  /** Hears at once of what the terminal prints and waits for, from now on. */
  listen(screen: LabScreen): void
  complete(text: string): Promise<{ from: number; options: string[] } | undefined>
  act(action: Parameters<LabClient['act']>[0]): Promise<boolean>
  log(): Promise<LabLog | undefined>
  /** A new engine, and the session from its start. */
  restart(): void
}

/** The cluster's clock goes with ours; while a command waits for time, twenty times as fast. */
const REAL = { every: 1000, ms: 1000 }
const FAST = { every: 250, ms: 5000 }

/** An engine in a Web Worker for as long as the component lives. */
export function useLab(scenario: LabScenarioInput, seed: number): Lab {
  const client = useRef<LabClient | undefined>(undefined)
  const calls = useRef(0)
  const [generation, setGeneration] = useState(0)
  const [phase, setPhase] = useState<LabPhase>('loading')
  const [picture, setPicture] = useState<LabPicture>()
  const [prompt, setPrompt] = useState<{ mode: TerminalMode; text: string; actions: number }>({
    mode: 'prompt',
    text: '~$ ',
    actions: 0,
  })
  const screen = useRef<LabScreen | undefined>(undefined)
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
        screen.current?.waitFor(message.prompt)
      },
      print: (text) => screen.current?.print(text),
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
    const waits = prompt.mode === 'busy'
    if (phase !== 'ready' || !(running || waits)) return
    const { every, ms } = waits ? FAST : REAL
    const timer = setInterval(() => {
      // A clock that queues behind a slow command would make it slower.
      if (calls.current > 0 || document.hidden) return
      void call((lab) => lab.act({ kind: 'tick', ms }))
    }, every)
    return () => clearInterval(timer)
  }, [phase, running, prompt.mode, call])

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
    line: useCallback(async (text) => (await act((lab) => lab.line(text))) !== undefined, [act]),
    keys: useCallback(async (text) => (await act((lab) => lab.keys(text))) !== undefined, [act]),
    listen: useCallback((listener) => {
      screen.current = listener
    }, []),
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
