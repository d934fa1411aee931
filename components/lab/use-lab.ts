'use client'

import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Condition } from '@/lib/goal/condition'
import type { Finding } from '@/lib/goal/finding'
import { LabClient, type PastView } from '@/lib/lab/lab-client'
import { type FileAction, LabError, type LabLog } from '@/lib/lab/log'
import type { EditorAsk } from '@/lib/lab/manifest/editor-protocol'
import type { LabPicture } from '@/lib/lab/picture'
import type { LabPrompt, LabTravel } from '@/lib/lab/protocol'
import { isSnapshot } from '@/lib/lab/scenario'
import type { LabGiven } from '@/lib/lab/start'
import type { WhyAnswer, WhyQuestion } from '@/lib/lab/why/answer'
import { takeWorker } from './prepared'

export type LabPhase = 'loading' | 'ready' | 'stopped'

/** What shows the terminal. */
export interface LabScreen {
  print(text: string): void
  waitFor(prompt: LabPrompt): void
  /** Takes keys as if the learner had pressed them. */
  type(keys: string): void
}

export interface Lab {
  phase: LabPhase
  /** Where the work is when one sits at `base`. */
  examHost: string | undefined
  picture: LabPicture | undefined
  /** The terminals that are open, in the order in which they were opened. */
  prompts: readonly LabPrompt[]
  /** How many actions the log has. */
  actions: number
  /** Why it stopped, or why the last action was refused. */
  error: LabError | undefined
  /** Whether the cluster's clock goes on by itself. */
  running: boolean
  setRunning(running: boolean): void
  /** How much faster it goes than ours. */
  pace: Pace
  setPace(pace: Pace): void
  /** Where the session stands in time. */
  travel: LabTravel
  /** Types lines, and (keys) single keys; true when they were taken. What is printed goes to `listen`. */
  line(text: string, tty: number): Promise<boolean>
  keys(text: string, tty: number): Promise<boolean>
  /** Hears at once of what a terminal prints and waits for, from now on; call what it returns to end that. */
  listen(tty: number, screen: LabScreen): () => void
  /** Types and runs a command on a terminal's screen as if the learner had. */
  typeLine(command: string, tty: number): void
  complete(text: string, tty: number): Promise<{ from: number; options: string[] } | undefined>
  /** One more terminal: its number; undefined when it was refused. */
  open(): Promise<number | undefined>
  /** Saves, renames or deletes a file; `refused`: why the system could not; undefined: the session could not. */
  changeFile(action: FileAction, tty: number): Promise<{ refused?: string } | undefined>
  /** What the editor asks (lib/lab/manifest/editor-protocol); undefined: no answer came. */
  ask(ask: EditorAsk, tty: number): Promise<unknown>
  act(action: Parameters<LabClient['act']>[0]): Promise<boolean>
  /** Which conditions hold, in their order; undefined: no answer came. */
  check(conditions: readonly Condition[]): Promise<Finding[] | undefined>
  log(): Promise<LabLog | undefined>
  /** The cluster as it was; undefined: no answer came. */
  view(of: Parameters<LabClient['view']>[0]): Promise<PastView | undefined>
  /** Lets time pass until the cluster changes: virtual ms; 0: it would not for an hour. */
  awaitChange(): Promise<number | undefined>
  /** @param moment asks it of the cluster as it was then */
  why(question: WhyQuestion, moment?: number): Promise<WhyAnswer | undefined>
  /** A new engine, and the session from its start. */
  restart(): void
}

/** To the end of the line, and all of it away: what stood half typed is no part of what follows. */
const CLEAR_LINE = '\x05\x15'

/** What the first terminal waits for, as long as the engine has not said it: keys may be pressed before it is there. */
const firstPrompt = (examHost: string | undefined): LabPrompt => ({
  ...{ tty: 0, mode: 'prompt' },
  text: examHost === undefined ? '~$ ' : 'root@base:~# ',
})

/** How often faster than ours the cluster's clock may go. */
export const PACES = [1, 60] as const
export type Pace = (typeof PACES)[number]

/** The cluster's clock goes with ours; while a command waits for time, twenty times as fast. */
const REAL = { every: 1000, ms: 1000 }
const FAST = { every: 250, ms: 5000 }
const SIXTY = { every: 250, ms: 15_000 }

const NO_TRAVEL: LabTravel = { past: 0, undone: 0, courses: [], course: 1 }

/**
 * An engine in a Web Worker for as long as the component lives.
 * @param log what was done before, which it begins with
 */
