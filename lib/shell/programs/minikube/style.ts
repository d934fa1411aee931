/**
 * How minikube marks its lines: with emoji on a terminal, with ASCII elsewhere.
 * Mirrors: pkg/minikube/style (emoji, LowPrefix).
 */
import { type ClusterCall, ClusterError } from '@/lib/shell/programs/local-clusters/call'

/** Emoji and the ASCII mark that stands for it. */
const STYLES = {
  happy: ['😄  ', '* '],
  sparkle: ['✨  ', '* '],
  pin: ['📌  ', '* '],
  thumbsUp: ['👍  ', '* '],
  pulling: ['🚜  ', '* '],
  creating: ['🔥  ', '* '],
  restarting: ['🔄  ', '* '],
  preparing: ['📦  ', '* '],
  network: ['🌐  ', '* '],
  cni: ['🔗  ', '* '],
  verifying: ['🔎  ', '* '],
  enabled: ['🌟  ', '* '],
  disabled: ['🌑  ', '* '],
  ready: ['🏄  ', '* '],
  stopping: ['✋  ', '* '],
  stopped: ['🛑  ', '* '],
  deleting: ['🔥  ', '* '],
  crushed: ['💀  ', '* '],
  tip: ['💡  ', '* '],
  option: ['    ▪ ', '  - '],
  warning: ['❗  ', '! '],
  success: ['✅  ', '* '],
  successfully: ['🙌  ', '* '],
  cluster: ['🤷  ', '* '],
  command: ['👉  ', '  '],
  celebrate: ['🎉  ', '* '],
  stamp: ['💗  ', '* '],
  sad: ['😿  ', '* '],
  plain: ['', ''],
  fatal: ['❌  ', 'X '],
} as const

export type Style = keyof typeof STYLES

const marked = (style: Style, text: string, isTerminal: boolean) =>
  `${STYLES[style][isTerminal ? 0 : 1]}${text}\n`

/** Says a line. */
export function say(call: ClusterCall, style: Style, text: string): void {
  call.out(marked(style, text, call.isTerminal))
}

/** Says a line on standard error. */
export function warn(call: ClusterCall, style: Style, text: string): void {
  call.err(marked(style, text, call.isTerminal))
}

/** Ends minikube. */
export class MinikubeExit extends ClusterError {
  constructor(
    readonly exitCode: number,
    /** minikube's name for it, like `MK_USAGE`; empty: the message stands alone. */
    readonly reason: string,
    message: string,
    /** Lines with marks of their own in front of it. */
    readonly before: readonly (readonly [Style, string])[] = [],
    /** What is said behind it. */
    readonly after: readonly (readonly [Style, string])[] = [],
  ) {
    super(message)
  }
}

/** The words with which minikube ends over an error. */
export function minikubeWords(error: Error, isTerminal: boolean): string {
  if (!(error instanceof MinikubeExit)) return `Error: ${error.message}\nSee 'minikube --help' for usage.\n`
  const { reason, message, before, after } = error
  const lines = (all: typeof before) => all.map(([style, text]) => marked(style, text, isTerminal)).join('')
  const last =
    reason === ''
      ? message === ''
        ? ''
        : `${message}\n`
      : `\n${marked('fatal', `Exiting due to ${reason}: ${message}`, isTerminal)}`
  return `${lines(before)}${last}${lines(after)}`
}
