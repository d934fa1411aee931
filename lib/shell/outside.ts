/** The learner's own machine, by the name that it has in the kernel and, if it has no other, for itself. */
export const OWN_MACHINE = 'localhost'

/** The machine in front of it that one sits at in the exam: it has no kubectl. */
export const BASE = 'base'

/** The machines that are of no cluster, and their addresses on the network that all hosts are on. */
const ADDRESSES: Readonly<Record<string, string>> = {
  [OWN_MACHINE]: '192.168.56.1',
  [BASE]: '192.168.56.2',
}

/** What a machine knows of its own name. */
export const namingFiles = (hostname: string): Record<string, string> => ({
  '/etc/hostname': `${hostname}\n`,
  '/etc/hosts': `127.0.0.1 localhost\n${hostname === OWN_MACHINE ? '' : `127.0.1.1 ${hostname}\n`}`,
})

/** The machines that are of no cluster, by the names that they have for themselves. */
export class OutsideMachines {
  private readonly names: ReadonlyMap<string, string>

  /** @param examHost the own machine's name, when the learner sits at `base` and logs in to it */
  constructor(private readonly examHost: string | undefined) {
    this.names = new Map(
      examHost === undefined
        ? []
        : [
            [examHost, OWN_MACHINE],
            [BASE, BASE],
          ],
    )
  }

  /** Where the learner sits down. */
  get seat(): string {
    return this.examHost === undefined ? OWN_MACHINE : BASE
  }

  /** The machine of a name, if one can log in to it. */
  find(hostname: string): string | undefined {
    return this.names.get(hostname)
  }

  /** The address of a machine; undefined when it is one of a cluster. */
  address(machine: string): string | undefined {
    return machine === OWN_MACHINE || machine === this.seat ? ADDRESSES[machine] : undefined
  }

  hostname(machine: string): string {
    return machine === OWN_MACHINE ? (this.examHost ?? machine) : machine
  }

  /** Name and address of all that can be found by name. */
  hosts(): { name: string; address: string }[] {
    return [...this.names].map(([name, machine]) => ({ name, address: ADDRESSES[machine] ?? '' }))
  }
}
