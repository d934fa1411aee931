An API server that takes the clients of another authority. Source: kube-apiserver's flag --client-ca-file; Kubernetes
documentation, "PKI certificates and requirements".

# fault: api-server-client-ca-foreign
  $ kubectl get nodes
  ! error: You must be logged in to the server (Unauthorized)
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps --name kube-apiserver -q) 2>&1 | tail -1'
  E1120 10:01:41.933000       1 authentication.go:75] "Unable to authenticate the request" err="[x509: certificate signed by unknown authority]"
  $ ssh control-plane 'cd /etc/kubernetes/pki; grep client-ca-file ../manifests/kube-apiserver.yaml; for f in ca client-ca; do openssl verify -CAfile $f.crt apiserver-kubelet-client.crt 2>&1 | tail -1; done; sed -i s#pki/client-ca.crt#pki/ca.crt# ../manifests/kube-apiserver.yaml'
      - --client-ca-file=/etc/kubernetes/pki/client-ca.crt
      - --requestheader-client-ca-file=/etc/kubernetes/pki/front-proxy-ca.crt
  apiserver-kubelet-client.crt: OK
  error apiserver-kubelet-client.crt: verification failed
  $ sleep 60; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
