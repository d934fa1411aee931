An API server with a key that does not belong to its certificate. Source: crypto/tls X509KeyPair.

# fault: api-server-key-unpaired
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  E1120 10:01:24.632000       1 run.go:72] "command failed" err="tls: private key does not match public key"
  $ ssh control-plane 'cd /etc/kubernetes/pki; for f in apiserver apiserver-kubelet-client; do openssl x509 -in apiserver.crt -noout -pubkey | cmp - <(openssl pkey -in $f.key -pubout) > /dev/null && echo $f.key; done; sed -i "s#tls-private-key-file=.*#tls-private-key-file=/etc/kubernetes/pki/apiserver.key#" ../manifests/kube-apiserver.yaml'
  apiserver.key
  ! writing RSA key
  ! writing RSA key
  $ sleep 60; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
