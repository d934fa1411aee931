/** What a container runs that is not its image's own: shells and the tools of a small Linux. */
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { applets } from '@/lib/cluster/kubelet/process/applets'
import { networkTools } from '@/lib/cluster/kubelet/process/net/tools'
import { idle, type ProcessContext, type Program, print } from '@/lib/cluster/kubelet/process/process'
import { type ProcessStart, SHELLS } from '@/lib/cluster/kubelet/process/run'
import { type Launcher, runShell } from '@/lib/cluster/kubelet/process/shell'

export { runCurl } from '@/lib/cluster/kubelet/process/net/curl'

interface ToolStart {
  start: ProcessStart
  image: ImageBehaviour
  argv: string[]
  context: ProcessContext
  /** A shell starts it. */
  nested: boolean
  inner: Launcher
}

const BIN = /^\/(?:usr\/)?(?:local\/)?s?bin\//

/** @returns undefined when the image has no such tool */
export function launchTool({ start, image, argv, context, nested, inner }: ToolStart): Program | undefined {
  const path = argv[0] ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (Object.hasOwn(networkTools, name)) {
    const usable = image.tools?.includes(name) && (!path.includes('/') || BIN.test(path))
    return usable ? networkTools[name]?.({ ...context, argv }, start.image) : undefined
  }
  if (!image.shell || (path.includes('/') && !BIN.test(path))) return undefined
  if (SHELLS.includes(name)) {
    const flag = argv.findIndex((arg) => /^-\w*c$/.test(arg))
    if (flag >= 0) return runShell(argv[flag + 1] ?? '', context, inner)
    if (!nested && start.stdin !== undefined) return runShell(start.stdin, context, inner)
    return start.interactive ? idle() : print('')
  }
  if (!nested && Object.hasOwn(applets, name))
    return applets[name]?.(argv.slice(1), context, start.stdin ?? '')
  return undefined
}
