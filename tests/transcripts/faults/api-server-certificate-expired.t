An API server whose certificate has expired. Source: crypto/x509; kubeadm certs renew.

# fault: api-server-certificate-expired
  $ kubectl get nodes 2>&1 | grep -o 'x509: certificate has expired'
  x509: certificate has expired
  $ ssh worker-1 "journalctl -u kubelet -n 1 --no-pager -o cat | grep -o 'x509: certificate has expired'"
  x509: certificate has expired
  $ ssh control-plane 'openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -checkend 0; kubeadm certs renew apiserver | tail -1'
  Certificate will expire
  certificate for serving the Kubernetes API renewed
  $ sleep 20; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
