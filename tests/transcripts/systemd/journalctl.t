Reading the journal of a host. Source: journalctl(1).

  $ ssh worker-1
  $ systemctl restart kubelet; sleep 1
  $ journalctl -u kubelet -n 2 --no-pager
  Nov 20 10:00:00 worker-1 kubelet[4211]: I1120 10:00:00.300000    4211 server.go:1274] "Started kubelet"
  Nov 20 10:00:00 worker-1 kubelet[4211]: I1120 10:00:00.900000    4211 kubelet_node_status.go:78] "Successfully registered node" node="worker-1"
  $ journalctl -u kubelet -o cat -r -n 2
  I1120 10:00:00.900000    4211 kubelet_node_status.go:78] "Successfully registered node" node="worker-1"
  I1120 10:00:00.300000    4211 server.go:1274] "Started kubelet"
  $ journalctl -u kubelet -u containerd --no-pager -q | wc -l
  9
  $ journalctl -u kubelet --since "5 min ago" -o short-iso | cut -c20- | head -3
  +0000 worker-1 systemd[1]: Stopping kubelet.service - kubelet: The Kubernetes Node Agent...
  +0000 worker-1 systemd[1]: kubelet.service: Deactivated successfully.
  +0000 worker-1 systemd[1]: Stopped kubelet.service - kubelet: The Kubernetes Node Agent.
  $ journalctl -u kubelet --until "5 min ago"
  Nov 20 09:45:00 worker-1 systemd[1]: Started kubelet.service - kubelet: The Kubernetes Node Agent.
  $ journalctl -u kubelet --since yesterday --until "2026-11-20 09:50"
  Nov 20 09:45:00 worker-1 systemd[1]: Started kubelet.service - kubelet: The Kubernetes Node Agent.
  $ journalctl -u kubelet --since soon
  ! Failed to parse timestamp: soon
  [1]
  $ journalctl -u kubelet -g 'registered' -o cat | cut -d']' -f2
   "Successfully registered node" node="worker-1"
  $ journalctl -t containerd
  -- No entries --
  $ journalctl -u kubelet -o json -n 1 | jq -r '._SYSTEMD_UNIT, .MESSAGE' | cut -d']' -f2
  kubelet.service
   "Successfully registered node" node="worker-1"
  $ journalctl -u kubelet -p err
  -- No entries --
  $ timeout 20 journalctl -u kubelet -f -n 1 -o cat | cut -d']' -f2 & sleep 5; systemctl restart kubelet; wait
   "Successfully registered node" node="worker-1"
  Stopping kubelet.service - kubelet: The Kubernetes Node Agent...
  kubelet.service: Deactivated successfully.
  Stopped kubelet.service - kubelet: The Kubernetes Node Agent.
  Started kubelet.service - kubelet: The Kubernetes Node Agent.
   "Kubelet version" kubeletVersion="v1.36.2"
   "Started kubelet"
   "Successfully registered node" node="worker-1"
