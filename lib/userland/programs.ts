import { shellPrograms } from '@/lib/userland/bash/programs'
import type { Program } from '@/lib/userland/kernel/program'
import { fileTools } from '@/lib/userland/tools/file'
import { networkTools } from '@/lib/userland/tools/network'
import { processTools } from '@/lib/userland/tools/process'
import { textTools } from '@/lib/userland/tools/text'
import { nano } from '@/lib/userland/tools/vi/nano'
import { vi } from '@/lib/userland/tools/vi/vi'

/** Programs of a small Unix, by name: the shells and the tools. */
export const programs = {
  ...shellPrograms,
  ...fileTools,
  ...networkTools,
  ...processTools,
  ...textTools,
  ...{ vi, vim: vi, view: vi, nano },
} as Readonly<Record<string, Program>>
