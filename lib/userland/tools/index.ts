import type { Program } from '@/lib/userland/kernel/program'
import { fileTools } from '@/lib/userland/tools/file'
import { networkTools } from '@/lib/userland/tools/network'
import { processTools } from '@/lib/userland/tools/process'
import { textTools } from '@/lib/userland/tools/text'

/** Every tool by its name, for the registry of a kernel; `sh` and `bash` are lib/userland/bash's. */
export const tools: Readonly<Record<string, Program>> = {
  ...fileTools,
  ...networkTools,
  ...processTools,
  ...textTools,
}