export function useLab(scenario: LabGiven, seed: number, log?: LabLog): Lab {
  const client = useRef<LabClient | undefined>(undefined)
  const calls = useRef(0)
  const [generation, setGeneration] = useState(0)
  const [phase, setPhase] = useState<LabPhase>('loading')
  const [picture, setPicture] = useState<LabPicture>()
  const screens = useRef(new Map<number, LabScreen>())
  /** Printed before there was a screen for it. */
  const unshown = useRef(new Map<number, string>())
  const [error, setError] = useState<LabError>()
  const [running, setRunning] = useState(true)
  const [pace, setPace] = useState<Pace>(1)
  const [given] = useState({ scenario, seed, log })
  const examHost = isSnapshot(given.scenario) ? undefined : given.scenario.examHost
  const [{ prompts, actions, travel }, setShown] = useState<Pick<Lab, 'prompts' | 'actions' | 'travel'>>({
    prompts: [firstPrompt(examHost)],
    actions: 0,
    travel: NO_TRAVEL,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation starts a new engine
  useEffect(() => {
    setPhase('loading')
    setError(undefined)
    unshown.current.clear()
    const stop = (cause: LabError) => {
      setError(cause)
      setPhase('stopped')
    }
    const started = new LabClient(takeWorker(), {
      picture: (message) => {
        // The map may take its time; a key that is pressed meanwhile may not.
        startTransition(() => setPicture(message.picture))
        setShown(message)
        for (const prompt of message.prompts) screens.current.get(prompt.tty)?.waitFor(prompt)
      },
      print: (text, tty) => {
        const screen = screens.current.get(tty)
        if (screen) screen.print(text)
        else unshown.current.set(tty, (unshown.current.get(tty) ?? '') + text)
      },
      stop,
    })
    client.current = started
    started.start(given.scenario, given.seed, given.log ? { log: given.log } : {}).then(
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

  const waits = prompts.some(({ mode }) => mode === 'busy')
  useEffect(() => {
    if (phase !== 'ready' || !(running || waits)) return
    const { every, ms } = pace === 60 ? SIXTY : waits ? FAST : REAL
    const timer = setInterval(() => {
      // A clock that queues behind a slow command would make it slower.
      if (calls.current > 0 || document.hidden) return
      void call((lab) => lab.act({ kind: 'tick', ms }))
    }, every)
    return () => clearInterval(timer)
  }, [phase, running, waits, pace, call])

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
    examHost,
    picture,
    ...{ prompts, actions, travel },
    error,
    running,
    setRunning,
    ...{ pace, setPace },
    line: useCallback(async (text, tty) => (await act((lab) => lab.line(text, tty))) !== undefined, [act]),
    keys: useCallback(async (text, tty) => (await act((lab) => lab.keys(text, tty))) !== undefined, [act]),
    listen: useCallback((tty, screen) => {
      screens.current.set(tty, screen)
      const text = unshown.current.get(tty)
      unshown.current.delete(tty)
      // Behind what the screen says by itself when it comes.
      if (text) queueMicrotask(() => screen.print(text))
      return () => void (screens.current.get(tty) === screen && screens.current.delete(tty))
    }, []),
    typeLine: useCallback((command, tty) => screens.current.get(tty)?.type(`${CLEAR_LINE}${command}\r`), []),
    complete: useCallback((text, tty) => call((lab) => lab.complete(text, tty)), [call]),
    open: useCallback(() => act((lab) => lab.open()), [act]),
    changeFile: useCallback((action, tty) => act((lab) => lab.changeFile(action, tty)), [act]),
    ask: useCallback((ask, tty) => call((lab) => lab.ask(ask, tty)), [call]),
    act: useCallback(
      async (action) => (await act((lab) => lab.act(action).then(() => true))) ?? false,
      [act],
    ),
    check: useCallback((conditions) => call((lab) => lab.check(conditions)), [call]),
    log: useCallback(() => call((lab) => lab.log()), [call]),
    view: useCallback((of) => call((lab) => lab.view(of)), [call]),
    awaitChange: useCallback(() => act((lab) => lab.awaitChange()), [act]),
    why: useCallback((question, moment) => call((lab) => lab.why(question, moment)), [call]),
    restart: useCallback(() => setGeneration((n) => n + 1), []),
  }
}

function asLabError(cause: unknown): LabError {
  if (cause instanceof LabError) return cause
  return new LabError('engine-stopped', { message: cause instanceof Error ? cause.message : '' })
}
