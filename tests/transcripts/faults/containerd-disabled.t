A container runtime that does not start with its host. Source: Kubernetes documentation, "Container Runtimes"; systemctl(1).

# fault: containerd-disabled node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 systemctl is-enabled containerd
  disabled
  [1]
  $ ssh worker-1 systemctl enable --now containerd; sleep 20; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
  ! Created symlink /etc/systemd/system/multi-user.target.wants/containerd.service → /usr/lib/systemd/system/containerd.service.
  $ ssh worker-1 systemctl reboot
  ! Connection to worker-1 closed by remote host.
  [255]
  $ sleep 110; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
