/** What is only on the hosts of a cluster. */
export { crictl } from '@/lib/shell/programs/crictl/crictl'
export { journalctl } from '@/lib/shell/programs/systemd/journalctl'
export { systemctl } from '@/lib/shell/programs/systemd/systemctl'
