import type { ExitStatus, Signal } from '@/lib/userland/kernel/process'

/** The numbers of signals on Linux. */
export const SIGNAL_NUMBERS: Readonly<Record<Signal, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  WINCH: 28,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  SEGV: 11,
  STKFLT: 16,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  IO: 29,
  PWR: 30,
  SYS: 31,
}

/** `TERM`, `SIGTERM`, `15`, `0` as kill takes them. */
export function signalOf(text: string): Signal | 0 | undefined {
  if (text === '0') return 0
  const name = text.toUpperCase().replace(/^SIG/, '')
  if (Object.hasOwn(SIGNAL_NUMBERS, name)) return name as Signal
  const found = Object.entries(SIGNAL_NUMBERS).find(([, number]) => String(number) === text)
  return found?.[0] as Signal | undefined
}

/** What a shell makes of the end of a command: its code, or 128 and the signal's number. */
export const exitCodeOf = (status: ExitStatus): number => {
  if ('code' in status) return status.code
  return 128 + SIGNAL_NUMBERS['signal' in status ? status.signal : status.stopped]
}
