A kubelet whose client certificate was not renewed in time. Source: Kubernetes documentation, "Troubleshooting kubeadm"
(Kubelet client certificate rotation fails); pkg/kubelet/certificate/bootstrap.

# fault: kubelet-client-certificate-expired node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'Part of the existing.*expired' | tail -1"
  Part of the existing bootstrap client certificate is expired
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1"
  err="failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory"
  $ ssh worker-1 "openssl x509 -checkend 0 -noout -in /var/lib/kubelet/pki/kubelet-client-current.pem"
  Certificate will expire
  [1]
A new certificate for the same key, from the cluster's authority.
  $ ssh worker-1 cat /var/lib/kubelet/pki/kubelet-client-current.pem > old.pem
  $ openssl req -new -key old.pem -subj /O=system:nodes/CN=system:node:worker-1 -out node.csr
  $ ssh control-plane openssl x509 -req -CA /etc/kubernetes/pki/ca.crt -CAkey /etc/kubernetes/pki/ca.key -CAcreateserial -days 365 < node.csr > node.pem 2> /dev/null
  $ sed -n '/BEGIN.*KEY/,/END.*KEY/p' old.pem >> node.pem
  $ ssh worker-1 "cat > /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet" < node.pem
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
