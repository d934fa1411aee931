import { shellPrograms } from '@/lib/userland/bash/programs'
import type { Program } from '@/lib/userland/kernel/program'
import { fileTools } from '@/lib/userland/tools/file'
import { networkTools } from '@/lib/userland/tools/network'
import { late, tool } from '@/lib/userland/tools/on-demand'
import { processTools } from '@/lib/userland/tools/process'
import { textTools } from '@/lib/userland/tools/text'

const vi = late(() => tool('editors').editors.vi)
const nano = late(() => tool('editors').editors.nano)

/** Programs of a small Unix, by name: the shells and the tools. */
export const programs = {
  ...shellPrograms,
  ...fileTools,
  ...networkTools,
  ...processTools,
  ...textTools,
  ...{ vi, vim: vi, view: vi, nano },
} as Readonly<Record<string, Program>>
