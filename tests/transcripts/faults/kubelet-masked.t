A kubelet that systemd does not start for anybody. Source: systemctl(1), mask; Kubernetes documentation, "Troubleshooting
Clusters".

# fault: kubelet-masked node=worker-2
  $ kubectl get node worker-2 --no-headers | awk '{print $1, $2}'
  worker-2 NotReady
  $ ssh worker-2 systemctl start kubelet
  ! Failed to start kubelet.service: Unit kubelet.service is masked.
  [1]
  $ ssh worker-2 systemctl unmask kubelet
  ! Removed "/etc/systemd/system/kubelet.service".
  $ ssh worker-2 systemctl start kubelet; sleep 10; kubectl get node worker-2 --no-headers | awk '{print $1, $2}'
  worker-2 Ready
