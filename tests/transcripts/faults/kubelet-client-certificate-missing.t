A kubelet without its certificate has to begin anew, and cannot. Source: Kubernetes documentation, "TLS bootstrapping";
pkg/kubelet/certificate/bootstrap.

# fault: kubelet-client-certificate-missing node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1"
  err="failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory"
  $ ssh worker-1 "mv /root/kubelet-client.pem /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
