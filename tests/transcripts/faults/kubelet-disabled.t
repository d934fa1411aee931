A kubelet that is stopped and does not start with its host. Source: Kubernetes documentation, "Troubleshooting Clusters";
systemctl(1).

# fault: kubelet-disabled node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 systemctl is-enabled kubelet
  disabled
  [1]
Started only, it is away again after a reboot.
  $ ssh worker-1 systemctl start kubelet; sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
  $ ssh worker-1 systemctl reboot
  ! Connection to worker-1 closed by remote host.
  [255]
  $ sleep 110; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 systemctl enable --now kubelet; sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
  ! Created symlink /etc/systemd/system/multi-user.target.wants/kubelet.service → /usr/lib/systemd/system/kubelet.service.
