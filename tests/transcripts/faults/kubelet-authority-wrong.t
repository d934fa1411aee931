A kubelet that trusts another authority than the API server's. Source: crypto/x509; Kubernetes documentation, "PKI
certificates and requirements".

# fault: kubelet-authority-wrong node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet -n 1 --no-pager -o cat | grep -o 'x509: [^(]*[a-z]'"
  x509: certificate signed by unknown authority
  $ ssh worker-1 'sed -i "s#certificate-authority-data: .*#certificate-authority-data: $(base64 -w0 /etc/kubernetes/pki/ca.crt)#" /etc/kubernetes/kubelet.conf; systemctl restart kubelet'
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
