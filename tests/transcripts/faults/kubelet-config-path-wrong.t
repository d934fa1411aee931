A kubelet whose unit names a configuration that is not there. Source: kubeadm's documentation, "The kubelet drop-in file for
systemd"; cmd/kubelet/app/server.go.

# fault: kubelet-config-path-wrong node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 systemctl is-active kubelet
  activating
  [3]
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1"
  err="failed to load kubelet config file, path: /var/lib/kubelet/kubelet.yaml, error: failed to load Kubelet config file /var/lib/kubelet/kubelet.yaml, error failed to read kubelet config file \"/var/lib/kubelet/kubelet.yaml\", error: open /var/lib/kubelet/kubelet.yaml: no such file or directory"
  $ ssh worker-1 "sed -i 's#/var/lib/kubelet/kubelet.yaml#/var/lib/kubelet/config.yaml#' /usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf; systemctl daemon-reload; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
