The API server's own certificate: one without the names that clients use, one that has expired, one whose key is
another; a private key under the name of a public one. Source: crypto/x509 and crypto/tls; Kubernetes documentation,
"PKI certificates and requirements"; cmd/kube-apiserver and cmd/kube-controller-manager.

A certificate for other names. The file is read anew as soon as it changes.
  $ cat > /tmp/sign.sh <<'X'
  > cd /etc/kubernetes/pki
  > openssl req -new -key apiserver.key -subj /CN=kube-apiserver -out /tmp/new.csr
  > echo "subjectAltName=$1" > /tmp/san.cnf
  > openssl x509 -req -in /tmp/new.csr -CA ca.crt -CAkey ca.key -set_serial 77 -days $2 -extfile /tmp/san.cnf -out /tmp/new.crt 2> /dev/null
  > cp /tmp/new.crt apiserver.crt
  > X
  $ scp -q /tmp/sign.sh control-plane:/root/
  $ ssh control-plane 'cp -r /etc/kubernetes/pki /root/pki; bash sign.sh DNS:kubernetes,DNS:control-plane,IP:10.96.0.1 365'
  $ sleep 60; kubectl get nodes
  ! Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for 10.96.0.1, not 192.168.56.10
  [1]
  $ ssh worker-1 "journalctl -u kubelet -n 1 --no-pager -o cat"
  E1120 10:00:51.000000     665 kubelet_node_status.go:474] "Error updating node status, will retry" err="error getting node \"worker-1\": Get \"https://192.168.56.10:6443/api/v1/nodes/worker-1?timeout=10s\": tls: failed to verify certificate: x509: certificate is valid for 10.96.0.1, not 192.168.56.10"
  $ ssh control-plane 'openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -ext subjectAltName'
  X509v3 Subject Alternative Name: 
      DNS:kubernetes, DNS:control-plane, IP Address:10.96.0.1
  $ ssh control-plane 'cp /root/pki/apiserver.crt /etc/kubernetes/pki/'; sleep 20; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   16m   v1.36.2
  worker-1        Ready    <none>          16m   v1.36.2
  worker-2        Ready    <none>          16m   v1.36.2

One that has expired.
  $ ssh control-plane 'bash sign.sh DNS:kubernetes,DNS:control-plane,IP:10.96.0.1,IP:192.168.56.10 0'; sleep 5; kubectl get nodes
  ! Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-20T10:01:25Z is after 2026-11-20T10:01:20Z
  [1]
  $ ssh control-plane 'openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -dates'
  notBefore=Nov 20 10:01:20 2026 GMT
  notAfter=Nov 20 10:01:20 2026 GMT
  $ scp -q control-plane:/root/pki/ca.crt /tmp/; curl -sS --cacert /tmp/ca.crt https://192.168.56.10:6443/healthz; echo $?
  60
  ! curl: (60) SSL certificate problem: certificate has expired
  ! More details here: https://curl.se/docs/sslcerts.html
  ! 
  ! curl failed to verify the legitimacy of the server and therefore could not
  ! establish a secure connection to it. To learn more about this situation and
  ! how to fix it, please visit the webpage mentioned above.
  $ ssh control-plane 'kubeadm certs renew apiserver'; sleep 5; kubectl get nodes -o name
  [renew] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [renew] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  certificate for serving the Kubernetes API renewed
  node/control-plane
  node/worker-1
  node/worker-2

A certificate and a key that are no pair.
  $ ssh control-plane 'sed -i s#pki/apiserver.key#pki/apiserver-kubelet-client.key# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 40
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  E1120 10:01:44.589000       1 run.go:72] "command failed" err="tls: private key does not match public key"
  $ ssh control-plane 'sed -i "s#tls-private-key-file=.*#tls-private-key-file=/etc/kubernetes/pki/apiserver.key#" /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2

Tokens are signed with a private key.
  $ ssh control-plane 'sed -i s#private-key-file=/etc/kubernetes/pki/sa.key#private-key-file=/etc/kubernetes/pki/sa.pub# /etc/kubernetes/manifests/kube-controller-manager.yaml'; sleep 30
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-controller-manager -q | head -1) 2>&1 | tail -2'
  E1120 10:03:04.225000       1 controllermanager.go:637] "Error initializing a controller" err="error reading key for service account token controller: error reading private key file /etc/kubernetes/pki/sa.pub: data does not contain a valid RSA or ECDSA private key" controller="serviceaccount-token-controller"
  E1120 10:03:04.225000       1 controllermanager.go:253] "Error building controllers" err="error reading key for service account token controller: error reading private key file /etc/kubernetes/pki/sa.pub: data does not contain a valid RSA or ECDSA private key"
  $ kubectl create deployment web --image=nginx:1.27; sleep 5; kubectl get deployments,replicasets
  deployment.apps/web created
  NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
  deployment.apps/web   0/1     0            0           5s
  $ ssh control-plane 'sed -i s#pki/sa.pub#pki/sa.key# /etc/kubernetes/manifests/kube-controller-manager.yaml'; sleep 60; kubectl get deployments
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           65s
