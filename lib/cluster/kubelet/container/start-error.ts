import { Errno } from '@/lib/userland/kernel/errno'

const CREATE =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: '

/** Why runc could not start a program. */
export function execError(path: string, error: unknown): string {
  if (!(error instanceof Errno)) throw error
  if (error.code === 'EACCES') return `exec: "${path}": permission denied`
  if (error.code === 'ENOEXEC') return `exec ${path}: exec format error`
  return path.includes('/')
    ? `exec: "${path}": stat ${path}: no such file or directory`
    : `exec: "${path}": executable file not found in $PATH`
}

/** The words of containerd for a container whose program cannot start. */
export const startError = (path: string, error: unknown): string => CREATE + execError(path, error)
