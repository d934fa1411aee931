A unit that somebody starts anew counts its restarts anew.

Source: systemd `service_start()`: the counter is flushed when a unit was dead

  $ ssh worker-1 'pkill -KILL kubelet'
  $ sleep 12
  $ ssh worker-1 'systemctl show kubelet -p NRestarts'
  NRestarts=1
  $ ssh worker-1 'systemctl restart kubelet; systemctl show kubelet -p NRestarts'
  NRestarts=0
  $ ssh worker-1 'pkill -KILL kubelet'
  $ sleep 12
  $ ssh worker-1 'journalctl -u kubelet -o cat | grep "restart counter"'
  kubelet.service: Scheduled restart job, restart counter is at 1.
  kubelet.service: Scheduled restart job, restart counter is at 1.
