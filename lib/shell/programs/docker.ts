import type { Cluster } from '@/lib/cluster/cluster'
import type { EngineState } from '@/lib/container-engine/state'
import type { Clusters } from '@/lib/shell/clusters'
import type { LocalPorts } from '@/lib/shell/local-ports'
import { whenComplete } from '@/lib/shell/programs/complete'
import type { DockerPrograms } from '@/lib/shell/programs/docker/docker'
import { fetched } from '@/lib/shell/rare-programs'
import type { Machine } from '@/lib/userland/kernel/machine'
import type { Program } from '@/lib/userland/kernel/program'

/** What docker needs of the terminal that runs it. */
export interface DockerHost {
  cluster(): Cluster
  /** The first one, and those that containers are the hosts of. */
  clusters: Clusters
  machine(name: string): Machine | undefined
  /** The learner's own machine, on which the engine runs. */
  ownMachine: string
  ports: LocalPorts
  /** All code of the engine is there. */
  isComplete(): boolean
  /**
   * What the engine knows, for whoever hands the machine over; and the engine itself, once its code is there, for
   * other programs that bring containers or take images.
   */
  kept: { engine?: EngineState; docker?: DockerPrograms }
  /** Lets who waits for anything look again. */
  changed(): void
}

/** How the daemon is started. */
export const DAEMON: readonly string[] = ['/usr/bin/dockerd', '-H', 'fd://']

/** docker and its daemon, whose code is fetched when one of them first runs. */
export function dockerPrograms(host: DockerHost): Record<'docker' | 'dockerd', Program> {
  const late = (name: 'docker' | 'dockerd') =>
    whenComplete(
      host.isComplete,
      fetched('docker', ({ createDocker }) => {
        host.kept.docker ??= createDocker(host)
        return host.kept.docker[name]
      }),
    ) as Program
  return { docker: late('docker'), dockerd: late('dockerd') }
}
