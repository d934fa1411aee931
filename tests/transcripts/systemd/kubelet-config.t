A kubelet whose configuration cannot be read ends, and systemd starts it again every ten seconds. Source: kubeadm's
documentation, "The kubelet drop-in file for systemd"; systemd.service(5), Restart= and RestartSec=; cmd/kubelet/app.

  $ ssh worker-1
  $ mv /var/lib/kubelet/config.yaml /var/lib/kubelet/config.yml; systemctl restart kubelet; sleep 2
  $ systemctl is-active kubelet
  activating
  [3]
  $ journalctl -u kubelet -n 1 --no-pager -o cat
  kubelet.service: Failed with result 'exit-code'.
  $ journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | head -1
  err="failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: failed to load Kubelet config file /var/lib/kubelet/config.yaml, error failed to read kubelet config file \"/var/lib/kubelet/config.yaml\", error: open /var/lib/kubelet/config.yaml: no such file or directory"
  $ sleep 25; systemctl show kubelet -p NRestarts
  NRestarts=2
  $ systemctl status kubelet | head -8
  ● kubelet.service - kubelet: The Kubernetes Node Agent
       Loaded: loaded (/usr/lib/systemd/system/kubelet.service; enabled; preset: enabled)
      Drop-In: /usr/lib/systemd/system/kubelet.service.d
               └─10-kubeadm.conf
       Active: activating (auto-restart) (Result: exit-code) since Fri 2026-11-20 10:00:20 UTC; 6s ago
         Docs: https://kubernetes.io/docs/
      Process: 4225 ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS (code=exited, status=1/FAILURE)
     Main PID: 4225 (code=exited, status=1/FAILURE)
  $ mv /var/lib/kubelet/config.yml /var/lib/kubelet/config.yaml; sleep 12; systemctl is-active kubelet
  active
  $ sed -i 's#/etc/kubernetes/pki/ca.crt#/etc/kubernetes/pki/WRONG.crt#' /var/lib/kubelet/config.yaml; systemctl restart kubelet; sleep 1
  $ journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1
  err="failed to construct kubelet dependencies: unable to load client CA file /etc/kubernetes/pki/WRONG.crt: open /etc/kubernetes/pki/WRONG.crt: no such file or directory"
  $ sed -i 's#WRONG.crt#ca.crt#' /var/lib/kubelet/config.yaml; sed -i 's/kind: Kubelet/kind: Cubelet/' /var/lib/kubelet/config.yaml; systemctl restart kubelet; sleep 1
  $ journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1
  err="failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: failed to load Kubelet config file /var/lib/kubelet/config.yaml, error no kind \"CubeletConfiguration\" is registered for version \"kubelet.config.k8s.io/v1beta1\" in scheme \"k8s.io/kubernetes/pkg/kubelet/apis/config/scheme/scheme.go:33\""
  $ sed -i 's/kind: Cubelet/kind: Kubelet/' /var/lib/kubelet/config.yaml; systemctl restart kubelet; sleep 5
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ kubectl get node worker-1
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   15m   v1.36.2
