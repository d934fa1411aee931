import { Failed } from '@/lib/userland/bash/errors'
import type { Shell } from '@/lib/userland/bash/shell'

/** The descriptors that a child gets: all but those that the shell keeps for itself. */
export function childFds(sh: Shell): Map<number, number> {
  const fds = new Map<number, number>()
  for (const fd of sh.process.descriptors()) if (!sh.state.held.has(fd)) fds.set(fd, fd)
  return fds
}

const MOST = 1024

/** A descriptor from 10 up that nobody uses. */
export function freeFd(sh: Shell): number {
  const used = sh.process.descriptors()
  let fd = 10
  while (used.includes(fd)) fd += 1
  sh.spend(fd)
  if (fd >= MOST) throw new Failed('redirection error: cannot duplicate fd: Too many open files')
  return fd
}
